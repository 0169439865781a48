"""How a piece of evidence leaves the workspace: its picture on paper, its original as a file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from documents.saving_originals import check_right, proposed
from domain.errors import InputError
from domain.records import Evidence
from gui import folders, printing
from gui.desk import Desk
from gui.operations import evidence as deeds
from gui.pages.evidence.wording import print_words

TITLE = "另存原件"
OUTSIDE = "不加密，没人看管，谁都能打开。"
SAFE = "原件照样封存着；谁什么时候另存的，会记进保管记录，不能撤销。"


def ask_printing(page: QWidget, desk: Desk, piece: Evidence | None, jpeg: bytes) -> None:
    """The picture or page in view on paper."""
    if piece is not None and jpeg:
        choice = printing.Choice(name=piece.number, pdf=partial(deeds.sheet, jpeg, print_words(piece)))
        printing.ask_for(page, desk, choice, 1)


def ask_saving(page: QWidget, desk: Desk, pieces: Sequence[Evidence]) -> None:
    """The originals in the open, which is asked first: one under the name that is typed, several into a folder."""
    try:
        check_right(desk.store)
    except InputError as refusal:
        desk.notices.show(refusal)
        return
    if kept := desk.knowing.kept_back(pieces):
        desk.notices.ask(TITLE, _withheld(kept))
        return
    one = len(pieces) == 1
    what = f"{'这件' if one else f'这{len(pieces)}件'}原件会照原样写到工作夹外面，{OUTSIDE}"
    if desk.notices.ask(TITLE, what, SAFE, ("取消", "选位置")) != 1:
        return
    if one:
        place = folders.ask_file(page, TITLE, str(Path.home() / proposed(pieces[0])), "所有文件 (*)")
    else:
        place = folders.ask(page, f"{TITLE}到哪个文件夹")
    if place:
        deeds.save_originals(desk, pieces, Path(place))


def _withheld(kept: Sequence[Evidence]) -> str:
    numbers = "、".join(piece.number for piece in kept[:3]) + ("等" if len(kept) > 3 else "")
    return f"{numbers}说的是书记点到的人，知悉范围只到组长、副组长，所以没有另存；请组长或副组长在自己的电脑上办。"
