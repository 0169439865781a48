"""What proof is worth: of the process only, none at all, the same for several problems."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from domain.calendar import dates
from domain.crosscheck.case import Case, Quote, Rule, is_done, quote_measure
from domain.crosscheck.texts import meaning, plain
from domain.numerals import CIRCLED
from domain.patterns import either
from domain.quantities import quantities
from domain.records import Contradiction, Measure
from domain.words import ContradictionKind, RectificationStatus

SHOWN = 6  # quotes of one alarm at most
_ITEM = re.compile(r"(?:[^、；;，,\n（(]|[（(][^）)]*[）)])+")
# Deeds that leave a result to be shown; those that only prepare one are none.
RESULT = re.compile(
    either("""
    清退 退还 退回 退缴 追缴 追回 收缴 收回 归还 上缴 维修 修复 整治 拆除 建成 换届 引进 拨付 办结 盘活 腾退
    清零 兑付 支付 偿还 兑现 招录 配备 安装 更换 (?<!未)整改到位 核减 移交 复垦 修缮 补缴 补发
    补办(?![^，。；]{0,4}(?:会议|研究|决策|集体|议事|程序))
    (?<!未)整改(?!方案|通知|台账|情况|工作|责任|措施|任务|问题|要求|进展|推进)
    完成.{0,12}(?:结算|决算|验收|建设|施工|改造) 办理.{0,8}(?:手续|证|决算)
    """)
)
_PREPARES = re.compile(
    either("""
    制定 制订 修订 印发 下发 出台 召开 研究 部署 学习 督促 约谈 谈话 培训 宣传 教育 发出 发.{0,8}通知 申请 机制
    台账 制度 办法 方案 专题
    """)
)
_PROCESS = re.compile(
    either("""
    (?:会议|学习|研究|研讨|议事|传达)(?:的)?(?:记录|纪要|材料|资料|照片|通知|笔记|文件|议程) 纪要
    签到(?:表|册|簿)? 通知(?:书)? 方案 计划 心得 讲话 发言 工作提示 督办 承诺书 责任书 简报 工作部署 安排 请示
    宣传 催缴 催告 约谈记录 谈话记录 提醒函 学习资料 学习材料
    """)
)
# What is held at an hour is not proven by the paper that announced it.
_HELD = re.compile(
    either("""
    轮训 培训 审计 检查 抽查 演练 考核 测评 评议 专项整治 排查 核查 清理 清查 整顿 评估 竞赛 自查 测试 督查 督导
    巡查 暗访 走访 回访
    """)
)
# Who is to answer for something is named in a decision, not in the papers of a meeting.
_BLAMES = re.compile("问责|追责|责任追究|追究[^，。；]{0,6}责任|处分")
_GATHERED = re.compile(
    "(?:会议|学习|警示教育|大会)(?:记录|纪要|材料|照片|签到)|签到|通知(?:书)?$|方案$|照片$|图片$|简报$|倡议书|承诺书"
)
# What is done in the field is not proven by the minutes of those who spoke of it.
_IN_THE_FIELD = re.compile("检查|抽查|排查|核查|清理|清查|整治|整顿|审计|自查|督查|督导|巡查|暗访|走访|回访")
_MINUTES = re.compile("(?:会议|专题会)?(?:纪要|会议记录)$")
_ISSUES = re.compile("印发|下发|制定|制订|出台|发布|修订|建立|完善|健全|方案|计划|通知|机制|制度|办法")
_ANNOUNCES = re.compile("(?:通知书?|方案|计划|安排)(?:[（(][^）)]*[）)]|[0-9]+[份个期]|[《》”\\s])*$")
# The paper is the deed itself: of personnel, and orders where the measure is to order just that.
_OF_PERSONNEL = re.compile("(?:返岗|召回|调岗|调动|任职|任免|免职|录用|停发|解聘|辞退|解除[^、，]{0,6})(?:通知|决定)")
_ORDER = re.compile(
    "(停[运业产工用止]|关[停闭]|取缔|查封|扣押|注销|吊销|撤销|处罚|罚款|终止)[^、，]{0,4}(?:通知|告知|决定)"
)
_SHOWS = re.compile(
    either("""
    凭证 回单 收据 发票 票据 验收 决算 合同 协议 照片(?<!会议照片)(?<!学习照片) 影像 前后 决定 证书 批复 清单
    移交 报告 入账 到账 进账 缴款 收款 元[）)]?$
    """)
)
_NO_PROOF = re.compile(
    r"[\s/／—–\-]*|无|暂无|没有|缺|暂缺|待.{1,6}|(?:后|后续|随后|稍后|另行)(?:补|补充|提供|上传|报送|完善)"
    r"|(?:正在)?(?:收集|整理|准备|完善|补充)(?:中|之中)?"
)
_NUMBERED = re.compile(rf"^\s*(?:[0-9]{{1,2}}(?:[.．](?![0-9])|、|[）)])|[（(][0-9]{{1,2}}[）)]|[{CIRCLED}])\s*")
_SPECIFIC = re.compile("[《〔]|[0-9]号|第[0-9一二三四五六七八九十]{1,3}[次期号]")
# The organization's own overall papers, and regulations, may well serve several problems.
_FOR_ALL = re.compile("整改(?:方案|台账|清单|报告)|(?:办法|制度|规定|细则|规程|规则|条例)》")
_LONG = 14  # characters that make an item of proof one of its kind


def result_unproven(case: Case) -> Iterator[Contradiction]:
    """A measure that must leave a result, said to be completed, with only meetings, notices and plans to prove it."""
    for entry in case.dossier.ledger_entries:
        heading, uid = case.owner(entry)
        for measure in case.measures[entry.uid]:
            if is_done(measure, entry) and _only_process(measure):
                place = measure.evidence_place or measure.place
                proof = Quote(document_uid=measure.document_uid, place=place, text=measure.evidence_text)
                yield case.alarm(
                    ContradictionKind.RESULT_UNPROVEN,
                    "台账写这条措施已完成，佐证只有过程类材料，看不出结果。",
                    [quote_measure(measure), proof],
                    problem=heading,
                    subject_uid=uid,
                )


def evidence_missing(case: Case) -> Iterator[Contradiction]:
    """A measure said to be completed with nothing named to prove it, in a ledger that names proof."""
    proven = {m.document_uid for m in case.dossier.measures if not _NO_PROOF.fullmatch(m.evidence_text)}
    for entry in case.dossier.ledger_entries:
        heading, uid = case.owner(entry)
        bare = [m for m in case.measures[entry.uid] if _NO_PROOF.fullmatch(m.evidence_text)]
        for measure in _one_for_each_cell(bare):
            if (is_done(measure, entry) or _has_its_day(measure)) and measure.document_uid in proven:
                place = measure.evidence_place or measure.place
                yield case.alarm(
                    ContradictionKind.EVIDENCE_MISSING,
                    "台账写这条措施已完成，没有列出佐证材料。",
                    [
                        quote_measure(measure),
                        Quote(document_uid=measure.document_uid, place=place, text=measure.evidence_text),
                    ],
                    problem=heading,
                    subject_uid=uid,
                )


def _has_its_day(measure: Measure) -> bool:
    """Whether a measure that tells no status has a day on which it was completed, whatever is still open beside it."""
    return measure.claimed_status is RectificationStatus.UNSTATED and measure.completed_on is not None


def _one_for_each_cell(measures: Sequence[Measure]) -> list[Measure]:
    """A blank cell for the proof of several measures is told once."""
    by_cell = {measure.evidence_place or measure.place or measure.uid: measure for measure in reversed(measures)}
    return list(reversed(by_cell.values()))


def evidence_repeated(case: Case) -> Iterator[Contradiction]:
    """One and the same piece of proof named under several problems."""
    used: dict[str, dict[str, tuple[str, Quote]]] = defaultdict(dict)
    for entry in case.dossier.ledger_entries:
        heading, uid = case.owner(entry)
        for measure in case.measures[entry.uid]:
            for item in map(_without_number, _ITEM.findall(measure.evidence_text)):
                if _is_specific(item):
                    place = measure.evidence_place or measure.place
                    quote = Quote(document_uid=measure.document_uid, place=place, text=item.strip())
                    used[meaning(item)].setdefault(uid, (heading, quote))
    for under in used.values():
        if len(under) > 1:
            quotes = [quote for _, quote in under.values()]
            heading, _ = next(iter(under.values()))
            yield case.alarm(
                ContradictionKind.EVIDENCE_REPEATED,
                f"“{quotes[0].text}”同时用作{len(under)}个问题的佐证，要核实各证明什么。",
                quotes[:SHOWN],
                problem=heading,
                subject_uid=next(iter(under)),
            )


def _only_process(measure: Measure) -> bool:
    items = [item for item in _ITEM.findall(measure.evidence_text) if item.strip()]
    if any(_is_the_deed(measure, item) for item in items):
        return False
    if items and _HELD.search(measure.text) and not _ISSUES.search(measure.text):
        outside = bool(_IN_THE_FIELD.search(measure.text))
        return all(_ANNOUNCES.search(item) or (outside and _MINUTES.search(item)) for item in items)
    if items and _BLAMES.search(measure.text):
        return all(_GATHERED.search(item) for item in items)
    if not RESULT.search(measure.text) or _PREPARES.search(measure.text):
        return False
    return bool(items) and all(_PROCESS.search(item) and not _SHOWS.search(item) for item in items)


def _is_the_deed(measure: Measure, item: str) -> bool:
    """返岗通知, and 停运通知书 for 停运整改; where fees are to be paid back as well it shows one deed of two."""
    order = _ORDER.search(item)
    ordered = order and order[1] in measure.text and not RESULT.search(measure.text.replace("整改", ""))
    return bool(_OF_PERSONNEL.search(item) or ordered)


def _without_number(item: str) -> str:
    """3.党委会纪要（2024年第7次） of a numbered list."""
    return _NUMBERED.sub("", item)


def _is_specific(item: str) -> bool:
    """Whether a piece of proof is one of its kind; 会议记录 and 照片 are not."""
    if _FOR_ALL.search(item) or len(plain(item)) < 6:
        return False
    named = bool(_SPECIFIC.search(item)) or any(span.exact for span in dates(item))
    return named or any(q.unit == "元" for q in quantities(item)) or len(plain(item)) >= _LONG


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.RESULT_UNPROVEN, result_unproven),
    (ContradictionKind.EVIDENCE_MISSING, evidence_missing),
    (ContradictionKind.EVIDENCE_REPEATED, evidence_repeated),
)
