"""Two parts Word looks for but our styles never use: the table of fonts with their other names, and a plain theme."""

from xml.sax.saxutils import quoteattr

from documents.styles import Styles

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
OTHER_NAMES = {
    "fang": "仿宋",
    "kai": "楷体",
    "hei": "SimHei",
    "biaosong": "FZXiaoBiaoSong-B05S",
    "song": "SimSun",
}
COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F1F1F",
    "lt2": "F2F2F2",
    "accent1": "9B1B22",
    "accent2": "2E6F5E",
    "accent3": "1F5FA8",
    "accent4": "8A5A00",
    "accent5": "5B4B8A",
    "accent6": "4A5560",
    "hlink": "1F5FA8",
    "folHlink": "5B4B8A",
}
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def fonts_part(namespaces: str, styles: Styles) -> str:
    """fontTable.xml: a computer that lacks a font finds it under its other name."""
    rows = "".join(
        f"<w:font w:name={quoteattr(getattr(styles.word_fonts, key))}><w:altName w:val={quoteattr(other)}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for key, other in OTHER_NAMES.items()
    )
    return f"<w:fonts {namespaces}>{rows}</w:fonts>"


def theme_part(styles: Styles) -> str:
    """theme1.xml; its fonts are named after ours in case somebody applies them."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    song = quoteattr(styles.word_fonts.fang)
    face = f'<a:latin typeface={song}/><a:ea typeface={song}/><a:cs typeface=""/>'
    lines = "".join(f'<a:ln w="{width}">{FILL}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{MAIN}" name="plain"><a:themeElements><a:clrScheme name="plain">{colours}</a:clrScheme>'
        f'<a:fontScheme name="plain"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="plain"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
