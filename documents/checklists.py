"""The checklists an office ships as files: put into a workspace once, under the same uids on every laptop."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from domain.errors import PlaceError
from domain.records import CheckItem, Checklist, uid_of
from domain.words import CheckScope, Focus, Reference
from storage.store import Store

FOLDER = Path(__file__).parent.parent / "templates" / "checklists"
USUAL = "回头看核查清单"


def load(store: Store, name: str = USUAL) -> Checklist:
    """The checklist of that name; what is missing of it in the workspace is put, in one step of its own if need be."""
    checklist, items = read(FOLDER / f"{name}.json")
    known = set(store.check_items.uids(checklist_uid=checklist.uid))
    missing = [item for item in items if item.uid not in known]
    there = store.checklists.get(checklist.uid)
    if there is None or missing:
        with store.change(f"载入“{name}”"):
            if there is None:
                store.checklists.put(checklist)
            for item in missing:
                store.check_items.put(item)
    return checklist


def read(path: Path) -> tuple[Checklist, list[CheckItem]]:
    """A checklist file as records; its name and version name the records."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        version = str(written["version"])
        checklist = Checklist(uid=uid_of("checklist", path.stem, version), name=path.stem, version=version)
        return checklist, list(_items(checklist, written))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PlaceError(
            f"核查清单“{path.stem}”读不出来，工作夹没有改动，请用原来的清单文件换下改坏的那一份。"
        ) from error


def _items(checklist: Checklist, written: dict[str, Any]) -> Iterator[CheckItem]:
    references = {letter: Reference(words) for letter, words in written["references"].items()}
    for position, item in enumerate(written["items"], 1):
        code = str(item["id"])
        yield CheckItem(
            uid=uid_of(checklist.uid, code),
            checklist_uid=checklist.uid,
            position=position,
            code=code,
            question=item["question"],
            core=bool(item["core"]),
            scope=CheckScope(item["level"]),
            expected=item["expected"],
            reference=references[code[0]],
            focus=Focus(item["focus"]),
            materials=tuple(item["materials"]),
            methods=tuple(item["methods"]),
            how_to_verify=item["how_to_verify"],
            red_flags=tuple(item["red_flags"]),
            account=item["account"],
        )
