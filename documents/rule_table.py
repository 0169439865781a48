"""templates/crosscheck.toml → which alarms an office wants and what each weighs; what it spoils stays as built in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from domain.crosscheck.kinds import KINDS
from domain.words import ContradictionKind

FILE = Path(__file__).parent.parent / "templates" / "crosscheck.toml"
HEAVIEST = 100


@dataclass(frozen=True, kw_only=True)
class RuleTable:
    """off are the kinds that are not looked for; remarks tell what of the file was not used."""

    off: frozenset[ContradictionKind] = frozenset()
    weights: Mapping[ContradictionKind, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def load() -> RuleTable:
    """The office's table over the built-in one; a kind that the file does not name is on with its usual weight."""
    path = FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return RuleTable(remarks=(f"{path.name} 读不出来，已按程序自带的规则比对，请核对后再改一次。",))
    off: set[ContradictionKind] = set()
    weights: dict[ContradictionKind, int] = {}
    remarks: list[str] = []
    for name, row in data.items():
        kind = _kind(name)
        if kind is None:
            remarks.append(f"{path.name} 里的“{name}”不是任何一种疑点，已跳过。")
            continue
        spoilt = _spoilt(row)
        if spoilt:
            remarks.append(f"{path.name} 里“{name}”一行（{kind}）的{spoilt}不能用，这一行已按自带的规则比对。")
            continue
        weights[kind] = row.get("weight", KINDS[kind][0])
        if not row.get("on", True):
            off.add(kind)
    return RuleTable(off=frozenset(off), weights=weights, remarks=tuple(remarks))


def _kind(name: str) -> ContradictionKind | None:
    return next((kind for kind in ContradictionKind if kind.identifier == name), None)


def _spoilt(row: Any) -> str:
    """What of a row cannot be used; empty when all can."""
    if not isinstance(row, dict):
        return "写法"
    unknown = [name for name in row if name not in {"on", "weight"}]
    if unknown:
        return f"“{unknown[0]}”"
    if not isinstance(row.get("on", True), bool):
        return "on"
    weight = row.get("weight", HEAVIEST)
    return "" if type(weight) is int and 1 <= weight <= HEAVIEST else "weight"
