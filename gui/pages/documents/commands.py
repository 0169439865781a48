"""What can be done on 资料, by key and from the palette."""

from functools import partial
from typing import TYPE_CHECKING

from documents.reading.editing import As
from gui.commands import Command
from gui.models.item_types import ORDER

if TYPE_CHECKING:
    from gui.pages.documents.page import DocumentsPage


def commands_of(page: "DocumentsPage") -> list[Command]:
    """Taking in and going back; in the preview also what changes an item."""
    editor = page.preview.editor

    def may_change() -> bool:
        return page.previewing and editor.can_change()

    def may_part() -> bool:
        return page.previewing and editor.can_part()

    def may_align() -> bool:
        return not page.previewing and page.taken.alignment.has_row()

    alignment = page.taken.alignment
    types = [
        Command(f"documents.as_{number}", f"收作{as_}", "edit", str(number), partial(editor.retype, as_), may_change)
        for number, as_ in enumerate(ORDER, 1)
    ]
    return [
        Command("documents.take_in", "收入文件", "plus", "Ctrl+E", page.choose),
        Command("documents.confirm", "全部收下", "check", "Ctrl+Enter", page.confirm, page.can_confirm),
        Command("documents.escape", "取消或返回", "left", "Esc", page.escape, page.can_escape),
        *types,
        Command("documents.leave", "这一条不收", "trash", "Del", partial(editor.retype, As.NOTHING), may_change),
        Command("documents.split", "拆成两条", "more", "S", editor.split, may_part),
        Command("documents.merge", "并入上一条", "link", "M", editor.merge, may_part),
        Command("documents.align", "确认对应的问题", "check", "C", alignment.confirm, may_align),
        Command("documents.relink", "改对应的问题", "link", "G", alignment.ask_relink, may_align),
        Command("documents.also", "也对应另一个问题", "plus", "A", alignment.ask_also, may_align),
        Command("documents.rules", "比对规则", "filter", "", page.ask_rules, page.may_ask_rules),
        Command("documents.undo", "撤销", "undo", "Ctrl+Z", page.undo),
    ]
