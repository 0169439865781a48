"""What an archive holds, in words: from whom, for whom, of which organizations, and after which state."""

from collections.abc import Collection, Mapping, Sequence

from storage.store import Store

NAMED_AT_MOST = 6


def organizations_of(store: Store, visits: Collection[str]) -> list[str]:
    """The names of the organizations of these visits, in the order they were registered; empty for all of them."""
    if not visits:
        return []
    wanted = {visit.organization_uid for visit in store.visits.many(visits)}
    return [body.short_name or body.name for body in store.organizations.all() if body.uid in wanted]


def listed(names: Sequence[str]) -> str:
    """甲、乙等9个单位."""
    if len(names) <= NAMED_AT_MOST:
        return "、".join(names)
    return f"{'、'.join(names[:NAMED_AT_MOST])}等{len(names)}个单位"


def contents(
    sender: str,
    recipients: Sequence[str],
    organizations: Sequence[str],
    steps: int,
    files: int,
    base: Mapping[str, int],
) -> str:
    """The one sentence that goes into the archive, beside the receipt, and onto the paper."""
    whose = listed(organizations) or "全部单位"
    known = sum(base.values())
    after = f"接在收件人已有的{known}步之后" if known else "从头开始，收件人不需要先有别的"
    what = f"{whose}的{steps}步改动、{files}份原件" if steps or files else "没有新改动，只带回执和名册"
    return f"{sender}给{'、'.join(recipients)}：{what}；{after}。"
