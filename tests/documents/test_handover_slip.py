"""交接单: one page with the head, the number, and a QR that says the same."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from documents import handover_slip
from documents.paper import pdf
from documents.paper.model import Table
from domain.errors import InputError
from storage import bundle, receipts, roster
from storage.store import Store
from tests.storage.people import create, introduce, member


@pytest.fixture
def given(tmp_path: Path) -> tuple[Store, str]:
    first, second = create(tmp_path / "a", "林溪"), create(tmp_path / "b", "方遥")
    introduce([first, second])
    with first.change("收下"):
        first.stored_files.put(first.files.take_bytes(b"x"))
    return first, bundle.export(first, [member(first, second)], tmp_path).uid


def test_the_slip_is_one_page_with_head_number_and_places_to_sign(given: tuple[Store, str]) -> None:
    store, archive = given
    slip = handover_slip.composed(store, archive)
    facts, signatures = (block for block in slip.blocks if isinstance(block, Table))
    told = dict(facts.rows)
    assert told["包号"] == archive
    assert told["交出人12位数字"] == roster.number(roster.ourselves(store).signing)
    assert [row[:2] for row in signatures.rows] == [("交出人", "林溪"), ("接收人", "方遥"), ("见证人", "")]
    assert len(pypdfium2.PdfDocument(pdf.as_bytes(slip))) == 1
    store.close()


def test_the_head_is_that_of_the_day_it_was_given(given: tuple[Store, str]) -> None:
    store, archive = given
    before = handover_slip.head_of(store, archive)
    with store.change("后来的改动"):
        store.stored_files.put(store.files.take_bytes(b"y"))
    assert before
    assert receipts.short_head(store) != before
    assert handover_slip.head_of(store, archive) == before
    with pytest.raises(InputError, match="没有找到这个交换包"):
        handover_slip.composed(store, "0" * 32)
    store.close()


def test_the_code_has_its_three_corners_and_a_quiet_edge() -> None:
    picture = Image.open(io.BytesIO(handover_slip.qr("fuzhen 林溪"))).convert("1")
    module, quiet = handover_slip.MODULE, handover_slip.QUIET
    count = picture.width // module

    def dark(column: int, row: int) -> bool:
        return picture.getpixel((column * module + 3, row * module + 3)) == 0

    assert not any(dark(place, edge) for place in range(count) for edge in (0, quiet - 1, count - 1))
    for left, top in ((quiet, quiet), (count - quiet - 7, quiet), (quiet, count - quiet - 7)):
        assert all(dark(left + place, top) for place in range(7))
        assert dark(left + 3, top + 3)
