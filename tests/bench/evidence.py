"""Taking photographs in beside `sha256sum` and `cp`; a gallery of 20,000 and a table of 100,000 in the real window."""

import random
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Thread

from PIL import Image, ImageFilter

from documents import evidence, visits
from domain.records import Evidence, Finding
from storage.store import Store
from storage.together import Together
from tests.bench.workspace import PASSPHRASE

ROOT = Path(__file__).parents[2]
PHOTOS = 500  # of about 1 MB each; 2,000 of 3 MB take the same time a byte
GALLERY = 20_000
PIECES = 2_000
TYPED = 0.5  # seconds between two savings: three times as often as anybody who types saves
TABLE = 100_000
THUMBNAILS = 500  # different ones, over and over: a screen shows twelve
Row = tuple[str, str, str, str]


def make_photos(folder: Path, number: int) -> None:
    """Pictures as a telephone takes them, each another file."""
    folder.mkdir(parents=True)
    noise = Image.effect_noise((2600, 1950), 40).convert("RGB").filter(ImageFilter.GaussianBlur(1.2))
    out = BytesIO()
    noise.save(out, "JPEG", quality=90)
    for place in range(number):
        (folder / f"照片{place:04}.jpg").write_bytes(out.getvalue() + random.Random(place).randbytes(64))


def intake(folder: Path) -> list[Row]:
    """Sealed, read back, recorded, with small pictures and camera data; against digest and copy of the same files."""
    photos = folder / "photos"
    make_photos(photos, PHOTOS)
    size = sum(path.stat().st_size for path in photos.iterdir()) / 2**20
    files = [str(path) for path in sorted(photos.iterdir())]
    peers, ours = [], []
    for turn in range(3):
        began = time.perf_counter()
        subprocess.run(["sha256sum", *files], check=True, capture_output=True)
        subprocess.run(["cp", *files, str(_made(folder / f"copy{turn}"))], check=True)
        peers.append(time.perf_counter() - began)
        store = Store.create(folder / f"工作夹{turn}", PASSPHRASE, author="林溪")
        visit_uid = visits.begin(store, organization="云栖县测量局党组")
        began = time.perf_counter()
        evidence.attach(store, visit_uid, [photos])
        ours.append(time.perf_counter() - began)
        store.close()
    peer, own = sorted(peers)[1], sorted(ours)[1]
    what = f"收入 {PHOTOS} 张照片（{size:.0f} MB；对照：sha256sum 加 cp）"
    return [(what, f"{own:.1f} s", f"{peer:.1f} s", f"{own / peer:.1f}×（≤3×）")]


def waiting(folder: Path) -> Row:
    """How long a small write waits at most while many pieces are taken in; somebody types on meanwhile."""
    photos = _made(folder / "pieces")
    for place in range(PIECES):
        (photos / f"照片{place:04}.jpg").write_bytes(random.Random(place).randbytes(1000))
    store = Store.create(folder / "工作夹", PASSPHRASE, author="林溪")
    visit_uid = visits.begin(store, organization="云栖县测量局党组")
    work = Thread(target=evidence.attach, args=(store, visit_uid, [photos]))
    typed = Finding(visit_uid=visit_uid, number="1", title="某项制度没有执行")
    waits = []
    work.start()
    while work.is_alive():
        began = time.perf_counter()
        with store.change("记底稿"):
            store.findings.put(replace(typed, facts="字" * len(waits)))
        waits.append(time.perf_counter() - began)
        work.join(TYPED)
    store.close()
    longest = max(waits)
    told = f"收入 {PIECES:,} 件时每 {TYPED} s 存一次所打的字：最久等"
    return (told, f"{longest * 1000:.0f} ms", "≤100 ms", _verdict(longest, 0.1))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def make_pieces(folder: Path, number: int) -> None:
    """A workspace with so many photographs that belong to no problem yet; the originals are not there."""
    store = Store.create(folder, PASSPHRASE, author="林溪")
    visit_uid = visits.begin(store, organization="云栖县测量局党组")
    with Together(store.files) as together:
        small = [together.take_bytes(_tile(place)) for place in range(THUMBNAILS)]
        together.settle()
    with store.change("合成数据"):
        for file in small:
            store.stored_files.put(file)
        for place in range(number):
            thumbnail = small[place % THUMBNAILS].uid
            piece = Evidence(
                visit_uid=visit_uid, number=f"证-{place:05}", name=f"照片{place}.jpg", file_uid=small[0].uid,
                thumbnail_uid=thumbnail, media_type="image/jpeg", size=3_000_000, sha256=f"{place:064x}",
            )  # fmt: skip
            store.evidence.put(piece)
    store.close()


def _tile(place: int) -> bytes:
    out = BytesIO()
    chance = random.Random(place)
    Image.new("RGB", (400, 300), (chance.randrange(256), chance.randrange(256), 90)).save(out, "JPEG", quality=85)
    return out.getvalue()


def rows(folder: Path) -> list[Row]:
    """All of them; each window is a process of its own."""
    told = intake(folder / "intake")
    told.append(waiting(_made(folder / "waiting")))
    make_pieces(folder / "gallery", GALLERY)
    shown, _opened, _jumped, memory = _window(folder / "gallery")
    told.append((f"{GALLERY:,} 件的图库：到第一屏图片画好", f"{shown:.2f} s", "≤0.3 s", _verdict(shown, 0.3)))
    told.append(("翻过一遍以后的内存", f"{memory:.0f} MB", "≤350 MB", _verdict(memory, 350)))
    make_pieces(folder / "table", TABLE)
    _shown, opened, jumped, _memory = _window(folder / "table")
    told.append((f"{TABLE:,} 行的表：打开并画好", f"{opened:.2f} s", "≤0.2 s", _verdict(opened, 0.2)))
    told.append((f"{TABLE:,} 行的表：跳到末尾并画好", f"{jumped * 1000:.1f} ms", "≤10 ms", _verdict(jumped, 0.01)))
    return told


def _verdict(ours: float, bound: float) -> str:
    return "达到" if ours <= bound else "未达到"


def _window(folder: Path) -> list[float]:
    command = [sys.executable, "-m", "tests.bench.gallery", str(folder)]
    ended = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [float(word) for word in ended.stdout.split()]
