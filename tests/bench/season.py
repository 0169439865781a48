"""Three weeks of one round: eleven teams that write by day, exchange in the evening and hand over to headquarters."""

import os
import resource
import shutil
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from domain.records import Evidence, EvidenceLink, Finding, LookBackVisit, Organization, Team, new_uid, uid_of
from storage import bundle, roster
from storage.members import RosterRole
from storage.rows import CODECS
from storage.store import Store
from tests.bench.exchange import Row, sent, size_of
from tests.conftest import CHEAP, PASSPHRASE

TEAMS, ORGANIZATIONS, FINDINGS, PIECES = 11, 121, 512, 20_000
EVENINGS, WEEK = 15, 5
FILED = 10  # every tenth piece of evidence comes with an original


def rows(folder: Path) -> list[Row]:
    """Plays it through; the figures at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "stick").mkdir()
    season = Season(folder)
    began = time.perf_counter()
    season.hand_out()
    for evening in range(EVENINGS):
        season.day(evening)
        season.evening(weekly=evening % WEEK == WEEK - 1)
    season.hand_back()
    took = time.perf_counter() - began
    return season.told(took)


class Season:
    """Headquarters, and of each team the leader and one member."""

    def __init__(self, folder: Path) -> None:
        self.stick = folder / "stick"
        self.headquarters = Store.create(folder / "hq", PASSPHRASE, author="巡察办", cost=CHEAP)
        self.teams = [
            [
                Store.create(folder / f"{team}-{name}", PASSPHRASE, author=f"{team}组{name}", cost=CHEAP)
                for name in ("组长", "组员")
            ]
            for team in range(1, TEAMS + 1)
        ]
        people = [
            roster.read_request(roster.request(store), role)
            for team in self.teams
            for store, role in zip(team, (RosterRole.LEADER, RosterRole.MEMBER), strict=True)
        ]
        packet = roster.issue(self.headquarters, people)
        number = roster.number(roster.ourselves(self.headquarters).signing)
        for team in self.teams:
            for store in team:
                roster.take_in(store, packet, number)
        self.visits: list[list[str]] = [[] for _ in range(TEAMS)]
        self.archives = self.sent_bytes = self.findings = self.pieces = 0
        self.slowest = self.largest = 0.0

    def give(self, source: Store, target: Store) -> None:
        began = time.perf_counter()
        folder = sent(source, target, self.stick)
        report = bundle.take_in(target, folder)
        assert report.refusals == (), report.refusals
        assert report.notes == (), report.notes
        self.slowest = max(self.slowest, time.perf_counter() - began)
        self.archives += 1
        size = sum(path.stat().st_size for path in folder.iterdir())
        self.sent_bytes += size
        self.largest = max(self.largest, size)
        shutil.rmtree(folder)

    def hand_out(self) -> None:
        """Teams, organizations and visits, from headquarters to the leaders, from them to the members."""
        with self.headquarters.change("建轮次"):
            for number in range(TEAMS):
                team = Team(name=f"第{number + 1}巡察组")
                self.headquarters.teams.put(team)
                for place in range(ORGANIZATIONS // TEAMS):
                    body = Organization(name=f"第{number + 1}组第{place + 1}单位党组")
                    visit = LookBackVisit(organization_uid=body.uid, team_uid=team.uid)
                    self.headquarters.organizations.put(body)
                    self.headquarters.visits.put(visit)
                    self.visits[number].append(visit.uid)
        for leader, member in self.teams:
            self.give(self.headquarters, leader)
            self.give(leader, member)

    def day(self, evening: int) -> None:
        """Everybody writes evidence and findings; now and then both write of the same organization."""
        for number, team in enumerate(self.teams):
            for person, store in enumerate(team):
                self._write(store, self.visits[number], evening * 2 + person, person)

    def _write(self, store: Store, visits: list[str], turn: int, person: int) -> None:
        share = -(-PIECES // (TEAMS * 2 * EVENINGS))
        for block in range(0, share, 5):
            visit = visits[(turn + block) % len(visits)]
            with store.change("附加证据"):
                for number in range(block, min(share, block + 5)):
                    if self.pieces < PIECES:
                        self._piece(store, visit, turn, number)
        for _ in range(-(-FINDINGS // (TEAMS * 2 * EVENINGS))):
            if self.findings < FINDINGS:
                self.findings += 1
                with store.change("形成问题"):
                    facts = "抽查12个村，3个村供水设施带病运行，群众反映强烈。" * 8
                    store.findings.put(
                        Finding(
                            visit_uid=visits[turn % len(visits)],
                            number=f"预-{self.findings}",
                            title="账未销清",
                            facts=facts,
                        )
                    )
        if turn % 6 < 2:
            visit = store.visits.one(visits[turn // 6 % len(visits)])
            with store.change("记总评"):
                store.visits.put(replace(visit, assessment=f"第{turn // 2 + 1}天第{person + 1}人的总评"))

    def _piece(self, store: Store, visit: str, turn: int, number: int) -> None:
        self.pieces += 1
        piece = Evidence(visit_uid=visit, number=f"证-{turn}-{number}", name="照片.jpg", file_uid=new_uid())
        if number % FILED == 0:
            stored = store.files.take_bytes(os.urandom(20_000))
            store.stored_files.put(stored)
            piece = replace(piece, file_uid=stored.uid, sha256=stored.sha256)
        store.evidence.put(piece)
        link = EvidenceLink(uid=uid_of(piece.uid, visit), visit_uid=visit, evidence_uid=piece.uid, target_uid=visit)
        store.evidence_links.put(link)

    def evening(self, *, weekly: bool) -> None:
        """Leader and member exchange; once a week headquarters hears of it."""
        for leader, member in self.teams:
            self.give(member, leader)
            self.give(leader, member)
            if weekly:
                self.give(leader, self.headquarters)
                self.give(self.headquarters, leader)

    def hand_back(self) -> None:
        """Headquarters decides what is open, and everybody gets everything."""
        self.open = len(self.headquarters.merge.conflicts())
        with self.headquarters.change("定下"):
            for conflict in self.headquarters.merge.conflicts():
                self.headquarters.merge.settle(conflict, conflict.wordings[-1].value)
        for leader, member in self.teams:
            self.give(self.headquarters, leader)
            self.give(leader, member)

    def told(self, took: float) -> list[Row]:
        """The figures; everybody must have the same, and every workspace must be what its journal says."""
        everybody = [self.headquarters, *(store for team in self.teams for store in team)]
        want = self.headquarters.merge.heads()
        equal = len({contents(store) for store in everybody}) == 1
        equal &= all(store.merge.heads() == want and store.merge.conflicts() == [] for store in everybody)
        counts = {(store.evidence.count(), store.findings.count(), store.visits.count()) for store in everybody}
        assert counts == {(PIECES, FINDINGS, ORGANIZATIONS)}, counts
        began = time.perf_counter()
        wrong = [sentence for store in everybody for sentence in store.verify()]
        verified = (time.perf_counter() - began) / len(everybody)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = size_of(self.headquarters) / 2**20
        for store in everybody:
            store.close()
        what = f"{TEAMS}组{ORGANIZATIONS}单位{FINDINGS}问题{PIECES}证据，{EVENINGS}个晚上，{self.archives}个包"
        return [
            (what, f"{took:.0f} s", "", ""),
            ("最慢的一包，打包加收下", f"{self.slowest:.2f} s", "", ""),
            ("各包合计；最大的一包", f"{self.sent_bytes / 2**20:.0f} MB；{self.largest / 2**20:.1f} MB", "", ""),
            ("巡察办数据库", f"{size:.0f} MB", "", ""),
            ("全程内存峰值（23个工作夹同开）", f"{memory:.0f} MB", "", ""),
            ("汇总时的冲突", f"{self.open}处", "", ""),
            ("每个工作夹从修改记录重放核验", f"{verified:.1f} s", "", ""),
            (
                "最后各处内容一致、核验无误",
                "是" if equal and not wrong else "否",
                "是",
                "达到" if equal and not wrong else "未达到",
            ),
        ]


def contents(store: Store) -> str:
    """A digest of every record of every kind."""
    digest = sha256()
    for table, codec in CODECS.items():
        digest.update(repr((table, sorted(store._database.rows(codec.select)))).encode())
    return digest.hexdigest()
