"""The whole way without a window: every verb of the command line on a real workspace."""

import json
import shutil
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from documents import sample, visits
from documents.verbs import exchange, keeping, main_job
from documents.verbs.line import run
from storage.store import Store
from tests.conftest import PASSPHRASE

assert exchange
assert keeping
assert main_job
ORG = "云栖县水利局党组"

FILES = sorted(sample.FOLDER.glob("[1-6]-*"))


@pytest.fixture(autouse=True)
def known_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """As an office's script gives it."""
    monkeypatch.setenv("FUZHEN_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def workspace(master: Path, tmp_path: Path) -> Path:
    """As `new` makes it, but opened at once: each verb unlocks it anew."""
    folder = tmp_path / "工作夹"
    shutil.copytree(master, folder)
    store = Store.open(folder, PASSPHRASE)
    visits.begin(store, organization=ORG)
    store.close()
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Exit code and what was printed."""
    code = run([str(word) for word in words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_new_workspace_begins_with_its_organizations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "新工作夹"
    assert said(capsys, "new", made, "--org", ORG, "--author", "林溪") == (0, f"工作夹已建立：{made}\n", "")
    code, text, _ = said(capsys, "crosscheck", made, "--org", ORG, "--json")
    assert (code, json.loads(text)["contradictions"]) == (0, [])


def test_the_main_job_runs_without_a_window(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "文书"
    code, text, _ = said(
        capsys, "import", workspace, FILES[0], "--as", "assignment_plan", "--org", "县水利局党组", "--yes"
    )
    assert (code, text.splitlines()[-1]) == (0, f"已收下：{FILES[0].name}")
    code, text, _ = said(capsys, "import", workspace, *FILES[1:], "--org", "县水利局党组", "--yes")
    assert (code, text.splitlines()[-5:]) == (0, [f"已收下：{path.name}" for path in FILES[1:]])
    code, text, _ = said(capsys, "crosscheck", workspace, "--org", ORG, "--json")
    assert code == 0
    alarms = json.loads(text)["contradictions"]
    assert len(alarms) >= 12
    assert {"problem", "kind", "description", "quotes"} <= set(alarms[0])
    assert set(alarms[0]["quotes"][0]) == {"file", "where", "quote"}
    code, text, _ = said(capsys, "crosscheck", workspace, "--org", ORG)
    assert "台账" in text
    photo = sample.FOLDER / "缴款凭证.jpg"
    code, text, _ = said(capsys, "attach", workspace, photo, "--org", ORG, "--issue", "11")
    assert code == 0
    assert text.startswith("证-0001\t缴款凭证.jpg\tSHA-256 ")
    code, text, error = said(capsys, "paper", workspace, "--org", ORG, "--kind", "feedback_letter", "--to", out)
    assert (code, error) == (0, "")
    assert "提醒：还有" in text
    assert {path.suffix for path in out.iterdir()} == {".docx", ".pdf"}
    code, text, _ = said(capsys, "verify", workspace)
    sound, unseen = text.splitlines()
    assert (code, sound) == (0, "核验通过：改动记录连续，数据与记录一致，原件与收入时一致。")
    assert "还没有别人见过" in unseen


def test_reading_alone_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _ = said(capsys, "read", FILES[1])
    assert code == 0
    assert text.startswith("2-反馈意见.docx：反馈意见，11条")
    code, text, _ = said(capsys, "read", FILES[4], "--as", "ledger", "--json")
    assert json.loads(text)["counts"]["problems"] == 10
    code, text, _ = said(capsys, "read", FILES[4])
    assert "存疑\t一二方面!N3" in text
    assert list(tmp_path.iterdir()) == []


def test_the_sample_goes_to_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _ = said(capsys, "demo", tmp_path / "out")
    assert code == 0
    printed = [Path(line) for line in text.splitlines() if line.startswith("/")]
    assert len(printed) == len([path for path in printed if path.stat().st_size > 5_000])
    assert {"县水利局党组反馈意见.pdf", "县水利局党组问题清单.docx"} <= {path.name for path in printed}


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["frob"], 2, "没有命令"),
        (["read"], 2, "缺少参数"),
        (["verify", "不在这里"], 1, "不是复诊的工作夹"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    words: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ended, _, error = said(capsys, *words)
    assert ended == code
    assert sentence in error
    assert "Traceback" not in error


def test_refusals_leave_the_workspace_as_it_was(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)
    code, _, error = said(capsys, "import", workspace, FILES[4], "--as", "ledger", "--org", ORG)
    assert (code, error) == (1, "没有收下，工作夹没有改动。\n")
    code, _, error = said(capsys, "paper", workspace, "--org", "别的单位", "--kind", "issue_list", "--to", tmp_path)
    assert code == 1
    assert "没有“别的单位”" in error
    key = tmp_path / "口令.txt"
    key.write_text("不是这个口令\n", encoding="utf-8")
    code, _, error = said(capsys, "verify", workspace, "--passphrase-file", key)
    assert code == 1
    assert error.startswith("口令不对")


def test_a_second_paper_of_a_kind_stands_beside_the_first_or_takes_its_place(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feedback = FILES[1]
    newer = tmp_path / f"新版{feedback.suffix}"
    _saved_again(feedback, newer, b"1")
    taken = ("import", workspace, "--as", "feedback_opinion", "--org", ORG, "--yes")
    said(capsys, *taken, feedback)
    code, _, error = said(capsys, *taken, "--replace", newer, feedback)
    assert (code, "不能都用 --replace" in error) == (1, True)
    _, text, _ = said(capsys, *taken, newer)
    assert f"与{feedback.name}并存" in text
    _saved_again(feedback, newer, b"2")
    _, text, _ = said(capsys, *taken, "--replace", newer)
    assert f"已收下：{newer.name}，替换了{feedback.name}、{newer.name}" in text
    _, text, _ = said(capsys, "statistics", workspace, "--json")
    assert json.loads(text)["total"]["issues"] == 11, "counted once"


def _saved_again(source: Path, target: Path, mark: bytes) -> None:
    """The same words in other bytes."""
    target.write_bytes(source.read_bytes())
    with ZipFile(target, "a") as package:
        package.comment = mark


def test_a_spoilt_workspace_fails_the_check(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "import", workspace, FILES[1], "--as", "feedback_opinion", "--org", ORG, "--yes")
    sealed = next(path for path in (workspace / "files").rglob("*") if path.is_file())
    spoilt = bytearray(sealed.read_bytes())
    spoilt[-1] ^= 1
    sealed.chmod(0o600)
    sealed.write_bytes(spoilt)
    code, text, error = said(capsys, "verify", workspace)
    assert code == 1
    assert "原件“2-反馈意见.docx”有问题" in text
    assert "核验发现1处不符" in error


def test_a_fault_of_ours_is_a_sentence_too(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("机密")

    monkeypatch.setattr("documents.reading.read", fail)
    code, _, error = said(capsys, "read", FILES[1])
    assert code == 3
    assert error.startswith("程序出了错（RuntimeError，test_verbs.py")
    assert "机密" not in error


def test_stopping_is_silent_about_faults(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("documents.reading.read", stop)
    code, _, error = said(capsys, "read", FILES[1])
    assert (code, error.strip()) == (1, "已停止，没有做完的那一步没有写入。")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("rostr",), "没有命令“rostr”，是不是“restore”、“roster”；用法见“fuzhen --help”。"),
        (("roster",), "缺少参数“工作夹”；用法见“fuzhen roster --help”。"),
        (("roster", "x", "--rol", "leader"), "没有选项“--rol”，是不是“--role”；用法见“fuzhen roster --help”。"),
        (("export", "x"), "缺少选项“--to”；用法见“fuzhen export --help”。"),
        (("export", "x", "--to"), "选项“--to”后面要写内容；用法见“fuzhen --help”。"),
        (("export", "x", "--to", "y", "z"), "多写了“z”；用法见“fuzhen export --help”。"),
        (("backup", "x", "--list=3"), "选项“--list”后面不写内容；用法见“fuzhen --help”。"),
        (("roster", "x", "--take", "/"), "“--take”不对，“/”是文件夹，这里要文件；用法见“fuzhen roster --help”。"),
    ],
)
def test_wrong_use_gives_one_chinese_sentence(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, *words) == (2, "", f"没有执行：{sentence}\n")
    code, out, err = said(capsys, *words[:1], "--json", *words[1:])
    assert (code, out, json.loads(err)["code"]) == (2, "", 2)


def test_a_choice_that_is_missing_is_told_with_what_there_is_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, error = said(capsys, "paper", "x", "--org", "y", "--to", "z")
    assert error.startswith("没有执行：缺少选项“--kind”，可选feedback_letter、issue_list、")
    assert len(error.splitlines()) == 1


def test_beside_a_paper_whose_kind_nobody_can_tell_none_is_taken_in(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, minutes = tmp_path / "便条.txt", tmp_path / "纪要.txt"
    text.write_text("明天上午开会。", encoding="utf-8")
    minutes.write_text("某街道党工委会议纪要\n会议听取了整改情况汇报。", encoding="utf-8")
    for path, why in ((text, "看不出这是哪一类文件"), (minutes, "这是会议纪要，四对照用不到")):
        code, said_before, error = said(capsys, "import", workspace, FILES[1], path, "--org", ORG, "--yes")
        assert code == 1
        assert error.startswith(f"“{path.name}”没有收下，工作夹没有改动：{why}")
        assert error.endswith("；要按某一类收，请加上 --as 和种类再收。\n")
        assert "已收下" not in said_before


def test_a_script_without_a_passphrase_is_told_so_and_asked_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FUZHEN_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", StringIO())
    code, out, err = said(capsys, "verify", tmp_path)
    assert (code, out) == (1, "")
    assert "FUZHEN_PASSPHRASE" in err
    assert len(err.splitlines()) == 1
