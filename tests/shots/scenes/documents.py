"""资料: what lies here, the preview of what comes in, originals at a place."""

from functools import partial
from typing import Any

from documents import sample
from tests.shots import workspaces
from tests.shots.booth import Booth


def _preview(ending: str, booth: Booth) -> Any:
    page = booth.go("documents", name=workspaces.FRESH)
    if not page.previewing:
        page.stage(sorted(sample.FOLDER.glob("[1-6]-*")))
        booth.rest()
    row = next(row for row, file in enumerate(page.preview.files) if file.path.name.endswith(ending))
    page.preview.tree.go_to_file(row)
    return page


def _split(booth: Booth) -> None:
    page = _preview("方案.docx", booth)
    item = next(item for item in page.preview.file.reading.items)
    page.preview.tree.go_to_place(page.preview._row, item.place)
    booth.rest()
    page.preview.editor.split()


def _again(booth: Booth) -> None:
    page = booth.go("documents")
    page.stage(sorted(sample.FOLDER.glob("[1-6]-*")))


def _back(booth: Booth) -> None:
    page = booth.go("documents")
    page.cancel()


def _original(ending: str, place: str, booth: Booth) -> None:
    booth.open(workspaces.SAMPLE)
    documents = booth.frame.desk.store.documents.all()
    uid = next(each.uid for each in documents if each.name.endswith(ending))
    booth.go("four_references", "11")
    booth.go("documents", f"{uid}|{place}")


def _relink(booth: Booth) -> None:
    _original("台账.xlsx", "", booth)
    booth.page.taken.alignment.list.setCurrentIndex(booth.page.taken.alignment.model.index(0))
    booth.press("documents.relink")


SCENES = (
    ("04-documents-empty", lambda booth: booth.go("documents", name=workspaces.FRESH)),
    ("04-import-preview", partial(_preview, "台账.xlsx")),
    ("04-import-preview-plan", partial(_preview, "方案.docx")),
    ("04-import-preview-named", partial(_preview, "清单.xlsx")),
    ("04-import-split", _split),
    ("04-import-again", _again),
    ("04-documents", _back),
    ("04-original", partial(_original, "台账.xlsx", "三四方面!M13")),
    ("04-original-paragraph", partial(_original, "报告.docx", "第12段")),
    ("04-relink", _relink),
    ("04-rules", lambda booth: booth.go("documents").ask_rules()),
)
