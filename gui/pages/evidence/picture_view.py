"""The picture of one piece of evidence: fitted, zoomed, turned, dragged; or the sentence why it cannot be shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

from gui import look
from gui.widgets import KeyButton, PlainLabel, Strip, set_tip, veil
from gui.widgets.boxes import STRETCH, hbox, vbox

STEP = 1.25
SMALLEST, LARGEST = 0.05, 8.0


class PictureView(QWidget):
    """Zoom and turn are the view's own; the evidence is never touched."""

    zoomed = Signal(int)  # percent

    def __init__(self) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self._view = _Canvas(self._scene)
        self._view.stepped.connect(self.zoom)
        self._words = PlainLabel("", "body", "text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setContentsMargins(32, 0, 32, 0)
        self.save_button = KeyButton("另存原件", "S", icon="save", small=True)
        self._instead = QWidget()
        vbox(STRETCH, self._words, 12, hbox(STRETCH, self.save_button, STRETCH), STRETCH, on=self._instead)
        self.caption = PlainLabel("", "caption", "text2", elide=True)
        self._foot = Strip(26, "top")
        self._foot.row.addWidget(self.caption, 1)
        self.uncovered = PlainLabel("图中姓名未遮盖", "caption", "wait")
        set_tip(self.uncovered, "姓名只在文字里遮盖，图片里的照原样显示")
        self._foot.row.addWidget(self.uncovered)
        self._fitted = True
        self._reduced = 1.0
        self._column = vbox((self._view, 1), (self._instead, 1), self._foot, on=self, spacing=None)
        self.setProperty("ground", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self._view)
        self.say("")

    def show_image(self, image: QImage, name: str, full_width: int) -> None:
        """Show a decoded picture, fitted and upright; percents are told of its full width."""
        self.uncovered.setVisible(veil.drawn())
        self._foot.show()
        self._reduced = image.width() / max(full_width, 1)
        self._view.setBackgroundBrush(look.colour("desk"))
        self._item.setPixmap(QPixmap.fromImage(image))
        self._scene.setSceneRect(self._item.boundingRect())
        self._view.setAccessibleName(f"图片 {name}")
        self._view.resetTransform()
        self._view.show()
        self._instead.hide()
        self._column.activate()
        self.fit()

    def say(self, text: str, *, may_save: bool = False) -> None:
        """Show a sentence instead of a picture; of what another program may show, with the way to hand it over."""
        self.save_button.setVisible(may_save)
        self._item.setPixmap(QPixmap())
        self._words.setText(text)
        self._view.hide()
        self._foot.hide()
        self._instead.show()
        self.zoomed.emit(0)

    @property
    def sentence(self) -> str:
        """What stands instead of a picture, "" when there is one."""
        return "" if self._instead.isHidden() else self._words.text()

    def has_picture(self) -> bool:
        return not self._item.pixmap().isNull()

    def fit(self) -> None:
        """The whole picture, never larger than it is."""
        if not self.has_picture():
            return
        self._fitted = True
        room = self._view.viewport().rect().adjusted(16, 16, -16, -16)
        turned = self._view.transform().mapRect(self._item.boundingRect())
        if turned.isEmpty() or room.width() < 1 or room.height() < 1:
            return
        largest = 1 / self._reduced / self._scale()
        factor = min(room.width() / turned.width(), room.height() / turned.height(), largest)
        self._view.scale(factor, factor)
        self.zoomed.emit(round(self._scale() * self._reduced * 100))

    def zoom(self, factor: float) -> None:
        """Larger or smaller within bounds."""
        if not self.has_picture():
            return
        wanted = min(max(self._scale() * factor, SMALLEST), LARGEST)
        self._fitted = False
        self._view.scale(wanted / self._scale(), wanted / self._scale())
        self.zoomed.emit(round(wanted * self._reduced * 100))

    def larger(self) -> None:
        self.zoom(STEP)

    def smaller(self) -> None:
        self.zoom(1 / STEP)

    def turn(self) -> None:
        """A quarter to the right."""
        self._view.rotate(90)
        if self._fitted:
            self.fit()

    def _scale(self) -> float:
        matrix = self._view.transform()
        return float((matrix.m11() ** 2 + matrix.m12() ** 2) ** 0.5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()


class _Canvas(QGraphicsView):
    stepped = Signal(float)

    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAccessibleName("图片")

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.stepped.emit(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        event.accept()
