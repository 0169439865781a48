"""Deeds that stayed on paper: a concrete problem answered by nothing but meetings, notices and studies."""

import re
from collections.abc import Iterator, Sequence

from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.counted import OBJECTS
from domain.crosscheck.rules_evidence import RESULT, SHOWN
from domain.crosscheck.texts import answer, clauses, joined, plain
from domain.patterns import either
from domain.quantities import quantities
from domain.records import Contradiction
from domain.statuses import furthest_behind
from domain.words import ContradictionKind, RectificationStatus

_S = RectificationStatus
_APPEALS = re.compile(
    "(?:责任|牵头|整改时限|完成时限|整改成效|要求|引导|教育|督促|切实|不断|进一步|做到|引以为戒|层层签订)"
)
_NO_DEEDS = re.compile("《[^》]*》|[提督][示醒办]函|巡[视察]整改|(?<=制[定订])[^，。；0-9]{0,12}(?:方案|计划)")
_SPOKEN_OF = re.compile("通报(?!批评|曝光)|传达|学习")
_CLAIMS = re.compile("(?:目前|现)?已?(?:经)?(?:完成整?改?|整改(?:完成|到位)?)")
_NAMES_PROBLEM = re.compile("(?:（[0-9]+）)?(?:针对|关于)")
_A_FEW = 2  # clauses that make an account
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
# A measure that is nothing but words.
_TALKS = re.compile(
    "(?:[^，。；0-9]{0,6}(?:中心组|党委|党组|支部))?"
    "(?:(?:组织[^，。；0-9]{0,8}|专题|集中|及时|已|在[^，。；]{1,8}范围内?|在全[^，。；]{1,3})?"
    "(?:召开|学习|传达|开展[^，。；]{0,8}学习|座谈|强调|通报|部署)"
    "|(?:印发|下发|转发|发出)[^，。；]{0,40}(?:通知|[提督][示醒办]函|告知书|倡议书)"
    "|(?:开展|召开|组织|加强|制定|下发|印发|撰写|签订|提高|强化|压实|观看|讲授)[^，。；0-9]{0,12}"
    "(?:学习|研讨|交流|座谈|宣讲|教育|党课|动员|部署|会议?|提示|提醒函|整改方案|心得(?:体会)?|承诺书|站位|认识|责任|警示教育片)$)"
)
_TOPIC = re.compile("^(?:加强|强化|突出|提高|深化|压实)[^，。；0-9]{2,10}[。：]")  # 加强学习教育。组织…
_SENDS = re.compile("印发|下发|转发|发出")
_CONSIDERS = re.compile("(?<!前置)研究(?!$|部署|安排)")  # what was to be decided: a deed where just that was the matter
_WAS_TO_DECIDE = re.compile("研究|决策|审议|议事|酝酿")
# What speaking of it mends, each where the measures are of the same.
_OF_STUDY = tuple(
    map(
        re.compile,
        (
            "学习|理论|传达|研讨|培训|教育|意识形态",
            "(?<!代)谈话|座谈",
            "生活会|组织生活|三会一课|党课",
            "文山会海",
        ),
    )
)
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


def paper_only(case: Case) -> Iterator[Contradiction]:
    """A concrete problem said to be completed by nothing but meetings, notices, studies and plans."""
    for problem in case.problems:
        said = _said_done(case, problem)
        concrete = _is_concrete(problem) and all(_is_paper(quote.text) for quote in said)
        if said and (concrete or _only_talks(case, problem, said)):
            yield case.alarm(
                ContradictionKind.PAPER_ONLY,
                "问题写已完成，所列措施只有开会、发文、学习、部署，没有解决问题的实际举措。",
                said[:SHOWN],
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
    words = joined(text for text in measures if not _SENDS.match(text))
    talks = all(_TALKS.match(_TOPIC.sub("", text)) for text in measures) and not any(
        _tells_deed(quote.text) for quote in said
    )
    decides = _CONSIDERS.search(words) and _WAS_TO_DECIDE.search(facts)
    mends = decides or any(study.search(facts) and study.search(words) for study in _OF_STUDY)
    return bool(measures) and talks and not mends


def _is_concrete(problem: Problem) -> bool:
    """Whether the problem is of things or money, not of words and minds."""
    facts = joined([problem.heading, problem.issue.detail, *(e.heading + e.detail for e in problem.examples)])
    units = {quantity.unit for quantity in quantities(facts)}
    counted = bool(units & OBJECTS) and not (_OF_WORDS.search(facts) or _DECIDED.search(facts))
    return ("元" in units or counted or bool(_CONCRETE.search(facts))) and not _OF_WORDS.search(problem.heading)


def _said_done(case: Case, problem: Problem) -> list[Quote]:
    """All that was done by ledger and report for a problem that is said to be completed."""
    claims = [*problem.ledger, *problem.statements]
    stated = [claim.claimed_status for claim in claims if claim.claimed_status is not _S.UNSTATED]
    if not stated or furthest_behind(stated) is not _S.COMPLETED:
        return []
    measures = [quote_measure(measure) for measure in case.listed(problem)]
    told = [quote_entry(s, clause) for s in problem.statements for clause in _told(s.detail)]
    return [*measures, *told]


def _told(text: str) -> Sequence[str]:
    return [
        clause
        for clause in clauses(answer(text))
        if len(plain(clause)) > 4 and not _NAMES_PROBLEM.match(clause) and not _CLAIMS.fullmatch(clause)
    ]


def _is_paper(text: str) -> bool:
    """Whether words tell of meetings, papers and appeals, and of nothing else."""
    return bool(_ON_PAPER.search(text)) and not _tells_deed(text)


def _tells_deed(text: str) -> bool:
    """Whether words tell of a result, a deed or things that were dealt with."""
    bare = _NO_DEEDS.sub("", text)
    dealt_with = not _SPOKEN_OF.search(bare) and any(quantity.unit in OBJECTS for quantity in quantities(bare))
    return dealt_with or bool(RESULT.search(bare) or _DEED.search(bare))


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.PAPER_ONLY, paper_only),)
