"""The program as it is started: `python main.py …` in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def started(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run without a display."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, str(ROOT / "main.py"), *words]
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, timeout=120, check=False)


def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    ended = started(folder=tmp_path)
    assert ended.returncode == 1
    assert ended.stdout.startswith("这里没有显示器，打不开窗口")
    assert ended.stderr == ""


def test_the_sample_without_a_display_is_done_on_paper(tmp_path: Path) -> None:
    ended = started("--sample", folder=tmp_path)
    assert ended.returncode == 0
    assert "改为不开窗口办一遍示例单位" in ended.stdout
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2


def test_help_is_chinese(tmp_path: Path) -> None:
    ended = started("--help", folder=tmp_path)
    assert ended.returncode == 0
    assert "用法：" in ended.stdout
    assert "Usage" not in ended.stdout
