"""What an alarm row shows: its kind, whose words stand against whose, and what differs."""

from collections.abc import Iterator
from datetime import datetime

from domain.crosscheck.marks import marks
from domain.records import Contradiction
from domain.words import AlarmState, DocumentKind
from gui.widgets.marked_line import Run, runs_of
from storage.store import Store

SHORT_KINDS = {
    DocumentKind.ASSIGNMENT_PLAN: "分工",
    DocumentKind.FEEDBACK_OPINION: "反馈",
    DocumentKind.NAMED_MATTERS: "点题",
    DocumentKind.RECTIFICATION_PLAN: "方案",
    DocumentKind.LEDGER: "台账",
    DocumentKind.RECTIFICATION_REPORT: "报告",
}
JUDGED_WORDS = {AlarmState.ADOPTED: "已采纳", AlarmState.DISMISSED: "已排除"}


def runs(store: Store, alarm: Contradiction) -> list[Run]:
    """The line of one alarm: 台账 “已完成” 与 报告 “基本完成”, what differs marked."""
    kinds = {document.uid: document.kind for document in store.documents.many({*alarm.quote_documents})}
    return list(_runs(alarm, kinds))


def _runs(alarm: Contradiction, kinds: dict[str, DocumentKind]) -> Iterator[Run]:
    if not alarm.quotes:
        yield Run(text=alarm.description)
        return
    for place, (quote, document) in enumerate(zip(alarm.quotes, alarm.quote_documents, strict=False)):
        if place:
            yield Run(text="  与  ", manner="caption")
        kind = kinds.get(document)
        yield Run(text=f"{SHORT_KINDS[kind]} " if kind else "", manner="caption")
        if quote:
            others = [other for number, other in enumerate(alarm.quotes) if number != place and other]
            yield Run(text="“")
            yield from runs_of(quote, [(mark.start, mark.end) for mark in marks(quote, others)])
            yield Run(text="”")
        else:
            yield Run(text="没有写", manner="mark")


def when(alarm: Contradiction) -> str:
    """Who judged and when, as short as today allows."""
    if alarm.judged_at is None:
        return alarm.judged_by
    at = alarm.judged_at.astimezone()
    day = "" if at.date() == datetime.now().astimezone().date() else f"{at.month}月{at.day}日 "
    return f"{alarm.judged_by} {day}{at:%H:%M}".strip()


def spoken(alarm: Contradiction, words: str) -> str:
    """What a screen reader says of an alarm."""
    judged = f"，{JUDGED_WORDS[alarm.state]}" if alarm.state in JUDGED_WORDS else "，待判"
    return f"疑点 {alarm.kind}：{words}{judged}"
