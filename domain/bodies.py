"""Whether two names are of one organization: papers call it in full, by its party body, by its place, or in short."""

from domain.patterns import late

_PARTY_BODY = late(
    "(?:党组|党委|党?工委|党总支|党支部|(?:工作|总支部|支部)委员会"
    "|(?<=[院校学馆台社司团心场站队库行处所道镇乡村局厅])委员会)$"
)
_OFFICE = late("(?<![省市县区])(?:委员会|委会|委|厅|办)$")  # a county has a 局 for what is a 委 or a 厅 above it
_COMMON = late("中共|中国共产党|有限|责任|股份|公司|第[一二三四五六七八九十0-9]+巡[视察]组|[省市县区×xX＊*○〇]")
_ORDINAL = late("第([一二三四五六七八九十0-9]+)")
_FIGURES = late("[一二三四五六七八九十0-9]+")
_RENAMED = "局"  # 水利局 is 水务局 elsewhere or by now


def another_body(full: str, short: str, named: str) -> bool:
    """Whether what a paper names can be neither name of an organization; one without two characters tells nothing."""
    own, alias, theirs = _core(full), _core(short), _core(named)
    if len(own) < 2 or len(theirs) < 2:
        return False
    known = [own] if len(alias) < 2 or _short_for(alias, own) else [own, alias]  # 县水利局 there is in each county
    return not any(_may_be(name, theirs) for name in known)


def _core(name: str) -> str:
    """云栖县水利局党组, 中共云栖县水利局委员会 → 云栖水利局."""
    return _COMMON.sub("", _OFFICE.sub(_RENAMED, _PARTY_BODY.sub("", name.strip())))


def _may_be(one: str, other: str) -> bool:
    if not (_ordinals_agree(one, other) and _ordinals_agree(other, one)):
        return False
    renamed = one.endswith(_RENAMED) and other.endswith(_RENAMED) and one[:-2] == other[:-2] != ""
    return renamed or _short_for(one, other) or _short_for(other, one)


def _ordinals_agree(one: str, other: str) -> bool:
    """第三人民医院 is neither 人民医院 nor 第十三人民医院; 三院 may be it."""
    return set(_ORDINAL.findall(one)) <= set(_FIGURES.findall(other))


def _short_for(short: str, full: str) -> bool:
    """城投集团 stands for 城市建设投资集团: every character in its order."""
    rest = iter(full)
    return all(character in rest for character in short)
