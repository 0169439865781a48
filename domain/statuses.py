"""What an organization says of its own work, from the many ways of saying it.

Whether a line is closed (销号) is another matter and never inferred from here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.numerals import half_width
from domain.patterns import late
from domain.quantities import quantities
from domain.words import RectificationStatus as Status


@dataclass(frozen=True, kw_only=True)
class ClaimedStatus:
    """long_term is set beside a status as well: “已完成，长期坚持”."""

    status: Status
    long_term: bool = False


# The furthest behind first; what is not stated is never taken for done.
_ORDER = (
    Status.NOT_COMPLETED,
    Status.IN_PROGRESS,
    Status.UNSTATED,
    Status.BASICALLY_COMPLETED,
    Status.LONG_TERM,
    Status.COMPLETED,
)
_BLANK = late(r"[\s/／—–\-_无]*")
_TICK = late(r"\s*(?:√|✓|✔|☑|✅|是|Y|y|yes|对)\s*")
_CROSS = late(r"\s*(?:×|✗|✘|☒|❌|否|N|n|no|X|x)\s*")
# How far the work is: “60%”, “约60%”, “完成工程量的60%”; not a figure it is about: “已完成，药占比29.7%”.
_PERCENT = late(
    r"(?:^[约达近至为超]?|(?:(?:完成|整改|办结)率?|进度|进展|推进)[^，。；、率比]{0,10}?)([0-9]+(?:\.[0-9]+)?)\s*%"
)
_PAID = "拨付|支付|上缴|缴纳|补缴|退还|退回|退缴|追回|追缴"
_NOT_DONE = late(
    "(?:尚?未|没有?|还没有?|不曾)(?:能)?(?:按[期时])?(?:开始|启动|开展|着手)?"
    f"(?:完成|整改|到位|落实|启动|开展|开始|完|解决|办结|办理|达到|动工|开工|{_PAID}|清退|收缴|归还)"
    "|(?:不能|无法|难以|未能|没能)(?:按[期时])?(?:完成|整改|到位|落实|解决|办结)(?!的)"
    "|(?:超期|逾期)(?:未(?:完成|整改|办结|到位)?|$)|整改不到位|未着手|暂未|尚未"
)
_NOT_ALL = late(
    f"未(?:全部|完全|全面|全数)|(?:部分|局部)(?:已)?(?:完成|整改|到位|解决|{_PAID})|剩余|其余|尚有|尚余|仍有|还有|尚缺"
    "|[仅只还尚]剩|(?<![0-9十百千万])余[下有]?\\s*[0-9一二三四五六七八九十两]|完成[^，。；]{0,3}(?:过半|一半|半数|[一二三四五六七八九十]+分之)"
    "|除(?:个别|少数|极少数|[0-9一二三四五六七八九十两]+[个户人项处名件家])[^，。；]{0,10}外"
)
_GOING_ON = late(
    "正在|正(?:抓紧|加紧|有序|积极)|(?:整改|推进|办理|进行|施工|实施|建设|落实|完善|协调|审理|报批|开展)中(?!发现)"
    "|持续(?:推进|整改|用力|跟进|深化|开展|落实)|(?:有序|加快|稳步|逐步|抓紧|继续|积极)(?:推进|整改|开展|办理|落实)"
    "|取得阶段性|(?:预计|计划|拟|将)(?:于|在)?.{0,16}?(?:完成|到位|引进|办结|启动|开展|落实)"
    f"|力争|争取|[需有尚亟]待|需(?:要)?(?:进一步|继续|加快)|序时|按(?:计划|进度)推进|阶段性|(?:申请|拟|已)延期"
    f"|待(?:完成|审批|验收|批复|{_PAID}|整改|落实|解决)|(?:{_PAID}|清退|收缴|采购|招标|招聘|招录|起草|修订|征求意见)中"
)
_BEGUN = late("已启动|已着手|已开工")
_SAID_FIRST = late("(?:已(?:经)?)?(?:全部)?(?:完成|整改到位|办结)(?:整改)?[，。,]")  # 已完成，9个项目均已开工
# Finished, and only to be looked at by those above: no part of the work is open, the line is not struck off.
_AWAITING = late(
    "(?<!未)(?<!基本)(?:已(?:经)?)?(?:全部)?(?:整改|任务)?(?:完成|到位|办结|完毕)(?:整改)?[，、,（(]?\\s*(?:现|目前|正)?(?:待|等待|申请|已申请|报请|提请|拟申请|正在申请|已报请)"
    "(?:上级|组织|主管部门|巡[视察]办|专班|集中|现场|区|县|市|省|予以|进行)*(?:验收|销号|核验|评估|复核|审核|核查|认定)(?:销号|中)?[）)]?$"
)
_WORKS = late("工程|主体|施工|建设|设备|安装")  # of which the acceptance is part of the work
_BASICALLY = late(
    "(?:基本|大体|主体)(?:上)?(?:已经?)?(?:整改)?(?:完成|到位|完毕|落实|解决|办结)|完成(?:[（(]基本|主体)|大部分(?:已经?)?(?:完成|到位|整改)"
)
_DONE = late(
    "完成(?!率|情况|时[限间])|办结|完结|完毕|办毕|到位|清零|(?<![拟待请不未])销号|全部(?:整改|落实|解决|清退)|达到(?:整改)?(?:要求|标准|目标)|√"
    "|已(?:经)?(?:全部)?(?:整改|落实|解决|制定|出台|建立|修订|印发|清退|收缴|归还|达标|改正|纠正|竣工|结案)"
    f"|已(?:经)?(?:{_PAID})(?![^，。；]{{0,6}}[0-9])|已?全部(?:{_PAID})"
)
# A day by which something is to be done, in a sentence that does not say that it was.
_PROMISED = late(
    r"(?:[月日号底]|[0-9]|年|季度)(?:之|以)?前(?:要|须|应|务必|确保)?(?:全面|全部)?(?:完成|整改到位|整改完毕|办结|到位|落实)"
)
_FRACTION = late(r"完成[^，。；0-9]{0,4}([0-9]+)/([0-9]+)(?![0-9/])")
_KEPT_UP = late("长期|常态|持续(?:坚持|推进|巩固|深化|整改|抓好|用力|保持)|坚持")
_LONG_TERM = late("长期|常态化?(?:坚持|推进|开展|整改)|持续坚持|常抓不懈")
_JOINED = late(
    "(?:已(?:经)?)?(?:全部)?(?:完成|整改到位|整改完毕|整改|办结)(?:整改)?(?:任务)?[，、,]?(?:并且|并|且)?[，、,]?"
)
_STATUS_WORD = late(
    "√|已?完成整改|(?:已经?|基本|全部|尚未|未|没有|部分)?(?:完成|办结|整改到位|整改完毕)|超期未完|已销号|未销号"
    "|正在(?:整改|推进|施工|办理|实施)|(?:持续|有序|稳步)推进|进行中|(?:需)?长期坚持"
)
_SEGMENT = late("[；;\n]+")
_CLOSED = late(r"\s*(?:已经?|同意|予以|可)?(?:销号|销|对账销号|办结销号|核销)(?:完毕|完成)?\s*")
_NOT_CLOSED = late("[未不待]|申请|暂|拟|尚")


def furthest_behind(statuses: Iterable[Status]) -> Status:
    """The status of a problem whose measures have these; UNSTATED for none."""
    return min(statuses, key=_ORDER.index, default=Status.UNSTATED)


def parse_status(text: str | None) -> ClaimedStatus:
    """The status claimed by a cell or a sentence; of several clauses parted by ； the furthest behind."""
    plain = half_width(text or "").strip(" 　。，、")
    if _BLANK.fullmatch(plain):
        return ClaimedStatus(status=Status.UNSTATED)
    parts = [_clause(part) for part in _SEGMENT.split(plain) if part.strip()]
    stated = [part for part in parts if part.status is not Status.UNSTATED]
    if not stated:
        return ClaimedStatus(status=Status.UNSTATED, long_term=any(part.long_term for part in parts))
    return ClaimedStatus(
        status=furthest_behind(part.status for part in stated), long_term=any(part.long_term for part in stated)
    )


def status_words(text: str) -> list[tuple[int, int, Status]]:
    """Every status word of a text with its place: start, end, what it means."""
    return [(m.start(), m.end(), parse_status(m.group()).status) for m in _STATUS_WORD.finditer(text)]


def parse_closed(text: str | None) -> bool | None:
    """Whether a line is struck off: None when nothing, “/” or 不适用 stands there."""
    plain = half_width(text or "").strip(" 　。")
    if _BLANK.fullmatch(plain) or plain == "不适用":
        return None
    if _TICK.fullmatch(plain):
        return True
    if _CROSS.fullmatch(plain) or _NOT_CLOSED.search(plain):
        return False
    return True if _CLOSED.fullmatch(plain) else None


def _clause(text: str) -> ClaimedStatus:
    long_term = bool(_LONG_TERM.search(text))
    return ClaimedStatus(status=_status(text, long_term), long_term=long_term or _is_kept_up(text))


def _status(text: str, long_term: bool) -> Status:
    whole = _of_whole_cell(text)
    if whole is not None:
        return whole
    if _AWAITING.search(text) and not _WORKS.search(text):
        text = _AWAITING.sub("已完成", text)
    if _NOT_DONE.search(text):
        others = _NOT_DONE.sub("", _NOT_ALL.sub("", text))
        return Status.IN_PROGRESS if _DONE.search(others) or _GOING_ON.search(others) else Status.NOT_COMPLETED
    if "已" not in text and _PROMISED.search(text) and not _BASICALLY.search(text):
        return Status.IN_PROGRESS
    signs = (
        (Status.BASICALLY_COMPLETED, bool(_BASICALLY.search(text))),
        (Status.COMPLETED, _is_kept_up(text)),
        (Status.IN_PROGRESS, _is_open(text)),
        (Status.COMPLETED, bool(_DONE.search(text))),
        (Status.LONG_TERM, long_term),
    )
    return next((status for status, holds in signs if holds), Status.UNSTATED)


def _of_whole_cell(text: str) -> Status | None:
    """√, 否, 60 %: a cell that is no sentence."""
    if _TICK.fullmatch(text):
        return Status.COMPLETED
    if _CROSS.fullmatch(text):
        return Status.NOT_COMPLETED
    percent = _PERCENT.search(text)
    return _by_percent(float(percent[1]), text) if percent else None


def _by_percent(value: float, text: str) -> Status:
    if value >= 100:
        return Status.COMPLETED
    if _BASICALLY.search(text):
        return Status.BASICALLY_COMPLETED
    return Status.IN_PROGRESS if value > 0 else Status.NOT_COMPLETED


def _is_kept_up(text: str) -> bool:
    """Done, and kept up from now on: “已完成并长期坚持”, “已完成，持续推进”."""
    joined = _JOINED.match(text)
    return bool(joined and _KEPT_UP.match(text, joined.end()))


def _is_open(text: str) -> bool:
    begun = _BEGUN.search(text) and not _SAID_FIRST.match(text)
    return bool(begun or _GOING_ON.search(text) or _NOT_ALL.search(text)) or _is_partial(text)


def _is_partial(text: str) -> bool:
    """“3个村已完成2个”, “已完成2/3”: fewer are done than there are."""
    fraction = _FRACTION.search(text)
    if fraction and int(fraction[1]) < int(fraction[2]):
        return True
    found = quantities(text)
    for mark in re.finditer("完成|到位|整改|收缴|清退", text):
        done = next((q for q in found if mark.end() <= q.start <= mark.end() + 2), None)
        whole = next((q for q in found if q.end <= mark.start() and done and q.unit == done.unit), None)
        if done and whole and done.value < whole.value:
            return True
    return False
