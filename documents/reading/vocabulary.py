"""Which words offices use for the columns and labels of plans, ledgers and lists, in one place for prose and tables."""

import re
from functools import lru_cache

from domain.patterns import late

# (field, pattern on the path of header words "整改情况/是否销号"). The first rule that fits a free column wins, so the
# narrow stand before the wide; a field of MANY may take several columns.
ANSWERS_IN_ONE = (
    r"(?:领导|责任人|负责人|牵头人)员?(?:[及和与、/]|（)(?:责任|牵头|主责)?(?:部门|单位|科室|股室|处室)）?$"
)
_TIMES = "(?:20[0-9]{2}年)?(?:[0-9]{1,2}月|[一二三四]季度|第[一二三四五六]次)[底末份]?"
BY_MONTH = rf"(?:进展|进度|情况)[^/]*/{_TIMES}$|^{_TIMES}(?:整改|工作|落实|推进)?(?:进展|进度|情况)(?:情况)?$"
MANY = {"support_officer", "amount_fixed", "progress", "measure_more", "remark", "ignored"}
RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("measure_number", r"(?:措施|举措|做法)(?:序号|编号|号)$|(?:措施|举措)[^/]*/(?:序号|编号|号)$"),
        ("number", r"问题[^/]{0,4}(?:序号|编号)$"),
        ("feedback_number", r"(?:对应|关联|所属|涉及).{0,6}问题(?:序?号|编号)?$|对应.{0,6}问题|反馈问题号"),
        (
            "row_number",
            r"^(?:任务|事项)?(?:序号|编号)$|^(?:项目号|项次|条目|条款|No\.?|NO\.?)$|(?:^|/)(?:序\s*号|编\s*号|序)$",
        ),
        ("named_kind", r"^点?人[/、或和]?点?事[/、或和]?(?:点?问题)?$"),
        ("heading", r"点人点事.*(?:内容|问题)$|(?:^|/)(?:点题)内容$|^点到的?(?:事|问题)项?$"),
        (
            "named_object",
            r"(?:点题|点名|涉及)对象$|^(?:点名|点到|被点名|涉及)?(?:的)?(?:对象|人员|当事人)(?:姓名)?$|^点到的?人$|^姓名(?:[及和、]职务)?$",
        ),
        ("closed", r"是否(?:已)?归零$|销号(?!时间|日期|时限|期限|节点|人|编号|依据|材料|标准|程序)"),
        ("deadline", r"(?:计划|预计|拟|要求|(?<!对)应|规定)(?:完成|办结|销号)(?:时间|日期)?$"),
        (
            "completed_on",
            r"完成日期|实际(?:完成|办结|销号|整改)(?:时间|日期)?$|办结(?:时间|日期)|(?:完成整改|整改到位|销结)(?:时间|日期)|完成时点$|/实际$",
        ),
        ("planned_on", r"对应完成时间"),
        (
            "deadline",
            r"(?:整改|完成|办理|办结|反馈)[^/]*?(?:时限|期限)|(?:^|/)限时$|(?:^|/)(?:时限|期限|时间要求|时限要求)|报结(?:时间|日期)$",
        ),
        (
            "deadline",
            r"(?:责任|时间|预计|计划|规定|目标|任务|销号|最后)[^/]*?(?:时限|期限|节点)|(?:完成|进度)节点$|时间(?:安排|进度)$|截止(?:时间|日期)$|(?:^|/)限期$|(?:^|/)(?:完成|时间|进度)要求$",
        ),
        ("deadline", r"(?:^|/)(?:整改|完成|办理|整改完成)时间(?:要求)?$"),
        (
            "completed_on",
            r"(?:^|/)(?:整改|完成|办结|整改完成)时间$",
        ),  # beside a deadline, which takes such a column first
        (
            "progress",
            r"(?:措施|举措|做法)(?:及|和|与|、)[^/]*(?:情况|成效|效果|进展)$|(?:情况|进展|成效)/具体(?:情况|内容|做法)$",
        ),
        ("measure_status", r"(?:措施|举措)(?:的)?(?:完成|落实|进展|办理)?(?:状态|进度|完成情况|与否)$"),
        ("status", r"是否(?:已)?(?:完成|整改|到位)|完成与否$"),
        (
            "status",
            r"(?:完成|整改|办理|落实|进展|推进|办结)(?:情况)?状态|整改结果$|(?:^|/)(?:完成|整改|落实|推进|工作)?进度(?:（?[%％]）?)?$|(?:措施)?完成情况$|(?:完成|进展|推进|整改)程度|完成比例|(?:整改|自评|问题|任务|事项)(?:结论|状态)$|进度状态$",
        ),
        ("status", r"(?:^|/)(?:当前|目前|工作)?状态$"),
        ("status", r"是否(?:已)?办结$|(?:^|/)(?:当前|目前|工作)?进展$|(?:办理|办结|完成|落实)结果$|办结情况$"),
        ("status", r"(?:整改|进展|落实|办理|推进)(?:进展|落实|实施)?情况(?:（[^）]*）)?$|(?:整改|工作)进展$"),
        ("progress", BY_MONTH),
        (
            "progress",
            r"(?:整改(?:情况)?|进展)描述|已采取措施|已开展工作|整改(?:成效|成果|过程|动态)|成效清单$|工作成效|取得成效|阶段性(?:成效|进展)|(?:^|/)(?:工作)?开展情况$|进展及成效$|(?:整改|落实|进展|办理|推进)(?:进展|落实|完成|实施)?情况(?:（[^）]*）)?$|(?:^|/|整改|工作|具体|目前|当前|实际|最新|推进|落实|办理)进展$",
        ),
        (
            "evidence",
            r"佐证|整改印证$|(?:证明|支撑|印证|证据|验证|备查|痕迹|依据|见证|归档|档案|成果|过程|凭证|台账)(?:材料|资料|文件)|档案(?:目录|编号)$",
        ),
        ("evidence", r"(?:^|/)(?:相关|附件|有关)?(?:材料|资料)(?:清单|目录|名称|索引)?$|(?:^|/)附件$"),
        ("learn_from_one", r"举一反三"),
        ("root_cause", r"根本原因$|产生.{0,6}原因|(?:^|/)(?:原因[分剖]析|问题[成根][因源]|成因分析|症结)"),
        ("amount_fixed", r"(?:已整改|已清退|已追缴|已收缴|已退缴)[^/]*金额|问题整改金额/"),
        ("amount", r"(?:问题|涉及|涉案|应整改|违规|违纪)[^/]*金额|(?:^|/)金额"),
        (
            "aspect",
            r"反馈(?:的)?(?:重点)?方面|问题方面|(?:^|/)(?:聚焦|所属|涉及|问题所属)?(?:方面|领域|板块)$|一级标题|(?:^|/)(?:问题|反馈)?大类|反馈类别|问题(?:归类|领域)$|四个落实$|(?:监督|巡[视察])重点$",
        ),
        ("aspect", r"(?:^|/)(?:反馈)?问题(?:类别|类型|分类)$"),
        ("group", r"反馈(?:的)?重点内容|二级标题|(?:^|/)(?:大项|子项|问题小类)"),
        ("named_kind", r"^(?:点题|事项|所属|三点)?(?:类别|类型|分类|种类|性质|属性)$|^点题(?:方式)?$"),
        (
            "heading",
            r"(?:反馈的?)?(?:具体|主要|突出|存在的?)问题(?:表述|描述|内容)?$|(?:反馈|整改|巡[视察])的?问题(?:内容|描述|表述|事项)?(?:（[^）]*）)?$",
        ),
        (
            "heading",
            r"问题[^/]*/表述$|反馈(?:的|意见)?问题|问题(?:内容|描述|表述|概述|清单|事项|摘要|要点|名称|简述|概要|点)$|(?:^|/)问题$|(?:指出|发现|提出|点题|查出)(?:的)?(?:具体|主要)?问题$|(?:^|/)事项$",
        ),
        (
            "heading",
            r"(?:反馈|点题)(?:的)?(?:意见)?(?:主要|具体)?(?:内容|要点|事项|条目)$|(?:^|/)(?:点题|具体|任务|交办|督办)?事项(?:内容|概要|名称)?$|整改项目$",
        ),
        (
            "heading",
            r"(?:整改|主要|重点|具体)任务(?:内容)?$|任务(?:内容|名称)$|反馈意见(?:原文|内容)?$|(?:^|/)任务$|整改(?:内容|事项)$",
        ),
        ("detail", r"具体表现|问题表现|主要表现|(?:^|/)例证|具体情况$|事实描述"),
        ("measure_more", r"(?:措施|举措)[（(]?(?:[二三四五六七八九]|[2-9]|[②-⑨])[）)]?$"),
        (
            "measure",
            r"(?:具体|细化|整改|归零|主要|落实|工作|推进|改进|解决|应对|整治|重点|任务)[^/]{0,6}(?:措施|举措)|(?:^|/)(?:措施|举措)|整改办法$|(?:具体|主要)做法$|(?:^|/)任务分解$",
        ),
        ("measure", r"整改计划$"),
        (
            "goal",
            r"整改目标(?:及标准)?$|目标(?:任务|要求)$|(?:完成|整改|验收|销号|考核|工作)标准|(?:^|/)(?:工作|达到的?|整改要达到的)?目标$|预期(?:目标|成效|成果|效果)|标志性成果|成果形式$|验收指标$",
        ),
        (
            "lead_officer",
            r"第一责任人|(?:责任|牵头|主管|分管|校|县|市|局|院)[^/]{0,4}领导(?!小组)(?:姓名|[及和、/][^/]{2,6})?$|牵头人$|整改落实人$|(?:^|/)(?:主要|整改)?责任人员?(?:（[^）]*）)?$",
        ),
        ("lead_officer", ANSWERS_IN_ONE),
        ("lead_officer", r"(?:责任|牵头|分工)[^/]*/(?:领导|人|人员|负责人|姓名)$"),
        (
            "lead_officer",
            r"(?:包[保抓案联]|挂[帅牌联包]|督办|领衔|联系)[^/]{0,4}领导$|责任(?:班子成员|书记)$|直接责任人$",
        ),
        ("lead_officer", r"(?:牵头|责任|部门|主要)?负责人$"),
        ("lead_officer", r"责任清单(?:（(?:责任|牵头|分管)?(?:领导|人|人员|责任人)）)?$"),
        ("lead_dept", r"责任清单（(?:责任|牵头)?(?:部门|单位|股室|科室|处室)）$"),
        ("support_officer", r"分管领导|协助领导|配合领导|协管领导"),
        ("support_dept", r"(?:配合|协办|协助)[^/]*/(?:部门|单位|股室|科室|处室)$"),
        ("lead_dept", r"(?:责任|牵头|分工)[^/]*/(?:部门|单位|股室|科室|处室)$"),
        (
            "lead_dept",
            r"牵头[^/]{0,6}(?:部门|单位|股室|科室|处室|支部|机构)|(?:主责|主办)(?:部门|单位|股室|科室|处室)|^(?:牵头|主责|主办|承办)$",
        ),
        ("support_dept", r"(?:配合|协办|协助|参与|参加|协同|协作|会办|支持)[^/]{0,6}(?:部门|单位|股室|科室|处室|机构)"),
        ("unit", r"^(?:被巡[视察])?(?:单位|党组织)(?:名称)?$|被巡[视察]党组织|一级单位$"),
        (
            "lead_dept",
            r"责任(?:部门|单位|股室|科室|处室|[大支中]队|科（室）|主体|党组织|支部|学院|站所|办所|站办)(?:（[^）]*）)?$",
        ),
        (
            "lead_dept",
            r"(?:承办|办理|承接|经办|落实|实施|整改)(?:责任)?(?:部门|单位|股室|科室|处室|主体|站所|办所|站办|机构)$|属地(?:责任|单位|党委)?$",
        ),
        ("lead_dept", r"(?:主管|归口|牵头|督导)(?:部门|单位|股室|科室|处室|办所|站所)$"),
        ("lead_dept", r"(?:^|/)(?:科室|股室|处室|部门)(?:（[^）]*）)?$"),
        ("support_dept", r"责任(?:部门|单位|股室|科室|处室|主体|党组织)(?:（[^）]*）)?$"),
        ("support_dept", r"(?:督导|督促|督办|主管|归口|指导|协调)(?:部门|单位|股室|科室|处室)$"),
        ("closed", r"(?:核验|验收)(?:意见|结论|结果|情况)$|是否验收$"),
        (
            "requirement",
            r"(?:办理|交办|处置|处理|督办|落实|工作|整改|点题|有关|会议|书记|具体)(?:要求|意见)$|批示|^要求$",
        ),
        ("requirement", r"(?:(?:整改|主要|重点|具体|工作)任务|任务)(?:内容|要求|安排)?$"),
        ("heading", r"^(?:点题|交办|具体|主要|对象及|事项及)?内容(?:摘[录要]|提要|概[述要])?$"),
        ("heading", r"^(?:反馈|巡[视察]组?)?(?:的)?(?:意见(?:和)?|整改|工作)?建议(?:内容|事项)?$"),
        # What none of the narrower names above has taken.
        ("measure", r"(?:措施|举措|整改内容)$"),
        ("lead_officer", r"(?:责任人|负责人|领导责任)$"),
        ("support_dept", r"^(?:配合|协同|协办)$"),
        ("completed_on", r"(?:落实|完结|整改|销号|办理|完成)[^/]{0,4}(?:时间|日期)$|(?:^|/)日期$"),
        ("progress", r"(?:进展|进度|落实|完成|办理|推进|结果|情况|^|/)说明$|完成情况$"),
        ("remark", r"(?:^|/)(?:备注|其他说明)$"),
        ("ignored", r"审核|审查|审批|知悉范围|备注|点题时间|涉及单位|签字|电话"),
    )
)
LONGEST_NAME = 30  # signs of the name of a column
# Fields that a header row must name at least one of, else the table is something else (a name list, a schedule).
CORE = {"heading", "measure", "status", "closed"}
# A column of numbers only (应整改数, 完成率) says nothing of a single problem.
COUNTED = re.compile(r"(?:问题|措施|任务|建议|意见|应|已|未|完成|整改|落实|销号)[^/]*(?:数|数量|率)(?:（[^）]*）)?$")


def _each(befores: str, afters: str, *others: str) -> str:
    """Every word of the one row before every word of the other, and some words more: one alternation."""
    return "|".join([*(before + after for before in befores.split() for after in afters.split()), *others])


_OFFICES = "单位 部门 股室 科室 处室"
_LABEL_WORDS = (
    ("goal", "整改目标|目标任务|工作目标|整改标准|完成标准"),
    ("measures", "整改措施|具体措施|主要措施|工作措施|整改举措"),
    (
        "status",
        "整改落实情况|整改落实|整改进展情况|整改完成情况|整改情况|整改进展|进展情况|落实情况|完成情况|整改成效|整改结果|整改状态|完成状态",
    ),
    (
        "lead_officer",
        _each(
            "责任 牵头 分管 主管 包保 包抓 包联 包案 联系 督办 领衔",
            "领导 校领导",
            "第一责任人",
            "主要责任人",
            "责任人",
            "牵头人",
        ),
    ),
    ("lead_dept", _each("牵头 主责 责任 主办 承办", _OFFICES, "责任主体", "牵头责任单位", "牵头", "主办")),
    ("support_dept", _each("配合 协办 参与 协同 协助 指导", _OFFICES, "配合", "协办")),
    ("deadline", "完成时限|整改时限|整改期限|完成时间|整改时间|完成期限|办理时限|时限要求|时间节点|时限"),
    ("closed", "是否销号|销号情况"),
    ("evidence", "佐证材料|证明材料|支撑材料"),
    ("requirement", "办理要求|整改要求|整改任务|工作任务|具体任务"),
)
# Shorter ones, which are labels at the beginning of a line or sentence only: 采取以下措施：…… is none.
_BARE_WORDS = (
    ("goal", "目标"),
    ("measures", "措施|举措"),
    ("status", "状态|进展|成效"),
    ("evidence", "佐证|印证"),
    ("lead_officer", "责任"),
    ("requirement", "任务"),
)
_FIELD_OF_LABEL = {word: name for name, words in (*_LABEL_WORDS, *_BARE_WORDS) for word in words.split("|")}
_KNOWN = "|".join(sorted((word for _, words in _LABEL_WORDS for word in words.split("|")), key=len, reverse=True))
_BARE = "|".join(words for _, words in _BARE_WORDS)
# 责任领导：…, 【责任领导】… and, at the beginning of a line or sentence only, 责任：…
_LABEL = late(
    rf"(?:[【〔\[]\s*(?P<framed>{_KNOWN}|{_BARE})\s*[】〕\]]\s*[:：]?|(?P<plain>{_KNOWN}|(?<![^\s。；;])(?:{_BARE}))\s*[:：])\s*"
)
SHOWN_AS = late("(?:问题|具体|主要)表现[:：]\\s*")
_LONG_FIELDS = {"goal", "measures", "status", "evidence", "requirement"}


def names_a_column(text: str) -> bool:
    """Whether words read like the name of a column that we know."""
    name = "".join(text.split())
    return bool(name) and len(name) <= LONGEST_NAME and _is_known(name)


@lru_cache(4096)  # the short words of a long table come again and again
def _is_known(name: str) -> bool:
    return any(pattern.search(name) for _, pattern in RULES)


def labelled(text: str) -> list[tuple[str, str]]:
    """(field, words) of labels in running text: 责任领导：何平。责任股室：河湖股。"""
    matches = list(_LABEL.finditer(text))
    found = []
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        words = text[match.end() : end]
        name = _FIELD_OF_LABEL[match["framed"] or match["plain"]]
        if name not in _LONG_FIELDS:
            words = _short(words)
        found.append((name, words.rstrip("（([【〔 　").strip("；;，,。 　\n")))
    return found


def is_labelled(text: str) -> bool:
    """Whether a line is nothing but labels with their words: 整改目标：…, also 问题表现：…"""
    return SHOWN_AS.match(text) is not None or (has_label(text) and not before_labels(text))


def has_label(text: str) -> bool:
    return _LABEL.search(text) is not None


def before_labels(text: str) -> str:
    """What stands before the first label and the bracket it opens in."""
    match = _LABEL.search(text)
    if not match:
        return text
    return text[: match.start()].rstrip().rstrip("（([【〔").rstrip()


def _short(words: str) -> str:
    """The value of a short label: to the end of its sentence or of the bracket around it."""
    depth = 0
    for index, character in enumerate(words):
        if character in "（([【〔":
            depth += 1
        elif character in "）)]】〕":
            if depth == 0:
                return words[:index]
            depth -= 1
        elif character in "。；;\n" and depth == 0:
            return words[:index]
    return words
