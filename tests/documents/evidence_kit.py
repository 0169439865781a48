"""A problem that proof may prove."""

from domain.records import Issue
from domain.words import IssueLevel
from storage.store import Store


def issue(store: Store, visit: str, number: str = "3") -> str:
    where = {"visit_uid": visit, "document_uid": "d", "position": int(number)}
    record = Issue(level=IssueLevel.ISSUE, number=number, heading="农村饮水", **where)
    with store.change("建立问题"):
        store.issues.put(record)
    return record.uid
