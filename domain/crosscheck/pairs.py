"""Which measure of the ledger stands for which measure of the plan."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from domain.crosscheck.texts import bigrams, meaning, share
from domain.patterns import either
from domain.records import Measure

ALIKE = 44
_NAMES = re.compile("《[^》]*》")
# To learn and to speak of something, and to do it: however alike the words, they are two deeds.
_SPEAKS = re.compile("学习|研讨|传达|座谈|宣讲|宣传|动员|部署|强调|召开|组织观看|交流")
_DOES = re.compile(
    either("""
    修订 制定 制订 出台 建立 健全 完善 编制 印发 自查 检查 排查 核查 清查 审计 清理 清退 退还 追缴 收缴 追回 归还 支付
    拨付 发放 处分 处理 问责 追责 立案 移送 免职 整治 整改 修复 维修 改造 拆除 建成 建设 安装 更换 配备 招聘 引进 换届
    补[办齐签发缴充] 办[理结] 取缔 关停 调整 公示 公开 研究
    """)
)


def pair_measures(planned: Sequence[Measure], listed: Sequence[Measure]) -> list[tuple[Measure, Measure]]:
    """The most alike first, each measure once, in the order of the plan."""
    scored = sorted(
        ((likeness(plan.text, entry.text), p, e) for p, plan in enumerate(planned) for e, entry in enumerate(listed)),
        key=lambda one: (-one[0], abs(one[1] - one[2]), one[1]),
    )
    pairs: dict[int, int] = {}
    for score, p, e in scored:
        if score >= ALIKE and p not in pairs and e not in pairs.values():
            pairs[p] = e
    return [(planned[p], listed[e]) for p, e in sorted(pairs.items())]


def likeness(one: str, other: str) -> float:
    """0 to 100: 100 for the same meaning, 0 for another deed."""
    a, b = meaning(one), meaning(other)
    if a == b:
        return 100.0
    if another_deed(one, other):
        return 0.0
    words_a, words_b = bigrams(one), bigrams(other)
    common = max(share(words_a, words_b), share(words_b, words_a)) if len(words_a) > 2 and len(words_b) > 2 else 0.0
    return max(fuzz.ratio(a, b), 90 * common)


def another_deed(one: str, other: str) -> bool:
    """修订议事规则 and 学习议事规则: the one is done, of the other is only spoken."""
    return {_sort_of_deed(one), _sort_of_deed(other)} == {"speaks", "does"}


def _sort_of_deed(text: str) -> str:
    """Of a measure that does either and not both; else empty."""
    bare = _NAMES.sub("", text)
    speaks, does = bool(_SPEAKS.search(bare)), bool(_DOES.search(bare))
    return "" if speaks is does else "speaks" if speaks else "does"
