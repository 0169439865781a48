"""Files that are there whole or not at all: write aside, flush, rename, flush the folder."""

import os
import shutil
from pathlib import Path

from domain.errors import PlaceError


def disk_error(error: OSError, folder: Path) -> PlaceError:
    """What a failing disk means to the user, with the space left."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return PlaceError(
            "磁盘读写出错，这一步没有保存；此前保存的内容都在。请检查磁盘是否还连着、能否写入后再做一次。"
        )
    if error.errno in (28, 122):  # no space, quota
        return PlaceError(
            f"磁盘已满（只剩 {free // 1024 // 1024} MB），这一步没有保存；此前保存的内容都在。请腾出磁盘空间后再做一次。"
        )
    return PlaceError("磁盘读写出错，这一步没有保存；此前保存的内容都在。请检查磁盘是否还连着、能否写入后再做一次。")


def flush_folder(folder: Path) -> None:
    """Makes a rename in that folder last; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Replaces a small file in one step."""
    aside = path.with_name(path.name + ".part")
    try:
        with aside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise disk_error(error, path.parent) from error
