"""Archives of eleven teams, of many texts, and of evidence beside the stock tools."""

import hashlib
import os
import resource
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from domain.records import Organization, Recommendation
from storage import bundle, roster
from storage.members import RosterRole
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.storage.people import member

TEAMS, MEGABYTE = 11, 1 << 20
Row = tuple[str, str, str, str]


def rows(folder: Path) -> list[Row]:
    """The lines of the table."""
    folder.mkdir(parents=True, exist_ok=True)
    stick = folder / "stick"
    stick.mkdir()
    return [*changes(folder, stick, 100_000, 10.0), *changes(folder, stick, 5_000, 1.0), *texts(folder, stick),
            *evidence(folder, stick, 200), *one_edit(folder)]  # fmt: skip


def big(folder: Path) -> list[Row]:
    """2 GB of evidence; by itself, for it takes its time and its room."""
    folder.mkdir(parents=True, exist_ok=True)
    stick = folder / "stick"
    stick.mkdir()
    return evidence(folder, stick, 2_000)


def people(folder: Path, count: int) -> list[Store]:
    """Headquarters and so many leaders, known to each other."""
    stores = [Store.create(folder / f"人{n}", PASSPHRASE, author=f"人{n}", cost=CHEAP) for n in range(count + 1)]
    leaders = [roster.read_request(roster.request(store), RosterRole.LEADER) for store in stores[1:]]
    packet = roster.issue(stores[0], leaders)
    for store in stores[1:]:
        roster.take_in(store, packet, roster.number(roster.ourselves(stores[0]).signing))
    return stores


def sent(source: Store, target: Store, stick: Path) -> Path:
    """An archive for the target."""
    return bundle.export(source, [member(source, target)], stick).folder


def timed(work: Callable[[], object]) -> float:
    """Seconds it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def line(what: str, took: float, limit: float) -> Row:
    return (what, f"{took:.2f} s", f"≤{limit:.1f} s", "达到" if took <= limit else "未达到")


def changes(folder: Path, stick: Path, count: int, limit: float) -> list[Row]:
    """Edits of single fields made by eleven teams on the records headquarters gave them."""
    place = folder / f"changes-{count}"
    stores = people(place, TEAMS)
    headquarters, teams = stores[0], stores[1:]
    bodies = [Organization(name=f"第{n}单位", short_name="起") for n in range(2_000)]
    with headquarters.change("建单位"):
        for body in bodies:
            headquarters.organizations.put(body)
    archives = []
    for number, team in enumerate(teams):
        bundle.take_in(team, sent(headquarters, team, stick))
        each = -(-count // TEAMS)
        for start in range(0, each, 50):
            with team.change("改简称"):
                for n in range(start, min(each, start + 50)):
                    body = bodies[(number * 181 + n) % len(bodies)]
                    team.organizations.put(replace(body, short_name=f"{number}组第{n}次"))
        archives.append(sent(team, headquarters, stick))
    before = size_of(headquarters)
    dry = timed(lambda: [bundle.dry_run(headquarters, path) for path in archives])
    took = timed(lambda: [bundle.take_in(headquarters, path) for path in archives])
    each = (size_of(headquarters) - before) / count
    for store in stores:
        store.close()
    shutil.rmtree(place)
    return [
        line(f"试收{TEAMS}个包{count}处改动", dry, limit),
        line(f"收下{TEAMS}个包{count}处改动", took, limit),
        ("同上，数据库每处改动", f"{each:.0f} 字节", "≤500 字节", "达到" if each <= 500 else "未达到"),
    ]


def size_of(store: Store) -> int:
    """Bytes of the database with everything in its file."""
    store._database.writer.execute("pragma wal_checkpoint(truncate)").fetchall()
    return store._database.path.stat().st_size


def one_edit(folder: Path) -> list[Row]:
    """One field in a transaction of its own: with the journal, and by a bare statement of the same database."""
    (store,) = people(folder / "edit", 0)
    body = Organization(name="第一单位", short_name="起")
    with store.change("建单位"):
        store.organizations.put(body)

    def logged(number: int) -> None:
        with store.change("改简称"):
            store.organizations.put(replace(body, short_name=f"第{number}次"))

    def bare(number: int) -> None:
        with store._database.transaction():
            store._database.write("update organization set short_name = ? where uid = ?", (f"照改{number}", body.uid))

    pairs = [(timed(lambda n=n: bare(n)), timed(lambda n=n: logged(n))) for n in range(1_000)]  # type: ignore[misc]
    plain, ours = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    store.close()
    verdict = "达到" if ours <= 2 * plain else "未达到"
    return [(f"留痕地改一处（不留痕：{plain:.2f} ms）", f"{ours:.2f} ms", f"≤{2 * plain:.2f} ms", verdict)]


def texts(folder: Path, stick: Path) -> list[Row]:
    """20,000 records of text, out and in."""
    source, target = people(folder / "texts", 1)
    for start in range(0, 20_000, 500):
        with source.change("录入"):
            for n in range(start, start + 500):
                source.recommendations.put(
                    Recommendation(
                        visit_uid="v", document_uid="d", position=n, text=f"第{n}条意见：限期整改。" * 6, place=""
                    )
                )
    began = time.perf_counter()
    archive = sent(source, target, stick)
    out = time.perf_counter() - began
    taken = timed(lambda: bundle.take_in(target, archive))
    source.close()
    target.close()
    return [line("20000条文字打包", out, 1.5), line("20000条文字收下", taken, 1.5)]


def evidence(folder: Path, stick: Path, megabytes: int) -> list[Row]:
    """Photographs, beside tar, age and sha256sum of the same files."""
    source, target = people(folder / "evidence", 1)
    plain = folder / "plain"
    plain.mkdir()
    with source.change("附加照片"):
        for number in range(megabytes // 3):
            path = plain / f"{number}.jpg"
            path.write_bytes(os.urandom(3 * MEGABYTE))
            source.stored_files.put(source.files.take_in(path))
    stock = timed(lambda: _stock(plain, folder / "stock.tar.age", member(source, target).sealing))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    archive = sent(source, target, stick)
    out = time.perf_counter() - began
    taken = timed(lambda: bundle.take_in(target, archive))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    source.close()
    target.close()
    return [
        line(f"{megabytes} MB证据打包（tar｜age＋sha256sum：{stock:.2f} s）", out, 1.5 * stock),
        line(f"{megabytes} MB证据收下", taken, 2 * stock),
        ("同上，内存峰值增加", f"{grown:.0f} MB", "≤150 MB", "达到" if grown <= 150 else "未达到"),
    ]


def _stock(plain: Path, target: Path, recipient: str) -> None:
    """The stock tools; without age the digest alone is counted, and the limit is stricter."""
    if shutil.which("age"):
        command = f"tar -C {plain} -cf - . | age -r {recipient} -o {target} && sync {target}"
        subprocess.run(["/bin/sh", "-c", command], check=True)
    for path in sorted(plain.iterdir()):
        with path.open("rb") as file:
            hashlib.file_digest(file, "sha256")
