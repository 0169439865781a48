"""Proof that a workspace is what its people wrote: pages, chain, journal replayed against the tables, originals."""

import json
from collections import defaultdict
from collections.abc import Iterator

from domain.changes import Progress
from domain.errors import PlaceError
from domain.records import StoredFile
from storage.chains import same_laptop
from storage.database import Database
from storage.files import Files
from storage.heads import Head, Heads, shown
from storage.journal import Journal
from storage.rows import CODECS, Stored
from storage.search import Search
from storage.signed_papers import CHECKPOINT, SEEN, SignedPapers
from storage.steps import START, Mark, Step

NOUNS = {
    "round": "轮次", "team": "巡察组", "person": "人员", "membership": "组内职务", "organization": "单位",
    "look_back_visit": "回头看", "source_document": "资料", "issue": "反馈问题", "recommendation": "意见建议",
    "assigned_task": "分工任务", "named_matter": "点人点事", "plan_item": "整改方案条目",
    "ledger_entry": "台账条目", "report_statement": "整改报告条目", "also_answers": "另一对应", "measure": "整改措施",
    "contradiction": "疑点", "reference_stance": "四对照判断", "checklist": "核查清单", "check_item": "核查项",
    "check_result": "核查结果", "second_opinion": "盲评", "judgement": "总体判断", "stored_file": "原件",
    "evidence": "证据", "evidence_link": "证据归属", "finding": "问题", "finding_quote": "引文", "paper": "文书",
    "particulars": "文书要素", "office_wording": "措辞", "phrase": "常用表述",
}  # fmt: skip
NEWER = "较新版本才有的内容"
INDEX = "搜索用的索引"
NAMED_AT_MOST = 20  # of one kind; the rest is counted

Replayed = dict[tuple[str, str], Heads]


class Verify:
    """One run over a workspace; nothing is written but the search index, where it must be built anew."""

    def __init__(self, database: Database, journal: Journal, files: Files, generation: int | None = None) -> None:
        self._database = database
        self._journal = journal
        self._files = files
        self._generation = generation  # of the slot that opened it

    def run(self, progress: Progress) -> list[str]:
        """What is wrong, in Chinese sentences; empty when all is sound."""
        try:
            self._database.quick_check(thorough=True)
            with self._database.transaction():  # nobody writes meanwhile
                wrong, replayed = self._chain(progress)
                wrong += _shortened(self._heads(replayed))
                for table in CODECS:
                    wrong += _shortened(self._table(table, replayed))
                wrong += [*_shortened(self._papers()), *self._slot()]
                wrong += self._index(records_hold=not wrong)
                files = CODECS["stored_file"]
                stored = [files.decode(row) for row in self._database.rows(files.select)]
        except PlaceError as error:
            return [str(error)]
        return wrong + _shortened(self._originals(stored, progress))

    def _chain(self, progress: Progress) -> tuple[list[str], Replayed]:
        """Checks every step of every device and replays them all."""
        wrong: list[str] = []
        heads: defaultdict[tuple[str, str], Heads] = defaultdict(dict)
        replaced: set[Mark] = set()
        devices = self._journal.devices()
        for device, last in devices.items():
            previous, expected = START, 1
            for step in self._journal.steps(device):
                if step.seq != expected or step.previous != previous or step.digest() != step.hash:
                    wrong.append(f"修改记录的第{step.seq}步（{step.author}：{step.label}）与前后对不上，可能被改动过。")
                    break
                previous, expected = step.hash, expected + 1
                progress(step.seq, last, "正在核对修改记录")
                _replay(step, heads, replaced)
        return wrong, _unreplaced(heads, replaced)

    def _papers(self) -> Iterator[str]:
        """Heads that were signed here or seen by colleagues, against the chains as they are."""
        papers = SignedPapers(self._database)
        if not papers.are_whole():
            yield "名册、回执或签名记录缺了几份，或有旧的被换回；请报告巡察办，并重新收一次名册。"
        for paper in papers.all(CHECKPOINT):
            told = json.loads(paper.content)
            digest = self._journal.hash_of(told["device"], told["seq"])
            if digest is None or digest.hex() != told["hash"]:
                yield f"{told['made_at'][:10]}签过名的第{told['seq']}步不见了或被改写，修改记录可能被截短或换成了旧的。"
        own = self._database.value("select value from meta where name = 'device'")
        for paper in papers.all(SEEN):
            for device, (seq, _) in json.loads(paper.content)["heads"].items():
                if same_laptop(device, own) and seq > self._journal.last(device)[0]:
                    yield f"同事见过本机第{seq}步，本机没有了，修改记录可能被截短或换成了旧的。"

    def _slot(self) -> Iterator[str]:
        """The key slot that opened the workspace against the newest one it was opened by."""
        known = self._database.rows("select value from meta where name = 'slot'")
        if known and self._generation is not None and self._generation < int(known[0][0]):
            yield "口令文件被换回了旧的，改掉的旧口令又能打开工作夹，请马上修改一次口令。"

    def _index(self, *, records_hold: bool) -> list[str]:
        """The search index against the records; it is derived, so a torn one is built anew."""
        search, mended = Search(self._database), self._database.index_mended
        self._database.index_mended = False  # said once
        if search.is_sound(words=records_hold):
            if not mended:
                return []
        else:
            search.build()
            self._database.index_mended = False
        return [f"{INDEX}与记录不符，可能有旧页被换回，已经按记录重新建好，记录另行核对；再次出现时请报告巡察办。"]

    def _heads(self, replayed: Replayed) -> Iterator[str]:
        """The register of current entries against the replay."""
        kept: dict[tuple[str, str], set[tuple[str, Mark]]] = defaultdict(set)
        for table, uid, field, mark in self._journal.all_heads():
            kept[table, uid].add((field, mark))
        for key in sorted(kept.keys() | replayed.keys()):
            expected = {(field, head.mark) for field, heads in replayed.get(key, {}).items() for head in heads}
            if kept.get(key, set()) != expected:
                yield f"{NOUNS.get(key[0], NEWER)}的一条记录（{key[1][:8]}）的当前登记与修改记录不符。"

    def _table(self, table: str, replayed: Replayed) -> Iterator[str]:
        """The rows people see against the replay."""
        codec = CODECS[table]
        rows: dict[str, Stored] = {row[0]: row[1:] for row in self._database.rows(codec.select)}
        expected = {
            uid: row for (name, uid), heads in replayed.items() if name == table and (row := shown(heads, table))
        }
        for uid in sorted(rows.keys() | expected.keys()):
            if uid not in expected:
                yield f"多出一条没有来历的{NOUNS[table]}（{uid[:8]}），修改记录里没有它。"
            elif uid not in rows:
                yield f"少了一条{NOUNS[table]}（{uid[:8]}），修改记录里有它。"
            elif rows[uid] != expected[uid]:
                yield f"一条{NOUNS[table]}（{uid[:8]}）的内容与修改记录不符，可能被直接改动过。"

    def _originals(self, stored: list[StoredFile], progress: Progress) -> Iterator[str]:
        names: dict[str, str] = dict(
            self._database.rows(
                "select file_uid, name from source_document union all select file_uid, name from evidence"
                " union all select word_uid, title from paper union all select pdf_uid, title from paper"
            )
        )
        for done, file in enumerate(stored, 1):
            reason = self._files.check(file)
            if reason is not None:
                yield f"原件“{names.get(file.uid, file.uid[:8])}”有问题：{reason}"
            progress(done, len(stored), "正在核对原件")


def _replay(step: Step, heads: dict[tuple[str, str], Heads], replaced: set[Mark]) -> None:
    for position, entry in enumerate(step.entries):
        head = Head(Mark(step.device, step.seq, position), entry.value, step.lamport)
        heads[entry.table, entry.uid].setdefault(entry.field, []).append(head)
        replaced.update(entry.replaces)


def _unreplaced(heads: dict[tuple[str, str], Heads], replaced: set[Mark]) -> Replayed:
    """What nobody replaced, the shown one last."""
    return {
        key: {
            field: sorted(
                (head for head in found if head.mark not in replaced), key=lambda head: (head.lamport, head.mark)
            )
            for field, found in cells.items()
        }
        for key, cells in heads.items()
    }


def _shortened(sentences: Iterator[str]) -> list[str]:
    found = list(sentences)
    left = len(found) - NAMED_AT_MOST
    return found if left <= 0 else [*found[:NAMED_AT_MOST], f"同类问题另有{left}处。"]
