"""问题清单: a landscape table that stands by itself, one row a finding."""

from datetime import date

from documents.composing.material import Told, chinese_day, gather
from documents.model import Document, Form, Para, Table, Title
from storage.store import Store

COLUMNS = ("序号", "原反馈问题", "发现的问题", "具体表现", "定性依据", "账类", "责任主体", "整改建议", "编号")
WIDTHS = (36.0, 70.0, 84.0, 210.0, 80.0, 36.0, 60.0, 88.0, 54.0)
CENTRED = (0, 5)
NOTHING_FOUND = "没有发现需要反馈的问题"


def compose(store: Store, visit_uid: str, day: date | None = None) -> Document:
    """The list from the records as they stand."""
    material = gather(store, visit_uid, day)
    title = f"{material.organization}{material.slots['巡察']}整改“回头看”问题清单"
    parts = (
        f"被{material.slots['巡察']}单位：{material.organization}",
        f"日期：{chinese_day(material.day)}",
    )
    rows = tuple(_row(number, told) for number, told in enumerate(material.findings, 1))
    table = Table(head=COLUMNS, rows=rows or (_nothing(),), widths=WIDTHS, centred=CENTRED)
    head = Para(text="\u3000\u3000".join(parts), indent=False)
    return Document(
        form=Form.LANDSCAPE,
        title=title,
        author=material.team or material.organization,
        blocks=(Title(text=title), head, table),
    )


def _row(number: int, told: Told) -> tuple[str, ...]:
    account = str(told.account) if told.account else ""
    return (
        str(number),
        told.problem,
        told.title,
        " ".join(told.facts),
        told.basis,
        account,
        told.responsible,
        told.suggestion,
        " ".join((told.number, *told.proof)),
    )


def _nothing() -> tuple[str, ...]:
    return ("", "", NOTHING_FOUND, *("" for _ in COLUMNS[3:]))
