"""What our own writers write is read back the same: outlines and tables, in Word and in PDF."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from documents import workbooks
from documents.paper import pdf, word
from documents.paper.model import Document, Form, Heading, Para, Table, Title
from documents.reading.result import Reading
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import read_file

NAMES = st.text("学习制度资金项目监督落实推进整治台账会议规范𬭎䶮㛃𫖮", min_size=4, max_size=14).map(
    lambda text: text + "不到位"
)
FACTS = st.text("发现巡察期间检查记录材料表明有关情况长期存在", min_size=6, max_size=90).map(
    lambda text: text + "，共3处。"
)
TREES = st.lists(st.tuples(NAMES, st.lists(st.tuples(NAMES, FACTS), min_size=1, max_size=4)), min_size=1, max_size=4)
WRITERS = {"docx": word.write, "pdf": pdf.write}


def feedback(tree: list[tuple[str, list[tuple[str, str]]]]) -> Document:
    blocks: list[Title | Heading | Para] = [Title(text="关于对某某局党组巡察情况的反馈意见")]
    blocks.append(Heading(level=1, text="主要问题"))
    for aspect, problems in tree:
        blocks.append(Heading(level=2, text=f"{aspect}方面"))
        blocks += [Heading(level=3, text=heading + "。", body=fact) for heading, fact in problems]
    blocks += [
        Heading(level=1, text="意见建议"),
        Heading(level=2, text="加强学习。"),
        Heading(level=2, text="压实责任。"),
    ]
    return Document(form=Form.PLAIN, title="反馈意见", author="巡察组", blocks=tuple(blocks))


def written(document: Document, kind: str, folder: str) -> Path:
    path = Path(folder) / f"文.{kind}"
    WRITERS[kind](document, path)
    return path


def told(reading: Reading) -> list[tuple[str, list[tuple[str, str]]]]:
    tree: list[tuple[str, list[tuple[str, str]]]] = []
    for item in reading.items:
        aspect = item.aspect.partition("）")[2] or item.aspect
        if not tree or tree[-1][0] != item.aspect_place + aspect:
            tree.append((item.aspect_place + aspect, []))
        tree[-1][1].append((item.heading, item.detail))
    return tree


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=TREES)
@example(tree=[("学𫖮不到位", [("𬭎㛃𫖮不到位", "关于某某情况" * 20 + "，共3处。")])])
def test_an_outline_is_read_back(kind: str, tree: list[tuple[str, list[tuple[str, str]]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reading = read_file(written(feedback(tree), kind, folder))
    assert reading.kind is Kind.FEEDBACK_OPINION
    assert [problem for _, problems in told(reading) for problem in problems] == [
        problem for _, problems in tree for problem in problems
    ]
    assert [item.aspect.partition("）")[2] or item.aspect for item in reading.items] == [
        f"{aspect}方面" for aspect, problems in tree for _ in problems
    ]
    assert len(reading.recommendations) == 2


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(st.tuples(NAMES, FACTS), min_size=1, max_size=12))
@example(rows=[("𫖮𬭎䶮不到位", "关于某某，共3处。")])
def test_a_table_is_read_back(kind: str, rows: list[tuple[str, str]]) -> None:
    table = Table(
        head=("序号", "反馈问题", "整改措施", "完成情况"),
        rows=tuple((str(n), f"{name}{n}", measure, "已完成") for n, (name, measure) in enumerate(rows, 1)),
        widths=(0.1, 0.3, 0.4, 0.2),
    )
    document = Document(
        form=Form.LANDSCAPE, title="台账", author="某局", blocks=(Title(text="某某局党组整改台账"), table)
    )
    with tempfile.TemporaryDirectory() as folder:
        reading = read_file(written(document, kind, folder))
    assert [(i.heading, [m.text for m in i.measures], i.status_text) for i in reading.items] == [
        (f"{name}{n}", [measure.rstrip("。")], "已完成") for n, (name, measure) in enumerate(rows, 1)
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=TREES)
@example(tree=[("学习", [("学习不到位", "共3处。")])] * 2)
def test_a_workbook_is_read_back(tree: list[tuple[str, list[tuple[str, str]]]]) -> None:
    """A sheet for each 方面, one problem over several rows, blank where its words would be repeated."""
    head = ("序号", "反馈问题", "整改措施", "完成情况")
    sheets: dict[str, list[tuple[str, ...]]] = {}
    for number, (aspect, problems) in enumerate(tree, 1):
        rows: list[tuple[str, ...]] = [head]
        for index, (heading, fact) in enumerate(problems, 1):
            rows += [(str(index), f"{heading}{index}", fact, "已完成"), ("", "", "另" + fact, "正在整改")]
        sheets[f"{number}{aspect[:20]}方面"] = rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        path.write_bytes(workbooks.as_bytes(sheets, {}))
        reading = read_file(path, Kind.LEDGER)
    assert [(i.aspect, i.heading, [(m.text, m.status_text) for m in i.measures]) for i in reading.items] == [
        (
            f"{number}{aspect[:20]}方面",
            f"{heading}{index}",
            [(fact.rstrip("。"), "已完成"), ("另" + fact.rstrip("。"), "正在整改")],
        )
        for number, (aspect, problems) in enumerate(tree, 1)
        for index, (heading, fact) in enumerate(problems, 1)
    ]
