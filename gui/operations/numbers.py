"""Numbers that two laptops gave alike: said wherever they are met, parted by one deed."""

from functools import partial

from documents import doubles
from gui.desk import Desk


def tell_doubles(desk: Desk) -> None:
    """Looks beside the window; a strip with the deed stays until a person has decided."""

    def tell(found: doubles.Doubles) -> None:
        if found:
            desk.notices.strip(found.text, "分开编号", lambda: part(desk))

    desk.asking.ask("doubles", partial(doubles.found, desk.store), tell)


def part(desk: Desk) -> None:
    """One undoable step."""

    def parted(count: int) -> None:
        desk.notices.clear_strip()
        desk.notices.tell(f"{count} 个编号已经分开，不再相同。")

    desk.tasks.run("分开编号", lambda _progress: doubles.part(desk.store), parted, lasting=True)
