"""今日."""

from tests.shots import workspaces
from tests.shots.booth import Booth


def _gaps(booth: Booth) -> None:
    booth.go("today", name=workspaces.WAITING).board.filter.button("gaps").click()


SCENES = (
    ("02-today", lambda booth: booth.go("today")),
    ("02-today-eighth-day", lambda booth: booth.go("today", name=workspaces.WAITING)),
    ("02-today-gaps", _gaps),
    ("02-today-empty", lambda booth: booth.go("today", name=workspaces.FRESH)),
)
