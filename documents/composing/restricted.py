"""点人: who was named at the secretary's meeting is known to few; his name and post go into no paper that leaves."""

import re
from collections.abc import Iterable

from domain.records import NamedMatter
from domain.words import NamedKind

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏"
    "成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀甄曲封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬"
    "全郗班仰仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步耿"
    "满弘匡文寇广禄阙殳沃蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶曾毋沙养鞠须丰巢关蒯相查荆红游竺权逯盖桓公肖付闫佘麦仝代覃粟招雒尧亓郏邸牟岳晋楚鄢涂仉督哈谯笪佟揭邝练苟母植稽官衣栗台僧谌银扬郄青阳税冼候幺綦禚缑嵩敬岩冶辜丘仓嵺"
    "逮展位艳户"
)
COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 端木 司徒 夏侯 独孤 南宫 西门 呼延 宇文 长孙 轩辕 百里 东郭 澹台 赫连 钟离 "
    "鲜于 闾丘 申屠 太史 濮阳 淳于 单于 完颜 拓跋".split()
)
# Words of the trade that begin like a name.
NO_NAMES = frozenset(
    "单位 项目 方面 时间 任务 高度 全面 全部 全县 全局 全市 全体 全程 全年 党组 党委 党员 党支 党内 党纪 党风 党政 管理 管委 管护 安全 安排 安置 安装 国家 林业 林场 金额 万元 严重"
    " 严格 应当 应收 应付 平台 常委 常务 常年 关于 关系 明确 计划 计生 公车 公款 公司 公务 公开 公共 车辆 包括 包庇 包工 房产 房屋 解决 解释 连续 连带 连片 齐全 查处 查出 查实 施"
    "工 施行 左右 廉政 廉洁 简单 商业 台账 银行 强制 强行 强占 农村 农业 农民 农水 文件 文明 容易 通过 通报 支部 支出 支付 成员 成立 成效 广大 广泛 充分 终于 融资 索要 索取 宣传 "
    "储备 富余 班子 怀疑 督促 督办 代理 代办 代管 代表 付款 付费 敬老 冷链 时任 时有 时限 元旦 康养 余款 余元 程序 任期 任职 任用 任人 纪委 纪律 纪检 印章 印发 章程 许多 河湖 相互"
    " 相关 权力 师生 向上 从未 从事 户籍 位于 展开 方式 方案 高价 高额 高档 高于 石料 山林 边界 路面 温泉 项下 于是 习惯 招标 招待 招聘 养老 满意 易地 申请 申报 巩固 那些 盖章 双"
    "方 成本 田间 席位 云栖 水库 安监 花费 费用 司机 曾经 母亲 官员 后勤 祖籍 居民 须经 别人".split()
)
HAN = "㐀-䶿一-鿿\U00020000-\U000323af"  # also the signs that are in names only
DUTIES = (
    "局长|科长|股长|处长|部长|主任|书记|主席|镇长|乡长|县长|市长|区长|院长|校长|站长|所长|队长|组长|厅长|行长|经理|董事长|会计|出纳|"
    "干部|成员|委员|负责人|司机|[一-龥]长|[一-龥]员"
)
DEED = (
    f"同志|等|在|因|未|对|把关|将|违|以权|以借|以虚|以他人|以个人|为他人|为其|为亲|为企业|利用|擅|涉|被|与|和[{''.join(sorted(SURNAMES))}]|及|的|"
    "不|有令|有关|履|私|多次|多年|多报|多领|长期|收受|收取|收礼|报销|虚|套取|挪用|占用|占有|用公|经手|经营|经商|经查|超标|超范围|超规定|"
    "插手|打招呼|承揽|承包|职务|失职|失管|失察|滥|侵占|贪|受贿|索|截留|干预|干扰|纵容|默许|隐瞒|指使|授意|主持|分管|负责|担任|兼任|"
    "参与|组织|领导|借|送|请|曾|已|仍|还|本人|家|任|应|没有|副|原|总"
)
# A post or the start of a phrase, then a name of two to four signs, then what was done, or a post.
BEFORE = rf"(?:(?P<post>[一-龥]{{0,8}}?(?:{DUTIES}))[：:]?|(?<![{HAN}]))"
AFTER = rf"(?={DEED}|{DUTIES}|[，。、；：（(]|$)"
NAMED = re.compile(rf"{BEFORE}(?P<name>[{HAN}]{{2,4}}?){AFTER}")
GUESSED = re.compile(rf"{BEFORE}(?P<name>[{HAN}]{{2,3}})")
DOTTED = re.compile(
    rf"(?P<post>[一-龥]{{0,8}}?(?:{DUTIES}))??(?P<name>[{HAN}]{{2,8}}(?:[·•‧・][{HAN}]{{2,8}}?)+){AFTER}"
)
WIDE = re.compile(rf"(?<=[{HAN}])[ 　]+(?=[{HAN}])")  # 王　伟, as it stands in lists


def _text(matter: NamedMatter) -> str:
    return f"{matter.heading}。{matter.detail}"


def _found(text: str) -> list[tuple[str, str]]:
    """Post and name of each person an entry speaks of; where nobody is told for sure, whatever may be a name."""
    text = WIDE.sub("", text)
    pairs = [(match["post"] or "", match["name"]) for match in DOTTED.finditer(text)]
    pairs += [pair for match in NAMED.finditer(text) if _is_name((pair := (match["post"] or "", match["name"]))[1])]
    return pairs or [
        (match["post"] or "", match["name"][:length])
        for match in GUESSED.finditer(text)
        for length in (3, 2)
        if _is_name(match["name"])
    ]


def _is_name(text: str) -> bool:
    return ((text[0] in SURNAMES and len(text) <= 3) or text[:2] in COMPOUND) and text[:2] not in NO_NAMES


def names(matter: NamedMatter) -> list[str]:
    """The names a 点人 entry carries."""
    return [name for _, name in _found(_text(matter))]


def persons(matters: Iterable[NamedMatter]) -> list[NamedMatter]:
    """The entries that name a person."""
    return [matter for matter in matters if matter.named_kind is NamedKind.PERSON]


def hidden(matters: Iterable[NamedMatter]) -> tuple[str, ...]:
    """All that must not be printed, the longest first so that no part of it is left."""
    return hidden_in(_text(matter) for matter in persons(matters))


def hidden_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The same of entries that each name a person and are no records yet."""
    found = {word for text in texts for post, name in _found(text) for word in (post + name, name)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
