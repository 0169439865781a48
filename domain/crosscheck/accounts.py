"""What a ledger tells of one measure, held against what the measure is about."""

import re
from decimal import Decimal

from domain.crosscheck.texts import bigrams, clauses, plain
from domain.patterns import either
from domain.quantities import Quantity, quantities
from domain.records import Measure
from domain.words import RectificationStatus

# Numbers of something else than of what was dealt with: found out, handed on, only some of them.
_OTHERWISE = re.compile(
    "(?:发现|查出|查实|查找|涉及|问责|处分|追责|移交|移送|抽查|抽取|其中|评选|推选|约谈|批评|诫勉|超额|节约|节省|[每各]|平均|第)"
    "[^，。；0-9]{0,6}$"
)
_NO_FLOOR = re.compile(
    "(?:不超过|不高于|不多于|以内|每|第|降[至到低]|控制在|压[减降缩][至到]?|下降|减少)[^，。；0-9]{0,5}$"
)
_NO_FLOOR_AFTER = re.compile("^(?:以内|以下|之内|内)")
_OR_MORE = re.compile("及?以上")
_FROM = re.compile("[由从][^，。；0-9]{0,8}$")  # 由64种精简至20种: what it was before
_TO = re.compile("^[^，。；0-9]{0,8}[至到为]")
_DONE = re.compile(
    either("""
    已 完成 到位 办结 清退 退还 退回 退缴 追[回缴] 收[回缴] 清收 归还 上缴 化解 解决 补[充签办建缴齐] 成立 更换 配[备齐]
    返岗 到岗 销号 使用 建成 整治 整改 拆除 换届 取得 引进 招[聘录] 调整 修[复缮] 改造 核销 签订 覆盖 清理 盘活 出租
    腾退 发放 拨付 支付 兑[付现] 投用 安装 达 提[高升]
    """)
)
_SO_MANY = re.compile("(?:完成|办结|整改|到位|解决|清退|收缴|处理|建成)[了]?$")
_LEFT_OPEN = re.compile("失联|无法|未|拒|尚|仍|暂|停|困难|剩|余|正在|待|缺口|不足|缓|难")
_NOT_DONE = re.compile(
    "失联|无法|未|拒不|尚[未待]|仍[未在需]|暂[未缓]|停用|正在|待[拆处办追清定]"
)  # 其余15万元无法退还
_TO_COME = re.compile("未|待|尚|仍|正")
_ENDED = re.compile("停业|歇业|关闭|关停|注销|撤[并销]|除名|核销|报废|去世|终止|退出|联合|并入")
_WRITTEN_OFF = re.compile("核销|豁免")
_OF_ANYTHING = frozenset({"个", "项", "条", "人", "份", "件"})


def states_less(measure: Measure) -> bool:
    """完成3家 in the column of the status of a measure for 4家: whatever the word, it is not done."""
    told = quantities(measure.status_text)
    done = len(told) == 1 and _SO_MANY.search(measure.status_text[: told[0].start])
    finished = measure.claimed_status is RectificationStatus.COMPLETED
    return bool(finished and done and told_of_less(measure.text, measure.status_text))


def told_of_less(text: str, account: str) -> str:
    """已清收3860万元 of 不少于5000万元: the clause that tells of less than a measure is about; "" when none does."""
    asked = [q for q in quantities(text) if not _is_ceiling(text, q)]
    for unit in dict.fromkeys(q.unit for q in asked):
        wanted = [q for q in asked if q.unit == unit]
        told = [(clause, q) for clause in clauses(account) for q in quantities(clause) if q.unit == unit]
        own = [(clause, q) for clause, q in told if _is_of(text, clause, q)]
        rest = [clause for clause, q in told if (clause, q) not in own]
        if len(wanted) > 1 or not own or not all(map(_LEFT_OPEN.search, rest)):
            continue
        whole = max(q.value for _, q in own) if unit == "%" else sum((q.value for _, q in own), Decimal(0))
        every = sum((q.value for _, q in told), Decimal(0))
        ended = _WRITTEN_OFF.search(account) if unit == "元" else all(map(_is_settled, rest))
        settled = rest and every == wanted[0].value and (ended or not any(map(_LEFT_OPEN.search, rest)))
        if Decimal(0) < whole < wanted[0].value and not settled:
            return own[0][0]
    return ""


def _is_settled(clause: str) -> bool:
    """17座已换证，2座停业 of 19座; 7个已建立，1个联合建立 of 8个."""
    return bool(_ENDED.search(clause)) and not _TO_COME.search(clause)


def _is_ceiling(text: str, quantity: Quantity) -> bool:
    before, after = text[: quantity.start], text[quantity.end :]
    if _OR_MORE.match(after):  # 压减50%以上
        return False
    return bool(_NO_FLOOR.search(before) or _NO_FLOOR_AFTER.match(after) or (_FROM.search(before) and _TO.match(after)))


def _is_of(measure: str, clause: str, quantity: Quantity) -> bool:
    """Whether a number of the account is of what the measure deals with."""
    before, after = clause[: quantity.start], clause[quantity.end :]
    if _OTHERWISE.search(before) or _NOT_DONE.search(clause):
        return False
    words = bigrams(measure)
    thing = plain(after)[:2]
    if thing and quantity.unit in _OF_ANYTHING and not (bigrams(plain(after)) & words or _DONE.match(plain(after))):
        return False
    return bool(_DONE.search(clause) or bigrams(clause) & words)
