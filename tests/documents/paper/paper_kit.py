"""Documents and visits to print."""

import random
from datetime import date

from documents.paper.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    Document,
    Form,
    Heading,
    Para,
    Signature,
    Table,
    Title,
)
from domain.records import Evidence, EvidenceLink, Finding, LookBackVisit, Organization, Round, SourceDocument, Team
from domain.words import AccountType, DocumentKind, FindingState, InspectionLevel
from storage.store import Store

DAY = date(2025, 3, 26)
TEAM = "中共云栖县委第二巡察组"
FACTS = (
    "整改报告称“3个村供水设施维修全部完成”，台账记载“完成2个村，1个村正在施工”。2025年3月14日实地查看，"
    "石桥村供水站未供水，涉及金额38.6万元（占比12.5%）——与GB/T 9704无关，至今仍未办结……"
)
CHARACTERS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民"
)


def official(seed: int, length: int) -> str:
    """A made-up paragraph as offices write them: marks, quotes, numbers, dashes, foreign words."""
    dice, parts = random.Random(seed), ["经查，"]
    while sum(map(len, parts)) < length:
        words = "".join(dice.choices(CHARACTERS, k=dice.randint(1, 9)))
        pieces = [
            words,
            f"“{words}”",
            f"《{words}》（{dice.randint(1, 999)}）",
            f"{dice.randint(1, 9999) / 10}%",
            "GB/T 9704-2012",
        ]
        parts.append(dice.choices([*pieces, "——", "……"], [12, 3, 2, 2, 1, 1, 1])[0])
        parts.append(dice.choices(["", "，", "。", "；", "、", "："], [4, 4, 2, 1, 1, 1])[0])
    return "".join(parts)


def letter(count: int, form: Form = Form.LETTER, number: str = "", *, sealed: bool = False) -> Document:
    """A letter with so many problems and their list as annex."""
    problems: list[Block] = [
        Heading(level=3, text=f"第{n}个问题整改不到位。", body=official(n, 60 + n * 37 % 200))
        for n in range(1, count + 1)
    ]
    rows = tuple((str(n), f"第{n}个问题", FACTS * (1 + n % 2), "健全制度，限期清零。") for n in range(1, count + 1))
    annex: list[Block] = [
        Annex(label="附件", title="“回头看”发现问题清单"),
        Table(head=("序号", "问题", "具体表现", "整改建议"), rows=rows, widths=(1, 3, 7, 3), centred=(0,)),
    ]
    return Document(
        form=form,
        title="反馈意见",
        author=TEAM,
        mark=TEAM,
        number=number,
        blocks=(
            Title(text=f"{TEAM}关于云栖县水利局党组巡察整改“回头看”情况的反馈意见"),
            Addressee(text="云栖县水利局党组："),
            Para(text=official(0, 150)),
            Heading(level=1, text="存在的主要问题"),
            Para(text="“回头看”发现，整改工作还存在以下问题。"),
            Heading(level=2, text="整改不到位，报告与实际不符"),
            *problems,
            Heading(level=1, text="整改要求"),
            Para(text=official(1, 90)),
            AttachmentNote(names=("“回头看”发现问题清单",)),
            Signature(name=TEAM, day="2025年3月26日", sealed=sealed),
            *annex,
        ),
    )


def visit(store: Store, *, team: str = TEAM, level: InspectionLevel = InspectionLevel.CITY_COUNTY) -> str:
    """A visit with its feedback taken in; returns its uid."""
    body = Organization(name="云栖县水利局党组", short_name="县水利局党组")
    this_round = Round(name="第七轮", inspection_level=level)
    this_team = Team(name=team, round_uid=this_round.uid)
    seen = LookBackVisit(
        organization_uid=body.uid,
        team_uid=this_team.uid if team else None,
        round_uid=this_round.uid,
        starts_on=date(2025, 3, 10),
        ends_on=date(2025, 3, 24),
        interviews=11,
        site_visits=2,
        assessment="县水利局党组整改工作总体有力，理论学习、履责谈话、议事规则等方面整改较好，两个支部已经完成换届。",
    )
    with store.change("建立"):
        store.organizations.put(body)
        store.rounds.put(this_round)
        store.teams.put(this_team)
        store.visits.put(seen)
        store.documents.put(
            SourceDocument(visit_uid=seen.uid, kind=DocumentKind.FEEDBACK_OPINION, name="反馈意见.docx", file_uid="")
        )
    return seen.uid


def findings(store: Store, visit_uid: str, count: int) -> list[Finding]:
    """So many findings, ready to be issued, each with a piece of evidence."""
    accounts = [*AccountType]
    made = [
        Finding(
            visit_uid=visit_uid,
            number=f"预-{n:02}",
            title=f"第{n}个问题整改不到位",
            facts=official(n, 60 + n * 37 % 200),
            basis="分工方案第三项。",
            cause="没有跟踪督办。",
            suggestion=f"限期解决第{n}个问题",
            responsible="县水利局党组",
            account=accounts[n % 4],
            focuses=("effect",),
            undertakers=("林溪", "方遥"),
            communication="已沟通。",
            state=FindingState.FINAL,
            position=n,
        )
        for n in range(1, count + 1)
    ]
    with store.change("形成问题"):
        for n, finding in enumerate(made, 1):
            proof = Evidence(visit_uid=visit_uid, number=f"证-{n:04}", name=f"{n}.jpg", file_uid="")
            store.findings.put(finding)
            store.evidence.put(proof)
            store.evidence_links.put(EvidenceLink(visit_uid=visit_uid, evidence_uid=proof.uid, target_uid=finding.uid))
    return made
