"""A person decides between versions: each decision is one step, and Ctrl+Z takes it back."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from domain.records import CheckResult, Contradiction, Finding
from domain.rules import has_reason
from domain.words import FindingState
from gui.models.matters import Matter, Version, unread
from storage import meeting
from storage.rows import CODECS, Value
from storage.store import Store


def take(store: Store, matter: Matter, version: Version, why: str = "") -> None:
    """What this version wrote stands from now on."""
    others = [one for one in matter.versions if one is not version]
    former = {
        name: before for one in others for name, (_, before) in unread(store, matter.conflicts, one.device).items()
    }
    _settle(store, matter, version.values, f"冲突取{version.author}", why, former)


def both(store: Store, matter: Matter, version: Version, why: str = "") -> None:
    """The prose of all versions, each whole and with its writer; the rest as in the version chosen.

    Whoever wrote one of the texts stays among those who undertake the paper.
    """
    name, codec = matter.text_field, CODECS[matter.table]
    texts = [f"{one.author}：{one.values[name]}" for one in matter.versions if one.values.get(name)]
    values = {**version.values, name: "\n".join(texts)}
    if "undertakers" in values:
        held = (codec.field_value("undertakers", one.values.get("undertakers", "[]")) for one in matter.versions)
        values["undertakers"] = codec.column_value("undertakers", tuple(dict.fromkeys(chain.from_iterable(held))))
    _settle(store, matter, values, "冲突都留", why)


def rewrite(store: Store, matter: Matter, version: Version, text: str, why: str) -> None:
    """A third wording; the rest as in the version chosen."""
    _settle(store, matter, {**version.values, matter.text_field: text}, "冲突另写", why)


def _settle(
    store: Store,
    matter: Matter,
    values: dict[str, Value],
    label: str,
    why: str,
    former: Mapping[str, Value] = MappingProxyType({}),
) -> None:
    """former is how a paper read when it was signed, where somebody else wrote on in it meanwhile."""
    with store.change(f"{label}：{why.strip()}" if why.strip() else label):
        for conflict in matter.conflicts:
            if conflict.field in values:
                store.merge.settle(conflict, values[conflict.field])
        _drop_what_went_with_the_other(store, matter)
        paper = store.findings.get(matter.uid) if former else None
        if paper is not None and paper.state is not FindingState.DRAFT:
            codec = CODECS[matter.table]
            store.findings.put(replace(paper, **{name: codec.field_value(name, was) for name, was in former.items()}))
    meeting.settled(store, matter.table, matter.uid)


def _drop_what_went_with_the_other(store: Store, matter: Matter) -> None:
    """A reason or signature that only the other wrote is none of the decision taken; the journal keeps it."""
    shelf = store.shelf_of(CODECS[matter.table].record_type)
    record, decided = shelf.get(matter.uid), {conflict.field for conflict in matter.conflicts}
    if isinstance(record, Contradiction | CheckResult) and not has_reason(record):
        loose = {"reason"}
    elif isinstance(record, Finding) and record.state is not FindingState.FINAL:
        loose = {"leader_signed"} if record.state is FindingState.LEADER_REVIEW else {"leader_signed", "deputy_signed"}
    else:
        return
    shelf.put(replace(record, **dict.fromkeys(loose - decided, "")))  # type: ignore[arg-type]  # only fields of text


def put_off(store: Store, matter: Matter) -> None:
    """It waits for the meeting, or no longer does; both versions stand meanwhile."""
    meeting.put_off(store, matter.table, matter.uid)
