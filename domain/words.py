"""One word per thing. The value is the Chinese term shown and printed; `identifier` is what commands and tables use.

Source of the terms: the notes of the trade, 术语表 (a).
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A fixed set of terms of the trade."""

    @property
    def identifier(self) -> str:
        """The English name used in commands, tables and files: `DocumentKind.LEDGER` → ``ledger``."""
        return self.name.lower()

    @classmethod
    def named(cls, identifier: str) -> Self:
        """The member of that identifier; KeyError for an unknown one."""
        return cls[identifier.upper()]


class InspectionLevel(Term):
    PROVINCIAL = "巡视"
    CITY_COUNTY = "巡察"


class DocumentKind(Term):
    """What a source document is; the order is the order in which the four references are read.

    政策标准 is none of them: it is kept whole, belongs to every organization, and nothing is compared with it.
    """

    ASSIGNMENT_PLAN = "分工方案"
    FEEDBACK_OPINION = "反馈意见"
    NAMED_MATTERS = "书记点题"
    RECTIFICATION_PLAN = "整改方案"
    LEDGER = "整改台账"
    RECTIFICATION_REPORT = "整改报告"
    POLICY_STANDARD_LIST = "政策标准"


class Reference(Term):
    """四对照."""

    ASSIGNMENT_PLAN = "对照分工方案"
    FEEDBACK = "对照反馈问题和意见建议"
    NAMED_MATTERS = "对照书记专题会点人点事点问题"
    OWN_DOCUMENTS = "对照整改方案、台账、报告"


class Stance(Term):
    """What one reference says to a problem."""

    SUPPORTS = "支持"
    CONTRADICTS = "矛盾"
    MISSING = "缺失"
    NOT_APPLICABLE = "不适用"


class IssueLevel(Term):
    """反馈方面 → 反馈问题 → 例证; issues and examples nest to any depth."""

    ASPECT = "反馈方面"
    ISSUE = "反馈问题"
    EXAMPLE = "例证"


class NamedKind(Term):
    PERSON = "人"
    MATTER = "事"
    ISSUE = "问题"


class RectificationStatus(Term):
    """What the organization claims; whether a line is closed (销号) is kept apart."""

    COMPLETED = "已完成"
    BASICALLY_COMPLETED = "基本完成"
    IN_PROGRESS = "正在整改"
    LONG_TERM = "长期坚持"
    NOT_COMPLETED = "未完成"
    UNSTATED = "未写明"


class Focus(Term):
    """三紧盯."""

    IMPLEMENTATION = "整改落实"
    EFFECT = "整改成效"
    RESPONSIBILITY = "整改责任"


class AccountType(Term):
    """四账."""

    OWED = "欠账"
    FALSE = "假账"
    STUCK = "呆账"
    NEW = "新账"


class Answer(Term):
    """Answer to a 是否 check; the last three need a reason."""

    CONFORMS = "符合"
    BASICALLY_CONFORMS = "基本符合"
    FAILS = "不符合"
    NOT_APPLICABLE = "不适用"
    NOT_CHECKED = "未核查"


class CheckScope(Term):
    """Whether a check is answered once for the organization or for every problem."""

    ORGANIZATION = "单位"
    ISSUE = "逐问题"


class AlarmState(Term):
    PENDING = "待判"
    ADOPTED = "已采纳"
    DISMISSED = "已排除"


class EvidenceKind(Term):
    PROCESS = "过程类"
    OUTCOME = "结果类"


class EvidenceOrigin(Term):
    ON_SITE = "现场拍摄"
    PROVIDED = "单位提供"
    LATER = "后补"


class FindingState(Term):
    DRAFT = "草稿"
    DEPUTY_REVIEW = "待副组长审核"
    LEADER_REVIEW = "待组长审签"
    FINAL = "已定稿"


class PaperKind(Term):
    FEEDBACK_LETTER = "反馈意见"
    ISSUE_LIST = "问题清单"
    BRIEF_LETTER = "反馈信"
    RECOMMENDATION_LETTER = "工作建议书"
    FACT_CONFIRMATION = "事实确认单"
    WORKING_PAPER = "问题底稿"
    EVIDENCE_CATALOGUE = "证据目录"


class PhraseKind(Term):
    """The field of a working paper a kept wording goes into."""

    FACTS = "事实"
    BASIS = "政策依据"
    CAUSE = "原因"
    SUGGESTION = "建议"


class PaperForm(Term):
    """How a letter is headed (GB/T 9704-2012): 红头 with 版记, the short form for letters, or neither."""

    LETTER = "信函格式"
    DOCUMENT = "文件格式"
    PLAIN = "无红头"


class PaperState(Term):
    DRAFT = "草稿"
    ISSUED = "已出具"


class Role(Term):
    TEAM_LEADER = "组长"
    DEPUTY_LEADER = "副组长"
    LIAISON = "联络员"
    MEMBER = "组员"


class ContradictionKind(Term):
    """What does not agree between the references; the value is the short word on the chip."""

    MISSING_IN_LEDGER = "台账漏列"
    MISSING_IN_PLAN = "方案漏列"
    MISSING_IN_REPORT = "报告漏列"
    REWORDED = "改写问题"
    MEASURE_REWORDED = "改写措施"
    MEASURE_MISSING = "措施漏列"
    AMOUNT_MISMATCH = "金额不一"
    COUNT_MISMATCH = "数目不一"
    DATE_MISMATCH = "日期不一"
    DATE_BEFORE_FEEDBACK = "早于反馈"
    STATUS_MISMATCH = "状态不一"
    EVIDENCE_AMOUNT_SHORT = "金额不足"
    EVIDENCE_MISSING = "没有佐证"
    RECOMMENDATION_UNANSWERED = "建议未回应"
    DEADLINE_EXTENDED = "自行延期"
    RESPONSIBLE_CHANGED = "责任人变更"
    NAMED_MATTER_UNANSWERED = "点事未回应"
    NAMED_PERSON_UNANSWERED = "点人未回应"
    ASSIGNED_TASK_MISSING = "任务漏列"
    CLOSED_WITH_GAP = "未清而销"
    RENUMBERED = "编号变动"
    MERGED_IN_LEDGER = "合并列项"
    TARGET_REDUCED = "目标降低"
    DOCUMENT_NUMBER_MISMATCH = "文号不一"
    TITLE_MISMATCH = "职务不一"
    INSPECTION_DATE_MISMATCH = "巡期不一"
    RATE_MISMATCH = "完成率不符"
    DATE_AFTER_CUTOFF = "晚于截至"
    RESULT_UNPROVEN = "无结果佐证"
    EVIDENCE_REPEATED = "佐证重复"
    TEXT_REPEATED = "文字雷同"
    PAPER_ONLY = "纸面整改"
    RESPONSIBLE_VAGUE = "责任虚化"
