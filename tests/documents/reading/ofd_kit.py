"""Small OFD files made on the spot."""

import zipfile
from pathlib import Path

OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text_at(x: float, y: float, words: str, size: float = 5) -> str:
    return (
        f'<ofd:TextObject Boundary="{x} {y} 170 8" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="g {max(len(words) - 1, 1)} {size}">{words}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    data = f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject Boundary="{x0} {y0} {x1 - x0} {y1 - y0}">{data}</ofd:PathObject>'


def ofd(path: Path, *pages: str) -> Path:
    """A .ofd with these pages."""
    names = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n, _ in enumerate(pages))
    with zipfile.ZipFile(path, "w") as package:
        root = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        package.writestr("OFD.xml", f"<ofd:OFD {OFD}>{root}</ofd:OFD>")
        package.writestr("Doc_0/Document.xml", f"<ofd:Document {OFD}><ofd:Pages>{names}</ofd:Pages></ofd:Document>")
        for n, page in enumerate(pages):
            content = f"<ofd:Page {OFD}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
            package.writestr(f"Doc_0/Pages/Page_{n}/Content.xml", content)
    return path
