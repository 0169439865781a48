"""What the particulars of a paper must look like (GB/T 9704-2012): each fault names the field and how to mend it."""

import re
from typing import NamedTuple

from domain.records import Particulars
from domain.words import PaperForm

NUMBER = re.compile(r"[^\s\d〔〕（）()\[\]]+〔[12]\d{3}〕[1-9]\d{0,4}号")
SECRECY = re.compile(r"(绝密|机密|秘密)(★([1-9]\d{0,2}(年|个月|天)|长期))?")
SERIAL = re.compile(r"\d{6}")
URGENCY = ("特急", "加急", "特提", "平急")


class Fault(NamedTuple):
    """field is a name of Particulars."""

    field: str
    text: str


def faults(told: Particulars) -> list[Fault]:
    """What is not written as the standard wants it."""
    checks = (
        ("document_number", NUMBER, "发文字号应写成“云巡〔2025〕3号”：六角括号，年份四位，不加“第”，不编虚位。"),
        ("serial_number", SERIAL, "份号应是6位数字，例如 000001。"),
        ("secrecy", SECRECY, "密级应写成“秘密”“机密”“绝密”，保密期限用★隔开，例如 机密★1年。"),
    )
    written = [(name, shape, text, getattr(told, name)) for name, shape, text in checks]
    found = [Fault(name, text) for name, shape, text, value in written if value and not shape.fullmatch(value)]
    if told.urgency and told.urgency not in URGENCY:
        found.append(Fault("urgency", f"紧急程度应是{'、'.join(URGENCY)}之一。"))
    if told.secrecy and not told.serial_number:
        found.append(Fault("serial_number", "涉密的文书要写份号，例如 000001。"))
    return found + _of_form(told)


def _of_form(told: Particulars) -> list[Fault]:
    """What does not go with the form that was chosen."""
    found = []
    if told.signers and told.form is not PaperForm.DOCUMENT:
        found.append(Fault("signers", "签发人只印在文件格式的上行文里，现在的版式不印。"))
    if told.form is PaperForm.DOCUMENT and not told.document_number:
        found.append(Fault("document_number", "文件格式要有发文字号，例如 云巡〔2025〕3号。"))
    if told.form is PaperForm.PLAIN and told.document_number:
        found.append(Fault("form", "无红头的版式不印发文字号，要印请选信函格式或文件格式。"))
    if told.form in (PaperForm.DOCUMENT, PaperForm.PLAIN) and told.copies_to and not told.printed_by:
        found.append(Fault("printed_by", "写了抄送，请把印发机关也写上，版记才完整。"))
    return found
