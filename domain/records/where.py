"""Who looks back, where, and at whom."""

from dataclasses import dataclass
from datetime import date

from domain.records.base import Record
from domain.words import InspectionLevel, Role


@dataclass(frozen=True, kw_only=True)
class Round(Record):
    """轮次."""

    name: str
    inspection_level: InspectionLevel = InspectionLevel.CITY_COUNTY
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Team(Record):
    """巡视组、巡察组."""

    name: str  # 中共云栖县委第二巡察组
    round_uid: str | None = None
    number_prefix: str = ""  # 二组, before the numbers of working papers: 二组底-01


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    name: str
    duty: str = ""


@dataclass(frozen=True, kw_only=True)
class Membership(Record):
    """A person's role in a team."""

    team_uid: str
    person_uid: str
    role: Role = Role.MEMBER
    block: int = 0  # the block of numbers dealt to the person: two laptops never give the same one


@dataclass(frozen=True, kw_only=True)
class Organization(Record):
    """被巡视党组织; parent_uid makes the tree (市带县)."""

    name: str
    short_name: str = ""
    parent_uid: str | None = None


@dataclass(frozen=True, kw_only=True)
class LookBackVisit(Record):
    """One look back at one organization."""

    organization_uid: str
    team_uid: str | None = None
    round_uid: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    checklist_uid: str | None = None
    core_only: bool = False  # a short visit answers the core checks of its list
    # What the letter states of the work done; None is left out of the letter, never guessed.
    interviews: int | None = None
    documents_read: int | None = None
    site_visits: int | None = None
    assessment: str = ""  # 总体评价, written by the team
