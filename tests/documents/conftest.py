"""What tests of deeds on evidence stand on."""

import pytest

from domain.records import LookBackVisit, Organization
from storage.store import Store


@pytest.fixture
def visit(store: Store) -> str:
    """A visit that proof comes into."""
    body = Organization(name="中共云栖县水利局党组")
    record = LookBackVisit(organization_uid=body.uid)
    with store.change("建立"):
        store.organizations.put(body)
        store.visits.put(record)
    return record.uid
