"""Big papers: 400 findings with 300 photographs, a list of 5,000 rows, and LibreOffice on the same Word file."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from documents.paper import pdf, word
from documents.paper.model import Addressee, Block, Document, Form, Heading, Para, Picture, Signature, Table, Title
from tests.bench import peer

ORGANIZATION = "云栖县测量局党组"
FACTS = "整改报告称“3个村供水设施维修全部完成”，台账记载“完成2个村，1个村正在施工”。2025年3月14日实地查看，未供水。"
HEADS = ("序号", "问题", "具体表现", "整改建议", "账类", "责任主体")


def rows(folder: Path) -> list[tuple[str, str, str, str]]:
    """The lines of the table; those of typst and LibreOffice only where they are installed."""
    folder.mkdir(parents=True, exist_ok=True)
    letter, listed = photographed(), long_list()
    both = seconds(lambda: (word.write(letter, folder / "big.docx"), pdf.write(letter, folder / "big.pdf")))
    as_pdf = seconds(lambda: pdf.write(listed, folder / "list.pdf"))
    as_word = seconds(lambda: word.write(listed, folder / "list.docx"))
    found = [
        line("400个问题、300张照片，Word＋PDF", both, 15.0),
        line("5,000行横排清单，PDF", as_pdf, 3.5),
        line("5,000行横排清单，Word", as_word, 1.0),
    ]
    if peer.is_here():
        found += [
            against_peer(
                "400个问题、300张照片的文字，PDF（对照：typst）", without_photographs(letter), folder / "peer.pdf"
            ),
            against_peer("5,000行横排清单，PDF（对照：typst）", listed, folder / "peer-list.pdf"),
        ]
    office = shutil.which("soffice")
    if office:
        other = seconds(lambda: converted(office, folder))
        ratio = as_pdf / other
        verdict = f"{ratio:.3f}×（≤0.1×）"
        found.append(("同一清单由 LibreOffice 从我们的 Word 转 PDF", f"{as_pdf:.2f} s", f"{other:.1f} s", verdict))
    return found


def against_peer(what: str, document: Document, path: Path) -> tuple[str, str, str, str]:
    """Ours and the other one's, each in a process that has its fonts already."""
    first = Document(form=document.form, title="", author="", blocks=document.blocks[:1])
    pdf.as_bytes(first)
    peer.write(first, path)
    ours, other = seconds(lambda: pdf.as_bytes(document)), seconds(lambda: peer.write(document, path))
    return what, f"{ours:.2f} s", f"{other:.2f} s", f"{ours / other:.2f}×"


def without_photographs(document: Document) -> Document:
    """The words alone."""
    return replace(document, blocks=tuple(block for block in document.blocks if not isinstance(block, Picture)))


def line(what: str, ours: float, bound: float) -> tuple[str, str, str, str]:
    """One line with its verdict."""
    return what, f"{ours:.2f} s", f"≤{bound} s", "达到" if ours <= bound else "未达到"


def seconds(run: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def photographed() -> Document:
    """A letter of 400 findings; 300 of them with a photograph of twelve hundred pixels."""
    blocks: list[Block] = [Title(text=f"关于{ORGANIZATION}整改情况的反馈意见"), Addressee(text=f"{ORGANIZATION}：")]
    for number in range(1, 401):
        blocks.append(Heading(level=3, text=f"第{number}个问题整改不到位。", body=FACTS))
        if number <= 300:
            blocks.append(Picture(data=photograph(number), width_mm=80, caption=f"照片{number}"))
    blocks += [Para(text="请认真整改。"), Signature(name="中共云栖县委测量组", day="2025年3月26日")]
    return Document(form=Form.LETTER, title="反馈意见", author="组", mark="中共云栖县委测量组", blocks=tuple(blocks))


def photograph(number: int) -> bytes:
    """Another one each time."""
    out = BytesIO()
    picture = Image.linear_gradient("L").resize((1600, 1200)).convert("RGB")
    picture.paste((number % 255, number // 255 * 90, 60), (200, 200, 900, 800))
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def long_list() -> Document:
    """A list of 5,000 rows."""
    found = tuple(
        (str(n), f"第{n}个问题", "整改不到位，报告与实际不符，涉及金额38.6万元", "健全制度。", "欠账", "县水利局")
        for n in range(1, 5001)
    )
    table = Table(head=HEADS, rows=found, widths=(1, 3, 7, 3, 1, 3), centred=(0,))
    return Document(form=Form.LANDSCAPE, title="清单", author="组", blocks=(Title(text="问题清单"), table))


def converted(office: str, folder: Path) -> None:
    """LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "office")]
    subprocess.run([*command, str(folder / "list.docx")], check=True, capture_output=True, env=os.environ.copy())
