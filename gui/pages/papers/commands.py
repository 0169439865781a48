"""What can be done on the page of papers; while words are being written, only what belongs to them."""

from typing import TYPE_CHECKING

from gui.commands import Command

if TYPE_CHECKING:
    from gui.pages.papers.page import PapersPage


def commands(page: "PapersPage") -> list[Command]:
    """One list for menu, keys and palette."""
    view, out = page.pages, page.out
    pages, draft = page.has_pages, page.is_draft
    return [
        Command("papers.print", "打印", "printer", "Ctrl+Shift+P", out.ask_printing, pages),
        Command("papers.set", "成套打印", "printer", "Ctrl+Shift+A", out.ask_printing_set, page.is_open),
        Command("papers.word", "导出 Word", "export", "", lambda: out.ask_export(".docx"), pages),
        Command("papers.pdf", "导出 PDF", "export", "", lambda: out.ask_export(".pdf"), pages),
        Command("papers.issue", "出具", "check", "Ctrl+Enter", page.issue, page.may_issue),
        Command("papers.both", "出具并打印", "printer", "Ctrl+Shift+Enter", page.issue_and_print, page.may_issue),
        Command("papers.wording", "改措辞", "edit", "Ctrl+T", page.open_wording, draft),
        Command("papers.slot", "插入由程序填写的内容", "plus", "Ctrl+J", page.wording.offer, page.is_wording),
        Command("papers.particulars", "文书要素", "edit", "Ctrl+R", page.open_particulars, draft),
        Command("papers.whole", "整页", "fit", "F11", view.toggle_whole, pages),
        Command("papers.before", "上一页", "left", "PgUp", lambda: view.turn(-1), pages),
        Command("papers.after", "下一页", "right", "PgDn", lambda: view.turn(1), pages),
        Command("papers.done", "改完措辞，回到文书", "left", "Esc", page.close_wording, page.is_wording),
    ]
