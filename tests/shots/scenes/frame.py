"""What is the same on every page: search, palette, switcher, sheets, notices, work under way, dialogs of the frame."""

import time
from functools import partial

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget

from domain.errors import PlaceError
from tests.shots import workspaces
from tests.shots.booth import Booth


def _search(typed: str, booth: Booth) -> None:
    booth.go("four_references", "11")
    booth.frame.search()
    booth.frame.top.search.setText(typed)


def _switch(typed: str, booth: Booth) -> None:
    booth.open(workspaces.ROUND)
    booth.frame.switch()
    booth.frame.switcher.field.setText(typed)


def _command(command: str, booth: Booth, place: str = "four_references") -> None:
    booth.go(place)
    booth.press(command)


def _notice(booth: Booth) -> None:
    booth.go("evidence", "3")
    words = "“石桥村泵房.heic”等3张照片已损坏或不能显示，原件已照样封存，其余12张都已收下。"
    booth.frame.desk.notices.strip(words, "看是哪几张", lambda: None)


def _fault(booth: Booth) -> None:
    booth.go("exchange")
    booth.frame.desk.notices.show(
        PlaceError("U盘已满，交换包没有写完；已写的一半已经删去，本机内容都在。请换一个U盘再导出。")
    )


def _progress(booth: Booth) -> None:
    booth.go("evidence", "3")
    booth.at_work = True
    booth.frame.desk.tasks.run("收入照片", _slow)
    booth.pause(2.4)


def _slow(progress: object) -> None:
    for done in range(600):
        progress(done + 412, 2000, "收入照片")  # type: ignore[operator]
        time.sleep(0.01)


def _told(booth: Booth) -> None:
    booth.go("today")
    booth.frame.desk.notices.tell("已撤销：采纳疑点")


def _field_menu(booth: Booth) -> None:
    page = booth.go("findings", name=workspaces.WAITING)
    _menu(page.paper.form.facts)


def _menu(widget: QWidget) -> None:
    widget.setFocus()
    at = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(getattr(widget, "viewport", lambda: widget)(), event)


def _combo(booth: Booth) -> None:
    regions = booth.go("four_references", "11").regions
    if regions.compact:
        regions.head.list_wanted.emit()
    regions.subjects.aspects.showPopup()


def _manual(booth: Booth) -> None:
    booth.go("documents")
    booth.frame.show_manual()


SCENES = (
    ("00-search", partial(_search, "")),
    ("00-search-found", partial(_search, "供水")),
    ("00-search-commands", partial(_search, "sd")),
    ("00-search-nothing", partial(_search, "鲲鹏")),
    ("00-switcher", partial(_switch, "")),
    ("00-switcher-typed", partial(_switch, "jyj")),
    ("00-sheet-walk", partial(_command, "sheet")),
    ("00-sheet-exchange", partial(_command, "sheet", place="exchange")),
    ("00-settings", partial(_command, "settings")),
    ("00-about", partial(_command, "about")),
    ("00-passphrase", partial(_command, "passphrase")),
    ("00-card", partial(_command, "card")),
    ("00-visit", partial(_command, "visit")),
    ("00-new-visit", lambda booth: (booth.open(workspaces.ROUND), booth.frame.switcher._add())),
    ("00-manual", _manual),
    ("00-notice", _notice),
    ("00-fault", _fault),
    ("00-progress", _progress),
    ("00-told", _told),
    ("00-field-menu", _field_menu),
    ("00-combo", _combo),
)
