"""Small records of the fictional county 云栖县."""

from domain.records import Issue, Organization, new_uid
from domain.words import IssueLevel


def issue(position: int = 1, heading: str = "", visit_uid: str = "visit", **more: object) -> Issue:
    """A problem of the feedback."""
    return Issue(
        uid=str(more.pop("uid", None) or new_uid()),
        visit_uid=visit_uid,
        document_uid="document",
        level=IssueLevel.ISSUE,
        position=position,
        heading=heading or f"第{position}个问题：专项资金拨付不及时",
        **more,  # type: ignore[arg-type]
    )


def organization(name: str = "中共云栖县农业农村局党组") -> Organization:
    return Organization(name=name)
