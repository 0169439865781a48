"""Before anything is unlocked: the way in, the way back in, the first use."""

from datetime import date
from pathlib import Path

from gui.recovery_card import RecoveryCard
from tests.shots.booth import Booth

CODE = "K7QM-2XVD-9HTP-4RWC-8FNJ-3YBG-6ZLS"


def _way_in(booth: Booth) -> None:
    booth.lock()
    booth.window.unlock.open_form.edit.setText("一个很长的口令 十二字")


def _wrong(booth: Booth) -> None:
    _way_in(booth)
    booth.window.unlock.open_form.button.click()
    booth.rest()


def _recovery(booth: Booth) -> None:
    booth.lock()
    booth.window.unlock.open_form.forgot.click()


def _sample(booth: Booth) -> None:
    booth.lock()
    booth.window.unlock.list.setCurrentRow(booth.window.unlock.list.count() - 1)


def _new(booth: Booth) -> None:
    booth.lock()
    booth.window.unlock.begin_new()


def _new_wrong(booth: Booth) -> None:
    _new(booth)
    form = booth.window.unlock._new
    form.organization.edit.setText("中共云栖县水利局党组")
    form.starts.edit.setText("三月十日左右")
    form.author.edit.setText("林溪")
    form.button.click()


def _first(booth: Booth) -> None:
    booth.lock()
    kept, booth.settings.recent = booth.settings.recent, []
    booth.window.unlock.renew()
    booth.settings.recent = kept


def _card(booth: Booth) -> None:
    _new(booth)
    unlock = booth.window.unlock
    unlock._card.show_card(RecoveryCard("县水利局党组", CODE, date(2025, 3, 10)))
    unlock._show(unlock._card)


def _gone(booth: Booth) -> None:
    booth.lock()
    booth.window.unlock.renew(Path("/媒体/巡察组U盘/县水利局党组"))


SCENES = (
    ("01-unlock", Booth.lock),
    ("01-unlock-typed", _way_in),
    ("01-unlock-wrong", _wrong),
    ("01-unlock-recovery", _recovery),
    ("01-unlock-sample", _sample),
    ("01-unlock-new", _new),
    ("01-unlock-new-wrong", _new_wrong),
    ("01-unlock-card", _card),
    ("01-unlock-gone", _gone),
    ("01-unlock-first", _first),
    ("01-unlock-sheet", lambda booth: (booth.lock(), booth.window.deeds.show_sheet())),
)
