"""Words of Qt's own menus and file dialogs that come in English, or otherwise than people here say them."""

from PySide6.QtCore import QTranslator

_MENU = {  # as everywhere here, without letters to press
    "&Undo": "撤销",
    "&Redo": "重做",
    "Cu&t": "剪切",
    "&Copy": "复制",
    "&Paste": "粘贴",
    "Delete": "删除",
    "Select All": "全选",
}
WORDS = {
    "QLineEdit": _MENU,
    "QWidgetTextControl": _MENU,
    # What stands where the desktop offers no dialog of its own to a program that brings its own Qt.
    "QFileDialog": {"&Look in:": "位置：", "Files of &type:": "文件类型：", "File &name:": "文件名："},
    "QFileSystemModel": {"Size": "大小"},
    "QAbstractFileIconProvider": {
        "Drive": "盘",
        "File": "文件",
        "%1 File": "%1 文件",
        "File Folder": "文件夹",
        "Folder": "文件夹",
        "Alias": "替身",
        "Shortcut": "快捷方式",
        "Unknown": "不明",
    },
}


class QtWords(QTranslator):
    """Asked before the words that come with Qt."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, text: str, _what: str | None = None, _number: int = -1) -> str | None:
        return WORDS.get(context, {}).get(text)  # None: the next translator answers
