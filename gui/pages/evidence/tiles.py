"""One tile of the gallery: thumbnail, kind, tick, name and when or whence it came."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from domain.records import Evidence
from domain.words import EvidenceKind
from gui import look
from gui.models.gallery import EVIDENCE_ROLE, THUMBNAIL_ROLE
from gui.pages.evidence.wording import icon_of, tile_name, when
from gui.widgets.paint import chip_width, elided, paint_chip

TILE = QSize(130, 142)
STEP = QSize(140, 154)
PICTURE_HEIGHT = 93
TICK = 16
_KIND_ROLES = {EvidenceKind.OUTCOME: "ok", EvidenceKind.PROCESS: "na"}


class TileDelegate(QStyledItemDelegate):
    """Paints; holds nothing."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return STEP

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        evidence = index.data(EVIDENCE_ROLE)
        if not isinstance(evidence, Evidence):
            return
        tile = QRect(option.rect.topLeft(), TILE).translated(4, 6)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _card(painter, tile)
        picture = QRect(tile.left(), tile.top(), tile.width(), PICTURE_HEIGHT)
        _thumbnail(painter, picture, evidence, index.data(THUMBNAIL_ROLE))
        _kind(painter, picture, evidence.kind)
        _tick(painter, tick_box(option.rect), chosen)
        _words(painter, tile, evidence, chosen)
        here = isinstance(option.widget, QListView) and option.widget.currentIndex() == index
        ringed = bool(state & QStyle.StateFlag.State_HasFocus)
        _edge(painter, tile, "line" if ringed or not chosen else "accent" if here else "ok")
        painter.restore()


def tick_box(cell: QRect) -> QRect:
    """Where the tick of a tile stands in its cell of the grid."""
    return QRect(cell.left() + 4 + TILE.width() - 7 - TICK, cell.top() + 13, TICK, TICK)


def _card(painter: QPainter, tile: QRect) -> None:
    path = QPainterPath()
    path.addRoundedRect(QRectF(tile), 4, 4)
    painter.fillPath(path, look.colour("surface"))


def _thumbnail(painter: QPainter, ground: QRect, evidence: Evidence, picture: object) -> None:
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(ground).adjusted(0, 0, 0, 4), 4, 4)
    painter.save()
    painter.setClipPath(clip)
    painter.setClipRect(ground, Qt.ClipOperation.IntersectClip)
    painter.fillRect(ground, look.colour("nabg"))
    if isinstance(picture, QPixmap):
        whole = not evidence.media_type.startswith("image/")
        aspect = Qt.AspectRatioMode.KeepAspectRatio if whole else Qt.AspectRatioMode.KeepAspectRatioByExpanding
        size = QSize(picture.size()).scaled(ground.size() - QSize(0, 8 if whole else 0), aspect)
        target = QRect(ground.topLeft(), size)
        target.moveCenter(ground.center())
        painter.drawPixmap(target, picture)
    else:
        mark = look.pixmap(icon_of(evidence), 32, "text3", painter.device().devicePixelRatio())
        painter.drawPixmap(ground.center().x() - 16, ground.center().y() - 12, mark)
    painter.restore()


def _kind(painter: QPainter, ground: QRect, kind: EvidenceKind) -> None:
    word = kind.value.removesuffix("类")
    box = QRect(ground.left() + 5, ground.top() + 6, chip_width(word), look.measure("chip"))
    paint_chip(painter, box, word, _KIND_ROLES[kind])


def _tick(painter: QPainter, box: QRect, chosen: bool) -> None:
    painter.setPen(QPen(look.colour("ok" if chosen else "line2"), 1))
    painter.setBrush(look.colour("ok" if chosen else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if chosen:
        painter.setPen(look.colour("surface"))
        painter.setFont(look.font("caption", 700))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓")


def _words(painter: QPainter, tile: QRect, evidence: Evidence, chosen: bool) -> None:
    lines = (
        (tile_name(evidence), look.font("body", 600 if chosen else 400), "text", 6, 20),
        (when(evidence), look.font("caption"), "text2", 26, 18),
    )
    for words, font, colour, top, height in lines:
        box = QRect(tile.left() + 8, tile.top() + PICTURE_HEIGHT + top, tile.width() - 16, height)
        painter.setFont(font)
        painter.setPen(look.colour(colour))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, left, elided(words, font, box.width(), inside=True))


def _edge(painter: QPainter, tile: QRect, colour: str) -> None:
    """Where I am, what is ticked as its tick; the focus ring, which the program draws for all lists, lies around."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(colour), 1 if colour == "line" else 2))
    painter.drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
