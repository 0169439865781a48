"""Which chain a step stands in: a laptop keeps one for what is common and one for every visit.

So what was written of one organization can be given without the others, and every chain that is given is still whole.
All chains of a laptop begin with the same digits.
"""

from collections.abc import Collection
from typing import NamedTuple

from domain.records import uid_of
from storage.database import Database
from storage.rows import CODECS, Stored

FAMILY = 16  # hexadecimal digits that the chains of a laptop share
VISIT, WITH_VISIT, RIDES = "visit_uid", "look_back_visit", "stored_file"


def chain_of(device: str, visit_uid: str) -> str:
    """The chain of a laptop for a visit; "" is what is common."""
    return device[:FAMILY] + uid_of(device, visit_uid)[:FAMILY] if visit_uid else device


def same_laptop(one: str, other: str) -> bool:
    """Whether two chains are of one laptop."""
    return one[:FAMILY] == other[:FAMILY]


def visit_of(table: str, uid: str, row: Stored) -> str:
    """The visit a record belongs to; "" when it is common."""
    place = CODECS[table].index.get(VISIT)
    if place is not None:
        return str(row[place] or "")
    return uid if table == WITH_VISIT else ""


_PLACES = "(select distinct device, record from journal_entry) e join journal_device d on d.id = e.device"
_TOLD = f"""select distinct d.uid, coalesce(v.value, r.uid) from {_PLACES} join journal_record r on r.id = e.record
    left join journal_head h on h.record = e.record and h.field = '{VISIT}'
    left join journal_entry v on v.device = h.device and v.seq = h.seq and v.position = h.position
    where v.value is not null or r.record_table = '{WITH_VISIT}'"""  # noqa: S608 - our own words
_HELD = f"select distinct d.uid, r.record_table from {_PLACES} join journal_record r on r.id = e.record"  # noqa: S608


_ONE = f"""select distinct coalesce(v.value, r.uid) from journal_device d join journal_entry e on e.device = d.id
    join journal_record r on r.id = e.record left join journal_head h on h.record = e.record and h.field = '{VISIT}'
    left join journal_entry v on v.device = h.device and v.seq = h.seq and v.position = h.position
    where d.uid = ? and (v.value is not null or r.record_table = '{WITH_VISIT}')"""  # noqa: S608 - our own words


def beside(database: Database, chain: str, device: str) -> str:
    """The chain of a laptop that is given along wherever this one is: that of the same visit, else the common one."""
    told = database.rows(_ONE, (chain,))
    return chain_of(device, told[0][0]) if len(told) == 1 else device


class Selection(NamedTuple):
    """The chains that may be given for some visits, and the further visits that they tell of as well."""

    chains: frozenset[str]
    also: frozenset[str]


def select(database: Database, visits: Collection[str]) -> Selection:
    """Leaves out every chain that tells of other visits and holds nothing common.

    Common is what no visit owns: without it the others would not be understood. Originals alone are not common.
    """
    others: dict[str, set[str]] = {}
    for chain, visit in database.rows(_TOLD):
        if visit not in visits:
            others.setdefault(chain, set()).add(visit)
    common = {chain for chain, table in database.rows(_HELD) if not _of_visits(table)}
    every = {chain for (chain,) in database.rows("select uid from journal_device")}
    left_out = others.keys() - common
    also = frozenset(visit for chain in others.keys() & common for visit in others[chain])
    return Selection(frozenset(every - left_out), also)


def _of_visits(table: str) -> bool:
    return table in (WITH_VISIT, RIDES) or (table in CODECS and VISIT in CODECS[table].index)
