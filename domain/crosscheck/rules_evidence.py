"""What proof is worth: only of the process, the same for several problems, or deeds that stayed on paper."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from domain.calendar import dates
from domain.crosscheck.case import Case, Problem, Quote, Rule, is_done, quote_entry, quote_measure
from domain.crosscheck.counted import OBJECTS
from domain.crosscheck.texts import clauses, joined, meaning, plain
from domain.numerals import CIRCLED
from domain.patterns import either
from domain.quantities import quantities
from domain.records import Contradiction, Measure
from domain.statuses import furthest_behind
from domain.words import ContradictionKind, RectificationStatus

_S = RectificationStatus
_SHOWN = 6  # quotes of one alarm at most
_ITEM = re.compile(r"(?:[^、；;，,\n（(]|[（(][^）)]*[）)])+")
# Deeds that leave a result to be shown; those that only prepare one are none.
_RESULT = re.compile(
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
_OF_PERSONNEL = re.compile("(?:返岗|召回|调岗|调动|任职|任免|免职|录用|停发)通知")  # the notice is the deed itself
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
_APPEALS = re.compile(
    "(?:责任|牵头|整改时限|完成时限|整改成效|要求|引导|教育|督促|切实|不断|进一步|做到|引以为戒|层层签订)"
)
_WITHOUT_TITLES = re.compile("《[^》]*》|提醒函")
# What is answered, in the words of the feedback.
_ASKED = re.compile("(?:（[0-9]+）)?(?:关于|针对)“[^”]*”(?:的?问题)?[。：，]?")
_A_FEW = 2  # clauses that make an account
_NUMBERED = re.compile(rf"^\s*(?:[0-9]{{1,2}}(?:[.．](?![0-9])|、|[）)])|[（(][0-9]{{1,2}}[）)]|[{CIRCLED}])\s*")
_SPECIFIC = re.compile("[《〔]|[0-9]号|第[0-9一二三四五六七八九十]{1,3}[次期号]")
# The organization's own overall papers, and regulations, may well serve several problems.
_FOR_ALL = re.compile("整改(?:方案|台账|清单|报告)|(?:办法|制度|规定|细则|规程|规则|条例)》")
_LONG = 14  # characters that make an item of proof one of its kind
# A matter that words alone cannot mend.
_CONCRETE = re.compile(
    either("""
    违规 擅自 私自 冒领 顶替 取酬 亲属 拖欠 闲置 欠缴 欠款 未收缴 未缴 未办理 破损 带病 隐患 污染 占用
    未按期换届 空缺 超标准 超编 挪用 截留 虚报 套取 漏水 停工 未完工 逾期 超期 超职数 无证 未返岗 反弹 再次发生
    屡改屡犯 老化 失修 缺失 超付 多付 流失 沉淀 滞留 积压 侵占 未拨付 未发放 未退 进度滞后 滞后[0-9]
    未(?:建成|开工|竣工|投用|交付|清退|追回|收回|归还|配备) 闲置 烂尾 亏损
    """)
)
_OF_WORDS = re.compile(
    either("""
    学习 理论 思想 教育 会议 议事 制度 机制 意识形态 谈话 宣传 培训 组织生活 民主 压力传导 责任传导 重视 把方向
    管大局 保落实 作用发挥 (?:领导|核心)作用 政治引领
    """)
)
# A measure that is nothing but words; 研究 what was to be decided is a deed.
_TALKS = re.compile(
    "(?!.*(?<!前置)研究)(?:(?:组织[^，。；0-9]{0,8}|专题|集中|及时|已|在[^，。；]{1,8}范围内?|在全[^，。；]{1,3})?"
    "(?:召开|学习|传达|开展[^，。；]{0,8}学习|座谈|强调|通报|部署)|(?:印发|下发|转发)[^，。；]{0,40}通知)"
)
_OF_STUDY = re.compile("学习|理论|传达|研讨|培训|教育|谈话|意识形态|生活会|组织生活|三会一课|文山会海|座谈")
_DECIDED = re.compile("研究|决策|审议|听取|签订|部署|责任书")  # what a meeting can mend
_ON_PAPER = re.compile(
    either("""
    召开 传达 学习 研讨 印发 下发 转发 通报 通知 部署 研究 强调 要求 提醒 传阅 宣讲 培训 观看 责任书 承诺书
    领导小组 专班 (?:制定|制订).{0,20}(?:方案|计划) 认识 站位 统一思想 加强.{0,12}(?:领导|管理|监督|教育)
    开展.{0,12}(?:教育|宣传) 会议 压实.{0,6}责任
    """)
)
_DEED = re.compile(
    either("""
    约谈 谈话提醒 处分 问责 处理 核查 排查 检查 清查 清理 审计 移送 公开 公示 整改完成 整改到位 到位 建成 启用
    销号 论证 报审 签订合同 谈话
    """)
)


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
        for measure in _one_for_each_cell(case.measures[entry.uid]):
            bare = bool(_NO_PROOF.fullmatch(measure.evidence_text))
            if bare and is_done(measure, entry) and measure.document_uid in proven:
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
                quotes[:_SHOWN],
                problem=heading,
                subject_uid=next(iter(under)),
            )


def paper_only(case: Case) -> Iterator[Contradiction]:
    """A concrete problem said to be completed by nothing but meetings, notices, studies and plans."""
    for problem in case.problems:
        said = _said_done(case, problem)
        concrete = _is_concrete(problem) and all(_is_paper(quote.text) for quote in said)
        if said and (concrete or _only_talks(case, problem, said)):
            yield case.alarm(
                ContradictionKind.PAPER_ONLY,
                "问题写已完成，所列措施只有开会、发文、学习、部署，没有解决问题的实际举措。",
                said[:_SHOWN],
                about=problem,
            )
        elif _is_concrete(problem):
            yield from _told_on_paper(case, problem)


def _told_on_paper(case: Case, problem: Problem) -> Iterator[Contradiction]:
    """A report that calls a concrete problem completed and tells of meetings, papers and appeals only."""
    for statement in (s for s in problem.statements if s.claimed_status is _S.COMPLETED):
        told = [clause for clause in _told(statement.detail) if not _APPEALS.match(clause)]
        if len(told) >= _A_FEW and all(map(_is_paper, told)):
            yield case.alarm(
                ContradictionKind.PAPER_ONLY,
                "整改报告写已完成，所述做法只有开会、发文、学习、部署，没有解决问题的实际举措。",
                [quote_entry(statement, statement.detail)],
                about=problem,
            )


def _only_talks(case: Case, problem: Problem, said: Sequence[Quote]) -> bool:
    """Whether every measure is but to meet, to study or to send a notice, of a problem that is none of studying."""
    facts = joined([problem.heading, problem.issue.detail, *(e.heading + e.detail for e in problem.examples)])
    measures = [measure.text for measure in case.listed(problem)]
    talks = all(map(_TALKS.match, measures)) and not any(_tells_deed(quote.text) for quote in said)
    return bool(measures) and talks and not _OF_STUDY.search(facts)


def _only_process(measure: Measure) -> bool:
    items = [item for item in _ITEM.findall(measure.evidence_text) if item.strip()]
    if any(map(_OF_PERSONNEL.search, items)):
        return False
    if items and _HELD.search(measure.text) and not _ISSUES.search(measure.text):
        outside = bool(_IN_THE_FIELD.search(measure.text))
        return all(_ANNOUNCES.search(item) or (outside and _MINUTES.search(item)) for item in items)
    if items and _BLAMES.search(measure.text):
        return all(_GATHERED.search(item) for item in items)
    if not _RESULT.search(measure.text) or _PREPARES.search(measure.text):
        return False
    return bool(items) and all(_PROCESS.search(item) and not _SHOWS.search(item) for item in items)


def _without_number(item: str) -> str:
    """3.党委会纪要（2024年第7次） of a numbered list."""
    return _NUMBERED.sub("", item)


def _is_specific(item: str) -> bool:
    """Whether a piece of proof is one of its kind; 会议记录 and 照片 are not."""
    if _FOR_ALL.search(item) or len(plain(item)) < 6:
        return False
    named = bool(_SPECIFIC.search(item)) or any(span.exact for span in dates(item))
    return named or any(q.unit == "元" for q in quantities(item)) or len(plain(item)) >= _LONG


def _is_concrete(problem: Problem) -> bool:
    """Whether the problem is of things or money, not of words and minds."""
    facts = joined([problem.heading, problem.issue.detail, *(e.heading + e.detail for e in problem.examples)])
    units = {quantity.unit for quantity in quantities(facts)}
    counted = bool(units & OBJECTS) and not (_OF_WORDS.search(facts) or _DECIDED.search(facts))
    return ("元" in units or counted or bool(_CONCRETE.search(facts))) and not _OF_WORDS.search(problem.heading)


def _said_done(case: Case, problem: Problem) -> list[Quote]:
    """All that was done by ledger and report for a problem that is said to be completed."""
    claims = [*problem.ledger, *problem.statements]
    if not claims or furthest_behind(claim.claimed_status for claim in claims) is not _S.COMPLETED:
        return []
    measures = [quote_measure(measure) for measure in case.listed(problem)]
    told = [quote_entry(s, clause) for s in problem.statements for clause in _told(s.detail)]
    return [*measures, *told]


def _told(text: str) -> Sequence[str]:
    return [
        clause
        for clause in clauses(_ASKED.sub("", text))
        if len(plain(clause)) > 4 and not re.fullmatch("已?(?:经)?完成整?改?", clause)
    ]


def _is_paper(text: str) -> bool:
    """Whether words tell of meetings, papers and appeals, and of nothing else."""
    return bool(_ON_PAPER.search(text)) and not _tells_deed(_WITHOUT_TITLES.sub("", text))


def _tells_deed(text: str) -> bool:
    """Whether words tell of a result, a deed or things that were dealt with."""
    dealt_with = any(quantity.unit in OBJECTS for quantity in quantities(text))
    return dealt_with or bool(_RESULT.search(text) or _DEED.search(text))


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.RESULT_UNPROVEN, result_unproven),
    (ContradictionKind.EVIDENCE_MISSING, evidence_missing),
    (ContradictionKind.EVIDENCE_REPEATED, evidence_repeated),
    (ContradictionKind.PAPER_ONLY, paper_only),
)
