"""Backups, leaving and the team without a window."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from documents import leaving, roster_files, statistics, visits
from documents.verbs.line import (
    AS_JSON,
    FILE,
    FOLDER,
    ORG,
    PASSPHRASE,
    WORKSPACE,
    first_line,
    opened,
    passphrase,
    tell,
    verbs,
)
from domain.errors import InputError
from storage import destruction, passphrases, restoring, roster
from storage.backup import Backup
from storage.members import Member, RosterRole
from storage.store import Store
from storage.unlocking import Card

ROLES = click.Choice([role.name.lower() for role in RosterRole])


def _backup(backup: Backup) -> dict[str, Any]:
    return {
        "folder": str(backup.folder),
        "made_at": backup.made_at.isoformat(),
        "reason": backup.reason,
        "originals": len(backup.originals),
        "size": backup.size,
        "wrong": list(backup.wrong),
    }


@verbs.command()
@WORKSPACE
@click.option("--to", "folder", type=FOLDER, metavar="文件夹", help="放到第二块盘的这个文件夹；不给就放在工作夹里。")
@click.option("--list", "only_list", is_flag=True, help="只列出已有的备份。")
@AS_JSON
@PASSPHRASE
def backup(
    workspace: Path, folder: Path | None, passphrase_file: Path | None, *, only_list: bool, as_json: bool
) -> None:
    """备份工作夹，写完打开核对；原件只存一遍。"""
    with opened(workspace, passphrase_file) as store:
        if not store.backups.use(folder):
            raise InputError("放备份的文件夹不在，没有备份，工作夹没有变，请先建好文件夹或接上那块盘。")
        made = [] if only_list else [store.backups.make("手动", thorough=True)]
        every = store.backups.all() if only_list else made
    lines = [f"{each.said}\t{each.reason}\t原件{len(each.originals)}份\t已核对" for each in every]
    wrong = [sentence for each in made for sentence in each.wrong]
    tell({"backups": [_backup(each) for each in every]}, [*lines, *wrong], as_json=as_json)


@verbs.command()
@click.argument("backups", metavar="备份文件夹", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("target", metavar="新文件夹", type=FOLDER)
@click.option("--card-file", type=FILE, metavar="文件", help="第一行是恢复码，忘了口令用它；口令就是新定的。")
@AS_JSON
@PASSPHRASE
def restore(
    backups: Path, target: Path, card_file: Path | None, passphrase_file: Path | None, *, as_json: bool
) -> None:
    """把最近一份完好的备份恢复成新的工作夹；最新的损坏就用前一份。"""
    if card_file:
        word, code = passphrase(passphrase_file, new=True), first_line(card_file)
        passphrases.check(word)
        restored = restoring.restore(backups, target, Card(code))
        Store.open_with_recovery(target, code, word).close()
    else:
        restored = restoring.restore(backups, target, passphrase(passphrase_file))
    told = {
        "folder": str(target), "backup": _backup(restored.backup),
        "passed_over": list(restored.passed_over), "wrong": list(restored.wrong),
    }  # fmt: skip
    last = f"已恢复到{target}，内容是{restored.backup.said}的。"
    tell(told, [*restored.passed_over, *restored.wrong, last], as_json=as_json)


@verbs.command()
@WORKSPACE
@click.option("--yes", is_flag=True, help="不再问一遍。")
@AS_JSON
@PASSPHRASE
def rekey(workspace: Path, passphrase_file: Path | None, *, yes: bool, as_json: bool) -> None:
    """更换工作夹钥匙：先备份，再把数据库重新加密；口令不变，恢复卡作废。"""
    word = passphrase(passphrase_file)
    with closing(Store.open(workspace, word)) as store:
        if not yes and not click.confirm("换钥匙后现在的恢复卡作废，要打开窗口做新卡；更换吗", default=False):
            raise InputError("没有更换，工作夹没有改动。")
        card = store.vault.has_recovery
        store.rekey(word)
    lines = ["钥匙已更换，口令和材料不变；换之前备份了一份，以前的备份还是旧钥匙。"]
    ended = "原来的恢复卡已作废" if card else "现在没有恢复卡"
    lines.append(f"{ended}：请打开窗口，按提示做一张新卡。")
    tell({"rekeyed": True, "card_ended": card}, lines, as_json=as_json)


@verbs.command()
@WORKSPACE
@ORG
@click.option("--to", "folder", required=True, type=FOLDER, metavar="文件夹", help="写到哪里。")
@AS_JSON
@PASSPHRASE
def leave(workspace: Path, organization: str, folder: Path, passphrase_file: Path | None, *, as_json: bool) -> None:
    """整套移交：一个单位的全部文书、证据和清单写成不加密的 BagIt 文件夹。"""
    with opened(workspace, passphrase_file) as store:
        bag = leaving.leave(store, visits.find(store, organization), folder)
    tell({"folder": str(bag)}, [f"已写好并读回核对：{bag}", "内容没有加密，请按工作秘密保管。"], as_json=as_json)


@verbs.command("statistics")
@WORKSPACE
@click.option("--to", "path", type=click.Path(path_type=Path, dir_okay=False), metavar="文件", help="存成 .xlsx。")
@AS_JSON
@PASSPHRASE
def sum_up(workspace: Path, path: Path | None, passphrase_file: Path | None, *, as_json: bool) -> None:
    """统计：各组各单位的进度和四账数，逐家列出、合计。"""
    with opened(workspace, passphrase_file) as store:
        told = statistics.as_json(store)
        table = ["\t".join(statistics.HEAD)]
        table += ["\t".join(map(str, statistics.cells(line))) for line in statistics.lines(store.overview.standings())]
        if path:
            statistics.export(store, path)
    tell(told, [*table, *([f"已存为“{path.name}”。"] if path else [])], as_json=as_json)


@verbs.command()
@WORKSPACE
@click.option("--reason", required=True, metavar="理由", help="例如：已移交巡察办并收到回执。")
@click.option("--record", "folder", required=True, type=FOLDER, metavar="文件夹", help="销毁记录放到哪里。")
@click.option("--yes", is_flag=True, help="不再问一遍。")
@AS_JSON
@PASSPHRASE
def destroy(
    workspace: Path, reason: str, folder: Path, passphrase_file: Path | None, *, yes: bool, as_json: bool
) -> None:
    """销毁本机这一份：先毁钥匙，再删文件，留下签名的销毁记录。"""
    store = Store.open(workspace, passphrase(passphrase_file))
    try:
        if not yes and not click.confirm("销毁后这台电脑上再也打不开，备份也一样；销毁吗", default=False):
            raise InputError("没有销毁，工作夹没有改动。")
        record = destruction.destroy(store, reason, folder)
    finally:
        store.close()
    tell({"record": str(record)}, [f"已销毁，销毁记录：{record}"], as_json=as_json)


@verbs.command("roster")
@WORKSPACE
@click.option("--request", "request_to", type=FOLDER, metavar="文件夹", help="把我的登记申请存到这里。")
@click.option("--take", "taken", type=FILE, metavar="文件", help="收登记申请或名册；要听对方念的数字。")
@click.option("--number", default="", metavar="12位数字", help="对方念的数字，连着写；已认得巡察办时收名册不用。")
@click.option("--role", default="member", type=ROLES, help="收登记申请时给的角色。")
@click.option("--issue", "issue_to", type=FOLDER, metavar="文件夹", help="签发下一期名册，存到这里。")
@AS_JSON
@PASSPHRASE
def roster_verb(
    workspace: Path, request_to: Path | None, taken: Path | None, issue_to: Path | None,
    number: str, role: str, passphrase_file: Path | None, *, as_json: bool,
) -> None:  # fmt: skip
    """名册：列出认得的人，存登记申请，收申请和名册，签发名册。"""
    lines: list[str] = []
    written: list[Path] = []
    with opened(workspace, passphrase_file) as store:
        if taken:
            packet, _, _ = roster_files.look_at(store, taken)
            lines.append(roster_files.take(store, packet, number, RosterRole[role.upper()]))
        if request_to:
            written.append(roster_files.save_request(store, request_to))
        if issue_to:
            written.append(roster_files.save_roster(store, issue_to))
        current = roster.current(store)
        people = [_person(member) for member in roster.members(store)]
    told = {"epoch": current.epoch if current else 0, "members": people, "written": [str(path) for path in written]}
    lines += [f"{each['name']}\t{each['role']}\t{each['number']}{each['state']}" for each in people]
    tell(told, [*lines, *map(str, written)], as_json=as_json)


@verbs.command()
@WORKSPACE
@click.option("--to", "folder", required=True, type=FOLDER, metavar="文件夹", help="名册存到哪里。")
@AS_JSON
@PASSPHRASE
def succeed(workspace: Path, folder: Path, passphrase_file: Path | None, *, as_json: bool) -> None:
    """巡察办签发名册的钥匙丢了：由这台电脑接着签发，原来的钥匙停用，各组听数字收。"""
    with opened(workspace, passphrase_file) as store:
        path = roster_files.save_roster(store, folder, anew=True)
        number = roster.number(roster.ourselves(store).signing)
    tell({"written": str(path), "number": number}, [f"{path}", f"念给各组听：{number}"], as_json=as_json)


@verbs.command()
@WORKSPACE
@click.argument("name", metavar="姓名")
@click.option("--role", type=ROLES, help="改成这个身份，下一期名册起各组生效。")
@click.option("--revoke", is_flag=True, help="停用这把钥匙，不能撤销。")
@AS_JSON
@PASSPHRASE
def member(
    workspace: Path, name: str, role: str | None, passphrase_file: Path | None, *, revoke: bool, as_json: bool
) -> None:
    """名册里的一个人：改身份，或停用他的钥匙。"""
    with opened(workspace, passphrase_file) as store:
        key = _key_of(store, name)
        if role:
            roster.assign(store, key, RosterRole[role.upper()])
        if revoke:
            roster.distrust(store, key)
        planned = next(each for each in roster.planned(store) if each.signing == key)
    tell(_person(planned), [f"{name}\t{planned.role}{_person(planned)['state']}"], as_json=as_json)


def _key_of(store: Store, name: str) -> str:
    us = roster.ourselves(store).signing
    for member in roster.members(store):
        if member.name == name and not member.revoked and member.signing != us:
            return member.signing
    raise InputError(f"不认得“{name}”，名册没有变，请核对姓名。")


def _person(member: Member) -> dict[str, Any]:
    return {
        "name": member.name,
        "role": str(member.role),
        "number": roster.number(member.signing),
        "signing": member.signing,
        "state": "\t已停用" if member.revoked else "",
    }
