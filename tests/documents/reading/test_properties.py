"""What is written in the usual forms is read back the same; what is broken is refused and nothing else."""

import random
import string
import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.reading.formats.numbering import chinese
from documents.reading.result import Reading
from domain.errors import InputError
from domain.numerals import chinese_number
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import INPUTS, p, read_file, read_rows, read_text, word

WORDS = st.text("学习制度资金项目监督落实推进整治台账会议规范", min_size=4, max_size=16).map(
    lambda text: text + "不到位"
)
TREES = st.lists(st.tuples(WORDS, st.lists(WORDS, min_size=1, max_size=5)), min_size=1, max_size=5)
RUNS = 60
NAUGHTY = (
    "=cmd|' /C calc'!A0",
    "<b>粗</b>",
    "\u202e反写",
    "\ufeff",
    "％s%n",
    "'; drop table issue;--",
    "𠮷𩸽",
    "一" * 5000,
    "\x0b",
)


def headings(reading: Reading) -> list[tuple[str, str]]:
    return [(item.aspect, item.heading) for item in reading.items]


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_feedback_of_any_size_is_read_back(tree: list[tuple[str, list[str]]]) -> None:
    lines = ["关于对某某局党组巡察情况的反馈意见", "一、主要问题"]
    expected = []
    for index, (aspect, problems) in enumerate(tree, 1):
        lines.append(f"（{chinese(index)}）{aspect}方面")
        for number, problem in enumerate(problems, 1):
            lines.append(f"{number}.{problem}。发现{number}处。")
            expected.append((f"（{chinese(index)}）{aspect}方面", problem))
    lines += ["二、意见建议", "1.加强学习。"]
    reading = read_text("\n".join(lines))
    assert headings(reading) == expected
    assert len(reading.recommendations) == 1
    with tempfile.TemporaryDirectory() as folder:
        path = word(Path(folder) / "反馈意见.docx", "".join(p(line) for line in lines))
        assert headings(read_file(path)) == expected


@settings(max_examples=60, deadline=None)
@given(TREES, st.booleans())
def test_ledgers_of_any_size_are_read_back(tree: list[tuple[str, list[str]]], repeated: bool) -> None:
    rows = [["序号", "反馈问题", "整改措施", "完成情况"]]
    for index, (problem, measures) in enumerate(tree, 1):
        name = f"{problem}{index}"
        for row, measure in enumerate(measures):
            shown = [str(index), name] if repeated or not row else ["", ""]
            rows.append([*shown, measure, "已完成"])
    reading = read_rows(*rows)
    assert [(i.heading, [m.text for m in i.measures]) for i in reading.items] == [
        (f"{problem}{index}", measures) for index, (problem, measures) in enumerate(tree, 1)
    ]


@given(st.integers(min_value=1, max_value=9999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert chinese_number(chinese(number)) == number


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_stay_as_they_are(text: str) -> None:
    reading = read_rows(["序号", "反馈问题", "整改措施", "完成情况"], ["1", f"甲{text}乙", text or "做", "已完成"])
    assert reading.items[0].heading == f"甲{text}乙"
    read_text(f"某某局党组整改方案\n一、整改任务\n（一）{text}\n1.{text}", Kind.RECTIFICATION_PLAN)


def broken(data: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes changed, taken out or put in."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 4, 20))):
        at = chance.randrange(len(spoilt))
        deed = chance.randrange(3)
        if deed == 0:
            spoilt[at] = chance.randrange(256)
        elif deed == 1:
            del spoilt[at : at + chance.randrange(1, 200)]
        else:
            spoilt[at:at] = chance.randbytes(chance.randrange(1, 20))
    return bytes(spoilt)


# .xls is left out here: its parser may end the whole process, which only the bounded process survives.
@pytest.mark.parametrize(
    "name", ["yunxi-2-反馈意见.docx", "yunxi-5-整改台账.xlsx", "yunxi-6-整改报告.doc", "yunxi-6-整改报告.pdf"]
)
def test_broken_files_are_read_or_refused(name: str, tmp_path: Path) -> None:
    chance = random.Random(name)
    data = (INPUTS / name).read_bytes()
    path = tmp_path / name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile tells of duplicate names before we refuse them
        for _ in range(RUNS):
            path.write_bytes(broken(data, chance))
            try:
                read_file(path)
            except InputError as refusal:
                assert str(refusal).endswith("。")  # noqa: PT017


def test_a_broken_old_workbook_is_refused_by_the_process_around_it(tmp_path: Path) -> None:
    from documents.reading import read

    chance = random.Random(7)
    data = (INPUTS / "yunxi-5-整改台账.xls").read_bytes()
    path = tmp_path / "台账.xls"
    for _ in range(8):
        path.write_bytes(broken(data, chance))
        try:
            read(path)
        except InputError as refusal:
            assert set(str(refusal)) - set(string.ascii_letters)  # noqa: PT017
