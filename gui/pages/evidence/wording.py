"""How a piece of evidence is told in words on the screen."""

import re
from datetime import date

from documents.media_types import PICTURES
from domain.records import Evidence
from domain.words import EvidenceOrigin
from gui.models.field_words import day_told
from gui.widgets.veil import covered
from storage.shelves.evidence import UNFILED, Citing, SubjectCount

_ORIGINS = {
    EvidenceOrigin.ON_SITE: "现场",
    EvidenceOrigin.PROVIDED: "单位",
    EvidenceOrigin.LATER: "后补",
}
_FIGURE = re.compile(r"[1-9]")


def when(evidence: Evidence) -> str:
    """3月14日 10:22 现场, 2023年3月14日 现场: the camera's time if there is one, else the day of intake."""
    origin = _ORIGINS[evidence.origin]
    if (moment := evidence.taken_at) is not None:
        if moment.year != date.today().year:  # noqa: DTZ011 - the year of the room they sit in
            return f"{moment.year}年{moment.month}月{moment.day}日 {origin}"
        return f"{moment.month}月{moment.day}日 {moment:%H:%M} {origin}"
    if evidence.added_at is not None:
        return f"{day_told(evidence.added_at.astimezone())} {origin}"
    return origin


def camera_time(evidence: Evidence) -> str:
    """2025年3月14日 10:22; what the camera wrote is told where it cannot be right, nothing where it wrote no figure."""
    if (moment := evidence.taken_at) is not None:
        return f"{moment.year}年{moment.month}月{moment.day}日 {moment:%H:%M}"
    return f"相机时间不准：{evidence.taken_at_text}" if _FIGURE.search(evidence.taken_at_text) else ""


def camera_place(evidence: Evidence) -> str:
    """北纬30.27417° 东经120.15517°, or nothing when the camera did not know."""
    latitude, mark, longitude = evidence.taken_where_text.partition(", ")
    if not mark:
        return ""
    north = f"南纬{latitude[1:]}°" if latitude.startswith("-") else f"北纬{latitude}°"
    east = f"西经{longitude[1:]}°" if longitude.startswith("-") else f"东经{longitude}°"
    return f"{north} {east}"


def caption(evidence: Evidence) -> str:
    """What stands under the picture: when, whence, by whom, and that it is the original."""
    parts = (
        camera_time(evidence),
        camera_place(evidence),
        str(evidence.origin),
        f"{evidence.added_by}收入",
        "原图未改动",
    )
    return "　".join(part for part in parts if part)


def print_words(evidence: Evidence) -> str:
    """What stands under a printed picture: number, name as it may be read, when, the fingerprint that proves it."""
    parts = (evidence.number, covered(evidence.name), caption(evidence), f"SHA-256 {evidence.sha256[:16]}")
    return "　".join(part for part in parts if part)


def fingerprints(evidence: Evidence) -> str:
    """SHA-256 9f2c…0b6e，SM3 66c7…2a8e: what can be read out and compared."""
    known = (("SHA-256", evidence.sha256), ("SM3", evidence.sm3))
    return "，".join(f"{name} {told[:4]}…{told[-4:]}" for name, told in known if told)


def whole_fingerprints(evidence: Evidence) -> str:
    """Both in full, a line each."""
    return f"SHA-256 {evidence.sha256}\nSM3 {evidence.sm3 or '正在后台补记'}"


def size_text(size: int) -> str:
    """3.2 MB, 812 KB, 96 字节."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{size / 1000:.0f} KB" if size >= 1000 else f"{size} 字节"


def icon_of(evidence: Evidence) -> str:
    """The icon of a tile without a thumbnail."""
    family = evidence.media_type.partition("/")[0]
    return {"audio": "sound", "image": "evidence", "video": "camera"}.get(family, "file")


def short_name(subject: SubjectCount) -> str:
    """3 农村饮水安全保障不到位, 单位层面."""
    return f"{subject.label} {subject.heading}" if subject.label != "单位" else subject.heading


def link_words(cited: Citing) -> str:
    """· 核查 A01、B04 · 底稿 底-01: what else a piece hangs on."""
    told = (("核查", cited.checks), ("底稿", cited.findings))
    return "".join(f" · {name} {'、'.join(words)}" for name, words in told if words)


def tile_name(evidence: Evidence) -> str:
    """A picture that is shown needs no suffix: that it is one is seen."""
    stem, dot, suffix = evidence.name.rpartition(".")
    plain = dot and stem and len(suffix) <= 4 and evidence.media_type in PICTURES
    return stem if plain else evidence.name


def drop_words(subject: SubjectCount) -> str:
    """Where a file dropped now goes."""
    if subject.uid == UNFILED:
        return "拖到这里先收下，再归类"
    if subject.label == "单位":
        return "拖到这里即归入单位层面"
    return f"拖到这里即归入问题 {subject.label}"
