"""Deeds on the office's own checklists (核查清单): edit, order, copy, choose for a visit."""

import re
from dataclasses import replace

from documents import checklists
from documents.checklist_files import list_uid
from domain.errors import InputError
from domain.records import CheckItem, Checklist, uid_of
from storage.store import Store

VERSION = "1"  # of a list an office makes
CODE = re.compile(r"(?P<group>\D*)(?P<number>\d+)")


def in_use(store: Store, visit_uid: str) -> Checklist:
    """The list a visit answers."""
    chosen = store.visits.one(visit_uid).checklist_uid
    return (store.checklists.get(chosen) if chosen else None) or checklists.load(store)


def use(store: Store, visit_uid: str, checklist_uid: str) -> None:
    """From now on the visit answers this list; answers to another stay with it."""
    with store.change("换用核查清单"):
        store.visits.put(replace(store.visits.one(visit_uid), checklist_uid=checklist_uid))


def set_core_only(store: Store, visit_uid: str, core_only: bool) -> None:
    """A short visit answers the core of its list."""
    with store.change("只答核心项" if core_only else "答全部核查项"):
        store.visits.put(replace(store.visits.one(visit_uid), core_only=core_only))


def copy(store: Store, checklist_uid: str, name: str) -> str:
    """Another list with the same checks under a name of its own; returns its uid."""
    name = name.strip()
    if not name:
        raise InputError("还没有写新清单的名称，什么也没有改动，请写上名称。")
    if store.checklists.count(name=name):
        raise InputError(f"已有名为“{name}”的清单，什么也没有改动，请换一个名称。")
    made = Checklist(uid=list_uid(name, VERSION), name=name, version=VERSION)
    with store.change(f"另存核查清单“{name}”"):
        store.checklists.put(made)
        for item in store.check_items.all(checklist_uid=checklist_uid):
            store.check_items.put(replace(item, uid=uid_of(made.uid, item.code), checklist_uid=made.uid))
    return made.uid


def write(store: Store, uid: str, **fields: object) -> None:
    """Changes a check; one already answered is shown as changed since. What will not do keeps nothing else back."""
    item = store.check_items.one(uid)
    wrong = _wrong(store, replace(item, **fields))  # type: ignore[arg-type]  # the form names fields of the record
    right = {name: value for name, value in fields.items() if name not in wrong}
    written = replace(item, **right)  # type: ignore[arg-type]
    if written != item:
        with store.change("修改核查项"):
            store.check_items.put(written)
    for told in wrong.values():
        raise InputError(told)


def _wrong(store: Store, item: CheckItem) -> dict[str, str]:
    """By field, what cannot be true of a check."""
    wrong = {}
    if not item.question.strip():
        wrong["question"] = "核查内容不能空着，原来的文字还在，请写上要核查什么。"
    others = store.check_items.all(checklist_uid=item.checklist_uid)
    if not item.code.strip():
        wrong["code"] = "编号不能空着，原来的编号还在，请写上编号，例如 B12。"
    elif any(other.code == item.code and other.uid != item.uid for other in others):
        wrong["code"] = f"编号“{item.code}”已有一项在用，编号没有改动，请换一个编号。"
    return wrong


def add(store: Store, uid: str) -> str:
    """A new check below this one, in its group; returns its uid."""
    item = store.check_items.one(uid)
    items = store.check_items.all(checklist_uid=item.checklist_uid)
    code = _next_code(item.code, [other.code for other in items])
    made = CheckItem(
        uid=uid_of(item.checklist_uid, code),
        checklist_uid=item.checklist_uid,
        position=item.position + 1,
        code=code,
        question="是否……？",
        scope=item.scope,
        reference=item.reference,
        focus=item.focus,
    )
    with store.change("新增核查项"):
        for other in items:
            if other.position > item.position:
                store.check_items.put(replace(other, position=other.position + 1))
        store.check_items.put(made)
    return made.uid


def _next_code(code: str, taken: list[str]) -> str:
    """A18 after A17; letters name the group."""
    known = CODE.fullmatch(code)
    group, width = (known["group"], len(known["number"])) if known else (code, 2)
    numbers = [int(found["number"]) for other in taken if (found := CODE.fullmatch(other)) and found["group"] == group]
    return f"{group}{max(numbers, default=0) + 1:0{width}}"


def move(store: Store, uid: str, by: int) -> None:
    """One place up or down; the ends stay."""
    item = store.check_items.one(uid)
    items = store.check_items.all(checklist_uid=item.checklist_uid)
    place = [other.uid for other in items].index(uid)
    if 0 <= place + by < len(items):
        other = items[place + by]
        with store.change("调整核查项次序"):
            store.check_items.put(replace(item, position=other.position))
            store.check_items.put(replace(other, position=item.position))


def drop(store: Store, uid: str) -> None:
    """Takes a check off an office's own list; the shipped one keeps all of its checks."""
    item = store.check_items.one(uid)
    if is_shipped(store.checklists.one(item.checklist_uid)):
        raise InputError("随程序带来的清单不能删项，什么也没有改动，请先另存一份，再在那一份里删。")
    if store.check_items.count(checklist_uid=item.checklist_uid) == 1:
        raise InputError("清单里只剩这一项，没有删除，请先新增别的核查项。")
    with store.change("删除核查项"):
        store.check_items.drop(uid)


def is_shipped(checklist: Checklist) -> bool:
    """Whether the program brings this list along and would bring its checks back."""
    return checklist.name == checklists.USUAL
