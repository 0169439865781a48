"""事实确认单: the facts as found, for the organization to hold against what it knows, before anything is judged."""

from datetime import date

from documents.composing import wording
from documents.composing.material import SLOTS, chinese_day, gather
from documents.composing.wording import Wording
from documents.model import Addressee, Block, Document, Form, Para, Signature, Table, Title
from storage.store import Store

NAME = "fact_confirmation"
BUILT_IN: wording.Words = {
    "title": "事实确认单",
    "addressee": "{单位}：",
    "opening": "{组}对{单位}{巡察}整改情况开展“回头看”，了解到以下事实，请逐条核对。",
    "otherwise": "“回头看”了解到以下事实，请逐条核对。",
    "none": "目前没有需要确认的事实。",
    "how": "属实的，在核对意见栏写“属实”；不符的，写明实际情况并附材料。请于{回复日}前由主要负责人签名、盖章后交回。",
    "confirmed": ("核对人签名", "主要负责人签名（盖章）", "日期"),
    "columns": ("序号", "了解到的事实", "责任主体", "核对意见"),
}
WIDTHS = (1.0, 7.0, 2.4, 3.2)


def compose(store: Store, visit_uid: str, day: date | None = None) -> Document:
    """The sheet from the records as they stand."""
    material, said = gather(store, visit_uid, day), words()
    slots = material.slots
    title, columns = said.one("title", slots), tuple(said.many("columns", slots))
    rows = tuple(
        (str(number), " ".join(told.facts) or told.title, told.responsible, "")
        for number, told in enumerate(material.findings, 1)
    )
    opening = said.one("opening", slots) or said.one("otherwise", slots)
    head = columns if len(columns) == len(WIDTHS) else words_of_columns()
    listed: list[Block] = [Table(head=head, rows=rows, widths=WIDTHS, centred=(0,))] if rows else []
    blocks: list[Block] = [
        Title(text=title),
        Addressee(text=said.one("addressee", slots)),
        Para(text=opening if rows else said.one("none", slots)),
        *listed,
        Para(text=said.one("how", slots)),
        *_to_sign(said),
        Signature(name=material.team, day=chinese_day(material.day)),
    ]
    return Document(form=Form.PLAIN, title=title, author=material.team or material.organization, blocks=tuple(blocks))


def _to_sign(said: Wording) -> list[Block]:
    names = tuple(said.many("confirmed", {}))
    return [Table(head=names, rows=(tuple("" for _ in names),), widths=(1.0,) * len(names), least=3)] if names else []


def words() -> Wording:
    """The office's wording over the built-in one."""
    return wording.load(NAME, BUILT_IN, SLOTS)


def words_of_columns() -> tuple[str, ...]:
    """The built-in heads, when the office's do not fit the columns."""
    return tuple(BUILT_IN["columns"])
