"""问题: papers on their way, wordings, citations."""

from functools import partial
from typing import Any

from domain.words import FindingState
from tests.shots import workspaces
from tests.shots.booth import Booth


def _in(state: FindingState, booth: Booth) -> Any:
    booth.open(workspaces.WAITING)
    uid = next(each.uid for each in booth.frame.desk.store.findings.all() if each.state is state)
    return booth.go("findings", uid, name=workspaces.WAITING)


def _command(command: str, booth: Booth) -> None:
    _in(FindingState.DRAFT, booth).paper.form.facts.setFocus()
    booth.press(command)


def _back(booth: Booth) -> None:
    _in(FindingState.LEADER_REVIEW, booth).paper.ask_back()


def _sheet(booth: Booth) -> None:
    _in(FindingState.DRAFT, booth).writing._phrases._open_sheet()


def _signing(booth: Booth) -> None:
    _in(FindingState.DEPUTY_REVIEW, booth).advance()


def _new(booth: Booth) -> None:
    page = booth.go("findings", name=workspaces.FRESH)
    page.begin()


SCENES = (
    ("06-findings", lambda booth: booth.go("findings")),
    ("06-findings-draft", partial(_in, FindingState.DRAFT)),
    ("06-findings-submitted", partial(_in, FindingState.DEPUTY_REVIEW)),
    ("06-findings-signing", _signing),
    ("06-findings-reviewed", partial(_in, FindingState.LEADER_REVIEW)),
    ("06-findings-back", _back),
    ("06-findings-passage", lambda booth: (booth.go("findings"), booth.press("passage"))),
    ("06-findings-phrases", partial(_command, "phrases")),
    ("06-findings-cite", partial(_command, "cite")),
    ("06-phrase-sheet", _sheet),
    ("06-findings-empty", lambda booth: booth.go("findings", name=workspaces.FRESH)),
    ("06-findings-new", _new),
)
