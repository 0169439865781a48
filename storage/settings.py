"""What this computer remembers outside of any workspace: places and tastes, never content of an inspection."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from storage.aside import PRIVATE, disk_error, write_whole

THEMES = ("light", "dark", "contrast")
SCALES = (0.75, 3.0)
COPIES = (1, 99)
IDLE_MINUTES = (1, 15)
REMEMBERED = 12


@dataclass(frozen=True, kw_only=True)
class RecentWorkspace:
    """A workspace opened before: where, what it is called, when."""

    folder: str
    name: str
    opened_at: datetime


@dataclass(kw_only=True)
class Settings:
    """Set an attribute, then `save`. A damaged or foreign value falls back to its default, one by one."""

    recent: list[RecentWorkspace] = field(default_factory=list)  # the newest first
    theme: str = "light"
    scale: float = 1.0
    idle_minutes: int = 5  # until the workspace locks itself
    printer: str = ""
    print_copies: int = 1
    print_both_sides: bool = True
    backup_folder: str = ""  # on a second disk; empty keeps backups inside each workspace
    path: Path = field(default_factory=lambda: settings_path(os.environ))

    @classmethod
    def load(cls, path: Path | None = None) -> "Settings":
        """Reads the file of this computer; FUZHEN_CONFIG names another one."""
        settings = cls(path=path or settings_path(os.environ))
        try:
            told = json.loads(settings.path.read_text("utf-8"))
        except (OSError, ValueError):
            told = None
        if isinstance(told, dict):
            settings._take(told)
        return settings

    def _take(self, told: dict[str, Any]) -> None:
        if told.get("theme") in THEMES:
            self.theme = told["theme"]
        self.scale = _between(told.get("scale"), SCALES, self.scale)
        self.print_copies = int(_between(told.get("print_copies"), COPIES, self.print_copies))
        if isinstance(told.get("print_both_sides"), bool):
            self.print_both_sides = told["print_both_sides"]
        self.idle_minutes = int(_between(told.get("idle_minutes"), IDLE_MINUTES, self.idle_minutes))
        for name in ("printer", "backup_folder"):
            if isinstance(told.get(name), str):
                setattr(self, name, told[name])
        recent = told.get("recent")
        if isinstance(recent, list):
            self.recent = [known for known in map(_recent, recent) if known is not None][:REMEMBERED]

    def save(self) -> None:
        """Writes the file in one step."""
        told = {entry.name: getattr(self, entry.name) for entry in fields(self) if entry.name not in {"path", "recent"}}
        told["recent"] = [
            {**asdict(known), "opened_at": known.opened_at.isoformat(timespec="seconds")} for known in self.recent
        ]
        try:
            self.path.parent.mkdir(PRIVATE, parents=True, exist_ok=True)
        except OSError as error:
            raise disk_error(error, self.path.parent) from error
        write_whole(self.path, json.dumps(told, ensure_ascii=False, indent=1).encode())

    def remember(self, folder: Path, name: str) -> None:
        """Puts a workspace first among the recent ones."""
        self.forget(folder)
        self.recent.insert(0, RecentWorkspace(folder=str(folder), name=name, opened_at=datetime.now().astimezone()))
        del self.recent[REMEMBERED:]

    def forget(self, folder: Path) -> None:
        """Takes a workspace off the list; its folder stays."""
        self.recent = [known for known in self.recent if known.folder != str(folder)]


def settings_path(environment: Mapping[str, str]) -> Path:
    """Where this platform keeps settings; FUZHEN_CONFIG overrides it."""
    if override := environment.get("FUZHEN_CONFIG"):
        return Path(override)
    if sys.platform == "win32":
        base = Path(environment.get("APPDATA", Path.home() / "AppData" / "Roaming"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "fuzhen" / "settings.json"


def _between(value: object, limits: tuple[float, float], fallback: float) -> float:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and limits[0] <= value <= limits[1]
    return value if fits else fallback  # type: ignore[return-value]  # checked just above


def _recent(told: object) -> RecentWorkspace | None:
    if not isinstance(told, dict):
        return None
    try:
        opened_at = datetime.fromisoformat(told["opened_at"])
        return RecentWorkspace(folder=str(told["folder"]), name=str(told["name"]), opened_at=opened_at)
    except (KeyError, TypeError, ValueError):
        return None
