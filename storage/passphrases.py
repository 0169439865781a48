"""Which passphrases are good enough, and the code of the recovery card."""

import secrets
import unicodedata

from domain.errors import InputError

SHORTEST, FEWEST_WORDS, SHORTEST_WORDS = 12, 4, 8  # characters, words, characters of the words together
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
DRAWN, CHECKS, GROUP = 26, 2, 4  # 130 random bits, 10 bits of check, groups of 4
READ_AS = str.maketrans("OIL", "011")

# What people choose when a length is asked for; compared without spaces, marks and capitals.
COMMON = (
    "123456", "12345678", "1234567890", "0123456789", "987654321", "password", "passw0rd", "qwerty", "qwertyuiop",
    "asdfghjkl", "1q2w3e4r", "1qaz2wsx", "abc123", "abcdef", "admin", "admin123", "iloveyou", "letmein", "welcome",
    "woaini", "woaini1314", "5201314", "woaizhongguo", "zhongguo", "xunshixuncha", "xunshi", "xuncha", "jijianjiancha",
    "fuzhen", "beijing", "mima", "我爱你", "我爱中国", "中华人民共和国", "为人民服务", "巡视巡察", "巡察组", "巡视组",
    "不忘初心牢记使命", "回头看",
)  # fmt: skip


def weakness(passphrase: str) -> str | None:
    """Why a passphrase will not do, in one sentence; None for one that will."""
    text = unicodedata.normalize("NFC", passphrase).strip()
    words = text.split()
    enough_words = len(words) >= FEWEST_WORDS and len("".join(words)) >= SHORTEST_WORDS
    if len(text) < SHORTEST and not enough_words:
        return f"口令太短：请用至少{SHORTEST}个字符，或用空格隔开的{FEWEST_WORDS}个词。"
    bare = "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
    if len(set(bare)) < 5:
        return "口令里不同的字符太少，很容易猜到：请换一个，比如几个不相干的词。"
    if _made_of_common(bare):
        return "这个口令太常见，很容易猜到：请换一个，比如几个不相干的词。"
    return None


def check(passphrase: str) -> None:
    """InputError for a passphrase that will not do."""
    if reason := weakness(passphrase):
        raise InputError(reason)


def _made_of_common(bare: str) -> bool:
    """Whether hardly anything is left when the common ones are taken out."""
    for common in sorted(COMMON, key=len, reverse=True):
        bare = bare.replace(common, "")
    return len(bare) < 5


def new_code() -> str:
    """A recovery code for the card: ``7KQ2-…``, seven groups of four."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(DRAWN))
    code = drawn + _checks(drawn)
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(typed: str) -> bytes:
    """The secret of a code however it was typed; InputError when it is not one."""
    text = unicodedata.normalize("NFKC", typed).upper().translate(READ_AS)
    code = "".join(char for char in text if char.isalnum())
    if len(code) != DRAWN + CHECKS or any(char not in ALPHABET for char in code):
        raise InputError(f"恢复码应是{DRAWN + CHECKS}个字母和数字，请照卡片逐组输入；工作夹没有改动。")
    if _checks(code[:DRAWN]) != code[DRAWN:]:
        raise InputError("恢复码里有抄错的字，请照卡片逐组核对；工作夹没有改动。")
    return code[:DRAWN].encode()


def _checks(drawn: str) -> str:
    """The code as a number modulo a prime: one wrong character and two changed about never pass."""
    rest = 0
    for char in drawn:
        rest = (rest * 32 + ALPHABET.index(char)) % 1021
    return ALPHABET[rest // 32] + ALPHABET[rest % 32]
