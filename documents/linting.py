"""What a careful reader would mark in a paper before it goes out: each remark is a gap with a place to jump to."""

import re
from collections.abc import Iterable, Sequence

from documents.paper.model import Document, Heading, Para, Table, numbered, text_of
from domain.masking import MASK, spans
from domain.records import Finding
from domain.rules import ASSESSMENT, VISIT, Gap, Severity

HAN = r"[一-龥㐀-䶿]"
# A mark of foreign text between or behind Chinese words and figures; 9704-2012, 1.5 and 3:1 are no such thing.
HALF_WIDTH = re.compile(
    rf"(?<={HAN})[,;:?!()](?={HAN}|$)|(?<={HAN})\.(?={HAN}|$)|(?<={HAN})\"|\"(?={HAN})"
    rf"|(?<={HAN})[,;:?!](?=\d)|(?<=[\d%)）”》〕])[,;:?!](?={HAN})|(?<=[%)])\.(?={HAN})"
)
TYPED = (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+\.(?!\d)", r"（\d+）")
SENTENCE, FIGURE = re.compile(r"[^。！？；]+[。！？；]?"), re.compile(r"\d+(?:\.\d+)?")
BLAME = re.compile(r"未|没有|不到位|不力|不实|不够|虚假|拖延|敷衍|存在.{0,6}问题")
PARTS = ("title", "facts", "basis", "cause", "suggestion", "responsible")  # of a finding, as they go into papers
SHARED = 4  # signs in a row that a sentence has in common with what it rests on
MOST = 5  # of a kind; more of the same help nobody
FIND = "find:"  # before the words that a jump looks for on the pages themselves
SHOWN = 6  # signs before and behind that show where it is


def gaps(document: Document, findings: Sequence[Finding], assessment: str, hidden: Sequence[str]) -> list[Gap]:
    """Half-width marks, numbers amiss, sentences no finding backs, names that had to be masked."""
    return [
        *_half_width(document, findings)[:MOST],
        *_levels(document, findings)[:MOST],
        *_run_together(document, findings)[:MOST],
        *_unbacked(assessment, findings)[:MOST],
        *_masked(findings, assessment, hidden)[:MOST],
        *_not_masked(document, hidden)[:MOST],
    ]


def unprintable(signs: Sequence[str], findings: Sequence[Finding]) -> list[Gap]:
    """Signs that no font has: of each finding that has some, then of the rest of the paper."""
    found, rest = [], list(signs)
    for finding in findings:
        own = [sign for sign in rest if _where(finding, sign)]
        rest = [sign for sign in rest if sign not in own]
        found += [_unprintable(own, _where(finding, own[0]), f"{finding.number}里的字")] if own else []
    return [*found, *([_unprintable(rest, "", "以下字")] if rest else [])]


def _unprintable(signs: Sequence[str], at: str, where: str) -> Gap:
    text = f"{where}没有字体，PDF 里印成空框：{'、'.join(signs)}。"
    place, argument = ("findings", at) if at else ("papers", f"{FIND}{signs[0]}")
    return Gap(text=text, place=place, argument=argument, severity=Severity.SHOULD)


def _all(finding: Finding) -> str:
    return "\n".join(getattr(finding, name) for name in PARTS)


def _where(finding: Finding, words: str) -> str:
    """Finding and field that have those words, as a jump names them; "" for none."""
    name = next((name for name in PARTS if words in getattr(finding, name)), "")
    return f"{finding.uid}|{name}" if name else ""


def _gap(text: str, part: str, findings: Sequence[Finding]) -> Gap:
    """Jumps to the finding that has those words, else to the paper itself."""
    owner = next((at for finding in findings if part and (at := _where(finding, part))), "")
    place, argument = ("findings", owner) if owner else ("papers", f"{FIND}{part}")
    return Gap(text=text, place=place, argument=argument, severity=Severity.SHOULD)


def _texts(document: Document) -> Iterable[str]:
    for block in document.blocks:
        match block:
            case Heading(text=text, body=body):
                yield text + body
            case Para(text=text):
                yield text
            case Table(rows=rows):
                for row in rows:
                    yield from row
            case _:
                pass


def _half_width(document: Document, findings: Sequence[Finding]) -> list[Gap]:
    found: dict[str, Gap] = {}
    for text in _texts(document):
        for match in HALF_WIDTH.finditer(text):
            # Up to the mark: what follows is another text in the letter than in its list.
            part = text[max(0, match.start() - SHOWN) : match.end()]
            said = f"“{part}{text[match.end() : match.end() + SHOWN]}”里有半角标点，公文用全角。"
            found.setdefault(part, _gap(said, part, findings))
    return list(found.values())


def _levels(document: Document, findings: Sequence[Finding]) -> list[Gap]:
    """层次可以跳用，不能逆用: what is numbered by hand below 1. begins with （1）."""
    found, under = [], 0
    for block in document.blocks:
        texts = [block.text] if isinstance(block, Para) else []
        if isinstance(block, Heading):
            texts, under = [block.body], block.level
        for text in texts:
            level = next((n for n, typed in enumerate(TYPED, 1) if re.match(typed, text)), 0)
            if 0 < level <= under:
                said = f"“{text[:12]}”的层次序号用反了，应按一、（一）1.（1）的次序往下用。"
                found.append(_gap(said, text[:SHOWN], findings))
    return found


def _run_together(document: Document, findings: Sequence[Finding]) -> list[Gap]:
    """A figure right behind the number of its paragraph: 1. and 2个 are read as 1.2个."""
    found = []
    for block, label in numbered(document.blocks):
        text = block.text + block.body if isinstance(block, Heading) else ""
        if label.endswith(".") and text[:1].isdigit():
            said = f"“{label}{text[:SHOWN]}”里序号和后面的数字连在一起，容易读错，请把句首的数字写成汉字或换个说法。"
            found.append(_gap(said, text[:SHOWN], findings))
    return found


def _unbacked(assessment: str, findings: Sequence[Finding]) -> list[Gap]:
    """What the team wrote of the whole is told as fact as well: its blame and its figures need a finding."""
    backing = "\n".join(_all(finding) for finding in findings)
    said = [sentence.strip() for sentence in SENTENCE.findall(assessment)]
    return [
        Gap(
            text=f"总体评价里“{sentence[:20]}”没有问题或证据支撑，请核对。",
            place=VISIT,
            argument=ASSESSMENT,
            severity=Severity.SHOULD,
        )
        for sentence in said
        if BLAME.search(sentence) and not _backed(sentence, backing)
    ]


def _backed(sentence: str, backing: str) -> bool:
    figures = FIGURE.findall(sentence)
    runs = (sentence[start : start + SHARED] for start in range(max(1, len(sentence) - SHARED)))
    return all(figure in backing for figure in figures) and any(run in backing for run in runs)


def _masked(findings: Sequence[Finding], assessment: str, hidden: Sequence[str]) -> list[Gap]:
    found = [
        (finding.number, "findings", at)
        for finding in findings
        if (at := next((at for word in hidden if (at := _where(finding, word))), ""))
    ]
    if spans(assessment, hidden):
        found.append(("总体评价里", VISIT, ASSESSMENT))
    return [
        Gap(
            text=f"{whose}写有点人事项的姓名，文书里已改成“{MASK}”，请核对语句。",
            place=place,
            argument=at,
            severity=Severity.SHOULD,
        )
        for whose, place, at in found
    ]


def _not_masked(document: Document, hidden: Sequence[str]) -> list[Gap]:
    """Names that stand in the paper all the same: what an office writes in its wording is printed as it is."""
    found: dict[str, Gap] = {}
    for line in text_of(document).splitlines() if hidden else ():
        for start, end in spans(line, hidden):
            part = line[start : end + SHOWN]
            said = (
                f"“{line[max(0, start - SHOWN) : start]}{part}”里有点人事项的姓名，措辞和要素里写的字不遮盖，请改掉。"
            )
            found.setdefault(part, _gap(said, part, []))
    return list(found.values())
