"""What the titles of sections say: whether they list problems, name a 方面, advise, or list nothing at all."""

from domain.patterns import either, late

_LIST_PROBLEMS = (
    (
        "问题",
        "整改任务",
        "任务分工",
        "任务分解",
        "重点任务",
        "主要任务",
        "任务清单",
        "整改内容",
        "(?:具体|主要|重点|工作)措施",
    ),
    ("整改措施", "整改落实", "整改情况", "整改进展", "落实情况", "整改的?事项"),
)
_OF_ONE_STATUS = (
    "((?:已(?:经)?|基本)(?:全部)?(?:完成|整改到位)|(?:需要?|拟)?长期(?:坚持|整改)|正在(?:整改|推进)|持续(?:整改|推进)|尚?未完成)"
    "(?:整改)?(?:的)?(?:整改)?(?:事项|问题|任务)"
)
_BEGIN_OTHERS = (
    ("总体要求", "总体评价", "总体情况", "总体进展", "整体情况", "整体进展", "基本情况", "指导思想", "工作目标"),
    ("整改目标", "目标要求", "基本原则", "组织领导", "工作要求", "有关要求", "相关要求", "保障措施", "组织保障"),
    ("工作步骤", "方法步骤", "实施步骤", "时间安排", "工作安排", "推进步骤", "下一步", "今后", "下步", "主要做法"),
    ("意见建议", "意见和建议", "整改建议", "工作建议", "几点建议", "整改要求", "工作机制", "附件", "联系方式"),
    ("原因分析", "存在(?:的)?(?:不足|差距)", "巡[视察](?:工作)?(?:基本)?情况", "统一思想", "深入学习贯彻", "持续巩固"),
    ("(?:切实)?(?:提高|提升)(?:政治)?站位", "(?:切实)?(?:加强|强化|健全)组织领导", "(?:深化|提高)(?:思想)?认识"),
    ("(?:肯定|主要|取得的?|工作)成[绩效]", "总体印象", "(?:巡[视察])?(?:工作)?概况"),
    ("(?:不断)?巩固(?:深化|拓展|扩大|提升)?.{0,10}成果",),
)
_STAND_IN_OTHERS = (
    (
        "(?:组织|主体责任)(?:落实|领导|开展|推进|部署)?(?:的)?情况",
        "组织落实",
        "(?:总体|整体)(?:进展|推进)?情况",
        "下一步",
        "工作打算",
        "需要说明",
    ),
    ("意见建议", "整改建议", "意见和建议", "履行.{0,10}责任"),
)

# Words that tell what is wrong: the name of a problem holds one, the name of what was done about it seldom does.
_FAULTS = """
    不(?!断|仅|但|少|同|忘|折|动摇|松|懈|停|敢|能腐|想) 未 没有 缺 差 欠 弱 薄 短板 漏 乱 违 超 虚 浮 慢 滞后 问题
    拖延 拖沓 闲置 流失 流于形式 形式化 走过场 打折扣 变通 规避 挪用 套取 截留 拆分 屡 反弹 敷衍 应付
    松散 粗放 宽松 空转 悬空 棚架 失控 失察 失管 失范 失职 盲区 老化 断层 断档 脱节
    重[^，。：]{1,6}轻 (?:风险|隐患|矛盾|压力)[^，。：]{0,3}(?:突出|大|高)
"""


def _any_of(table: tuple[tuple[str, ...], ...]) -> str:
    return "|".join(words for row in table for words in row)


FAULT = late(either(_FAULTS))
PROBLEMS = late(f"{_any_of(_LIST_PROBLEMS)}|{_OF_ONE_STATUS}")
OF_ONE_STATUS = late(_OF_ONE_STATUS)  # 需长期坚持 of 三、需长期坚持的整改事项
OTHER = late(f"^(?:{_any_of(_BEGIN_OTHERS)})|{_any_of(_STAND_IN_OTHERS)}")
ASPECT = late(
    "(?<!个)方面(?:存在)?(?:的)?(?:主要|突出|具体)?(?:问题|不足)?(?:的)?(?:整改)?(?:落实)?(?:进展)?(?:情况)?$"
)
RECOMMENDATIONS = late("建议|整改意见|整改要求|(?:整改|下一?步).{0,8}意见$")
REQUIREMENTS = late("(?:有关|相关|工作|整改工作|下一?步工作|几点)?(?:的)?要求")  # where nothing else advises
ADVICE = late("意见(?:和)?建议|(?:整改|工作)建议")
ANSWERS_ADVICE = (
    "(?:巡[视察])?(?:反馈)?(?:(?:整改|工作)?(?:意见|要求)[和与及、]?|工作|整改)?建议"
    "(?:的)?(?:整改)?(?:落实|办理|采纳)(?:情况|措施|安排|分工){0,2}"
)
TELLS_OF_ADVICE = late(ANSWERS_ADVICE)
ONLY_A_SECTION = late(
    ".{0,10}(?:发现|存在|反馈|指出)?(?:的|出的)?(?:主要|突出|具体|一些)?(?:问题|不足)(?:[和及与、]不足)?"
)


def tells_a_fault(title: str) -> bool:
    """Whether a heading says what is wrong, as 落实审计发现问题整改不够有力 does, and so names no section."""
    return FAULT.search(title.replace("问题", "")) is not None and not OF_ONE_STATUS.search(title)
