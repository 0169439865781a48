"""复诊: without a verb the window, with a verb the same deed without a window."""

import gettext
import json
import os
import sys
import traceback
from pathlib import Path

# click takes its own few English words through gettext when it is imported; these are ours for them.
CLICK_WORDS = {
    "Usage:": "用法：",
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示这份说明。",
    "Error: {message}": "没有执行：{message}",
    "Try '{command} {option}' for help.": "用法见“{command} {option}”。",
    "Missing option": "缺少选项",
    "Missing argument": "缺少参数",
    "Missing command.": "缺少命令。",
    "No such option: {name}": "没有选项 {name}。",
    "No such command {name!r}.": "没有命令 {name}。",
    "Path {name!r} does not exist.": "找不到“{name}”。",
    "{name} {filename!r} does not exist.": "找不到“{filename}”。",
    "file": "文件",
    "File": "文件",
    "directory": "文件夹",
    "Directory": "文件夹",
    "required": "必填",
    "Aborted!": "已停止，什么也没有改动。",
    "Invalid value for {param_hint}: {message}": "{param_hint} 不对：{message}",
    "Invalid value: {message}": "不对：{message}",
    "Repeat for confirmation": "再输一遍",
    "Error: The two entered values do not match.": "两次输入不一样，请重输。",
    "{value!r} is not one of {choices}.": "“{value}”不在可选范围（{choices}）。",
    "Got unexpected extra argument ({args})": "多了参数（{args}）",
}
gettext.gettext = lambda message: CLICK_WORDS.get(message, message)

import click  # noqa: E402 - after the words above

from domain.errors import Cancelled, FuzhenError, InputError  # noqa: E402
from domain.words import DocumentKind, PaperKind  # noqa: E402

WORKSPACE = click.argument("workspace", metavar="工作夹", type=click.Path(path_type=Path))
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
ORG = click.option("--org", "organization", required=True, metavar="单位", help="被巡视党组织的全称或简称。")
PASSPHRASE = click.option("--passphrase-file", type=FILE, metavar="文件", help="第一行是口令；不给就提问。")


def passphrase(file: Path | None, *, new: bool = False) -> str:
    """From the file, else from FUZHEN_PASSPHRASE, else asked for (twice for a new one)."""
    if file:
        return file.read_text(encoding="utf-8").splitlines()[0] if file.stat().st_size else ""
    return os.environ.get("FUZHEN_PASSPHRASE") or click.prompt("口令", hide_input=True, confirmation_prompt=new)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--sample", is_flag=True, help="打开虚构的示例单位；没有显示器时改为出示例文书到 ./out。")
@click.pass_context
def main(context: click.Context, *, sample: bool) -> None:
    """复诊：巡视巡察整改“回头看”工作台。不带命令时打开窗口。"""
    if context.invoked_subcommand:
        return
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        click.echo("这里没有显示器，打不开窗口。")
        if not sample:
            raise InputError("没有打开任何工作夹，请在有桌面的电脑上运行，或者用 --help 里的命令。")
        click.echo("改为不开窗口办一遍示例单位，文书放在 ./out。")
        context.invoke(demo, folder=Path("out"))
        return
    from gui.app import start

    sys.exit(start(["--sample"] if sample else []))


@main.command()
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False))
def demo(folder: Path) -> None:
    """用虚构的示例单位走一遍：收四对照、比对、出反馈意见和问题清单。"""
    from tempfile import TemporaryDirectory

    from documents import issuing, sample
    from storage.store import Store

    with TemporaryDirectory(prefix="fuzhen-") as place:
        store = Store.create(Path(place) / "示例单位", sample.PASSPHRASE, author=sample.AUTHOR)
        try:
            visit_uid = sample.build(store, lambda _done, _total, text: click.echo(text))
            found = store.contradictions.count(visit_uid=visit_uid)
            click.echo(f"比对四项参照，发现疑点{found}条；核实后定稿问题{store.findings.count(visit_uid=visit_uid)}个。")
            folder.mkdir(parents=True, exist_ok=True)
            for kind in PaperKind:
                paper = issuing.issue(store, visit_uid, kind, folder)
                click.echo(f"{kind}已出具（第{paper.version}版）。")
            for path in sorted(folder.iterdir()):
                if path.suffix in {".docx", ".pdf"}:
                    click.echo(str(path.resolve()))
        finally:
            store.close()


@main.command()
@WORKSPACE
@click.option("--org", "organizations", required=True, multiple=True, metavar="单位", help="被巡视党组织，可以写几次。")
@click.option("--team", default="", metavar="巡察组", help="落款用的全称。")
@click.option("--author", default="承办人", metavar="姓名", help="在这台电脑上记录的人。")
@PASSPHRASE
def new(workspace: Path, organizations: tuple[str, ...], team: str, author: str, passphrase_file: Path | None) -> None:
    """建立一个加密的工作夹。"""
    from documents import visits
    from storage.store import Store

    store = Store.create(workspace, passphrase(passphrase_file, new=True), author=author)
    try:
        for name in organizations:
            visits.begin(store, organization=name, team=team)
        click.echo(f"工作夹已建立：{workspace}")
    finally:
        store.close()


@main.command()
@click.argument("file", metavar="文件", type=FILE)
@click.option("--as", "kind", type=click.Choice([kind.identifier for kind in DocumentKind]), help="种类；不给就自己认。")
@click.option("--json", "as_json", is_flag=True, help="按约定的 JSON 打印读出的全部内容。")
def read(file: Path, kind: str | None, *, as_json: bool) -> None:
    """只读一份材料，看读出了什么；什么也不写。"""
    from documents import reading

    result = reading.read(file, DocumentKind.named(kind) if kind else None)
    if as_json:
        click.echo(json.dumps(reading.as_json(result), ensure_ascii=False, indent=1))
        return
    click.echo(f"{file.name}：{result.kind or '认不出种类'}，{len(result.items)}条，存疑{len(result.doubts)}处。")
    for item in result.items:
        click.echo(f"{item.number or item.position}\t{item.heading}\t{item.place}")
    for doubt in result.doubts:
        click.echo(f"存疑\t{doubt.place}\t{doubt.reason}")


@main.command("import")
@WORKSPACE
@click.argument("file", metavar="文件", type=FILE)
@click.option("--as", "kind", required=True, type=click.Choice([kind.identifier for kind in DocumentKind]), help="种类。")
@click.option("--yes", is_flag=True, help="看过预览，直接收下。")
@ORG
@PASSPHRASE
def import_(
    workspace: Path, file: Path, kind: str, organization: str, passphrase_file: Path | None, *, yes: bool
) -> None:
    """把一份材料收入工作夹，一步可撤销。"""
    from documents import importing, reading, visits

    wanted = DocumentKind.named(kind)
    result = reading.read(file, wanted)
    click.echo(f"{file.name}将作为{wanted}收下：{len(result.items)}条，存疑{len(result.doubts)}处。")
    for doubt in result.doubts:
        click.echo(f"存疑\t{doubt.place}\t{doubt.reason}")
    if not yes and not click.confirm("收下吗", default=False):
        raise InputError("没有收下，工作夹没有改动。")
    with opened(workspace, passphrase_file) as store:
        importing.import_reading(store, visits.find(store, organization), result, file, wanted)
        click.echo("已收下。")


@main.command()
@WORKSPACE
@ORG
@click.option("--json", "as_json", is_flag=True, help="按约定的 JSON 打印。")
@PASSPHRASE
def crosscheck(workspace: Path, organization: str, passphrase_file: Path | None, *, as_json: bool) -> None:
    """四对照：打印全部疑点和两边原文。"""
    from documents import checking, visits

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


@main.command()
@WORKSPACE
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=FILE)
@ORG
@click.option("--issue", "number", required=True, metavar="号", help="问题的序号，例如 3、点4、分7。")
@PASSPHRASE
def attach(
    workspace: Path, files: tuple[Path, ...], organization: str, number: str, passphrase_file: Path | None
) -> None:
    """把照片和材料作为证据封存，归入一个问题。"""
    from documents import evidence, visits

    with opened(workspace, passphrase_file) as store:
        visit_uid = visits.find(store, organization)
        subject = visits.subject(store, visit_uid, number)
        for item in evidence.attach(store, visit_uid, list(files), subject):
            click.echo(f"{item.number}\t{item.name}\tSHA-256 {item.sha256}")


@main.command()
@WORKSPACE
@ORG
@click.option("--kind", required=True, type=click.Choice([kind.identifier for kind in PaperKind]), help="文书种类。")
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="文件夹", help="放到哪里。")
@PASSPHRASE
def paper(workspace: Path, organization: str, kind: str, folder: Path, passphrase_file: Path | None) -> None:
    """出具文书：写成 Word 和 PDF，封存并登记。"""
    from documents import issuing, visits

    with opened(workspace, passphrase_file) as store:
        folder.mkdir(parents=True, exist_ok=True)
        issued = issuing.issue(store, visits.find(store, organization), PaperKind.named(kind), folder)
        click.echo(f"{issued.title}（第{issued.version}版）")
        click.echo(f"Word SHA-256 {issued.word_sha256}\nPDF  SHA-256 {issued.pdf_sha256}\n{folder.resolve()}")


@main.command()
@WORKSPACE
@PASSPHRASE
def verify(workspace: Path, passphrase_file: Path | None) -> None:
    """核验工作夹：重放全部改动，逐项比对，核对每份原件。"""
    with opened(workspace, passphrase_file) as store:
        wrong = store.verify()
    for sentence in wrong:
        click.echo(sentence)
    if wrong:
        raise InputError(f"核验发现{len(wrong)}处不符，原件和记录都没有改动，请停止使用这个工作夹并报告巡察办。")
    click.echo("核验通过：改动记录连续，数据与记录一致，原件与收入时一致。")


def opened(workspace: Path, passphrase_file: Path | None):  # noqa: ANN201 - Store must not be imported for --help
    """The unlocked store of a workspace, closed at the end of the block."""
    from contextlib import closing

    from storage.store import Store

    return closing(Store.open(workspace, passphrase(passphrase_file)))


def bounded_process(verb: str, arguments: list[str]) -> int | None:
    """A frozen program starts itself for what a stranger's file needs; None when it was not started so."""
    if verb == "--reading-worker":
        from documents.reading import worker

        return worker.main(arguments)
    if verb == "--picture-worker":
        from documents import picture_worker

        picture_worker.main()
        return 0
    return None


def run() -> int:
    """Run the command line; what can be foreseen ends in one sentence and exit code 1."""
    try:
        main(standalone_mode=False, prog_name="fuzhen")
    except (click.exceptions.Exit, SystemExit) as end:
        return end.exit_code if isinstance(end, click.exceptions.Exit) else int(end.code or 0)
    except (click.Abort, Cancelled, KeyboardInterrupt):
        click.echo("已停止，没有做完的那一步没有写入。", err=True)
        return 1
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except FuzhenError as wrong:
        click.echo(str(wrong), err=True)
        return 1
    except Exception as fault:  # noqa: BLE001 - the one place where a fault of ours becomes a sentence
        *_, last = traceback.extract_tb(fault.__traceback__)
        where = f"{type(fault).__name__}，{Path(last.filename).name}第{last.lineno}行"
        click.echo(f"程序出了错（{where}），没有做完的那一步没有写入，请把括号里的话报告巡察办。", err=True)
        return 2
    return 0


if __name__ == "__main__":
    ended = bounded_process("".join(sys.argv[1:2]), sys.argv[2:])
    sys.exit(run() if ended is None else ended)
