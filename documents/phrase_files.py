"""常用表述 and 政策依据 as a workbook: out without loss, in as one undoable step that takes nothing away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from documents import workbooks
from documents.reading.bounded import read as read_file
from domain.calendar import parse_date
from domain.errors import InputError
from domain.records import Phrase, new_uid, uid_of
from domain.words import PhraseKind
from storage.aside import write_whole
from storage.store import Store

STARTER = Path(__file__).parent.parent / "templates" / "phrases" / "起步表述.csv"  # the office may edit it
SHEET = "常用表述"
COLUMNS = (("种类", 10), ("领域", 14), ("内容", 60), ("出处", 36), ("废止日期", 12))
NOTHING = "工作夹没有改动"


def export(store: Store, path: Path) -> int:
    """Every wording of the office, kind by kind in its order; returns how many."""
    kept = [phrase for kind in PhraseKind for phrase in store.phrases.find(kind)]
    rows = (tuple(name for name, _ in COLUMNS), *(_row(phrase) for phrase in kept))
    write_whole(path, workbooks.as_bytes({SHEET: rows}, {SHEET: [width for _, width in COLUMNS]}), stick=True)
    return len(kept)


def _row(phrase: Phrase) -> tuple[str, ...]:
    lapsed = phrase.lapsed_on.isoformat() if phrase.lapsed_on else ""
    return str(phrase.kind), phrase.area, phrase.text, phrase.source, lapsed


def take_in(store: Store, path: Path) -> tuple[int, int]:
    """How many wordings are new and how many were brought to what the workbook says; others stay as they are."""
    told = read(path)
    kept = {(phrase.kind, phrase.text): phrase for phrase in store.phrases.all()}
    uids = {phrase.uid for phrase in kept.values()}
    last = max((phrase.position for phrase in kept.values()), default=0)
    new = changed = 0
    with store.change(f"导入常用表述“{path.stem}”"):
        for phrase in told:
            known = kept.get((phrase.kind, phrase.text))
            if known is None:
                new += 1
                uid = new_uid() if phrase.uid in uids else phrase.uid  # its first wording was changed since
                store.phrases.put(replace(phrase, uid=uid, position=last + new))
            elif (known.area, known.source, known.lapsed_on) != (phrase.area, phrase.source, phrase.lapsed_on):
                changed += 1
                store.phrases.put(replace(known, area=phrase.area, source=phrase.source, lapsed_on=phrase.lapsed_on))
    return new, changed


def read(path: Path) -> list[Phrase]:
    """The wordings of a workbook, each once; InputError names the row that cannot be used. Nothing is written."""
    rows = [line.cells for line in read_file(path).lines if line.sheet]
    head = tuple(name for name, _ in COLUMNS)
    if not rows or rows[0][: len(head)] != head:
        names = "、".join(head)
        raise InputError(f"“{path.name}”的第一行不是“{names}”，{NOTHING}，请用导出的表格改好再导入。")
    return list({(phrase.kind, phrase.text): phrase for phrase in _phrases(rows[1:])}.values())


def _phrases(rows: list[tuple[str, ...]]) -> Iterator[Phrase]:
    for number, row in enumerate(rows, 2):
        kind, area, text, source, lapsed = (cell.strip() for cell in (*row, *[""] * len(COLUMNS))[: len(COLUMNS)])
        if not any((kind, area, text, source, lapsed)):
            continue
        if kind not in {str(known) for known in PhraseKind}:
            kinds = "、".join(str(known) for known in PhraseKind)
            raise InputError(f"第{number}行的“种类”写的是“{kind}”，{NOTHING}，请改成{kinds}中的一种再导入。")
        if not text:
            raise InputError(f"第{number}行的“内容”没有写，{NOTHING}，请补上后再导入。")
        yield made(PhraseKind(kind), text, area=area, source=source, lapsed_on=_day(number, lapsed))


def _day(number: int, text: str) -> date | None:
    if not text:
        return None
    day = parse_date(text)
    if day is None:
        raise InputError(f"第{number}行的“废止日期”写的是“{text}”，{NOTHING}，请写成 2024.6.30 这样再导入。")
    return day


def made(kind: PhraseKind, text: str, *, area: str = "", source: str = "", lapsed_on: date | None = None) -> Phrase:
    """A wording under the uid every laptop gives it."""
    uid = uid_of("phrase", kind.identifier, text)
    return Phrase(uid=uid, kind=kind, text=text, area=area, source=source, lapsed_on=lapsed_on)
