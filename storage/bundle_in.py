"""An archive taken in: opened into quarantine, judged whole, then one transaction, or rolled back when only tried."""

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.changes import Progress
from domain.errors import PlaceError
from domain.records import StoredFile
from storage import age, origin, receipts, roster, signing
from storage.aside import disk_error
from storage.bundle_out import READ
from storage.chains import same_laptop
from storage.foreign import STRANGE
from storage.forks import Forks
from storage.intake import IntakeReport, Refusal
from storage.manifest import Manifest
from storage.members import Member
from storage.origin import Origin, Voucher
from storage.quarantine import FILES, STEPS, Quarantine, broken
from storage.rows import CODECS
from storage.screening import Screened, sound_original
from storage.signed_papers import CHECKPOINT, ORIGIN
from storage.steps import START, THERE, Step
from storage.store import Store
from storage.taking import Taken
from storage.tallying import details_of, lines_of
from storage.tarring import TarError, Untar

ORIGIN_FILE = "bag/data/origin.json"


class Intake:
    """One archive, whose manifest holds already."""

    def __init__(self, store: Store, manifest: Manifest, sender: str, *, dry: bool) -> None:
        self._store = store
        self._manifest = manifest
        self._sender = sender
        self._dry = dry
        self._quarantine = Quarantine(store, self._judge, dry=dry)
        self._forks: Forks = store.merge.forks()
        self._steps: list[Step] = []
        self._notes: list[str] = []
        self._report: IntakeReport | None = None

    def run(self, progress: Progress) -> IntakeReport:
        """Opens, judges, takes in; nothing stays behind when it fails."""
        with _collector_paused():
            return self._run(progress)

    def _run(self, progress: Progress) -> IntakeReport:
        try:
            if not self._dry:
                self._store.reserve.check(self._manifest.size)
            self._open(progress)
            found = self._origin()
            screened = self._screen(found)
            self._drop_unwanted(screened)
            progress(1, 1, "正在合并")
            self._store.merge.take_many(
                screened,
                f"收下{self._sender}的交换包",
                lambda taken: self._meanwhile(taken, screened, found),
                dry=self._dry,
            )
        except OSError as error:
            raise disk_error(error, self._store.folder) from error
        finally:
            self._quarantine.clear()
        assert self._report is not None  # noqa: S101 - _meanwhile ran
        return self._report if self._dry else self._afterwards(self._report, found)

    def _open(self, progress: Progress) -> None:
        secret = self._store.vault.person.x25519
        quarantine, done = self._quarantine, 0
        for name, size, _ in self._manifest.parts:
            untar = Untar(quarantine.begin, quarantine.more, quarantine.done)
            progress(done, self._manifest.size, "正在打开交换包")
            try:
                with (self._manifest.folder / name).open("rb", buffering=READ) as part:
                    for plain in age.opened(part, secret):
                        untar.write(plain)
                untar.finish()
            except (age.AgeError, TarError) as error:
                raise broken(f"的{name}打不开") from error
            done += size
        quarantine.finish()

    def _judge(self, steps: list[Step]) -> dict[str, StoredFile]:
        """Before the first original: which of them may come, by the steps that register them."""
        self._steps = self._unseen(steps)
        found: dict[str, dict[str, Any]] = {}
        for step in self._steps:
            for entry in step.entries:
                if entry.table == "stored_file" and entry.field != THERE and sound_original(entry):
                    found.setdefault(entry.uid, {})[entry.field] = entry.value
        columns = set(CODECS["stored_file"].columns)
        wanted = {uid: StoredFile(uid=uid, **cells) for uid, cells in found.items() if set(cells) == columns}
        # What is registered here counts first.
        return wanted | {one.uid: one for one in self._store.stored_files.many(receipts.lacks(self._store))}

    def _unseen(self, steps: list[Step]) -> list[Step]:
        """The steps that are not here, each chain whole from what is here; branches under their own name."""
        ends: dict[str, Step] = {}
        unseen = []
        for step in steps:
            before = ends.get(step.device)
            if before is None:
                self._check_base(step)
            elif step.seq != before.seq + 1 or step.previous != before.hash:
                raise broken("里的改动前后对不上")
            ends[step.device] = step
            if self._store.merge.hash_of(step.device, step.seq) != step.hash.hex():
                unseen.append(step)
        self._ends = {device: (step.seq, step.hash.hex()) for device, step in ends.items()}
        self._original = {(step.device, step.seq): step.hash.hex() for step in steps}
        renamed = self._forks.renamed(unseen)
        return [step for step in renamed if self._store.merge.hash_of(step.device, step.seq) != step.hash.hex()]

    def _check_base(self, step: Step) -> None:
        here = START.hex() if step.seq == 1 else self._store.merge.hash_of(step.device, step.seq - 1)
        if here == step.previous.hex():
            return
        last, _ = self._store.merge.last(step.device)
        raise PlaceError(
            f"这个交换包接在{step.author}的第{step.seq - 1}步之后，本机只有到第{last}步的，整包都没有收下，"
            f"本机内容没有变，请让{self._sender}给一个从第{last + 1}步起的，或从头导出的交换包。"
        )

    def _origin(self) -> Origin:
        """The record of origin: signed by the same sender, and true of everything in the bag."""
        kept, hashes = self._quarantine.kept, self._quarantine.hashes
        held = {path: found for path, found in hashes.items() if path.startswith((STEPS, FILES))}
        try:
            content, signature = kept[ORIGIN_FILE], kept[ORIGIN_FILE + ".minisig"].decode("ascii")
            listed = _bag_holds(kept, hashes)
        except STRANGE as error:
            raise broken("的来历读不懂") from error
        if not signing.holds(content, signature, self._manifest.sender):
            raise broken("里的来历与外面的签名不是同一个人的")
        found = origin.read(content)
        if found is None:
            raise broken("的来历读不懂")
        if not (
            listed
            and (found.uid, found.sender, found.payload) == (self._manifest.uid, self._manifest.sender, held)
            and found.sealed == set(self._manifest.recipients)
            and all(found.heads.get(device) == end for device, end in self._ends.items())
        ):
            raise broken("的内容与来历不符")
        return found

    def _screen(self, found: Origin) -> Screened:
        """By whose checkpoints each step is covered, and whether that person may."""
        self._papers: dict[str, Voucher] = {}
        covers: dict[str, list[tuple[int, Member | None]]] = {}
        people = {member.signing: member for member in roster.members(self._store)}
        for voucher in found.vouchers:
            if self._original.get((voucher.device, voucher.seq)) == voucher.hash:
                member = people.get(voucher.signer)
                covers.setdefault(voucher.device, []).append((voucher.seq, member))
                if member is not None and not member.revoked:
                    self._papers[f"{voucher.device}:{voucher.seq:012}"] = voucher
        signers = {}
        for step in self._steps:
            device = self._forks.origin.get(step.device, (step.device, 1))[0]
            known = sorted(covers.get(device, ()), key=lambda cover: cover[0])
            signers[step.device] = lambda seq, name=step.device, known=known: self._signer(name, seq, known)
        return self._store.merge.screen(self._steps, signers)

    def _signer(self, name: str, seq: int, known: list[tuple[int, Member | None]]) -> Member | None:
        _, first = self._forks.origin.get(name, (name, 1))
        covering = [member for last, member in known if last >= seq + first - 1]
        # Whoever lost a key vouches with the new one for what the old one signed.
        sound = (member for member in covering if member is not None and not member.revoked)
        return next(sound, next(iter(covering), None))

    def _drop_unwanted(self, screened: Screened) -> None:
        """Originals whose registration was set aside stay out; one that is registered must have come or be named."""
        registered = {entry.uid for step in screened.steps for entry in step.entries if entry.table == "stored_file"}
        here = set(self._store.stored_files.uids())
        self._quarantine.keep_only(registered | here)

    def _meanwhile(self, taken: Taken, screened: Screened, found: Origin) -> None:
        store = self._store
        if any(same_laptop(device, store.device) for device, _ in self._forks.origin.values()):
            self._notes.append("发现有另一台电脑用了本机工作夹的拷贝：两边的内容都保留，本机换用新的编号。")
        elif self._forks.origin:
            self._notes.append("发现有两台电脑用了同一份工作夹的拷贝：两边的内容都保留，请提醒拷贝的同志。")
        if screened.unknown:
            self._notes.append("包里有较新版本才有的项目：已原样保留，升级本程序后可以看到。")
        if found.missing:
            self._notes.append(f"对方有{found.missing}份原件已损坏，没有随包带来。")
        if (ahead := (found.made_at - datetime.now(UTC)).days) > 0:  # one that is behind may only have travelled long
            self._notes.append(f"对方电脑的时钟比本机快{ahead}天：先后次序不受影响，但时间要核对，请两边对一下日期。")
        whole = not screened.refusals and not self._forks.origin  # what stays out is told otherwise
        text = receipts.behind(store, self._sender, found.heads) or (
            whole and receipts.lacking(store, self._sender, found.heads)
        )
        self._notes += [text] if text else []
        conflicts = store.merge.conflicts()
        self._report = IntakeReport(
            uid=self._manifest.uid,
            sender=self._sender,
            dry=self._dry,
            steps=taken.steps,
            files=len(self._quarantine.files),
            lines=lines_of(store, taken, screened.refusals),
            refusals=tuple(screened.refusals),
            notes=tuple(self._notes),
            conflicts=len({(conflict.table, conflict.uid) for conflict in conflicts}),
            heads=store.merge.heads(),
            says=found.says,
            head=found.head,
            details=details_of(store, taken, conflicts),
        )
        if not self._dry:
            self._quarantine.publish()
            self._remember(found, screened.refusals)
            receipts.make(store, self._report, self._manifest.sender)

    def _remember(self, found: Origin, refusals: list[Refusal]) -> None:
        store, manifest = self._store, self._manifest
        kept = self._quarantine.kept
        store.trust.keep(
            ORIGIN, manifest.uid, kept[ORIGIN_FILE].decode(), kept[ORIGIN_FILE + ".minisig"].decode("ascii")
        )
        receipts.keep_seen(store, manifest.sender, found.heads, found.lacks)
        aside = {refusal.device for refusal in refusals} | {device for device, _ in self._forks.origin.values()}
        for name, voucher in self._papers.items():
            if voucher.device not in aside:
                store.trust.keep(CHECKPOINT, name, voucher.text, voucher.signature)

    def _afterwards(self, report: IntakeReport, found: Origin) -> IntakeReport:
        """What is signed here, and what came along: a roster of a later epoch, receipts."""
        store = self._store
        for name, (device, _) in self._forks.origin.items():
            receipts.checkpoint(store, name)
            if same_laptop(device, store.device):
                store.begin_device()
        notes: list[str] = []
        for packet in found.carried:
            try:
                notes.append(self._came_along(packet))
            except (PlaceError, *STRANGE):
                notes.append("随包带来的名册或回执有不符的，没有采用；收下的改动不受影响。")
        return replace(report, notes=tuple(dict.fromkeys(filter(None, (*report.notes, *notes)))))

    def _came_along(self, packet: Mapping[str, Any] | str | None) -> str:
        """A roster or a receipt of the archive, in effect from now on; what is to be said of it."""
        store = self._store
        if isinstance(packet, str):
            ours = receipts.concerns(store, packet)  # an archive for several carries the receipts of each
            return receipts.take_packet(store, packet.encode(), newest=False).behind if ours else ""
        known = roster.current(store)
        if not packet or not known or json.loads(packet["content"])["epoch"] <= known.epoch:
            return ""
        roster.take_in(store, json.dumps(packet).encode())
        return "随包带来的新名册已经采用；有没收下的内容时，请再收一次这个交换包。"


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Hundreds of thousands of entries and no cycle among them: looking for cycles would take a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _bag_holds(kept: Mapping[str, bytes], hashes: Mapping[str, tuple[int, str]]) -> bool:
    """Whether both lists of the bag name exactly what came, with its SHA-256."""
    for name, payload in (("bag/manifest-sha256.txt", True), ("bag/tagmanifest-sha256.txt", False)):
        lines = kept[name].decode("ascii").splitlines()
        told = {f"bag/{path}": digest for digest, _, path in (line.partition("  ") for line in lines)}
        held = {path: digest for path, (_, digest) in hashes.items() if path.startswith("bag/data/") is payload}
        held.pop("bag/tagmanifest-sha256.txt", None)
        if told != held:
            return False
    return True
