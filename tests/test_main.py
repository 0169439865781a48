"""The program as it is started: `python main.py …` in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def started(*words: str, folder: Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """Run without a display; what it prints is read in the encoding of its output, or as UTF-8 where that is JSON."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    kept["PYTHONIOENCODING"] = encoding
    read_as = "utf-8" if "--json" in words else encoding
    command = [sys.executable, str(ROOT / "main.py"), *words]
    return subprocess.run(
        command, cwd=folder, env=kept, capture_output=True, encoding=read_as, timeout=120, check=False
    )


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


def test_a_sign_that_the_code_page_of_windows_lacks_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "\U00020bb7野台账.csv").write_text("序号,问题,整改措施\n1,甲,乙\n", "utf-8")
    told = started("read", "\U00020bb7野台账.csv", folder=tmp_path, encoding="gbk")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith(r"\U00020bb7野台账.csv：整改台账，1条")


def test_json_is_utf_8_whatever_the_code_page(tmp_path: Path) -> None:
    (tmp_path / "\U00020bb7野台账.csv").write_text("序号,问题,整改措施\n1,\U00020bb7野村,乙\n", "utf-8")
    told = started("read", "\U00020bb7野台账.csv", "--json", folder=tmp_path, encoding="gbk")
    assert json.loads(told.stdout)["kind"] == "ledger"
    assert "\U00020bb7野村" in told.stdout
    refused = started("read", "没有.csv", "--json", folder=tmp_path, encoding="gbk")
    assert "没有.csv" in json.loads(refused.stderr)["error"]


@pytest.mark.skipif(sys.platform != "linux", reason="the desktops of Linux")
def test_the_launcher_opens_a_program_that_lies_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "程序 $1`2\\3"
    folder.mkdir()
    script = shutil.copy(ROOT / "resources/desktop/launcher.sh", folder)
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    told = subprocess.run(["sh", script], env=home, capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.count("。") == 1
    entry = (tmp_path / ".local/share/applications/fuzhen.desktop").read_text("utf-8")
    assert rf'Exec="{tmp_path}/程序 \\$1\\`2\\\\3/fuzhen"' in entry
