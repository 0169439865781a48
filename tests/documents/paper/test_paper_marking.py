"""Words are found on the pages and marked there, and the paper itself stays as it is."""

import pypdfium2 as pdfium
from paper_kit import letter

from documents.paper import marking, pdf, proofreading, word
from documents.paper.model import Document, Form, Para, Title


def paper(*texts: str) -> bytes:
    blocks = (Title(text="件"), *(Para(text=text) for text in texts))
    return pdf.as_bytes(Document(form=Form.PLAIN, title="件", author="组", blocks=blocks))


def test_words_are_found_on_their_page_line_by_line() -> None:
    data = paper("的" * 500, "一" * 20 + "石桥村供水站未供水" + "二" * 20, "𬭎䶮堃")
    words = marking.Words(data)
    place, end = words.find("一一石桥村供水站未供水二", (2, 11))
    assert (place.page, len(place.boxes)) == (0, 2), "the words go over the end of a line"
    last, _ = words.find("𬭎䶮", after=end)
    assert last.boxes[0].right > last.boxes[0].left
    assert words.find("没有的话")[0] is None


def test_the_same_words_further_down_are_found_behind_the_former() -> None:
    words = marking.Words(paper("同样的话。", "同样的话。"))
    first, end = words.find("同样的话。")
    second, _ = words.find("同样的话。", after=end)
    assert second.boxes[0].top < first.boxes[0].bottom


def test_a_marked_copy_says_the_same_and_shows_the_mark() -> None:
    document = letter(3)
    data = pdf.as_bytes(document)
    place, _ = marking.Words(data).find("整改要求")
    assert place is not None
    copy = marking.marked(data, [place])
    assert proofreading.differences(document, word.as_bytes(document), copy) == ""
    with pdfium.PdfDocument(copy) as opened:
        box = place.boxes[0]
        page = opened[place.page]
        picture = page.render(scale=1).to_pil()
        assert picture.getpixel((int(box.left), int(page.get_height() - box.top))) == (255, 224, 176)
