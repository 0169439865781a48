"""`python -m tests.shots OUT [WORD] [LOOK]`: only scenes whose name holds WORD; only looks as light-100 or 200.

1366×768 in light, dark and high contrast, each at 100, 125, 150 and 200 % (fewer layout pixels).
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
SCREEN = {"screens": [{"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768}]}
LOOKS = tuple(f"{theme}-{scale}" for theme in ("light", "dark", "contrast") for scale in (100, 125, 150, 200))


def main(out: Path, word: str = "", only: str = "") -> None:
    """Build the workspaces once, then one process for each look (the scale is read when Qt starts)."""
    from tests.shots import workspaces

    if not word and not only:
        shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="fuzhen-shots-") as place:
        made = Path(place) / "made"
        workspaces.build_all(made)
        for look in LOOKS:
            if only in look:
                _one_process(out, made, Path(place) / look, look, word)
    sys.stdout.writelines(f"{path}\n" for path in sorted(out.glob("*.png")))


def _one_process(out: Path, made: Path, own: Path, look: str, word: str) -> None:
    """Scenes write: each look has its own copy of the workspaces."""
    shutil.copytree(made, own)
    scale = int(look.rpartition("-")[2]) / 100
    screen = own / "screen.json"
    screen.write_text(json.dumps(SCREEN))
    environment = os.environ | {
        "QT_SCALE_FACTOR": str(scale),
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "FUZHEN_CONFIG": str(own / "settings.json"),
    }
    command = [sys.executable, "-m", "tests.shots", "--take", str(out), str(own), look, word]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)


def take(out: Path, folder: Path, look: str, word: str) -> None:
    """All scenes in one look."""
    from tests.shots.booth import Booth
    from tests.shots.scenes import SCENES

    booth = Booth(folder, look)
    for name, show in SCENES:
        if word in name:
            booth.shoot(out / f"{name}-{look}.png", show)
    booth.close()


if __name__ == "__main__":
    if sys.argv[1] == "--take":
        take(Path(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])
    else:
        main(Path(sys.argv[1]), *sys.argv[2:])
