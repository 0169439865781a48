"""What answers and alarms of one subject add up to: three focuses, the likely account, what a finding rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.records import CheckResult
from domain.rules import focus_state, focus_states, suggested_account
from domain.words import AccountType, AlarmState, Answer, CheckScope, Focus
from gui.operations.findings import passages_of
from storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """The program's view; a person confirms or not."""

    focuses: Mapping[Focus, Answer | None]
    overall: Answer | None
    account: AccountType | None
    quotes: int
    finding_uid: str


def opinion_of(store: Store, visit_uid: str, subject_uid: str | None, judged: Sequence[CheckResult] | None) -> Opinion:
    """What a finding about this subject would rest on; None is the organization as a whole.

    judged are the answers of somebody who judges blind and must not guess the others from this.
    """
    alarms = store.contradictions.of_subject(visit_uid, subject_uid)
    adopted = [alarm for alarm in alarms if alarm.state is AlarmState.ADOPTED]
    if judged is not None:
        results = [*judged]
    elif subject_uid:
        results = store.check_results.all(subject_uid=subject_uid)
    else:
        results = store.check_results.all(visit_uid=visit_uid, subject_uid=None)
    scope = CheckScope.ISSUE if subject_uid else CheckScope.ORGANIZATION
    items = {item.uid: item for item in store.check_items.of_visit(visit_uid, scope)}
    findings = store.findings.uids(visit_uid=visit_uid, subject_uid=subject_uid)
    return Opinion(
        focuses=focus_states(results, items),
        overall=focus_state(results),
        account=suggested_account(alarms, results, items),
        quotes=len({passage for alarm in adopted for passage in passages_of(alarm)}),
        finding_uid=findings[0] if findings else "",
    )
