"""Foreign pictures are decoded elsewhere and come home small, upright and clean."""

import json
import struct
import sys
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from documents import picture_worker, pictures
from documents.picture_worker import LENGTH
from documents.pictures import Pictures
from domain.errors import InputError
from tests.documents.pictures_kit import encoded, pdf, photo


def opened(jpeg: bytes) -> Image.Image:
    with Image.open(BytesIO(jpeg)) as picture:
        picture.load()
        return picture


def test_photo_comes_back_small_upright_and_with_the_cameras_time() -> None:
    with Pictures() as decoder:
        picture = decoder.draw(photo(taken="2025:03:14 10:22:05", turned=True), 100)
    assert (picture.width, picture.height, picture.full_width) == (75, 100, 480)
    assert picture.taken_at == "2025:03:14 10:22:05"
    assert opened(picture.jpeg).format == "JPEG"


def test_one_process_serves_many_pictures_and_pages() -> None:
    with Pictures() as decoder:
        first = decoder.draw(pdf(), 150, 0)
        second = decoder.draw(pdf(), 150, 1)
    assert (first.width, first.height, first.pages) == (100, 150, 2)
    assert second.jpeg != first.jpeg


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L", "CMYK", "I;16"])
def test_every_kind_of_pixels_is_drawn(mode: str) -> None:
    facts, jpeg = picture_worker.draw(encoded(Image.new(mode, (30, 20)), "TIFF"), 20, 0)
    assert "reason" not in facts
    assert opened(jpeg).mode == "RGB"


def test_transparent_ground_is_white() -> None:
    _, jpeg = picture_worker.draw(encoded(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG"), 9, 0)
    assert opened(jpeg).getpixel((4, 4)) == (255, 255, 255)


def locked_pdf() -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


BAD = [
    (photo()[:300], 0, "damaged", "^图片已损坏"),
    (b"no picture", 0, "damaged", "^图片已损坏"),
    (photo(), 3, "damaged", "^图片已损坏"),
    (pdf()[:200], 0, "damaged", "^PDF 已损坏"),
    (pdf(), 9, "damaged", "^PDF 已损坏"),
    (pdf().replace(b"/Type /Page\n", b"/Type /Pxge\n"), 0, "damaged", "^PDF 已损坏"),
    (locked_pdf(), 0, "locked", "打开口令"),
    (encoded(Image.new("1", (9000, 9000)), "PNG"), 0, "large", "八千万像素"),
]


@pytest.mark.parametrize(("data", "page", "reason", "words"), BAD)
def test_worker_names_the_reason(data: bytes, page: int, reason: str, words: str) -> None:
    assert picture_worker.draw(data, 50, page) == ({"reason": reason}, b"")


def test_worker_draws_a_page() -> None:
    facts, jpeg = picture_worker.draw(pdf(), 150, 1)
    assert facts["pages"] == 2
    assert opened(jpeg).size == (100, 150)


@pytest.mark.parametrize(("data", "page", "reason", "words"), BAD)
def test_what_cannot_be_shown_is_said_in_one_sentence(data: bytes, page: int, reason: str, words: str) -> None:
    with Pictures() as decoder, pytest.raises(InputError, match=words):
        decoder.draw(data, 50, page)


def test_too_many_bytes_are_not_sent_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_BYTES", 10)
    with Pictures() as decoder, pytest.raises(InputError, match="原件照存"):
        decoder.draw(photo(), 50)


def test_slow_process_is_ended_and_the_next_picture_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = Pictures(seconds=0.3)
    monkeypatch.setattr(pictures, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(InputError, match="过久"):
        decoder.draw(photo(), 50)
    monkeypatch.undo()
    with Pictures() as again:
        assert again.draw(photo(), 50).width == 50
    decoder.close()


def saying(answer: bytes) -> str:
    return f"import sys; sys.stdout.buffer.write({answer!r}); sys.stdout.flush(); sys.stdin.buffer.read()"


def facts(**told: object) -> bytes:
    text = json.dumps({"size": 0, **told}).encode()
    return LENGTH.pack(len(text)) + text


@pytest.mark.parametrize(
    "program", ["", saying(b"\xff" * 9), saying(facts(size="x")), saying(facts(reason="x")), saying(facts(reason=[]))]
)
def test_dead_or_lying_process_is_said_in_one_sentence(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_command", lambda: [sys.executable, "-c", program])
    with Pictures() as decoder, pytest.raises(InputError, match="出错"):
        decoder.draw(photo(), 50)


def test_process_that_died_between_two_pictures_is_started_again() -> None:
    with Pictures() as decoder:
        decoder.draw(photo(), 50)
        process = decoder._running()
        process.kill()
        process.wait()
        assert decoder.draw(photo(), 50).width == 50


def test_worker_answers_each_request_and_bounds_itself_before_each() -> None:
    bounds: list[int] = []
    data = photo()
    request = picture_worker.REQUEST.pack(40, 0, len(data)) + data
    answers = BytesIO()
    picture_worker.serve(BytesIO(request * 2), answers, lambda: bounds.append(1))
    (length,) = struct.unpack(">I", answers.getvalue()[:4])
    assert b'"width": 40' in answers.getvalue()[4 : 4 + length]
    assert len(bounds) == 2
