"""Words for what the reader names by identifiers, and for what one item will become."""

from documents.reading.result import ReadItem
from domain.calendar import Deadline

_FIELDS = {
    "number": "问题序号",
    "row_number": "序号",
    "feedback_number": "对应反馈问题",
    "measure_number": "措施序号",
    "aspect": "方面",
    "group": "大项",
    "unit": "单位",
    "heading": "问题",
    "named_kind": "点题类别",
    "requirement": "办理要求",
    "measure": "措施",
    "goal": "目标",
    "lead_officer": "责任领导",
    "support_officer": "配合领导",
    "lead_dept": "责任单位",
    "support_dept": "配合单位",
    "deadline": "时限",
    "planned_on": "计划完成",
    "completed_on": "完成日期",
    "status": "完成情况",
    "progress": "进展",
    "evidence": "佐证",
    "closed": "销号",
    "amount": "金额",
    "amount_fixed": "已整改金额",
    "root_cause": "原因",
    "learn_from_one": "举一反三",
    "ignored": "",
}


def field_word(field: str) -> str:
    """The word for a field of the reader, "" when the column is left out."""
    return _FIELDS.get(field, field)


def deadline_words(deadline: Deadline) -> str:
    """The date understood, then what was said beside it."""
    parts = [day_words(deadline.day)] if deadline.day else []
    if deadline.immediate:
        parts.append("立行立改")
    if deadline.long_term:
        parts.append("长期坚持")
    if deadline.extended_to:
        parts.append(f"申请延期至{day_words(deadline.extended_to)}")
    return "，".join(parts) or deadline.text


def facts_of(item: ReadItem) -> list[tuple[str, str]]:
    """What an item will be recorded as; only what the source says."""
    responsible = "，".join(part for part in (item.lead_officer, item.lead_dept, item.support_dept) if part)
    status = item.status_text or (str(item.status) if item.status_basis == "from_measures" else "")
    if item.status_basis == "from_measures" and status:
        status += "（按措施推出）"
    facts = [
        ("责任", responsible),
        ("时限", deadline_words(item.deadline) if item.deadline else ""),
        ("自报", status),
        ("销号", item.closed_text or ""),
        ("措施", f"{len(item.measures)} 条" if item.measures else ""),
        ("要求", item.requirement),
        ("目标", item.goal),
    ]
    return [(label, words) for label, words in facts if words]


def day_words(day: object) -> str:
    """2024年9月18日."""
    year, month, date = (getattr(day, name) for name in ("year", "month", "day"))
    return f"{year}年{month}月{date}日"
