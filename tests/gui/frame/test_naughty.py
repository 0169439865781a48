"""Naughty strings in the fields of every page and dialog: shown literally, saved and read back equal."""

from collections.abc import Callable, Iterator
from functools import partial
from unicodedata import normalize

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from documents import visits
from documents.reading.result import ReadItem
from domain.words import FindingState
from gui.frame import Frame
from gui.new_visit import NewVisitDialog
from gui.operations import findings
from gui.pages.documents.split_dialog import SplitDialog
from gui.pages.exchange.share_dialog import ShareDialog
from gui.places import PLACES
from gui.printing import PrintDialog
from gui.widgets.kept_text import KeptText
from gui.window import Window
from storage.store import Store
from tests import naughty
from tests.gui.frame.test_accessible import unnamed
from tests.gui.frame.test_every_dialog import MADE

EVERY = 17  # strings are passed over between two of the test run; the soak takes them all
MANY = 14  # fields that stand open on the pages of the sample
WITH_FIELDS = {
    "ChangePassphrase", "ChecklistSheet", "DestroyDialog", "NewVisitDialog", "ParticularsDialog", "PhraseSheet",
    "PlanDialog", "RekeyDialog", "ShareDialog", "VisitDetailsDialog",
}  # fmt: skip
Edit = QLineEdit | QPlainTextEdit
Read = Callable[[Store], str]


@pytest.fixture
def frame(open_sample: Callable[..., Frame], qtbot: QtBot) -> Iterator[Frame]:
    """The frame over the sample."""
    frame = open_sample()
    frame.window().idle.stop()  # a long run without events looks like a computer that slept
    yield frame
    rest(frame, qtbot)


def rest(frame: Frame, qtbot: QtBot) -> None:
    """Until nothing is under way."""
    qtbot.waitUntil(lambda: not frame.desk.tasks.busy and not frame.desk.asking.busy, timeout=60_000)


def typed(edit: Edit, text: str) -> None:
    """In place of what stands there, as from an input method."""
    edit.setFocus()
    edit.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def held(edit: Edit) -> str:
    """What the field shows."""
    return edit.text() if isinstance(edit, QLineEdit) else edit.document().toRawText().replace("\u2029", "\n")


def typable(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The mark at the head of a text file is no sign, nor is a turned or an endless one: Qt lets none into a field."""
    found = (text.removeprefix("\ufeff") or "空" for text in texts if not set(text) & {"\ufffe", "\uffff"})
    return tuple(dict.fromkeys(found))


def lines(text: str) -> str:
    """The ends of lines as a field of several lines has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def fields(root: QWidget) -> list[Edit]:
    """What can be typed into: neither hidden nor fixed, nor the field in a spin box or a combo box."""
    found = [each for kind in (QLineEdit, QPlainTextEdit) for each in root.findChildren(kind)]
    return [
        each
        for each in found
        if each.isVisible() and each.isEnabled() and not each.isReadOnly() and not isinstance(each.parent(), QComboBox)
        and not each.objectName().startswith("qt_")
    ]  # fmt: skip


def check_plain(root: QWidget) -> None:
    """No label interprets what it is given, every control has a name."""
    assert unnamed(root) == []
    formats = {label.textFormat() for label in root.findChildren(QLabel)}
    assert formats <= {Qt.TextFormat.PlainText}


def some(every: int) -> tuple[str, ...]:
    """Each string stands at another place for another stride, so that many runs see all of them."""
    return typable(naughty.strings())[::every]


def fill_all(root: QWidget, text: str) -> int:
    """Type it into every field; each shows it as it is. Returns how many fields there were."""
    found = fields(root)
    for edit in found:
        length = edit.maxLength() if isinstance(edit, QLineEdit) else None
        secret = isinstance(edit, QLineEdit) and edit.echoMode() != QLineEdit.EchoMode.Normal
        typed(edit, text)
        if edit.isVisible():
            wanted = lines(text) if isinstance(edit, QPlainTextEdit) else text[:length]
            shown = held(edit)
            assert secret or shown == wanted, (edit.accessibleName(), text)
    return len(found)


def draft(frame: Frame) -> str:
    """A finding that may be written in."""
    store = frame.desk.store
    known = next((each for each in store.findings.all() if each.state is FindingState.DRAFT and not each.facts), None)
    return known.uid if known else findings.begin(store, frame.desk.visit_uid)


def walk_pages(frame: Frame, qtbot: QtBot, texts: tuple[str, ...]) -> None:
    """Every page takes every text in all its fields at once."""
    subject = visits.subject(frame.desk.store, frame.desk.visit_uid, "3")
    arguments = {"four_references": subject, "evidence": subject, "findings": draft(frame)}
    for text in texts:
        found = 0
        for place in PLACES:
            frame.go(place.id, arguments.get(place.id, ""))
            rest(frame, qtbot)
            page = frame.stage.page
            assert page is not None
            found += fill_all(page, text)
            page.flush()
            check_plain(page)
        fill_all(frame.top, text)
        frame.switch()
        fill_all(frame.switcher, text)
        assert found >= MANY
    assert frame.desk.store.verify() == []


def walk_dialogs(frame: Frame, qtbot: QtBot, texts: tuple[str, ...]) -> set[str]:
    """Every dialog takes every text, some are also opened about one; which dialogs had fields."""
    desk, window = frame.desk, frame.window()
    assert isinstance(window, Window)
    item = ReadItem(position=1, heading=texts[0], detail=texts[-1])
    about = (
        lambda: NewVisitDialog(desk, texts[0], window),
        lambda: ShareDialog(desk, [texts[0]], [], window),
        lambda: SplitDialog(item, window),
        lambda: PrintDialog(desk, texts[0], window, count=3),
    )
    seen: set[str] = set()
    for make in (*about, *(partial(make, desk, window) for make in MADE.values())):
        dialog = make()
        dialog.show()
        for text in texts:
            if fill_all(dialog, text):
                seen.add(type(dialog).__name__)
        check_plain(dialog)
        dialog.reject()
        dialog.deleteLater()
    return seen


FINDING = ("title", "facts", "basis", "cause", "suggestion", "responsible", "communication")


def kept_fields(frame: Frame, qtbot: QtBot) -> Iterator[tuple[str, Edit, Read]]:
    """(where, the field, how to read back what it keeps), page after page."""
    desk = frame.desk
    uid = draft(frame)
    frame.go("findings", uid)
    form = frame.stage.page.paper.form
    for name in FINDING:
        yield name, form.editors[name], lambda store, name=name: getattr(store.findings.one(uid), name)
    subject = visits.subject(desk.store, desk.visit_uid, "3")
    frame.go("four_references", subject)
    regions = frame.stage.page.regions
    for reference, card in regions.cards.cards.items():
        told = partial_stance(desk.visit_uid, subject, reference)
        yield f"note {reference}", card.note, told
    check = regions.checks.row().item.uid
    yield "check", regions.checks.card.note, lambda store: note_of(store, subject, check)
    piece = desk.store.evidence.uids_of_subject(desk.visit_uid, subject)[0]
    frame.go("evidence", piece)
    rest(frame, qtbot)
    yield "evidence", frame.stage.page.viewer.details.note, lambda store: store.evidence.one(piece).note


def note_of(store: Store, subject: str, check: str) -> str:
    """The note on one check of a subject."""
    found = store.check_results.all(subject_uid=subject, item_uid=check)
    return found[0].note if found else ""


def partial_stance(visit_uid: str, subject: str, reference: object) -> Read:
    """The note under one card."""

    def read(store: Store) -> str:
        found = [each for each in store.stances.all(visit_uid=visit_uid) if each.reference == reference]
        return next((each.note for each in found if each.subject_uid == subject), "")

    return read


def save_and_read(frame: Frame, qtbot: QtBot, texts: tuple[str, ...]) -> None:
    """What was typed is stored as it was typed."""
    for where, edit, read in kept_fields(frame, qtbot):
        rest(frame, qtbot)
        assert not edit.isReadOnly(), where
        for text in texts:
            typed(edit, text)
            frame.stage.page.flush()
            wanted = lines(text) if isinstance(edit, QPlainTextEdit) else text
            assert read(frame.desk.store) in (wanted, wanted.strip()), (where, text)
            assert held(edit) == wanted, (where, text)


def test_every_page_shows_naughty_strings_literally(frame: Frame, qtbot: QtBot) -> None:
    walk_pages(frame, qtbot, some(EVERY * 5))


def test_every_dialog_shows_naughty_strings_literally(frame: Frame, qtbot: QtBot) -> None:
    assert walk_dialogs(frame, qtbot, some(EVERY)) == WITH_FIELDS


def test_naughty_strings_are_saved_and_read_back_equal(frame: Frame, qtbot: QtBot) -> None:
    save_and_read(frame, qtbot, some(EVERY))


def test_the_unlock_page_shows_naughty_strings_literally(window: Window) -> None:
    window.unlock.begin_new()
    assert len(fields(window.unlock)) == 7
    forms = (window.unlock.begin_new, lambda: window.unlock._show(window.unlock.recover_form), window.unlock.renew)
    for show in forms:
        show()
        for text in some(EVERY):
            fill_all(window.unlock, text)
        check_plain(window.unlock)


@pytest.mark.soak
@pytest.mark.parametrize("walk", [save_and_read, walk_dialogs, walk_pages])
def test_every_naughty_string_in_every_field(frame: Frame, qtbot: QtBot, walk: Callable[..., object]) -> None:
    walk(frame, qtbot, typable(naughty.strings()))


def test_what_nobody_typed_into_is_not_written_anew(qtbot: QtBot) -> None:
    """An editor has a blank of its own for the blank that must not break, and one end of line for all."""

    class Line(KeptText, QPlainTextEdit):
        def __init__(self) -> None:
            super().__init__()
            self.keep(self.toPlainText, self.setPlainText, self.document().isModified)

    edit = Line()
    qtbot.addWidget(edit)
    stored = "47.2\u00a0万元\r\n已收缴"
    edit.show_text(stored)
    assert edit.value() == stored
    edit.insertPlainText("共")
    assert normalize("NFKC", edit.value()).startswith("共47.2")
