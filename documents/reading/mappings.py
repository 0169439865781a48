"""Which column means what: chosen by a person, remembered on this computer for tables with the same header."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from documents.reading.result import Sheet
from storage.aside import disk_error, write_whole
from storage.settings import settings_path

REMEMBERED = 200

# What a column may be read as, in the order of the drop-down.
FIELDS: dict[str, str] = {
    "row_number": "行号",
    "number": "问题序号",
    "unit": "单位",
    "aspect": "方面",
    "group": "大项",
    "heading": "问题",
    "detail": "具体表现",
    "requirement": "要求",
    "goal": "整改目标",
    "measure_number": "措施序号",
    "measure": "整改措施",
    "lead_officer": "责任领导",
    "lead_dept": "牵头单位",
    "support_dept": "配合单位",
    "support_officer": "协助领导",
    "deadline": "完成时限",
    "completed_on": "完成日期",
    "status": "完成情况",
    "closed": "是否销号",
    "progress": "整改描述",
    "evidence": "佐证材料",
    "root_cause": "原因",
    "learn_from_one": "举一反三",
    "amount": "涉及金额",
    "amount_fixed": "已整改金额",
    "feedback_number": "对应问题号",
    "named_kind": "点题类别",
}


def remembered(sheet: Sheet, path: Path | None = None) -> dict[int, str | None]:
    """What was chosen for tables of this shape; {} when nothing was."""
    told = _load(path).get(sheet.shape)
    if not isinstance(told, dict):
        return {}
    return {
        int(column): field
        for column, field in told.items()
        if column.isdecimal() and int(column) < len(sheet.columns) and (field is None or field in FIELDS)
    }


def remember(sheet: Sheet, fields: Mapping[int, str | None], path: Path | None = None) -> None:
    """Keep what was chosen; only a digest of the header words is written, never the words."""
    known = _load(path)
    known.pop(sheet.shape, None)
    if fields:
        known[sheet.shape] = {str(column): field for column, field in fields.items()}
    kept = dict(list(known.items())[-REMEMBERED:])
    target = _path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error(error, target.parent) from error
    write_whole(target, json.dumps(kept, indent=1).encode())


def _path(path: Path | None) -> Path:
    return path or settings_path(os.environ).with_name("columns.json")


def _load(path: Path | None) -> dict[str, object]:
    try:
        told = json.loads(_path(path).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
