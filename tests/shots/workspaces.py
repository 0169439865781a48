"""The workspaces the scenes are set in: the sample, a team with a stick, a round of 121 organizations, a fresh one."""

import shutil
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from documents import giving, sample, visits
from domain.records import uid_of
from domain.words import Answer, FindingState, IssueLevel
from storage import roster
from storage.slots import Person
from storage.store import Store
from tests.conftest import CHEAP

SAMPLE, WAITING, TEAM, ROUND, FRESH, STICK = "县水利局", "未定稿", "交换", "县委第八轮", "新到单位", "U盘"
LONG = "话很长的单位"
WORDS = "在建水利工程重大设计变更、隐蔽工程验收、农民工工资专用账户监管、移民后期扶持资金拨付不及时等11类突出问题"
NAME = "𬭎㛃堃·买买提·吐尔逊"
KINDS = ("局", "镇", "乡", "街道", "公司", "中心")
PARTS = (
    *("教育", "财政", "民政", "审计", "农业", "林业", "卫健", "交通", "住建", "自然", "文旅", "应急", "市监", "统计"),
    *("医保", "信访", "司法", "供销", "气象", "残联", "青石"),
)


def build_all(place: Path) -> None:
    """Each in its own folder."""
    place.mkdir(parents=True)
    store = Store.create(place / SAMPLE, sample.PASSPHRASE, author=sample.AUTHOR, cost=CHEAP)
    sample.build(store, lambda *_: None)
    store.close()
    for name in (WAITING, TEAM):
        shutil.copytree(place / SAMPLE, place / name)
    _wait(place / WAITING)
    shutil.copytree(place / WAITING, place / LONG)
    _lengthen(place / LONG)
    _exchange(place)
    _fresh(place / FRESH)
    _round(place / ROUND)


def _wait(folder: Path) -> None:
    """The same sample on the eighth day, with findings on their way to the leader."""
    store = Store.open(folder, sample.PASSPHRASE)
    visit = store.visits.all()[0]
    first = date.today() - timedelta(days=7)  # noqa: DTZ011 - the wall of the room they sit in
    states = (FindingState.DRAFT, FindingState.DEPUTY_REVIEW, FindingState.LEADER_REVIEW)
    with store.change("改底稿"):
        store.visits.put(replace(visit, starts_on=first, ends_on=first + timedelta(days=14)))
        for place, (state, finding) in enumerate(zip(states, store.findings.all(), strict=False), 1):
            unsigned = {"number": f"预-{place:02}", "leader_signed": "", "deputy_signed": "", "communication": ""}
            store.findings.put(replace(finding, state=state, **unsigned))
    store.close()


def _lengthen(folder: Path) -> None:
    """Names, quotes and materials longer than any field; rare characters; one problem stands for hundreds."""
    store = Store.open(folder, sample.PASSPHRASE)
    problem = store.issues.all(number="3", level=IssueLevel.ISSUE)[0]
    answered = next(each for each in store.check_results.all(subject_uid=problem.uid) if each.answer)
    with store.change("写得很长"):
        store.issues.put(replace(problem, heading=WORDS, detail="\n".join([WORDS] * 6)))
        for number in range(12, 601):
            again = replace(problem, uid=uid_of(LONG, str(number)), number=str(number), position=1000 + number)
            store.issues.put(again)
        for alarm in store.contradictions.all(subject_uid=problem.uid):
            quotes = tuple(f"{quote}（{WORDS}）" for quote in alarm.quotes)
            store.contradictions.put(replace(alarm, quotes=quotes, judged_by=NAME))
        item = store.check_items.one(answered.item_uid)
        store.check_items.put(replace(item, question=f"是否{WORDS}？", materials=(WORDS, "任免文件", "合同")))
        for document in store.documents.all():
            store.documents.put(replace(document, name=f"{WORDS}_{NAME}_{document.name}"))
        for piece in store.evidence.all():
            seen = {"taken_at_text": "2025:03:14 10:22:05", "taken_where_text": "30.27417, 120.15517"}
            store.evidence.put(replace(piece, name=f"{WORDS}_{piece.name}", note=WORDS, **seen))
    store.close()


def _exchange(place: Path) -> None:
    """A colleague's stick with answers that differ from ours, and with what only they have."""
    other = place / "方遥"
    shutil.copytree(place / TEAM, other)
    ours, theirs = (Store.open(folder, sample.PASSPHRASE) for folder in (place / TEAM, other))
    theirs.vault._person = Person.new(theirs.vault.person.key, "方遥")
    theirs.author = theirs._writing.author = "方遥"
    for one, another in ((ours, theirs), (theirs, ours)):
        roster.trust(one, roster.request(another), roster.number(roster.ourselves(another).signing))
    _answer(ours, Answer.FAILS, "凭证、报告均为31.5万元，台账47.2万元，差15.7万元。")
    _answer(theirs, Answer.BASICALLY_CONFORMS, "凭证31.5万元，余款已签分期缴纳协议，待看原件。")
    stick = place / STICK
    stick.mkdir()
    giving.give(theirs, giving.colleagues(theirs), stick)
    for store in (ours, theirs):
        store.close()


def _answer(store: Store, answer: Answer, reason: str) -> None:
    held = store.check_results.all()[:3]
    with store.change("作答核查项"):
        for result in held:
            store.check_results.put(replace(result, answer=answer, reason=reason))


def _fresh(folder: Path) -> None:
    store = Store.create(folder, sample.PASSPHRASE, author=sample.AUTHOR, cost=CHEAP)
    plan = tomllib.loads((sample.FOLDER / "sample.toml").read_text(encoding="utf-8"))
    sample.begin(store, plan["visit"])
    store.close()


def _round(folder: Path) -> None:
    """121 organizations in one workspace."""
    store = Store.create(folder, sample.PASSPHRASE, author=sample.AUTHOR, cost=CHEAP)
    names = [f"云栖县{part}{kind}" for part in PARTS for kind in KINDS][:121]
    for place, name in enumerate(names):
        first = date(2025, 3, 10) + timedelta(days=place % 60)
        team = f"中共云栖县委第{'一二三四五六'[place % 6]}巡察组"
        visits.begin(store, organization=f"中共{name}党组", team=team, starts_on=first, ends_on=first + timedelta(14))
    store.close()
