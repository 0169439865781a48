"""What can be done on 问题, by key and from the palette."""

from functools import partial
from typing import TYPE_CHECKING

from gui.commands import Command

if TYPE_CHECKING:
    from gui.pages.findings.page import FindingsPage


def commands_of(page: "FindingsPage") -> list[Command]:
    """The commands of the page in the order of the sheet."""
    writing, may_write = page.writing, page.writing.may_write
    return [
        Command("advance_finding", "送下一步", "check", "Ctrl+Enter", page.advance, page.may_advance),
        Command("new_finding", "新建问题", "plus", "Ctrl+N", page.begin),
        Command("phrases", "常用表述和政策依据", "list", "Ctrl+J", writing.ask_phrases, may_write),
        Command("cite", "按编号引用原文或证据", "link", "Ctrl+Shift+C", writing.cite, may_write),
        Command("open_cited", "打开光标处的引用", "right", "Ctrl+Shift+O", writing.open_cited),
        Command("passage", "审批经过", "list", "Ctrl+H", page.approval.toggle_passage),
        Command("next_finding", "下一份底稿", "down", "Ctrl+PgDn", partial(page.step, 1)),
        Command("previous_finding", "上一份底稿", "up", "Ctrl+PgUp", partial(page.step, -1)),
    ]
