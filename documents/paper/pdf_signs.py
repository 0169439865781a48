"""The signs of a PDF of ours as they are drawn, and texts of which only the signs count."""

import unicodedata
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from documents.paper.model import squeezed

HYPHEN = ord("-")


def drawn(page: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Each sign with its place in the text of the page.

    What the library itself puts between signs is left out; the hyphen at the end of a line, which it hides, is not.
    """
    high = ""
    for place in range(page.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(page, place) == 1:
            continue
        hidden = pdfium_c.FPDFText_IsHyphen(page, place) == 1
        code = HYPHEN if hidden else pdfium_c.FPDFText_GetUnicode(page, place)
        if 0xD800 <= code < 0xDC00:  # signs beyond U+FFFF come as two halves
            high = chr(code)
            continue
        yield place, (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        high = ""


def plain(text: str) -> str:
    """What must be equal in both files."""
    return squeezed(unicodedata.normalize("NFKC", text))
