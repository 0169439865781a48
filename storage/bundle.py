"""Exchange by archive: packages out, changes in. What the window and the command line call."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any

from domain.changes import Progress
from domain.errors import InputError, PlaceError
from domain.records import new_uid
from storage import bundle_out, manifest, receipts, roster, telling
from storage.aside import disk_error, flush_folder
from storage.bundle_in import Intake
from storage.bundle_out import Draft, Writer
from storage.files import silent
from storage.hashing import digest_of
from storage.intake import ExportReport, Inspection, IntakeReport
from storage.members import Member, RosterRole
from storage.signed_papers import DRAFT, SENT
from storage.store import Store


def export(
    store: Store,
    recipients: Sequence[Member],
    target: Path,
    progress: Progress | None = None,
    *,
    whole: bool = False,
    visits: Collection[str] = (),
    part_size: int = bundle_out.PART,
) -> ExportReport:
    """Writes what the recipients have not seen into a new folder in target; goes on where a broken one stopped.

    whole sends everything, for one who begins or has lost something; visits sends only what belongs to these (and
    what is common to all). Headquarters can always open it too.
    """
    _check(recipients)
    receipts.checkpoint(store)
    name = _name_of(recipients, target, visits, whole=whole)
    chains = store.merge.selected(visits).chains if visits else None
    try:
        draft = _draft(store, name, recipients, target, chains, whole=whole)
        draft.organizations = telling.organizations_of(store, visits)
        draft.whom = [member.name for member in recipients]
        writer = Writer(store, draft, sealed_to(store, recipients), target / draft.folder, part_size)

        def keep() -> None:
            store.trust.keep(DRAFT, name, draft.text())

        (target / draft.folder).mkdir(exist_ok=True)
        flush_folder(target)
        keep()
        writer.run(keep, progress or silent)
    except OSError as error:
        raise disk_error(error, target, stick=True) from error
    _sent(store, draft, recipients, name)
    return _report(store, draft, target, writer.kept_parts)


def _check(recipients: Sequence[Member]) -> None:
    if not recipients:
        raise InputError("还没有选收件人，没有导出，请至少选一位。")
    if revoked := [member.name for member in recipients if member.revoked]:
        raise InputError(f"{'、'.join(revoked)}的钥匙已经停用，没有导出，请从收件人里去掉，或收下新名册。")


def _name_of(recipients: Sequence[Member], target: Path, visits: Collection[str], *, whole: bool) -> str:
    """The same for a second try at the same archive: it goes on where the first one stopped."""
    asked = [str(target), *sorted(member.signing for member in recipients), whole, *sorted(visits)]
    return sha256(json.dumps(asked).encode()).hexdigest()


def _report(store: Store, draft: Draft, target: Path, kept_parts: int) -> ExportReport:
    files = {file.uid for file in store.stored_files.many(draft.missing)}
    return ExportReport(
        uid=draft.uid,
        folder=target / draft.folder,
        recipients=tuple(draft.whom),
        steps=draft.steps,
        files=draft.files,
        size=sum(part["size"] for part in draft.parts),
        parts=len(draft.parts),
        kept_parts=kept_parts,
        head=receipts.short_head(store),
        missing=tuple(sorted(files)),
        says=draft.says(store.author),
    )


def sealed_to(store: Store, recipients: Sequence[Member]) -> list[Member]:
    """The recipients, headquarters, and oneself, for reading back."""
    headquarters = [m for m in roster.members(store) if m.role is RosterRole.HEADQUARTERS and not m.revoked]
    return list({m.sealing: m for m in (*recipients, *headquarters, roster.ourselves(store))}.values())


def _draft(
    store: Store, name: str, recipients: Sequence[Member], target: Path, chains: Collection[str] | None, *, whole: bool
) -> Draft:
    kept = store.trust.get(DRAFT, name)
    if kept is not None:
        draft = Draft(**json.loads(kept.content))
        if (target / draft.folder).is_dir():
            draft.keep_first(len(list(takewhile(partial(_is_sound, target / draft.folder), draft.parts))))
            return draft
    base, lacking = ({}, list[str]()) if whole else _base(store, recipients)
    uid = new_uid()
    return Draft(
        uid=uid,
        folder=f"fuzhen-{datetime.now(UTC):%Y%m%d}-{uid[:8]}",
        base=base,
        upto={device: seq for device, (seq, _) in store.merge.heads().items() if chains is None or device in chains},
        lacking=lacking,
    )


def _is_sound(folder: Path, part: Mapping[str, Any]) -> bool:
    path = folder / part["name"]
    return path.is_file() and digest_of(path) == (part["size"], part["sha256"])


def _base(store: Store, recipients: Sequence[Member]) -> tuple[dict[str, int], list[str]]:
    """What all of them have, and what any of them lacks."""
    known, lacking = [], dict[str, None]()
    for member in recipients:
        heads, lacks = receipts.seen(store, member.signing)
        known.append(store.merge.base_of(heads))
        lacking.update(dict.fromkeys(lacks))
    common = set.intersection(*(set(heads) for heads in known))
    return {device: min(heads[device] for heads in known) for device in common}, list(lacking)


def _sent(store: Store, draft: Draft, recipients: Sequence[Member], name: str) -> None:
    content = {
        "made_at": receipts.now(),
        "recipients": [member.signing for member in recipients],
        "says": draft.says(store.author),
        "head": receipts.short_head(store),
        "upto": draft.upto,
    }
    store.trust.keep(SENT, draft.uid, json.dumps(content))
    store.trust.forget(DRAFT, name)


def inspect(store: Store, path: Path, progress: Progress | None = None) -> Inspection:
    """Who sent it, for whom, how much, and whether signature and parts hold; nothing is opened."""
    return manifest.inspect(store, path, progress or silent)[1]


def dry_run(store: Store, path: Path, progress: Progress | None = None) -> IntakeReport:
    """What taking it in would do, in words; everything is checked, nothing is written."""
    return _intake(store, path, progress or silent, dry=True)


def take_in(store: Store, path: Path, progress: Progress | None = None) -> IntakeReport:
    """Takes an archive in: all or nothing, apart from what is set aside and named."""
    return _intake(store, path, progress or silent, dry=False)


def _intake(store: Store, path: Path, progress: Progress, *, dry: bool) -> IntakeReport:
    found, inspection = manifest.inspect(store, path, progress)
    if not inspection.verified:
        raise PlaceError(inspection.reason)
    return Intake(store, found, inspection.sender, dry=dry).run(progress)
