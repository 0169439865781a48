"""A letter without a team of its own is signed by whoever issued the feedback opinion, and says that none was found."""

from documents import issuing, visits
from documents.composing import papers
from documents.composing.material import gather
from documents.paper.model import text_of
from domain import rules
from domain.records import SourceDocument
from domain.words import DocumentKind, PaperKind
from storage.store import Store


def test_the_issuer_of_the_feedback_signs(store: Store) -> None:
    visit_uid = visits.begin(store, organization="云栖县水利局党组")
    assert gather(store, visit_uid).team == ""
    opinion = SourceDocument(
        visit_uid=visit_uid,
        kind=DocumentKind.FEEDBACK_OPINION,
        name="反馈意见.docx",
        file_uid="0" * 32,
        issuer="中共云栖县委第二巡察组",
    )
    with store.change("收入资料"):
        store.documents.put(opinion)
    assert gather(store, visit_uid).team == "中共云栖县委第二巡察组"
    assert rules.in_the_way(issuing.missing(store, visit_uid, PaperKind.FEEDBACK_LETTER)) == []
    letter = text_of(papers.compose(store, visit_uid, PaperKind.FEEDBACK_LETTER))
    assert "没有发现需要反馈的问题" in letter
    assert letter.count("中共云栖县委第二巡察组") >= 2
