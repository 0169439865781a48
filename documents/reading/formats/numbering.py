"""What Word prints before a paragraph: automatic numbers live in numbering.xml and are nowhere in the text."""

from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseDigitalTenThousand",
    "koreanDigital2",
}
_STEMS = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
_BULLETS = "●◆▪"  # by level: what symbol fonts print is no sign of any other font


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """A w: attribute of an element that may be missing."""
    return None if element is None else element.get(_W + name)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() else otherwise


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """11 → 十一, 24 → 二十四, 103 → 一百零三."""
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    zero = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            zero = bool(text)
            continue
        text += (digits[0] if zero else "") + digits[digit] + (units[power - 1] if power else "")
        zero = False
    return text[1:] if text.startswith(digits[1] + units[0]) else text


def roman(number: int) -> str:
    """4 → iv."""
    text = ""
    for value, letters in _ROMAN + _ROMAN_SMALL:
        text += letters * (number // value)
        number %= value
    return text


def formatted(number: int, style: str) -> str:
    """A counter in one of Word's number formats; Arabic digits for the many nobody here uses."""
    if style in _CHINESE:
        return chinese(number)
    if style == "chineseLegalSimplified":
        return chinese(number, _LEGAL, "拾佰仟")
    text = _lettered(number, style)
    if text and style.startswith("upper"):
        return text.upper()
    return text or (f"{number:02d}" if style == "decimalZero" else str(number))


def _lettered(number: int, style: str) -> str:
    """①, 甲, b, iv; "" when the style has no sign for the number."""
    if style.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x245F + number)
    if style in _STEMS and 0 < number <= len(_STEMS[style]):
        return _STEMS[style][number - 1]
    if style.endswith("Letter") and 0 < number < 1_000:
        return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
    if style.endswith("Roman") and 0 < number < 4_000:
        return roman(number)
    return ""


@dataclass(kw_only=True)
class Level:
    """One level of a list, and how its number prints."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None  # counts anew after this 1-based level; 0 never
    legal: bool = False


@dataclass(kw_only=True)
class _List:
    """One abstract list: its levels and how far each has counted; lists that share it share the count."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)
    link: str | None = None


class Numbering:
    """Follows the paragraphs of a document in order and says what Word prints before each."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._of_number: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()
        if root is None:
            return
        for element in root.iter(_W + "abstractNum"):
            link = element.find(_W + "numStyleLink")
            levels = {_whole(attribute(lvl, "ilvl"), 0): _level(lvl) for lvl in element.iter(_W + "lvl")}
            self._lists[attribute(element, "abstractNumId") or ""] = _List(levels=levels, link=attribute(link))
        self._read_numbers(root)

    @classmethod
    def of(
        cls, lists: dict[str, dict[int, Level]], of_number: dict[str, str], starts: dict[str, dict[int, int]]
    ) -> "Numbering":
        """From lists by name, the list of each number, and where a number begins to count (number → level → first)."""
        made = cls(None)
        made._lists = {name: _List(levels=levels) for name, levels in lists.items()}
        made._of_number = of_number
        made._overrides = starts
        return made

    def _read_numbers(self, root: etree._Element) -> None:
        styles = {
            attribute(e.find(_W + "styleLink")): attribute(e, "abstractNumId") or ""
            for e in root.iter(_W + "abstractNum")
        }
        for element in root.iter(_W + "num"):
            number = attribute(element, "numId") or ""
            abstract = attribute(element.find(_W + "abstractNumId")) or ""
            linked = self._lists[abstract].link if abstract in self._lists else None
            self._of_number[number] = styles.get(linked, abstract) if linked else abstract
            for override in element.iter(_W + "lvlOverride"):
                self._override(number, override)

    def _override(self, number: str, element: etree._Element) -> None:
        level = _whole(attribute(element, "ilvl"), 0)
        start = attribute(element.find(_W + "startOverride"))
        replaced = element.find(_W + "lvl")
        if replaced is not None:
            own = f"{number}#"
            base = self._lists.get(self._of_number[number])
            if own not in self._lists:
                self._lists[own] = _List(levels=dict(base.levels) if base else {})
                self._of_number[number] = own
            self._lists[own].levels[level] = _level(replaced)
        if start is not None:
            self._overrides.setdefault(number, {})[level] = _whole(start, 1)

    def next(self, number: str, level: int) -> str:
        """The number printed before the next paragraph of this list and level; "" for unknown lists."""
        counted = self._lists.get(self._of_number.get(number, ""))
        if counted is None or level not in counted.levels:
            return ""
        start = self._overrides.get(number, {}).get(level)
        if start is not None and (number, level) not in self._used:
            counted.counts[level] = start - 1
        self._used.add((number, level))
        counted.counts[level] = counted.counts.get(level, counted.levels[level].start - 1) + 1
        for deeper in [d for d in counted.counts if d > level]:
            restart = counted.levels[deeper].restart if deeper in counted.levels else None
            if restart is None or 0 < level + 1 <= restart:
                del counted.counts[deeper]
        return _printed(counted, level)


def _printed(counted: _List, level: int) -> str:
    definition = counted.levels[level]
    if definition.style == "none":
        return ""
    if definition.style == "bullet":
        return _BULLETS[level % len(_BULLETS)]
    text = definition.text
    for index in range(9):
        mark = f"%{index + 1}"
        if mark in text:
            other = counted.levels.get(index, definition)
            style = "decimal" if definition.legal else other.style
            text = text.replace(mark, formatted(counted.counts.get(index, other.start), style))
    return text


def _level(element: etree._Element) -> Level:
    restart = attribute(element.find(_W + "lvlRestart"))
    return Level(
        style=attribute(element.find(_W + "numFmt")) or "decimal",
        text=attribute(element.find(_W + "lvlText")) or "",
        start=_whole(attribute(element.find(_W + "start")), 1),
        restart=None if restart is None else _whole(restart, 0),
        legal=element.find(_W + "isLgl") is not None,
    )
