"""templates/crosscheck.toml → which alarms an office wants and what each weighs; what it spoils stays as built in."""

import re
import tomllib
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from domain.crosscheck.kinds import KINDS
from domain.errors import PlaceError
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


def words() -> dict[ContradictionKind, str]:
    """What each kind looks for, as the table itself tells it behind the row; the bare name where it tells nothing."""
    text = _text()
    return {kind: match[1].strip() if (match := _told(kind).search(text)) else str(kind) for kind in KINDS}


def switch(off: Collection[ContradictionKind]) -> None:
    """Write which kinds are not looked for into the table, and nothing else of it; PlaceError leaves it as it was."""
    text = _text()
    table = load()
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        text = ""  # what nobody can read is written anew
    for kind in KINDS:
        row = f"{kind.identifier} = {{ on = {str(kind not in off).lower()}, weight = {_weight(table, kind)} }}"
        text, found = re.subn(rf"(?m)^{kind.identifier}\s*=[^#\n]*?(?=\s*(?:#|$))", row, text, count=1)
        if not found:
            text += f"{row}  # {kind}\n"
    fresh = FILE.with_name(f".{FILE.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(FILE)
    except OSError as problem:
        raise PlaceError(
            f"没有写成 {FILE.name}，比对规则没有改动；请确认程序所在的文件夹可以写入，或请管理员来改。"
        ) from problem
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _text() -> str:
    try:
        return FILE.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _told(kind: ContradictionKind) -> re.Pattern[str]:
    return re.compile(rf"(?m)^{kind.identifier}\s*=[^#\n]*#\s*(?:{kind}：)?(.+)$")


def _weight(table: RuleTable, kind: ContradictionKind) -> int:
    return table.weights.get(kind, KINDS[kind][0])


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
