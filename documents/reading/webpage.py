"""What a web page prints around a document that was copied from it: where it stands, who looked at it, how to print."""

from itertools import takewhile

from documents.reading.result import Line
from domain.patterns import late

_LABELS = (
    ("当前位置", "当前的位置", "您的位置", "您当前的位置", "您现在的位置", "您当前所在位置", "所在位置"),
    ("来源", "信息来源", "文章来源", "稿件来源", "稿源", "作者", "发布者", "发布人", "供稿", "撰稿"),
    ("编辑", "责任编辑", "责编", "校对", "初审", "复审", "终审", "审核"),
    ("发布时间", "发布日期", "发文时间", "成文时间", "成文日期", "生成日期", "更新时间", "公开日期", "信息提供日期"),
    ("浏览", "浏览量", "浏览次数", "阅读", "阅读量", "阅读次数", "点击", "点击数", "点击量", "点击率", "点击次数"),
    ("访问量", "访问次数", "字号", "字体", "字体大小", "文字大小", "保护视力色", "视力保护色", "色调调节"),
    ("分享", "分享到", "上一篇", "下一篇", "上一条", "下一条", "关键词", "标签"),
)
_OF_A_RECORD = (
    (
        "索引号",
        "信息索引号",
        "信息索引",
        "主题分类",
        "体裁分类",
        "发布机构",
        "发文机关",
        "文号",
        "发文字号",
        "信息名称",
    ),
    ("文件名称", "标题", "效力状态", "公开方式", "公开范围", "公开时限", "统一编号"),
)
_BARE = (
    (
        "打印",
        "打印本页",
        "打印正文",
        "关闭",
        "关闭窗口",
        "关闭本页",
        "收藏",
        "返回",
        "返回顶部",
        "返回列表",
        "返回首页",
    ),
    (
        "朗读",
        "纠错",
        "分享",
        "分享到",
        "字号",
        "字体",
        "大",
        "中",
        "小",
        "听新闻",
        "扫一扫",
        "首页",
        "查看原文",
        "阅读原文",
    ),
    ("无障碍", "无障碍阅读", "关怀版", "进入关怀版", "简体", "繁体", "个性化定制", "收藏本页", "政府邮箱登录"),
    ("扫一扫在手机打开当前页", "扫码阅读", "微信", "微博", "下载", "相关链接", "相关阅读", "相关附件"),
)


def _any_of(table: tuple[tuple[str, ...], ...]) -> str:
    """Longer words first; typists set 标　题 apart."""
    words = sorted((word for row in table for word in row), key=len, reverse=True)
    return "|".join(r"\s*".join(word) for word in words)


_FIELD = late(rf"(?:^|(?<=[\s|【\[（(]))(?:[-•·*]\s*)?(?:{_any_of(_LABELS + _OF_A_RECORD)})\s*[：:]")
_RECORD = late(rf"(?:[-•·*]\s*)?(?:{_any_of(_OF_A_RECORD)}|{_any_of(_LABELS[3:4])}|发布单位)\s*[：:]\s*")
_TRAIL = late(r"(?:[-•·]\s*)?(?:首页|网站首页|当前位置[：:])\s*(?:[>›»＞]|->|—>).*")
_STAMP = late(r"\[?(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:\s*[0-9]{1,2}(?:[:：][0-9]{2}){1,2})?\]?")
_ONLY_BARE = late(rf"(?:(?:{_any_of(_BARE)}|A[+-])(?=[\s|/\]】）)]|$)|[\s|/【】\[\]（）()·])+")
_OF_THE_PAPER = late("(?:填报|填表|制表|报送)(?:人|单位|部门)?[：:]")  # 审核：某某　　填报：某某
_SITE = 14  # signs of a site's name before the day
_LONG = 120


def set_aside(lines: list[Line]) -> tuple[list[Line], int]:
    """(the lines of the document, how many belong to the page around it): above its first sentence, below its last."""
    head = list(takewhile(lambda line: "。" not in line.text, lines))
    tail = list(takewhile(lambda line: "。" not in line.text, reversed(lines[len(head) :])))
    around = {id(line) for part in (head, tail[::-1]) for line in _around(part)}
    return [line for line in lines if id(line) not in around], len(around)


def _around(lines: list[Line]) -> list[Line]:
    found: list[Line] = []
    awaited = False  # the value below 索引号：
    for line in (line for line in lines if line.text.strip()):
        text = line.text.strip()
        if awaited or _is_of_the_page(text):
            found.append(line)
        awaited = not awaited and _RECORD.fullmatch(text) is not None
    return found


def _is_of_the_page(text: str) -> bool:
    if len(text) > _LONG or _OF_THE_PAPER.search(text):
        return False
    field = _FIELD.search(text)
    if field is None:
        return bool(_TRAIL.match(text) or _ONLY_BARE.fullmatch(text))
    before = text[: field.start()]
    site = _STAMP.sub("", before).strip()
    return not site or (site != before.strip() and len(site) <= _SITE) or bool(_ONLY_BARE.fullmatch(site))
