"""The small parts: text is shown literally, what is cut is told, what cannot be pressed says why."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui import look
from gui.widgets import Chip, Glyph, GlyphKind, IconButton, KeyButton, Mark, PlainLabel, ReasonLine, Segments, set_tip
from gui.widgets.paint import in_two_lines
from gui.widgets.quote import MarkedText, QuoteLabel

EVIL = "<img src='file:///etc/passwd'><b>粗</b>"


def test_text_is_shown_literally(qtbot: QtBot) -> None:
    label = PlainLabel(EVIL)
    qtbot.addWidget(label)
    assert label.text() == EVIL
    assert label.textFormat().name == "PlainText"
    set_tip(label, EVIL)
    assert "&lt;img" in label.toolTip()
    assert "<img" not in label.toolTip()


def test_an_eliding_label_tells_the_rest_in_its_tip(qtbot: QtBot) -> None:
    label = PlainLabel("对全县在建水利工程变更情况开展全面排查", elide=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "全面排查" in label.toolTip()
    label.resize(600, 20)
    qtbot.waitUntil(lambda: label.toolTip() == "")


def test_a_text_on_two_lines_says_all_that_has_room(qtbot: QtBot) -> None:
    font, words = look.font("body"), "把每项任务的责任领导、牵头部门、配合部门落实到人并写明"
    sign = QFontMetrics(font).horizontalAdvance("国")
    assert in_two_lines(words, font, 30 * sign) == [words]
    first, second = in_two_lines(words, font, 16 * sign)
    assert first + second == words
    first, second = in_two_lines(words, font, 8 * sign)
    assert words.startswith(first)
    assert second.endswith("…")
    assert in_two_lines("", font, 8 * sign) == []


def test_a_quote_grows_as_it_narrows_and_keeps_its_marks(qtbot: QtBot) -> None:
    quote = QuoteLabel("“收缴到位47.2万元，解决‘审计反馈问题整改进度缓慢’的问题。”", [(5, 11)])
    qtbot.addWidget(quote)
    assert quote.heightForWidth(100) > quote.heightForWidth(600) == 22
    quote.resize(200, quote.heightForWidth(200))
    quote.show()
    image = quote.grab().toImage()
    mark = look.colour("mark").rgb()
    assert any(image.pixel(x, y) == mark for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


def test_dropped_words_stand_where_they_were() -> None:
    laid = MarkedText("供水点维修", [Mark(3, 3, "7处"), (3, 5)])
    joined = [laid.text[mark.start : mark.end].replace("\u2060", "") for mark in laid.marks]
    assert laid.text.replace("\u2060", "") == "供水点缺‘7处’维修"
    assert joined == ["缺‘7处’", "维修"]


def test_a_disabled_button_says_why(qtbot: QtBot) -> None:
    button = KeyButton("出具", primary=True)
    qtbot.addWidget(button)
    plain = button.sizeHint().width()
    button.set_why("补齐 4 项后可用")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "补齐 4 项后可用"
    assert button.sizeHint().width() > plain
    button.set_why("")
    assert button.isEnabled()


def test_segments_tell_what_was_chosen(qtbot: QtBot) -> None:
    segments = Segments([("owed", "欠账"), ("false", "假账")], name="账类")
    qtbot.addWidget(segments)
    with qtbot.waitSignal(segments.chosen) as told:
        segments.button("false").click()
    assert told.args == ["false"]
    segments.set_options([("false", "假账"), ("new", "新账")])
    assert segments.choice() == "false"


def test_a_reason_is_asked_until_it_is_given(qtbot: QtBot) -> None:
    line = ReasonLine("排除的理由")
    qtbot.addWidget(line)
    line.ask()
    line.button.click()
    assert line.isVisible()
    line.edit.setText("台账另有说明")
    with qtbot.waitSignal(line.given) as told:
        line.button.click()
    assert told.args == ["台账另有说明"]
    assert not line.isVisible()
    line.ask()
    with qtbot.waitSignal(line.dropped):
        qtbot.keyClick(line.edit, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_a_double_click_does_a_deed_once_and_pages_twice(qtbot: QtBot) -> None:
    """Who clicks twice has seen one alarm, and would adopt the next one with it."""
    clicks: list[str] = []
    for button in (KeyButton("采纳", "A"), IconButton("right", "下一个问题")):
        qtbot.addWidget(button)
        button.show()
        button.clicked.connect(partial(clicks.append, button.text()))
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
        qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert clicks == ["采纳", "下一个问题", "下一个问题"]


def test_a_question_after_a_dialog_gives_the_keys_back_to_what_had_them_before_it(qtbot: QtBot) -> None:
    """The window of a real desktop is active again only a moment after the dialog has closed."""
    window, dialog, undo, work = QWidget(), QDialog(), QPushButton("撤销"), QLineEdit()
    line = ReasonLine("12位数字")
    column = QVBoxLayout(window)
    for widget in (work, line, undo):
        column.addWidget(widget)
    line.hide()
    for top in (window, dialog):
        qtbot.addWidget(top)
        with qtbot.waitActive(top):
            top.show()
            top.activateWindow()
        work.setFocus()
    line.ask()
    line.edit.setText("822884471489")
    dialog.close()
    window.activateWindow()
    line.button.click()
    qtbot.waitUntil(work.hasFocus, timeout=2_000)


def test_signs_carry_their_word(qtbot: QtBot) -> None:
    glyph, chip = Glyph(GlyphKind.LACK), Chip("金额不足", "bad", GlyphKind.BAD)
    for widget in (glyph, chip):
        qtbot.addWidget(widget)
        widget.show()
    assert glyph.accessibleName() == "缺失"
    assert chip.accessibleName() == "金额不足"
