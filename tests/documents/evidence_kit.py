"""A visit that proof comes into, and a problem it may prove."""

import pytest

from domain.records import Issue, LookBackVisit, Organization
from domain.words import IssueLevel
from storage.store import Store


@pytest.fixture
def visit(store: Store) -> str:
    body = Organization(name="中共云栖县水利局党组")
    record = LookBackVisit(organization_uid=body.uid)
    with store.change("建立"):
        store.organizations.put(body)
        store.visits.put(record)
    return record.uid


def issue(store: Store, visit: str, number: str = "3") -> str:
    where = {"visit_uid": visit, "document_uid": "d", "position": int(number)}
    record = Issue(level=IssueLevel.ISSUE, number=number, heading="农村饮水", **where)
    with store.change("建立问题"):
        store.issues.put(record)
    return record.uid
