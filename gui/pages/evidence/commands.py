"""What can be done on 证据, by key and from the palette."""

from typing import TYPE_CHECKING

from gui.commands import Command

if TYPE_CHECKING:
    from gui.pages.evidence.page import EvidencePage


def commands_of(page: "EvidencePage") -> list[Command]:
    """The commands of the page in the order of the sheet."""
    viewer, picture, back = page.viewer, page.viewer.picture, page.head.back
    return [
        Command("evidence.take_in", "收入文件", "plus", "Ctrl+E", page.choose),
        Command("evidence.folder", "收入整个文件夹", "folder", "Ctrl+Shift+E", page.choose_folder),
        Command("evidence.paste", "收入剪贴板里的图片或文件", "copy", "Ctrl+V", page.paste),
        Command("evidence.file", "改归类", "link", "G", page.ask_filing, page.any_piece),
        Command("evidence.save", "另存原件（不加密的文件）", "save", "S", page.ask_saving, page.any_piece),
        Command("evidence.drop", "移除证据", "trash", "Del", page.drop, page.any_piece),
        Command("evidence.view", "图和表互换", "list", "T", page.turn_view, page.any_piece),
        Command(
            "evidence.print", "打印图片或这一页", "printer", "Ctrl+Shift+P", page.ask_printing, picture.has_picture
        ),
        Command("evidence.larger", "放大", "zoom_in", "+", picture.larger, picture.has_picture),
        Command("evidence.smaller", "缩小", "zoom_out", "-", picture.smaller, picture.has_picture),
        Command("evidence.fit", "适合窗口", "fit", "F", picture.fit, picture.has_picture),
        Command("evidence.rotate", "右转", "rotate", "R", picture.turn, picture.has_picture),
        Command("evidence.page_before", "上一页", "up", "Ctrl+PgUp", lambda: viewer.turn_page(-1), page.any_piece),
        Command("evidence.page_after", "下一页", "down", "Ctrl+PgDn", lambda: viewer.turn_page(1), page.any_piece),
        Command("evidence.back", "回到刚才的地方", "left", "Esc", back.go, back.leads_back),
        Command("evidence.facts", "看资料或图片", "info", "I", viewer.toggle_facts, viewer.facts.isVisible),
    ]
