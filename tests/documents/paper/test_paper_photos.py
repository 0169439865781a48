"""证据目录: photographs as they are printed; what cannot be shown says so in its place."""

from io import BytesIO

from paper_kit import visit
from PIL import Image

from documents import issuing, proofreading
from documents.composing import papers
from documents.model import Para, Picture
from domain.records import Evidence
from domain.words import PaperKind
from storage.store import Store


def test_photographs_follow_the_catalogue_and_damaged_ones_are_said(store: Store) -> None:
    visit_uid, out = visit(store), BytesIO()
    Image.new("RGB", (2400, 1600), "green").save(out, "JPEG")
    with store.change("收入"):
        for number, data in enumerate((out.getvalue(), b"no picture", b"text"), 1):
            stored = store.files.take_bytes(data)
            store.stored_files.put(stored)
            kind = "text/plain" if number == 3 else "image/jpeg"
            piece = Evidence(
                visit_uid=visit_uid,
                number=f"证-{number:04}",
                name=f"{number}.jpg",
                file_uid=stored.uid,
                media_type=kind,
            )
            store.evidence.put(piece)
    document = papers.compose(store, visit_uid, PaperKind.EVIDENCE_CATALOGUE)
    (picture,) = [block for block in document.blocks if isinstance(block, Picture)]
    with Image.open(BytesIO(picture.data)) as image:
        assert image.width <= picture.width_mm / 25.4 * 220 + 1
        assert not image.getexif()
    assert any(isinstance(block, Para) and "原件照存" in block.text for block in document.blocks)
    files = issuing.written(document)
    assert proofreading.differences(document, files.word, files.pdf) == ""
