"""What is said in more than one place."""

from domain.errors import PlaceError


def locked() -> PlaceError:
    """Said to whoever goes on after the workspace was locked."""
    return PlaceError("工作夹已经锁上，这一步没有进行；已保存的内容都在，请先输入口令解锁。")


def damaged() -> PlaceError:
    """Said of a database whose pages are not those that were written."""
    return PlaceError("工作夹的数据库已损坏，程序不再写入任何内容，请不要删除工作夹文件夹，用最近的备份恢复。")


def altered() -> PlaceError:
    """Said of a sealed file whose bytes are not those that were sealed."""
    return PlaceError("这份原件在磁盘上的内容已被改动或损坏，没有打开；其他内容不受影响，请用备份恢复这份原件。")


class IndexTornError(PlaceError):
    """The search index does not hold together; it is derived, and built anew from the records."""

    def __init__(self) -> None:
        super().__init__("搜索用的索引坏了，记录都完好，请锁定后重新打开工作夹，索引会按记录重新建好。")
