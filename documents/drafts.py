"""A draft: its pages, what stands between it and its issue, how it differs from the version issued last; handed out."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from documents import comparing, issuing, particulars
from documents.comparing import Difference
from documents.composing import papers, wording
from documents.composing.material import Material, gather
from documents.paper import faces, marking, pdf, styles, word
from documents.paper.marking import Place
from documents.safe_names import safe_name
from domain.errors import InputError
from domain.records import Paper, Particulars
from domain.rules import Gap
from domain.words import PaperKind
from storage.aside import write_whole
from storage.store import Store

WRITERS = {".docx": word.as_bytes, ".pdf": pdf.as_bytes}
SHOWN = 20  # problems on the pages that follow the typing of words: more would lag behind it


@dataclass(frozen=True, kw_only=True)
class Change:
    """A paragraph that says something else than in the version issued last; place None: it does not stand there."""

    before: str
    after: str
    spans: tuple[tuple[int, int], ...]
    place: Place | None = None

    @property
    def gone(self) -> str:
        """What stood there before and does no longer."""
        return comparing.gone(self.before, self.after)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """The pages as they would be issued now; marked is a copy that shows the changes, b"" without any."""

    pdf: bytes
    gaps: tuple[Gap, ...]
    version: int  # which it would be
    former: Paper | None = None
    changes: tuple[Change, ...] = ()
    marked: bytes = b""
    fonts: str = ""  # in one line, which of this computer and which of ours


def prepared(store: Store, visit_uid: str, kind: PaperKind, finding_uid: str = "") -> Prepared:
    """All that the page of a draft shows."""
    document = papers.compose(store, visit_uid, kind, finding_uid=finding_uid)
    pages = pdf.as_bytes(document)
    gaps = tuple(issuing.missing_in(store, visit_uid, kind, document, finding_uid))
    issued = issuing.former(store, visit_uid, kind, finding_uid)
    told = faces.of(styles.load()).told()
    version = store.papers.next_version(visit_uid, kind, finding_uid)
    plain = Prepared(pdf=pages, gaps=gaps, version=version, fonts=told)
    if not issued:
        return plain
    changes, marked = on_pages(comparing.with_former(store, issued[-1], document), pages)
    return replace(plain, former=issued[-1], changes=changes, marked=marked)


def on_pages(differences: list[Difference], pages: bytes) -> tuple[tuple[Change, ...], bytes]:
    """The differences with the page each stands on, and a copy of the pages that marks them."""
    if not differences:
        return (), b""
    words, at, places = marking.Words(pages), 0, []
    changes = []
    for difference in differences:
        gone = list(difference.before)
        for number, (text, spans) in enumerate(difference.spans):
            found, begin = [], at
            for span in spans:
                place, at = words.find(text, span, begin)
                found += [place] if place else []
            places += found
            before = gone[number] if len(gone) == len(difference.after) else "\n".join(gone) if not number else ""
            place = found[0] if found else None
            changes.append(Change(before=before, after=text, spans=tuple(spans), place=place))
        if not difference.after:
            changes.append(Change(before="\n".join(gone), after="", spans=()))
    return tuple(changes), marking.marked(pages, places)


def found(pages: bytes, text: str) -> tuple[Place, bytes] | None:
    """Where on the pages these words stand, and a copy of the pages that marks them; None: nowhere."""
    place, _ = marking.Words(pages).find(text)
    return (place, marking.marked(pages, [place])) if place else None


class Tried(NamedTuple):
    """The pages; where the words in view stand on them, None: nowhere; a copy that marks them."""

    pdf: bytes
    place: Place | None
    marked: bytes


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What the pages are made from while words are being written; cut tells what was left out for speed, "" nothing."""

    material: Material
    worn: Particulars
    cut: str = ""

    def slots(self, key: str) -> dict[str, str]:
        """What the names in a sentence say here, in a repeat block those of the first problem."""
        first = self.material.findings[:1] if "each" in key.split(".") else ()
        return {name: text for told in first for name, text in told.slots(1).items()} | self.material.slots

    def pages(self, text: str, sought: str = "") -> Tried:
        """In words that are still being written, with the place of these words among them."""
        kind = self.worn.kind
        said = wording.load(papers.COMPOSERS[kind].template, text)
        made = pdf.as_bytes(papers.made(self.material, kind, said, self.worn))
        place, marked = (found(made, sought) if sought else None) or (None, b"")
        return Tried(pdf=made, place=place, marked=marked)


def to_try(store: Store, visit_uid: str, kind: PaperKind) -> Trial:
    """Of many problems, or pieces of evidence in a catalogue, the first ones."""
    worn = particulars.of(store, visit_uid, kind)
    whole = gather(store, visit_uid, worn.dated)
    catalogue = kind is PaperKind.EVIDENCE_CATALOGUE
    many = len(whole.pieces if catalogue else whole.findings) > SHOWN
    return Trial(
        material=replace(whole, findings=whole.findings[:SHOWN], pieces=whole.pieces[:SHOWN]),
        worn=worn,
        cut=f"前 {SHOWN} {'件证据' if catalogue else '个问题'}" if many else "",
    )


def export(store: Store, visit_uid: str, kind: PaperKind, ending: str, folder: Path, finding_uid: str = "") -> Path:
    """Write a draft as .docx or .pdf into a folder; a file that is there already is never overwritten."""
    if not folder.is_dir():
        raise InputError(f"文件夹“{folder.name}”不在了，草稿没有导出，请另选一个文件夹。")
    data = WRITERS[ending](papers.compose(store, visit_uid, kind, finding_uid=finding_uid))
    visit = store.visits.one(visit_uid)
    body = store.organizations.one(visit.organization_uid)
    finding = store.findings.get(finding_uid) if finding_uid else None
    stem = safe_name(f"{body.short_name or body.name}{kind}{finding.number if finding else ''}")
    path = _free(folder, f"{stem}（草稿", ending)
    write_whole(path, data, stick=True)
    return path


def _free(folder: Path, stem: str, ending: str) -> Path:
    path, number = folder / f"{stem}）{ending}", 2
    while path.exists():
        path, number = folder / f"{stem}{number}）{ending}", number + 1
    return path
