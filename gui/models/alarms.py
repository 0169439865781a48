"""What an alarm row shows: its kind, whose words stand against whose, and what differs."""

from datetime import datetime

from domain.crosscheck.marks import marks
from domain.records import Contradiction
from domain.words import AlarmState, DocumentKind
from gui.models.field_words import day_told
from gui.widgets.against import Side
from storage.store import Store

SHORT_KINDS = {
    DocumentKind.ASSIGNMENT_PLAN: "分工",
    DocumentKind.FEEDBACK_OPINION: "反馈",
    DocumentKind.NAMED_MATTERS: "点题",
    DocumentKind.RECTIFICATION_PLAN: "方案",
    DocumentKind.LEDGER: "台账",
    DocumentKind.RECTIFICATION_REPORT: "报告",
}
SILENT = "没有写"
JUDGED_WORDS = {AlarmState.ADOPTED: "已采纳", AlarmState.DISMISSED: "已排除"}


def sides(store: Store, alarm: Contradiction) -> list[Side]:
    """The sides of one alarm: 台账 “已完成” 与 报告 “基本完成”, what differs marked, the silent ones together."""
    kinds = {document.uid: document.kind for document in store.documents.many({*alarm.quote_documents})}
    if not alarm.quotes:
        return [Side(text=alarm.description)]
    said: list[Side] = []
    silent: list[str] = []
    for place, (quote, document) in enumerate(zip(alarm.quotes, alarm.quote_documents, strict=False)):
        kind = kinds.get(document)
        source = SHORT_KINDS[kind] if kind else ""
        if quote:
            others = [other for number, other in enumerate(alarm.quotes) if number != place and other]
            found = tuple((mark.start + 1, mark.end + 1) for mark in marks(quote, others))
            said.append(Side(source=source, text=f"“{quote}”", marks=found))
        else:
            silent.append(source)
    if silent:
        said.append(Side(source="、".join(silent), text=SILENT, marks=((0, len(SILENT)),)))
    return said


def when(alarm: Contradiction) -> str:
    """Who judged and when, as short as today allows."""
    if alarm.judged_at is None:
        return alarm.judged_by
    at = alarm.judged_at.astimezone()
    day = "" if at.date() == datetime.now().astimezone().date() else f"{day_told(at)} "
    return f"{alarm.judged_by} {day}{at:%H:%M}".strip()


def spoken(alarm: Contradiction, words: str) -> str:
    """What a screen reader says of an alarm."""
    judged = f"，{JUDGED_WORDS[alarm.state]}" if alarm.state in JUDGED_WORDS else "，待判"
    return f"疑点 {alarm.kind}：{words}{judged}"
