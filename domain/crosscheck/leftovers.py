"""Words by which an account shows that something of a problem is not done yet."""

import re
from decimal import Decimal
from itertools import pairwise

from domain.crosscheck.texts import answer, clauses
from domain.patterns import either
from domain.quantities import quantities
from domain.records import Claim

_REMAINDER = either("剩余 其余 余下 余款 余额 尾款 尚余 另外?[0-9一二三四五六七八九十两]+[个项户处家名人件宗笔套辆]")
_END = either("的 问题 事项 任务 项目 资金 款 人员 企业 单位")  # 未完成的项目: the name of a thing
_GOES_ON = either("抓紧 加紧 有序 按计划 积极 加快 逐步 稳步 陆续 全力 与 由 报 协调 申请 走")
_PAID = either("缴 归还 清退 扣 还 偿 退 收 付 实施 解决 推进")
_UNDER_WAY = either("申诉 复议 诉讼 审理 协商 协调 审批 评审 公示 调查 核查 办理 施工 推进 整改 执行")
_WAITS_FOR = either("辞 调 整改 办 验收 收 清 完善 落实 处理 核 审 解决 拆 还 批 竣工 投用 报废")
# To suspend it is a deed.
_A_RIGHT = f"[^，。；]{{0,8}}(?:{either('资格 处方权 执业 业务 职务 拨付 招标 营业 许可 权限 招生')})"
UNFINISHED = re.compile(
    either(f"""
    正在 尚未 尚在 仍在 还在 仍未 还未 剩余 尚欠 尚有 尚需 尚不 仍需 仍有 还有 预计 拟于 [人名个家项处户件]拟 将于
    (?:计划|拟|将)(?:于|在)?(?:[一二三四]季度|[0-9]{{1,2}}月|明年|来年|年底|下半年|下(?:个)?[月季年])
    下一步将 未(?:完成|到位|办理|收缴|清退|整改|解决|验收)(?!{_END})
    (?:仍|还|目前|至今)(?:处于?|为|是|停留在?|卡在|[^，。；]{{0,4}}没有)
    处于(?:停工|停滞|停产|闲置|搁置) 暂(?:未|缓|停(?!{_A_RIGHT})|无法|不具备)
    (?:难以|无法|不能|未能)(?:按[期时]|如期|全部|一次性|及时)?(?:完成|推进|落实|清退|收回|追回|到位|办理|解决|实施)
    (?:推进|进展)(?:缓慢|滞后|受阻) (?:落实|推进|办理|整改|实施|协调|审核|招标)中$
    (?<!接)待(?:批复|审批|批准|拨付|复核|答复)$
    (?:大部分|大多数|多数|部分)[^，。；]{{0,10}}已 完成[1-9]?[0-9](?:[.][0-9]+)?[%％]$ 列入[^，。；]{{0,10}}计划$
    除[0-9一二三四五六七八九十两]+[个户家名人处][^，。；]{{0,8}}外
    分(?:(?:[0-9一二三四五六七八九十两]+)?(?:期|年)|批|次|步)(?:[^，。；]{{0,4}})?(?:{_PAID}) 待[^，。；]{{0,16}}后
    (?:将|拟|计划)分[0-9一二三四五六七八九十两]+[批次步]
    (?:{_REMAINDER})[^，。；]{{0,14}}(?:待|正|尚|仍|拟|将|计划|分期|未)(?!确) 正(?:{_GOES_ON})
    (?:{_REMAINDER})[^，。；]{{0,10}}(?:在逃|失联|稳控|缓办)
    [0-9一二三四五六七八九十][项个件人户处家宗笔名](?:[\u4e00-\u9fff]{{0,4}})?(?:延期|持续(?:推进|整改)|(?:{_UNDER_WAY})之?中)
    [人名个家项处户件宗笔辆套块座](?:[\u4e00-\u9fff]{{0,6}})?(?<![接招对看优等])待(?!遇)[\u4e00-\u9fff]{{0,4}}?(?:{_WAITS_FOR})
    (?:{_REMAINDER})[^，。；]{{0,8}}(?:报(?!经|备|废)|提请|呈报|申请)[^，。；已经]{{0,10}}(?:审批|审定|审议|批准|核准|批复|许可)$
    """)
)
_DONE_SINCE = re.compile(
    either("""
    (?<![法能未以难])全部 均已 都已 已(?:经)?(?:全|完成|整改|整治|收|清|办|退|解决|验收|到位|补|复工|恢复)
    销号 清零 完毕 完成整改 恢复正常
    """)
)
_WRITTEN_OFF = re.compile("[^；;\n]*(?:核销|豁免|销账|灭失)")  # 剩余3户当事人死亡，已按程序核销
_DEALT_WITH = re.compile("(?:已|现已|目前|实际|完成|仅)(?:经)?[^0-9，,。；;]{0,6}$")
_DONE = either("""
    完成 办结 整改 到位 收回 建成 出租 招租 盘活 腾退 复工 交付 拆除 签订 换届 安装 调整 追回 清退 退缴 备案 登记 销号
    处置 投用 投入 取得 办理 移交 清理
""")
# …方案已制定，5个已完成改造
_THESE_DONE = re.compile(f"(?:已|现已)(?:经)?(?:(?:通过|以|按)[^，。；0-9]{{2,14}})?(?:{_DONE})")
_REST = re.compile("其余|余下|剩余|另|剩下")


def open_clause(claim: Claim) -> str:
    """What ledger or report says is not done yet; 未整改的4个问题全部销号 is done."""
    return open_in(claim.detail)


def open_in(text: str) -> str:
    """The first clause of a text that shows that something is not done yet."""
    for clause in clauses(answer(text)):
        match = UNFINISHED.search(clause)
        after = text.partition(clause)[2].partition("。")[0]
        if match and not (_DONE_SINCE.search(clause, match.end()) or _WRITTEN_OFF.match(after)):
            return clause
    return ""


def some_only(text: str) -> str:
    """12件信访举报已核查10件: the sentence that deals with some of all, and nowhere says what became of the rest."""
    if _REST.search(text):
        return ""
    sentences: list[str] = re.split("[。；;\\n]", text)
    for sentence in filter(None, sentences):
        told = [quantity for quantity in quantities(sentence) if quantity.unit != "%"]
        for whole, some in pairwise(told):
            dealt = _DEALT_WITH.search(sentence[whole.end : some.start])
            parts = sum(q.value for q in told if q.start > whole.start and q.unit == whole.unit)
            dealt = dealt or _THESE_DONE.match(sentence[some.end :])
            is_part = any(q.unit == whole.unit and q.start < whole.start and q.value > whole.value for q in told)
            if dealt and not is_part and whole.unit == some.unit and Decimal(0) < some.value <= parts < whole.value:
                return sentence
    return ""
