"""Archives out and in without a window, so that headquarters can take in every team by a script."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from documents import giving, rounds, visits
from documents.giving import Given
from documents.reading.formats.text import text_of
from documents.verbs.line import AS_JSON, FILE, FOLDER, PASSPHRASE, WORKSPACE, opened, tell, verbs
from domain.errors import FuzhenError, InputError
from storage import bundle, receipts, shares
from storage.intake import IntakeReport
from storage.members import Member
from storage.store import Store

THERE = click.Path(path_type=Path, exists=True)


@verbs.command()
@WORKSPACE
@click.option("--to", "folder", required=True, type=FOLDER, metavar="文件夹", help="U盘或任何文件夹。")
@click.option("--for", "names", multiple=True, metavar="姓名", help="给谁，可以写几次；不写就给本组的人和巡察办。")
@click.option("--org", "organizations", multiple=True, metavar="单位", help="只给这些单位，记住到下次改；可以写几次。")
@click.option("--all-orgs", is_flag=True, help="以后又给全部单位。")
@click.option("--whole", is_flag=True, help="全部内容，不只是对方没有的。")
@AS_JSON
@PASSPHRASE
def export(
    workspace: Path, folder: Path, names: tuple[str, ...], organizations: tuple[str, ...],
    passphrase_file: Path | None, *, all_orgs: bool, whole: bool, as_json: bool,
) -> None:  # fmt: skip
    """导出交换包：封给收件人，写完读回核对，可以安全拔出；各人得到的单位不同就分几个包。"""
    with opened(workspace, passphrase_file) as store:
        people = _recipients(store, names)
        if organizations or all_orgs:
            wanted = [visits.find(store, name) for name in organizations]
            for member in people:
                shares.set_share(store, member.signing, wanted)
        given = giving.give(store, people, folder, whole=whole)
    _tell_given(given, as_json=as_json)


@verbs.command()
@WORKSPACE
@click.option("--plan", type=FILE, metavar="文件", help="分组表（制表符或逗号分列）：组、单位、进驻、离开、组长、组员")
@click.option("--name", default="", metavar="轮次", help="例如：十三届县委第八轮巡察。")
@click.option("--packages", "folder", type=FOLDER, metavar="文件夹", help="给每个组的组长做工作套餐，写到这里。")
@AS_JSON
@PASSPHRASE
def plan(
    workspace: Path, plan: Path | None, name: str, folder: Path | None, passphrase_file: Path | None, *, as_json: bool
) -> None:
    """轮次：登记分组表，列出各组，给各组做工作套餐（只带本组单位）。"""
    with opened(workspace, passphrase_file) as store:
        if plan:
            today = datetime.now().astimezone().date()
            rounds.put(store, name, rounds.read(text_of(plan), today=today))
        plans = rounds.plans(store)
        given = giving.give_packages(store, plans, folder) if folder else None
    told: dict[str, Any] = {"teams": [asdict(each) for each in plans]}
    lines = [f"{each.name}\t组长{each.leader or '没有登记'}\t{len(each.visits)}个单位" for each in plans]
    if given is None:
        tell(told, lines, as_json=as_json)
    else:
        _tell_given(given, told, lines, as_json=as_json)


def _tell_given(given: Given, told: dict[str, Any] | None = None, lines: Sequence[str] = (), *, as_json: bool) -> None:
    archives = [{**asdict(report), "folder": str(report.folder)} for report in given.reports]
    said = [*lines, *(f"{report.says}\t{report.folder}" for report in given.reports), given.text]
    whole = {**(told or {}), "archives": archives, "left": given.left, "stopped": given.stopped}
    tell(whole, said, as_json=as_json)
    if given.stopped:
        raise InputError(given.stopped)


def _recipients(store: Store, names: tuple[str, ...]) -> list[Member]:
    known = giving.colleagues(store)
    if strangers := set(names) - {member.name for member in known}:
        raise InputError(f"不认得{'、'.join(sorted(strangers))}，没有导出，请先用 roster 收名册或登记申请。")
    chosen = [member for member in known if member.name in names] if names else giving.expected(store)
    if not chosen:
        raise InputError("这里还不认得本组的人，没有导出，请先用 roster 收名册或登记申请，或用 --for 写明给谁。")
    return chosen


@verbs.command("dry-run")
@WORKSPACE
@click.argument("archives", metavar="交换包…", nargs=-1, required=True, type=THERE)
@AS_JSON
@PASSPHRASE
def dry_run(workspace: Path, archives: tuple[Path, ...], passphrase_file: Path | None, *, as_json: bool) -> None:
    """试收：说出每个包会带来什么；什么也不写。"""
    with opened(workspace, passphrase_file) as store:
        results = [_one(store, archive, dry=True) for archive in _named(archives)]
    _tell_all(results, as_json=as_json)


@verbs.command("take-in")
@WORKSPACE
@click.argument("archives", metavar="交换包…", nargs=-1, required=True, type=THERE)
@click.option("--no-backup", is_flag=True, help="收之前不备份（刚备份过时用）。")
@AS_JSON
@PASSPHRASE
def take_in(
    workspace: Path, archives: tuple[Path, ...], passphrase_file: Path | None, *, no_backup: bool, as_json: bool
) -> None:
    """收下交换包：先备份，再一个一个收，每个要么整包收下要么不动；给文件夹就收里面所有的包，撤销时一起撤销。"""
    with opened(workspace, passphrase_file) as store:
        if not no_backup:
            store.backups.make("收入前")
        with store.merge.intakes.together():
            results = [_one(store, archive, dry=False) for archive in _named(archives)]
    _tell_all(results, as_json=as_json)


def _named(places: Sequence[Path]) -> list[Path]:
    """Every archive in the folders given; a place without one is tried itself, so that it is named."""
    found = [path for place in places for path in giving.archives_in([place]) or [place]]
    return list(dict.fromkeys(found))


def _one(store: Store, archive: Path, *, dry: bool) -> tuple[Path, IntakeReport | FuzhenError]:
    """One archive; what is wrong with it keeps nobody from the next."""
    try:
        return archive, (bundle.dry_run if dry else bundle.take_in)(store, archive)
    except FuzhenError as error:
        return archive, error


def _tell_all(results: list[tuple[Path, IntakeReport | FuzhenError]], *, as_json: bool) -> None:
    told: list[dict[str, Any]] = []
    lines: list[str] = []
    for archive, result in results:
        if isinstance(result, FuzhenError):
            told.append({"archive": str(archive), "refused": str(result)})
            lines.append(f"{archive.name}\t{result}")
            continue
        told.append({"archive": str(archive), "text": result.text, **asdict(result)})
        lines += [f"{archive.name}\t{result.text}", f"\t{result.says}", *(f"\t{line.text}" for line in result.lines)]
        lines += [f"\t{text}" for text in (*(refusal.text for refusal in result.refusals), *result.notes)]
    tell({"archives": told}, lines, as_json=as_json)
    refused = sum(isinstance(result, FuzhenError) for _, result in results)
    if refused:
        rest = "，其余已办" if refused < len(results) else ""
        raise InputError(f"{refused}个交换包没有收下{rest}，原因见上面。")


@verbs.command()
@WORKSPACE
@click.option("--take", "taken", type=THERE, metavar="文件", help="收一份回执。")
@click.option("--write", "archive", metavar="包号", help="把收过的一个包的回执写成文件。")
@click.option("--to", "folder", type=FOLDER, metavar="文件夹", help="回执写到哪里。")
@AS_JSON
@PASSPHRASE
def receipt(
    workspace: Path, taken: Path | None, archive: str | None, folder: Path | None, passphrase_file: Path | None,
    *, as_json: bool,
) -> None:  # fmt: skip
    """回执：列出交出过的包和谁已收到，收回执，写回执。"""
    written: list[str] = []
    lines: list[str] = []
    with opened(workspace, passphrase_file) as store:
        if taken:
            got = receipts.take_in(store, taken)
            lines += [f"{got.receiver}已收到。", *got.set_aside, *([got.behind] if got.behind else [])]
        if archive:
            if folder is None:
                raise InputError("还没有说回执写到哪里，没有写，请加上 --to 文件夹。")
            folder.mkdir(parents=True, exist_ok=True)
            written.append(str(receipts.write(store, archive, folder)))
        given = receipts.delivered(store)
    for each in given:
        told = f"还没有回执：{'、'.join(each.waiting)}" if each.waiting else "都已收到"
        lines.append(f"{each.made_at}\t{each.archive}\t{told}")
    tell({"deliveries": [each._asdict() for each in given], "written": written}, [*lines, *written], as_json=as_json)
