"""A paper of a few lines, read while a person still looks for the real one: what most papers ask is compiled then."""

from importlib import import_module

from documents.reading.interpret import interpret
from documents.reading.outline import Grid, Outline
from documents.reading.result import Line

_TABLE = """
序号|反馈问题|整改措施|责任领导|牵头单位|整改时限|完成情况|完成日期|是否销号
1|学习不深入|（1）研讨两次|林溪|办公室|2024年6月底前|已完成|2024.6.20|是
2|作风不实|下沉一线|林溪|办公室|2024年6月|正在整改||否
"""
_REPORT = """
某某局党组关于巡察整改进展情况的报告
2024年3月1日，县委第一巡察组向某某局党组反馈了巡察意见。
一、整改落实情况
（一）关于落实责任方面
1.关于“学习不深入”的问题
整改情况：已完成。研讨2次，追缴3.86万元，由办公室负责。
某某局党组
2024年6月30日
"""


def rehearse() -> None:
    """Read it and tell nothing."""
    for name in ("docx", "xlsx"):
        import_module(f"documents.reading.formats.{name}")
    rows = [line.split("|") for line in _TABLE.split()]
    table = Grid(name="台账", rows=rows, numbers=[1, 2, 3], is_sheet=True)
    interpret(Outline(blocks=[table]), "")
    interpret(Outline(blocks=[Line(place="", text=line) for line in _REPORT.split()]), "")
