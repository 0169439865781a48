"""A letter of 40 findings in Word and PDF, the first in a process and the next."""

import time
from pathlib import Path

from documents import visits
from domain.records import Finding
from domain.words import AccountType, FindingState
from storage.store import Store
from tests.bench import workspace

REST = 0.06  # seconds the editor waits for the next key


def rows(folder: Path) -> list[tuple[str, str, str, str]]:
    """Three lines of the table."""
    store = Store.create(folder, workspace.PASSPHRASE, author="林溪")
    visit_uid = visits.begin(store, organization="云栖县测量局党组", team="中共云栖县委测量组")
    with store.change("合成问题"):
        for number in range(1, 41):
            store.findings.put(finding(visit_uid, number))
    first, following = (write(store, visit_uid, folder) for _ in range(2))
    follows = following_words(store, visit_uid)
    store.close()
    return [
        ("40个问题的反馈意见，Word＋PDF，首次", f"{first:.2f} s", "≤1.0 s", "达到" if first <= 1.0 else "未达到"),
        ("再次", f"{following:.2f} s", "≤0.3 s", "达到" if following <= 0.3 else "未达到"),
        ("改措辞时跟着变的页面", f"{follows:.2f} s", "≤0.3 s", "达到" if follows <= 0.3 else "未达到"),
    ]


def following_words(store: Store, visit_uid: str) -> float:
    """Seconds from a rest in typing to the pages in the new words."""
    from documents import drafts
    from domain.words import PaperKind

    kind = PaperKind.FEEDBACK_LETTER
    trial = drafts.to_try(store, visit_uid, kind)
    began = time.perf_counter()
    trial.pages('[suggestions]\nheading = "有关建议"')
    return time.perf_counter() - began + REST


def finding(visit_uid: str, number: int) -> Finding:
    """One finding of the usual length."""
    return Finding(
        visit_uid=visit_uid,
        number=f"底-{number:02}",
        position=number,
        title=f"第{number}项农村饮水安全问题整改不到位，报告与实际不符",
        facts="整改报告称“3个村供水设施维修全部完成”，台账记载“完成2个村，1个村正在施工”。2025年3月14日实地查看，未供水。",
        basis="确需延期的，须书面报县委巡察办同意。",
        cause="施工资金未及时落实，局党组未跟踪督办。",
        suggestion="限期完成供水设施维修并通水，据实更正整改报告。",
        account=AccountType.FALSE,
        undertakers=("林溪", "方遥"),
        state=FindingState.FINAL,
    )


def write(store: Store, visit_uid: str, folder: Path) -> float:
    """Seconds to compose once and write both files; the imports count the first time."""
    began = time.perf_counter()
    from documents.composing import papers
    from documents.paper import pdf, word
    from domain.words import PaperKind

    document = papers.compose(store, visit_uid, PaperKind.FEEDBACK_LETTER)
    word.write(document, folder / "letter.docx")
    pdf.write(document, folder / "letter.pdf")
    return time.perf_counter() - began
