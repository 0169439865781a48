"""From the first workspace to the letter without a window."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from documents import checking, completing, evidence, importing, issuing, reading, sample, visits
from documents.reading.result import Reading
from documents.verbs.line import AS_JSON, FILE, FOLDER, ORG, PASSPHRASE, WORKSPACE, opened, passphrase, verbs
from domain.errors import InputError
from domain.rules import Severity
from domain.words import DocumentKind, PaperKind
from storage import receipts
from storage.files import silent
from storage.store import Store

KINDS = click.Choice([kind.identifier for kind in DocumentKind])
AS_KIND = click.option("--as", "kind", type=KINDS, help="种类；不给就自己认。")


@verbs.command()
@click.argument("folder", metavar="文件夹", type=FOLDER)
def demo(folder: Path) -> None:
    """用虚构的示例单位走一遍：收四对照、比对、出反馈意见和问题清单。"""
    with TemporaryDirectory(prefix="fuzhen-") as place:
        store = Store.create(Path(place) / "示例单位", sample.PASSPHRASE, author=sample.AUTHOR)
        try:
            visit_uid = sample.build(store, lambda _done, _total, text: click.echo(text))
            found = store.contradictions.count(visit_uid=visit_uid)
            click.echo(
                f"比对四项参照，发现疑点{found}条；核实后定稿问题{store.findings.count(visit_uid=visit_uid)}个。"
            )
            folder.mkdir(parents=True, exist_ok=True)
            for kind in (PaperKind.FEEDBACK_LETTER, PaperKind.ISSUE_LIST):
                paper = issuing.issue(store, visit_uid, kind, folder)
                click.echo(f"{kind}已出具（第{paper.version}版）。")
            for path in sorted(folder.iterdir()):
                if path.suffix in {".docx", ".pdf"}:
                    click.echo(str(path.resolve()))
        finally:
            store.close()


@verbs.command()
@WORKSPACE
@click.option(
    "--org", "organizations", multiple=True, metavar="单位", help="被巡视党组织，可以写几次；等工作套餐的不写。"
)
@click.option("--team", default="", metavar="巡察组", help="落款用的全称。")
@click.option("--author", default="承办人", metavar="姓名", help="在这台电脑上记录的人。")
@PASSPHRASE
def new(workspace: Path, organizations: tuple[str, ...], team: str, author: str, passphrase_file: Path | None) -> None:
    """建立一个加密的工作夹。"""
    store = Store.create(workspace, passphrase(passphrase_file, new=True), author=author)
    try:
        for name in organizations:
            visits.begin(store, organization=name, team=team)
        click.echo(f"工作夹已建立：{workspace}")
    finally:
        store.close()


@verbs.command()
@click.argument("file", metavar="文件", type=FILE)
@AS_KIND
@AS_JSON
def read(file: Path, kind: str | None, *, as_json: bool) -> None:
    """只读一份材料，看读出了什么；什么也不写。"""
    result = reading.read(file, DocumentKind.named(kind) if kind else None)
    if as_json:
        click.echo(json.dumps(reading.as_json(result), ensure_ascii=False, indent=1))
        return
    click.echo(f"{file.name}：{result.kind or '认不出种类'}，{len(result.items)}条，存疑{len(result.doubts)}处。")
    for item in result.items:
        click.echo(f"{item.number or item.position}\t{item.heading}\t{item.place}")
    for doubt in result.doubts:
        click.echo(f"存疑\t{doubt.place}\t{doubt.reason}")


@verbs.command("import")
@WORKSPACE
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=FILE)
@AS_KIND
@click.option("--yes", is_flag=True, help="看过预览，直接收下。")
@click.option("--replace", "replacing", is_flag=True, help="新版本：替换先收的同类材料，已作的答复保留。")
@ORG
@PASSPHRASE
def import_(
    workspace: Path,
    files: tuple[Path, ...],
    kind: str | None,
    organization: str,
    passphrase_file: Path | None,
    *,
    yes: bool,
    replacing: bool,
) -> None:
    """把材料收入工作夹，每份一步可撤销；有一份读不出，就一份也不收。"""
    previews = [(file, *_preview(file, kind)) for file in files]
    if replacing and len({wanted for *_, wanted in previews}) < len(previews):
        raise InputError("有两份是同一种类，不能都用 --replace 收，工作夹没有改动，请分开收。")
    if not yes and not click.confirm("收下吗", default=False):
        raise InputError("没有收下，工作夹没有改动。")
    with opened(workspace, passphrase_file) as store:
        visit_uid = visits.find(store, organization)
        for file, result, wanted in previews:
            formers = store.documents.all(visit_uid=visit_uid, kind=wanted)
            importing.import_reading(store, visit_uid, result, file, wanted, replacing=replacing)
            beside = "、".join(former.name for former in formers)
            told = (
                f"，替换了{beside}"
                if replacing
                else f"，与{beside}并存，两份的条数都算；是新版本的，撤销后用 --replace 收"
            )
            click.echo(f"已收下：{file.name}{told if formers else ''}")


def _preview(file: Path, kind: str | None) -> tuple[Reading, DocumentKind]:
    result = reading.read(file, DocumentKind.named(kind) if kind else None)
    if result.kind is None:
        why = result.doubts[0].reason.rstrip("。")
        raise InputError(f"“{file.name}”没有收下，工作夹没有改动：{why}；要按某一类收，请加上 --as 和种类再收。")
    click.echo(f"{file.name}将作为{result.kind}收下：{len(result.items)}条，存疑{len(result.doubts)}处。")
    for doubt in result.doubts:
        click.echo(f"存疑\t{doubt.place}\t{doubt.reason}")
    return result, result.kind


@verbs.command()
@WORKSPACE
@ORG
@AS_JSON
@PASSPHRASE
def crosscheck(workspace: Path, organization: str, passphrase_file: Path | None, *, as_json: bool) -> None:
    """四对照：打印全部疑点和两边原文。"""
    with opened(workspace, passphrase_file) as store:
        visit_uid = visits.find(store, organization)
        checking.cross_check(store, visit_uid)
        found = checking.as_json(store, visit_uid)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for alarm in found["contradictions"]:
        click.echo(f"{alarm['problem'] or '整个单位'}\t{alarm['description']}")
        for quote in alarm["quotes"]:
            click.echo(f"\t{quote['file']} {quote['where']}\t{quote['quote'] or '（没有）'}")


@verbs.command()
@WORKSPACE
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=FILE)
@ORG
@click.option("--issue", "number", required=True, metavar="号", help="问题的序号，例如 3、点4、分7。")
@PASSPHRASE
def attach(
    workspace: Path, files: tuple[Path, ...], organization: str, number: str, passphrase_file: Path | None
) -> None:
    """把照片和材料作为证据封存，归入一个问题。"""
    with opened(workspace, passphrase_file) as store:
        visit_uid = visits.find(store, organization)
        subject = visits.subject(store, visit_uid, number)
        taken = evidence.attach(store, visit_uid, list(files), subject)
        if completing.owed(store):
            completing.complete(store, silent)
        for item in taken:
            click.echo(f"{item.number}\t{item.name}\tSHA-256 {item.sha256}")


@verbs.command()
@WORKSPACE
@ORG
@click.option("--kind", required=True, type=click.Choice([kind.identifier for kind in PaperKind]), help="文书种类。")
@click.option("--to", "folder", required=True, type=FOLDER, metavar="文件夹", help="放到哪里。")
@PASSPHRASE
def paper(workspace: Path, organization: str, kind: str, folder: Path, passphrase_file: Path | None) -> None:
    """出具文书：写成 Word 和 PDF，封存并登记。"""
    with opened(workspace, passphrase_file) as store:
        visit_uid, wanted = visits.find(store, organization), PaperKind.named(kind)
        for gap in issuing.missing(store, visit_uid, wanted):
            if gap.severity is Severity.SHOULD:
                click.echo(f"提醒：{gap.text}")
        folder.mkdir(parents=True, exist_ok=True)
        issued = issuing.issue(store, visit_uid, wanted, folder)
        click.echo(f"{issued.title}（第{issued.version}版）")
        click.echo(f"Word SHA-256 {issued.word_sha256}\nPDF  SHA-256 {issued.pdf_sha256}\n{folder.resolve()}")


@verbs.command()
@WORKSPACE
@AS_JSON
@PASSPHRASE
def verify(workspace: Path, passphrase_file: Path | None, *, as_json: bool) -> None:
    """核验工作夹：重放全部改动，逐项比对，核对每份原件。"""
    with opened(workspace, passphrase_file) as store:
        wrong = store.verify()
        head, unwitnessed = receipts.short_head(store), receipts.unwitnessed(store)
    if as_json:
        told = {"sound": not wrong, "wrong": wrong, "head": head, "unwitnessed": unwitnessed}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(wrong), nl=bool(wrong))
    if wrong:
        raise InputError(f"核验发现{len(wrong)}处不符，原件和记录都没有改动，请停止使用这个工作夹并报告巡察办。")
    if not as_json:
        click.echo("核验通过：改动记录连续，数据与记录一致，原件与收入时一致。")
        if unwitnessed:
            click.echo(f"本机最近{unwitnessed}步还没有别人见过：交换并收到回执之后才有旁证。")
