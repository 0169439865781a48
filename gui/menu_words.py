"""Words for the menus that Qt opens over text fields: as everywhere here, without letters to press."""

from PySide6.QtCore import QTranslator

WORDS = {
    "&Undo": "撤销",
    "&Redo": "重做",
    "Cu&t": "剪切",
    "&Copy": "复制",
    "&Paste": "粘贴",
    "Delete": "删除",
    "Select All": "全选",
}
CONTEXTS = ("QLineEdit", "QWidgetTextControl")


class MenuWords(QTranslator):
    """Asked before the words that come with Qt."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, text: str, _what: str | None = None, _number: int = -1) -> str | None:
        return WORDS.get(text) if context in CONTEXTS else None  # None: the next translator answers
