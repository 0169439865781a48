"""What a document says of itself: title, whose it is, by whom, of when."""

import re
from dataclasses import dataclass
from datetime import date

from documents.reading.headings import is_numbered
from documents.reading.result import Line
from domain.calendar import dates, parse_date
from domain.numerals import half_width
from domain.patterns import late
from domain.words import DocumentKind as Kind

_TITLE_END = late(
    "(?:意见|方案|通报|报告|台账|清单|公示|公告|通知|函|表|情况|分工|事项|点问题|汇报|总结|对账单|材料|反馈|计划|安排|措施|任务书|作战图|总账|明细账|一本账|纪要)(?:说明)?(?:（[^）]{1,20}）)?$"
)
_TITLE_GOES_ON = late(
    "(?:的|整改|落实|进展|办理|贯彻)[^，。；：:0-9]{0,20}(?:方案|通报|报告|台账|清单|分工|措施|表|汇报|情况|总结)"
)
_ATTACHMENT = late(r"附\s*[件表]\s*[0-9一二三四五六七八九十]*\s*[：:]?")
_DATE_LINE = late(
    r"[（(]?\s*(?:(?:(?:填表|填报|制表|印发)(?:日期|时间)?|日期|时间)[:：]?\s*|[:：]\s*)?[〇○零一二三四五六七八九十0-9０-９]{2,4}\s*[年./-].{1,10}[日0-9号]?\s*[）)]?"
)
_SIGNED_AND_DATED = late(r"([^，。；：:\s　]{4,40})[\s　]+([0-9]{4}\s*年[^，。；：:\s　]{3,10}日)")  # on one line
_IN_BRACKETS = late(r"[（(]\s*(?:([^，。；：:（(]{4,40}?)[\s　，]+)?([^\s　）)]{6,})\s*[）)]")
# （2024年6月14日，某某组）
_DAY_FIRST = late(r"^[（(]([0-9０-９二〇][^，。；：:（()）\s　]{5,23})[，\s　]+([^，。；：:（()）]{4,40})[）)]$")
_DATED = 24  # signs of a line that holds a date and nothing else
_D = r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
_PERIOD = late(rf"({_D})\s*起?[、，]?\s*(?:至|到|[-—－~～]+)\s*((?:[0-9]{{4}}年)?(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}日)")
_OTHER_PERIOD = late("公示|整改|审计|任期|完成时限|工期|有效期")  # these last from one day to another as well
_FEEDBACK = late(
    rf"(?<![至到—－~～-])({_D})(?!\s*(?:起|至|到|[-—－~～]))[^。；\n]{{0,60}}?"
    r"(?:向[^。；，]{2,40}反馈|反馈了|反馈会|反馈(?=(?:巡[视察])?意见[。，；])|(?:收到|接到|印发|下发|作出|进行|集中)[^。；，]{0,16}反馈)"
)
_FED_BACK = late(
    r"(?!\s*(?:起|至|到|[-—－~～]))[^。；\n]{0,60}?"
    r"(?:向[^。；，]{2,40}反馈|反馈了|反馈会|反馈(?=(?:了)?(?:巡[视察](?:工作)?)?(?:有关)?(?:意见|情况|问题)?(?:[。，；\s]|$))"
    r"|(?:收到|接到|印发|下发|作出|进行|集中)[^。；，]{0,16}反馈)"
)
_AS_OF = late(r"(?:截至|截止到?|(?:截止|汇总|更新|统计)(?:时间|日期)[:：])\s*([^　\s，。,）)]{4,14})")
_UNIT_LINE = late(
    r"(?:填报|被巡[视察]|报送)?(?:(?<![头任合办助与改])单位|党组织)(?:名称)?(?:（[^）]*）)?"
    r"\s*[:：]\s*([^　\s，。；;]{3,40})"
)
_SECRETARY = late(
    r"(?:^|\n)[（(]?([^　\s，。；;（(]{2,30}(?:党委|党组|党总支|党支部|党工委))书记"
    r"[　\s：:]*[^，。；;]{2,6}[）)]?(?:\n|$)"
)
_NO_SINGLE_ONE = late(
    "巡[视察](?:工作)?(?:“回头看”)?(?:第?[一二三四五六七八九十0-9]+)?组$"  # the team itself
    "|被巡[视察]|所辖|[0-9一二三四五六七八九十两]+(?:个|家)|(?:召开|学习|传达|部署)"  # several, or news of a meeting
)
_MEETING = late(r"(?:会议|点题|专题会)(?:时间|日期)[:：]\s*([^　\s，。]{6,14})")
_FILLED_ON = late(r"(?:填表|填报|制表|报送|印发)(?:日期|时间)[:：]\s*([^　\s，。]{6,14})")
_ORGANIZATION = (
    r"(?:党组(?!织)|党委|党总支|党支部|党工委|工委|公司|集团|学院|大学|医院|学校|局|委员会|委|办公室|单位|中心|院|厅|部|乡|镇|街道"
    r"|村|社区|组|联|工会|团委|科协|协会|馆|供销社|联社|研究所|法院|检察院|银行|支队|大队)"
)
_ALONE_IN_BRACKETS = late(rf"^(?:[^\n]{{0,80}}\n){{1,2}}[（(]([^，。；：:（(\n]{{3,30}}{_ORGANIZATION})[）)](?:\n|$)")
_SALUTATION = late(rf"((?:中共)?[^，。；：:、]{{2,30}}{_ORGANIZATION})[：:]")
_SALUTED = 4  # lines of a letter in which the salutation stands


@dataclass(frozen=True, kw_only=True)
class Title:
    """What a document calls itself; the text is "" where no line says so."""

    text: str
    place: str
    lines: int  # how many lines of the document it takes


def title_of(lines: list[Line]) -> Title:
    """The title: the first lines up to the one that ends like a title."""
    words: list[str] = []
    place = ""
    for index, line in enumerate(lines[:12]):
        text = line.text.strip().lstrip("•· ")
        if not text or (not words and _ATTACHMENT.fullmatch(text)):
            continue
        if len(words) == 4 or len(text) > 60 or is_numbered(line) or "。" in text or text.endswith(("：", ":")):
            break
        words.append(text)
        place = place or line.place
        joined = "".join(words)
        if _TITLE_END.search(joined) and not any(
            _TITLE_GOES_ON.fullmatch(line.text) for line in lines[index + 1 :][:1]
        ):
            return Title(text=joined, place=place, lines=index + 1)
    return Title(text=words[0] if words else "", place=place, lines=1 if words else 0)


def inspected(title: str, kind: Kind | None) -> str:
    """The organization a title speaks of, as the title names it."""
    if kind in {Kind.FEEDBACK_OPINION, Kind.ASSIGNMENT_PLAN, Kind.NAMED_MATTERS}:
        patterns: tuple[str, ...] = (
            rf"(?:巡[视察](?!组|办|反馈|整改|[一二三四五六七八九十0-9]+组)|向)(?!.*关于)(.{{2,30}}{_ORGANIZATION})"
            r"(?=(?:的|开展|情况|进行)*.{0,8}(?:反馈|巡[视察]|整改|情况|意见))",
            rf"关于(?:对|移交|报送|[印转下]发《)?(.{{2,30}}?{_ORGANIZATION})(?=(?:的)?(?:[省市区县州]委)?(?:巡[视察]|反馈|整改))",
            rf"反馈(?!意见|问题)(.{{2,30}}{_ORGANIZATION})(?=(?:的)?(?:问题|意见|整改))",
        )
    else:
        patterns = (
            r"^(?![0-9]{4}年)((?:中共)?.{3,40}?)(?:(?<=党委|党组|工委|支部)书记[^，。：:]{0,6})?关于",
            rf"^((?:中共)?(?!关于).{{2,40}}?{_ORGANIZATION})(?:落实)?(?:的)?(?:[省市区县州]委)?(?:第[一二三四五六七八九十]+)?(?:轮)?(?:巡[视察]|审计|整改|问题|反馈|选人|专项)",
        )
    for pattern in patterns:
        match = re.search(pattern, title)
        if match and not _NO_SINGLE_ONE.search(match[1]):
            return match[1].strip("“”‘’ 　")
    return ""


def known_as(name: str, *hints: str) -> str:
    """中共某局党组 goes by 某局党组; 中共某镇委员会 would be no party committee without its first words."""
    bare = qualified(name.removeprefix("中共"), *hints)
    return f"中共{bare}" if name.startswith("中共") and bare.endswith("委员会") else bare


def addressee(lines: list[Line]) -> str:
    """The organization a letter begins with: 柳溪镇党委："""
    for line in lines[:_SALUTED]:
        match = _SALUTATION.fullmatch(line.text.strip())
        if match:
            return match[1]
    return ""


def issuer_of_title(title: str) -> str:
    """Who speaks, when the title begins with the name."""
    match = re.match(
        r"((?:中共)?.{3,40}?(?:组|党委|党组|委员会|办公室|[省市区县]委|会议|局|公司|工委))"
        "(?:召开[^向]{0,10})?(?:关于|点人点事|向)",
        title,
    )
    return match[1] if match else ""


def qualified(name: str, *hints: str) -> str:
    """县水利局党组 with a hint of 中共云栖县委… is 云栖县水利局党组; a full name stays."""
    if not re.match("[省市县区州镇乡旗](?!政府)", name) or len(name) < 3:
        return name
    for hint in hints:
        match = re.search(rf"中共([一-鿿]{{2,6}}){name[0]}(?=委|政府|人民|纪委)", hint)
        if match:
            return match[1] + name
    return name


def signature(lines: list[Line]) -> tuple[str, Line | None]:
    """(who signed, the line with the date) at the end of a document."""
    full = [line for line in lines if line.text.strip()]
    for index in range(len(full) - 1, max(-1, len(full) - 12), -1):
        text = full[index].text.strip()
        if len(text) <= _DATED and _DATE_LINE.fullmatch(text) and parse_date(text):
            above = full[index - 1].text.strip() if index else ""
            signed = above if 3 < len(above) <= 40 and not re.search("[。；：:，]", above) else ""
            return signed, full[index]
    if full and (match := _SIGNED_AND_DATED.fullmatch(full[-1].text.strip())) and parse_date(match[2]):
        return match[1], full[-1]
    signed, dated = _before_attachment(full)
    if dated is None and (below := next(filter(None, map(_below_title, full[:2])), None)):
        return below
    return signed, dated


def _below_title(line: Line) -> tuple[str, Line] | None:
    """（2024年6月14日） or （某某办公室　2024年6月14日） under the title: who signed, the line with the date."""
    text = line.text.strip()
    match = _IN_BRACKETS.fullmatch(_DAY_FIRST.sub(r"（\2　\1）", text))
    if match is None or len(match[2]) > _DATED or not _DATE_LINE.fullmatch(match[2]) or not parse_date(match[2]):
        return None
    return match[1] or "", line


def _before_attachment(full: list[Line]) -> tuple[str, Line | None]:
    """The signature of a notice that carries its document as 附件, or below a title of its own."""
    for before, line, after in zip(full, full[1:], full[2:], strict=False):
        carried = _ATTACHMENT.match(after.text) or (after.aligned == "center" and _TITLE_END.search(after.text))
        if carried and _DATE_LINE.fullmatch(line.text.strip()) and parse_date(line.text):
            signed = before.text.strip()
            return (signed if 3 < len(signed) <= 40 and not re.search("[。；：:，]", signed) else ""), line
    return "", None


def first_date(pattern: re.Pattern[str], text: str) -> date | None:
    """The date that a pattern captures."""
    match = pattern.search(text)
    return parse_date(match[1]) if match else None


def as_of(text: str, year: int | None = None) -> date | None:
    """The day up to which a document speaks; of the given year where it names none."""
    days = (parse_date(match[1], year=year) for match in _AS_OF.finditer(text))
    return next((day for day in days if day), None)


def meeting_date(text: str) -> date | None:
    return first_date(_MEETING, text) or first_date(_FILLED_ON, text)


def filled_on(title: str, text: str) -> date | None:
    """The day on which a table was filled in, or the one in its title: …台账（2024年8月31日）."""
    return first_date(_FILLED_ON, text) or next((span.day for span in dates(title) if span.exact), None)


def unit_line(text: str) -> str:
    """The organization on a line 填报单位：…, of its secretary who reports （某局党组书记 周明）, or in brackets."""
    match = _UNIT_LINE.search(text) or _SECRETARY.search(text) or _ALONE_IN_BRACKETS.search(text)
    return match[1].strip() if match else ""


def feedback_date(text: str) -> date | None:
    """When the inspection team gave its feedback, as a report recounts it."""
    text = half_width(text)
    match = _FEEDBACK.search(text)
    if match:
        return parse_date(match[1])
    spans = dates(text)  # 2023年3月1日至4月28日…，5月30日反馈: the year stands before
    ends = [*(span.start for span in spans[1:]), len(text)]
    told = (one.day for one, end in zip(spans, ends, strict=False) if one.exact and _FED_BACK.match(text, one.end, end))
    return next(told, None)


def period(text: str) -> tuple[date, date] | None:
    """From when to when the inspection lasted."""
    text = half_width(text)
    for match in _PERIOD.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()].rpartition("\n")[2]
        if _OTHER_PERIOD.search(before):
            continue
        start = parse_date(match[1])
        if start is None:
            continue
        end_text = match[2] if "月" in match[2] else f"{start.month}月{match[2]}"
        spans = dates(end_text, year=start.year)
        if spans and spans[0].day >= start:
            return start, spans[0].day
    return None


def many_units(units: list[str]) -> str:
    """One name for a ledger of many organizations; "" for one."""
    if len(units) < 2:
        return ""
    return f"多个单位（{_span(units[0], units[-1])}）"


def _span(first: str, last: str) -> str:
    """虚构县第1单位党组 … 虚构县第50单位党组 → 虚构县第1至第50单位党组."""
    start = 0
    while start < min(len(first), len(last)) and first[start] == last[start]:
        start += 1
    end = 0
    while end < min(len(first), len(last)) - start and first[-1 - end] == last[-1 - end]:
        end += 1
    middle = last[start : len(last) - end]
    if start and end and middle.isdecimal():
        return f"{first[: len(first) - end]}至{first[start - 1]}{middle}{last[len(last) - end :]}"
    return f"{first}至{last}"
