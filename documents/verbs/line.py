"""The command line as a whole: the group of verbs, what they share, and how a verb may end."""

import json
import os
import re
import sys
import traceback
from contextlib import closing
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

import click

from domain.errors import Cancelled, FuzhenError, InputError
from storage.store import Store

WORKSPACE = click.argument("workspace", metavar="工作夹", type=click.Path(path_type=Path))
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
ORG = click.option("--org", "organization", required=True, metavar="单位", help="被巡视党组织的全称或简称。")
PASSPHRASE = click.option("--passphrase-file", type=FILE, metavar="文件", help="第一行是口令；不给就提问。")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="按约定的 JSON 打印。")


class Verb(click.Command):
    """A verb whose usage line is Chinese throughout."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """[选项] before the arguments."""
        return ["[选项]", *(piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx))]


class Verbs(click.Group):
    """The group of all verbs."""

    command_class = Verb


@click.group(
    cls=Verbs,
    options_metavar="",
    subcommand_metavar="命令 …",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def verbs() -> None:
    """复诊：巡视巡察整改“回头看”工作台。不带命令时打开窗口，--sample 打开虚构的示例单位。"""


def passphrase(file: Path | None, *, new: bool = False) -> str:
    """From the file, else from FUZHEN_PASSPHRASE, else asked for (twice for a new one)."""
    if file:
        return first_line(file)
    given: str = os.environ.get("FUZHEN_PASSPHRASE", "")
    if not given and not sys.stdin.isatty():
        raise InputError("没有给口令，什么也没有做，请设环境变量 FUZHEN_PASSPHRASE，或加上 --passphrase-file 文件。")
    return given or str(click.prompt("口令", hide_input=True, confirmation_prompt=new))


def first_line(file: Path) -> str:
    """What stands in a file made to hold one secret; "" for an empty one."""
    try:
        return next(iter(file.read_text(encoding="utf-8-sig").splitlines()), "")
    except (OSError, ValueError):
        raise InputError(f"“{file.name}”读不出来，什么也没有做，请用 UTF-8 文本，把口令或恢复码放在第一行。") from None


def opened(workspace: Path, passphrase_file: Path | None) -> closing[Store]:
    """The unlocked store of a workspace, closed at the end of the block."""
    return closing(Store.open(workspace, passphrase(passphrase_file)))


def tell(told: dict[str, Any], lines: list[str], *, as_json: bool) -> None:
    """Either the JSON of a deed or its lines."""
    for line in [json.dumps(told, ensure_ascii=False, indent=1)] if as_json else lines:
        click.echo(line)


PROGRAM = "fuzhen"
REFUSED, MISUSED, FAULT = 1, 2, 3  # exit codes: not done and why, wrong usage, an error of the program


def run(arguments: list[str]) -> int:
    """Run one verb; what goes wrong ends in one sentence, with --json as JSON, and an exit code of its own."""
    for stream in (sys.stdout, sys.stderr):
        _fit(stream, as_json="--json" in arguments)
    code, sentence = _ended(arguments)
    if sentence and "--json" in arguments:
        click.echo(json.dumps({"error": sentence, "code": code}, ensure_ascii=False), err=True)
    elif sentence:
        click.echo(sentence, err=True)
    return code


def _fit(stream: TextIO, *, as_json: bool) -> None:
    """JSON is UTF-8, all else in the encoding of the system, which may lack a sign of what is told."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8" if as_json and not stream.isatty() else None, errors="backslashreplace")


def _ended(arguments: list[str]) -> tuple[int, str]:
    """The exit code, and what to say; "" when all was said already."""
    try:
        return _run(arguments), ""
    except (click.Abort, Cancelled, KeyboardInterrupt):
        return REFUSED, "已停止，没有做完的那一步没有写入。"
    except click.ClickException as wrong:
        return MISUSED, _misused(wrong)
    except FuzhenError as wrong:
        return REFUSED, str(wrong)
    except Exception as fault:  # noqa: BLE001 - the one place where a fault of ours becomes a sentence
        *_, last = traceback.extract_tb(fault.__traceback__)
        where = f"{type(fault).__name__}，{Path(last.filename).name}第{last.lineno}行"
        return FAULT, f"程序出了错（{where}），没有做完的那一步没有写入，请把括号里的话报告巡察办。"


def _misused(wrong: click.ClickException) -> str:
    """What click has to say, in one sentence with the way to the usage."""
    said = re.sub(r",\s+", "、", wrong.format_message().rstrip(" ."))  # the choices stand on lines of their own
    said = re.sub(r"\s*'([^']*)'", r"“\1”", said)
    said = re.sub(r"(?<=”)\.?\s+", "，", said.replace("”,“", "”、“"))
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    return f"没有执行：{said}；用法见“{context.command_path if context else PROGRAM} --help”。"


def _run(arguments: list[str]) -> int:
    try:
        verbs(arguments, standalone_mode=False, prog_name=PROGRAM)
    except click.exceptions.Exit as end:
        return end.exit_code
    except SystemExit as end:
        return int(end.code or 0)
    return 0
