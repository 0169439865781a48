"""核查清单 as a workbook: out without loss, in as one undoable step; the uids follow from name, version and code."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from documents import workbooks
from documents.reading.bounded import read as read_file
from domain.errors import InputError
from domain.records import CheckItem, Checklist, uid_of
from domain.words import CheckScope, Focus, Reference, Term
from storage.aside import write_whole
from storage.store import Store

ABOUT, ITEMS = "清单", "核查项"
COLUMNS = (
    ("编号", 8), ("核查内容", 48), ("核心", 6), ("范围", 8), ("应为", 6), ("对照", 26), ("紧盯", 10),
    ("查验材料", 30), ("方法", 14), ("怎样核查", 40), ("警示", 30), ("账类", 8),
)  # fmt: skip
YES, NO = "是", "否"
NOTHING = "工作夹没有改动"


def export(store: Store, checklist_uid: str, path: Path) -> None:
    """Every word of the list; several entries of one cell stand on lines of their own."""
    checklist = store.checklists.one(checklist_uid)
    items = store.check_items.all(checklist_uid=checklist_uid)
    about = (("名称", "版本"), (checklist.name, checklist.version))
    rows = (tuple(name for name, _ in COLUMNS), *(_row(item) for item in items))
    widths = {ABOUT: (40, 10), ITEMS: [width for _, width in COLUMNS]}
    write_whole(path, workbooks.as_bytes({ABOUT: about, ITEMS: rows}, widths), stick=True)


def _row(item: CheckItem) -> tuple[str, ...]:
    return (
        item.code,
        item.question,
        YES if item.core else NO,
        str(item.scope),
        item.expected,
        str(item.reference),
        str(item.focus),
        "\n".join(item.materials),
        "\n".join(item.methods),
        item.how_to_verify,
        "\n".join(item.red_flags),
        item.account,
    )


def take_in(store: Store, path: Path) -> Checklist:
    """The list of a workbook; one of the same name and version is brought to what the workbook says."""
    checklist, told = read(path)
    kept = {item.code: item.uid for item in store.check_items.all(checklist_uid=checklist.uid)}
    items = [replace(item, uid=kept.get(item.code, item.uid)) for item in told]  # a check may have got another number
    with store.change(f"导入核查清单“{checklist.name}”"):
        store.checklists.put(checklist)
        for item in items:
            store.check_items.put(item)
        for uid in set(store.check_items.uids(checklist_uid=checklist.uid)) - {item.uid for item in items}:
            store.check_items.drop(uid)
    return checklist


def read(path: Path) -> tuple[Checklist, list[CheckItem]]:
    """The records of a workbook; InputError names the row that cannot be used. Nothing is written."""
    sheets: dict[str, list[tuple[str, ...]]] = {}
    for line in read_file(path).lines:
        if line.sheet:
            sheets.setdefault(line.sheet, []).append(line.cells)
    about, rows = sheets.get(ABOUT, []), sheets.get(ITEMS, [])
    if not about or len(rows) < 2 or rows[0][: len(COLUMNS)] != tuple(name for name, _ in COLUMNS):
        raise InputError(f"“{path.name}”不是导出的核查清单，{NOTHING}，请用导出的表格改好再导入。")
    told = about[1] if len(about) > 1 else about[0]
    name, version = told[0].strip(), (told[1] if len(told) > 1 else "").strip() or "1"
    checklist = Checklist(uid=list_uid(name, version), name=name, version=version)
    items = [_item(checklist, number, row) for number, row in enumerate(rows[1:], 1)]
    codes = [item.code for item in items]
    if twice := next((code for code in codes if codes.count(code) > 1), ""):
        raise InputError(f"编号“{twice}”写了两次，{NOTHING}，请改成不同的编号再导入。")
    return checklist, items


def list_uid(name: str, version: str) -> str:
    """The same list on every laptop."""
    return uid_of("checklist", name, version)


def _item(checklist: Checklist, position: int, row: tuple[str, ...]) -> CheckItem:
    cells = (*row, *("" for _ in COLUMNS))[: len(COLUMNS)]
    code, question, core, scope, expected, reference, focus, materials, methods, how, flags, account = cells

    def wrong(column: str, text: str) -> InputError:
        where = f"第{position + 1}行的“{column}”"
        return InputError(f"{where}{f'写的是“{text}”，' if text else '没有写，'}{NOTHING}，请改正后再导入。")

    def term(column: str, text: str, find: Callable[[str], Term]) -> Term:
        try:
            return find(text.strip())
        except ValueError:
            raise wrong(column, text) from None

    if not code.strip() or not question.strip():
        raise wrong("核查内容" if code.strip() else "编号", "")
    if core.strip() not in (YES, NO):
        raise wrong("核心", core)
    return CheckItem(
        uid=uid_of(checklist.uid, code.strip()),
        checklist_uid=checklist.uid,
        position=position,
        code=code.strip(),
        question=question.strip(),
        core=core.strip() == YES,
        scope=CheckScope(term("范围", scope, CheckScope)),
        expected=expected.strip(),
        reference=Reference(term("对照", reference, Reference)),
        focus=Focus(term("紧盯", focus, Focus)),
        materials=lines_of(materials),
        methods=lines_of(methods),
        how_to_verify=how.strip(),
        red_flags=lines_of(flags),
        account=account.strip(),
    )


def lines_of(text: str) -> tuple[str, ...]:
    """One entry a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
