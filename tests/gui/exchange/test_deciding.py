"""What helps to decide a conflict: what stood before, what it is about, and the meeting it may wait for."""

from dataclasses import replace
from pathlib import Path

from documents import evidence
from domain.words import Answer
from gui import look
from gui.widgets import LinkButton
from tests.gui.exchange.exchange_kit import Laptops, Seat, answer, give, page_of, take


def test_what_stood_before_and_what_it_is_about_stand_beside_a_conflict(
    laptops: Laptops, seat: Seat, stick: Path, tmp_path: Path
) -> None:
    ours, theirs = laptops("林溪", "方遥")
    photo = tmp_path / "缴款书.jpg"
    photo.write_bytes(b"a picture")
    (piece,) = evidence.attach(ours, ours.visits.all()[0].uid, [photo], "issue1")
    for store, heading in ((ours, "工程变更没有会议记录"), (theirs, "工程变更未报批")):
        with store.change("改标题"):
            store.issues.put(replace(store.issues.one("issue2"), heading=heading))
        answer(store, Answer.FAILS, f"{store.author}的话")
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    assert "有2处冲突" in page.take.said.text(), "as many as the list has rows"
    pane = page.take.conflicts
    told = {}
    for row in range(pane.model.rowCount()):
        matter = pane.model.row_at(row)
        told[matter.table] = (row, matter.before)
    assert told["issue"][1] == "收入前原值：工程变更"
    assert told["check_result"][1] == "收入前还没有写", "each wrote a first answer"
    edges = [card.grab().toImage() for card in pane.cards]
    seen = [edge.pixelColor(0, edge.height() - 10) for edge in edges]
    assert seen == [look.colour("accent"), look.colour("line")], "sharp, in the full colour"
    pane.view.setCurrentIndex(pane.model.index(told["check_result"][0]))
    (link,) = pane.related.findChildren(LinkButton)
    assert link.text() == f"{piece.number} 缴款书.jpg"
    went: list[tuple[str, str]] = []
    here.desk.go.connect(lambda place, argument: went.append((place, argument)))
    link.click()
    assert went == [("evidence", piece.uid)]


def test_a_conflict_put_off_to_the_meeting_waits_last_and_still_counts(
    laptops: Laptops, seat: Seat, stick: Path
) -> None:
    ours, theirs = laptops("林溪", "方遥")
    for store, word in ((ours, "左"), (theirs, "右")):
        with store.change("改标题"):
            for uid in ("issue1", "issue2"):
                store.issues.put(replace(store.issues.one(uid), heading=f"{uid}{word}"))
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    pane = page.take.conflicts
    first = pane.matter
    pane.later_button.click()
    assert pane.matter.uid != first.uid, "the next one comes into view"
    last = pane.model.row_at(1)
    assert (last.uid, last.state) == (first.uid, "留到组务会")
    assert page.count() == 2, "nothing is decided yet"
    pane.take()
    assert pane.matter.uid == first.uid
    assert pane.later_button.text() == "不留到组务会"
    pane.later_button.click()
    assert pane.matter.state == "未定"
