"""Half-width marks between Chinese words (一是学习不深;二是…) and full-width figures read as what they stand for.

Every sign becomes one sign, so what is found in the text of one width is found again in the text as it was written.
Blanks inside a day (2024 年 1 月 3 日) stand for nothing and are left out on their own.
"""

from domain.numerals import half_width
from domain.patterns import late

_WIDE = str.maketrans(",;:!?", "，；：！？")
_CHINESE = "一-鿿“”‘’《》〈〉（）〔〕【】、。，；：！？…—·"
_MARK = late(f"(?<=[{_CHINESE}])[,;:!?]|[,;:!?](?=[{_CHINESE}])")
_STOP = late(rf"(?<=[{_CHINESE}])(?<!^[一二三四五六七八九十])\.(?=[{_CHINESE}A-Z0-9]|\s*$)")
_BRACKETS = late(r"\(([^()]*)\)")
_QUOTES = late('"([^"]*)"')
_THOUSANDS = late("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_ANY = late(f'[{_CHINESE}][,;:!?."(]|[,;:!?.")][{_CHINESE}]|[０-９％．／－]')
_B = "[ \u3000\u00a0]+"
_BLANKS = late(
    f"(?<=[0-9０-９]){_B}(?=年(?![度轻龄])|月(?!度)|日(?!常))|(?<=[年月]){_B}(?=[0-9０-９底])"
    f"|(?<=日){_B}(?=[至到])|(?<=[至到]){_B}(?=[0-9０-９]{{1,4}}(?:{_B})?[年月日])"
)


def blanks_in_days(text: str) -> set[int]:
    """Where blanks stand inside a day, as typists set them: 2024 年 1 月 3 日."""
    return {index for match in _BLANKS.finditer(text) for index in range(*match.span())}


def with_days_closed(text: str) -> str:
    """The text without those blanks."""
    return _BLANKS.sub("", text)


def one_width(text: str) -> str:
    """The text with full-width marks beside Chinese signs and half-width figures."""
    if not _ANY.search(text):
        return text
    text = _BRACKETS.sub(lambda pair: f"（{pair[1]}）" if _is_chinese(pair[1]) else pair[0], text)
    text = _QUOTES.sub(lambda pair: f"“{pair[1]}”" if _is_chinese(pair[1]) else pair[0], text)
    text = _STOP.sub("。", _MARK.sub(lambda mark: mark[0].translate(_WIDE), text))
    return half_width(_THOUSANDS.sub(",", text))


def _is_chinese(words: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in words)
