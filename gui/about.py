"""What this program is and what it stands on."""

from PySide6.QtWidgets import QWidget

from domain.release import RELEASE
from gui.widgets import PlainLabel, Rule
from gui.widgets.dialog import Dialog

PARTS = (
    ("Qt、PySide6", "LGPL-3.0"),
    ("SQLCipher、SQLite", "BSD-3-Clause、公有领域"),
    ("cryptography", "Apache-2.0 或 BSD-3-Clause"),
    ("python-docx、python-calamine、lxml", "MIT、BSD-3-Clause"),
    ("reportlab、Pillow、pypdfium2", "BSD、MIT-CMU、Apache-2.0"),
    ("rapidfuzz、click、filelock、sqlite-utils", "MIT、BSD、Unlicense、Apache-2.0"),
    ("思源黑体、思源宋体、霞鹜文楷", "SIL OFL 1.1"),
    ("Fandol 仿宋", "GPL-3.0 附字体例外"),
    ("Unihan 读音、pypinyin 读音表", "Unicode-3.0、MIT"),
)


class AboutDialog(Dialog):
    """Name, version, what it protects, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("关于复诊", parent, width=520)
        self.say(f"巡视巡察整改“回头看”工作台，版本 {RELEASE}，Apache-2.0 许可。")
        self.say("全部离线，不连接任何网络；按工作秘密保护材料，不得存放国家秘密。", "text2")
        self.body.addWidget(Rule())
        self.say("用到的部件和字体", "text2")
        for name, licence in PARTS:
            self.body.addWidget(PlainLabel(f"{name}：{licence}", "caption", wrap=True))
        self.add_buttons(("关闭",))
