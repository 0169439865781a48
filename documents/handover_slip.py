"""交接单: the paper that both sides sign when an archive changes hands, with the short form of the journal's head.

The paper is the witness outside of both laptops: whoever later puts a workspace back to an older state, or writes its
journal anew, has another head than the one signed for. The QR holds the same words, to be read without typing.
"""

import json
from datetime import datetime
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from documents.paper.model import Block, Document, Form, Para, Picture, Table, Title
from domain.errors import InputError
from storage import receipts, roster
from storage.receipts import Delivery
from storage.signed_papers import SENT
from storage.store import Store

TITLE = "交接单"
QR_MM = 30.0
MODULE, QUIET = 8, 4  # pixels of a module, modules of the white edge a reader needs
CAPTION = "包号、日志头和12位数字"
CHECK = "接收人在“收入”试收时核对日志头，在“队伍”核对12位数字，与本单一致再签字；收下后把回执交还。"
SIGNED = ("交出人", "接收人", "见证人")


def composed(store: Store, archive: str) -> Document:
    """The slip of one archive that was given out."""
    delivery = next((each for each in receipts.delivered(store) if each.archive == archive), None)
    if delivery is None:
        raise InputError("没有找到这个交换包，没有做交接单，请在“交出过的交换包”里选一个。")
    head = head_of(store, archive)
    number = roster.number(roster.ourselves(store).signing)
    people = (store.author, "、".join(delivery.recipients), "")
    blocks: tuple[Block, ...] = (
        Title(text=TITLE),
        Para(text=delivery.says or f"{store.author}给{'、'.join(delivery.recipients)}的交换包。"),
        _facts(delivery, head, number),
        Para(text=CHECK),
        Picture(data=qr("\n".join((f"fuzhen {archive}", head, number))), width_mm=QR_MM, caption=CAPTION),
        Table(
            head=("", "姓名", "签字", "日期"),
            rows=tuple((who, name, "", "") for who, name in zip(SIGNED, people, strict=True)),
            widths=(2, 3, 4, 3),
            centred=(0, 1),
            least=2,
        ),
    )
    return Document(form=Form.PLAIN, title=TITLE, author=store.author, blocks=blocks)


def _facts(delivery: Delivery, head: str, number: str) -> Table:
    made = datetime.fromisoformat(delivery.made_at).astimezone()
    rows = (
        ("包号", delivery.archive),
        ("写成时间", f"{made.year}年{made.month}月{made.day}日{made:%H:%M}"),
        ("交出人日志头", head or "还没有改动"),
        ("交出人12位数字", number),
    )
    return Table(head=("项目", "内容"), rows=rows, widths=(3, 9), centred=(0,))


def head_of(store: Store, archive: str) -> str:
    """The short head at the time the archive was written; that of now for one of an older program."""
    kept = store.trust.get(SENT, archive)
    content = json.loads(kept.content) if kept else {}
    return str(content["head"]) if "head" in content else receipts.short_head(store)


def qr(text: str) -> bytes:
    """A QR code as PNG, black on white with its quiet edge."""
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    picture = Image.new("1", (count + 2 * QUIET, count + 2 * QUIET), 1)
    for row in range(count):
        for column in range(count):
            if code.isDark(row, column):
                picture.putpixel((column + QUIET, row + QUIET), 0)
    side = picture.width * MODULE
    out = BytesIO()
    picture.resize((side, side)).convert("L").save(out, "PNG")
    return out.getvalue()
