"""What the fields of records are called on the screen, and how their stored values read."""

from datetime import date, datetime

from documents.composing import wording_form
from domain.records import OfficeWording, Particulars, Record
from domain.words import Term
from storage.rows import CODECS, Value
from storage.store import Store

FIELDS = {
    "name": "名称", "inspection_level": "层级", "starts_on": "进驻日期", "ends_on": "离开日期", "round_uid": "轮次",
    "duty": "职务", "team_uid": "巡察组", "person_uid": "人员", "role": "组内职务", "short_name": "简称",
    "parent_uid": "上级", "organization_uid": "单位", "checklist_uid": "核查清单", "interviews": "谈话人数",
    "documents_read": "查阅份数", "site_visits": "走访处数", "assessment": "总体评价", "visit_uid": "回头看",
    "kind": "种类", "file_uid": "原件", "organization": "单位", "issuer": "发文单位", "document_date": "成文日期",
    "as_of": "截止日期", "feedback_date": "反馈日期", "declared": "自报总数", "declared_places": "自报总数的位置",
    "remarks": "说明", "measures_counted": "措施数", "imported_at": "收入时间", "document_uid": "资料", "level": "级别",
    "position": "次序", "heading": "标题", "number": "编号", "number_text": "原编号", "detail": "内容",
    "amount_fen": "金额（分）", "place": "位置", "text": "内容", "aspect": "方面", "issue_uid": "对应问题",
    "alignment_score": "对应得分", "alignment_reason": "对应理由", "alignment_confirmed": "对应已确认",
    "lead_officer": "责任领导", "lead_dept": "牵头部门", "support_dept": "配合部门", "deadline_text": "时限原文",
    "deadline": "时限", "deadline_long_term": "长期坚持", "deadline_immediate": "立行立改",
    "deadline_extended_to": "延期至", "deadline_place": "时限位置", "responsible_place": "责任位置",
    "named_kind": "点题种类", "requirement": "要求", "goal": "目标", "status_text": "状态原文",
    "claimed_status": "自报状态", "status_place": "状态位置", "closed_text": "销号原文", "closed": "已销号",
    "closed_place": "销号位置", "long_term": "长期坚持", "entry_uid": "所属条目", "completed_on": "完成日期",
    "completed_on_text": "完成日期原文",
    "completed_place": "完成日期位置", "progress": "进展", "progress_place": "进展位置", "evidence_text": "佐证",
    "evidence_place": "佐证位置", "problem": "问题",
    "description": "说明", "weight": "分量", "subject_uid": "对应问题", "quotes": "引文", "quote_documents": "引文资料",
    "quote_places": "引文位置", "suggested_account": "建议账类", "state": "状态", "reason": "理由",
    "judged_by": "判定人", "judged_at": "判定时间", "reference": "对照", "stance": "判断", "note": "备注",
    "version": "版本", "code": "编号", "question": "核查内容", "core": "核心项", "scope": "范围", "expected": "应为",
    "focus": "紧盯", "materials": "材料", "methods": "方法", "how_to_verify": "怎样核查", "red_flags": "警示",
    "account": "账类", "item_uid": "核查项", "answer": "作答", "materials_seen": "看过的材料",
    "question_answered": "作答时的问句", "answered_by": "作答人", "answered_at": "作答时间", "size": "大小",
    "sha256": "SHA-256", "sm3": "SM3", "key": "文件钥匙", "thumbnail_uid": "缩略图", "origin": "来源",
    "media_type": "文件类型",
    "taken_at_text": "拍摄时间", "taken_where_text": "拍摄地点", "added_at": "收入时间", "added_by": "收入人",
    "evidence_uid": "证据", "target_uid": "归属", "title": "问题概述", "facts": "事实", "basis": "依据",
    "cause": "原因", "suggestion": "建议",
    "responsible": "责任主体", "focuses": "三紧盯", "undertakers": "承办人", "communication": "沟通情况",
    "finding_uid": "问题", "word_uid": "Word", "pdf_uid": "PDF", "word_sha256": "Word SHA-256",
    "leader_signed": "组长签字", "deputy_signed": "副组长签字", "sent_on": "送审的内容",
    "judge": "判断人", "core_only": "只答核心项",
    "form": "版式", "sealed": "加盖印章", "mark": "发文机关标志", "document_number": "发文字号",
    "serial_number": "份号", "secrecy": "密级", "urgency": "紧急程度", "signers": "签发人", "addressee": "主送",
    "signed_as": "署名", "dated": "成文日期", "copies_to": "抄送", "printed_by": "印发机关", "printed_on": "印发日期",
    "with_catalogue": "附证据目录", "with_head": "印改动记录号",
    "head": "改动记录号", "area": "领域", "source": "出处", "lapsed_on": "废止日期",
    "number_prefix": "编号前缀", "block": "编号段",
    "detail_places": "内容位置", "goal_place": "目标位置", "posts": "责任职务", "beside": "其他段落",
    "pdf_sha256": "PDF SHA-256", "issued_at": "出具时间", "issued_by": "出具人",
}  # fmt: skip
# Written along with what people decide; not shown beside it.
ALONG = frozenset({
    "answered_by", "answered_at", "judged_by", "judged_at", "question_answered", "position", "alignment_score",
    "alignment_reason", "added_at", "added_by", "issued_at", "issued_by", "imported_at", "sent_on",
})  # fmt: skip
TITLES = ("heading", "title", "problem", "question", "name", "text", "number")
EMPTY = "（空）"


def word_of(field: str) -> str:
    """The word of a field; one that a newer program knows is called other content."""
    return FIELDS.get(field, "其他内容")


def said(store: Store, table: str, field: str, value: Value) -> str:
    """A stored value as a person reads it."""
    if value is None or value in ("", "[]"):
        return EMPTY
    if field.endswith("_uid"):
        return title_of_uid(store, str(value)) or f"这里还没有（{str(value)[:4]}）"
    if CODECS[table].record_type is OfficeWording and field == "text":
        return wording_form.told(str(value))
    return plain(CODECS[table].field_value(field, value))


def plain(value: object) -> str:
    """Terms, dates, yes and no, lists and figures in words."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Term):
        return str(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, tuple):
        return "；".join(map(str, value))
    return str(value)


def day_told(day: date) -> str:
    """3月17日, with the year where it is another than this one: a visit over New Year, a clock that is wrong."""
    year = "" if day.year == date.today().year else f"{day.year}年"  # noqa: DTZ011 - the year of the room they sit in
    return f"{year}{day.month}月{day.day}日"


def moment(at: datetime) -> str:
    """3月17日 10:31 by the clock of the room."""
    here = at.astimezone()
    return f"{day_told(here)} {here:%H:%M}"


def title_of(record: Record | None) -> str:
    """The text by which people know a record."""
    if isinstance(record, Particulars | OfficeWording):
        return str(record.kind)
    for name in TITLES:
        text = getattr(record, name, "")
        if text:
            number = getattr(record, "number", "")
            return f"{number} {text}".strip() if name in ("heading", "title") else str(text)
    return ""


def title_of_uid(store: Store, uid: str) -> str:
    """The same for a record of whatever table is named by a uid."""
    for shelf in (store.issues, store.named_matters, store.tasks, store.check_items, store.findings, store.evidence,
                  store.documents, store.organizations, store.people, store.teams, store.rounds, store.checklists,
                  store.ledger_entries):  # fmt: skip
        if title := title_of(shelf.get(uid)):
            return title
    visit = store.visits.get(uid)
    return title_of(store.organizations.get(visit.organization_uid)) if visit else ""
