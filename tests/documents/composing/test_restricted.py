"""Names that may be known to few."""

from dataclasses import replace

import pytest

from documents import issuing
from documents.composing import papers, restricted
from documents.paper import proofreading
from documents.paper.model import text_of
from domain.masking import mask
from domain.records import NamedMatter
from domain.words import NamedKind, PaperKind
from storage.store import Store
from tests.documents.paper.paper_kit import findings, visit


def matter(heading: str, kind: NamedKind = NamedKind.PERSON) -> NamedMatter:
    return NamedMatter(visit_uid="v", document_uid="d", position=1, heading=heading, named_kind=kind)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("建管股股长邵川在2项工程变更中把关不严", ["邵川"]),
        ("局长王小明违规审批", ["王小明"]),
        ("财务科会计欧阳修未及时入账", ["欧阳修"]),
        ("县水利局副局长张三、股长李四同志履职不力", ["张三", "李四"]),
        ("张建国同志在项目中把关不严", ["张建国"]),
        ("水利局工作人员作风不实", []),
        ("副局长肖伟违规发放补贴", ["肖伟"]),
        ("建管股股长刘䶮在2项工程变更中把关不严，局长陈𬭎失察", ["刘䶮", "陈𬭎"]),
        ("副局长王　伟、王 强 主任", ["王伟", "王强"]),
        ("党组书记买买提·艾力在项目中打招呼", ["买买提·艾力", "艾力"]),
        ("张伟局长违规用车，局长岳父李刚承揽工程", ["张伟", "李刚"]),
        ("副主任刘志超违规接待，出纳张胜利挪用公款", ["刘志超", "张胜利"]),
        ("科长汤怀远拟定条款，经理扈三元采购舞弊", ["扈三元", "汤怀远", "汤怀"]),
        ("各成员单位未履行职责，项目管理混乱", []),
    ],
)
def test_names_are_told_from_posts_and_deeds(heading: str, names: list[str]) -> None:
    assert restricted.names(matter(heading)) == names


def test_a_name_is_covered_however_a_list_spaces_it() -> None:
    hidden = restricted.hidden([matter("副局长王　伟违规发放补贴")])
    assert mask("王伟、王 伟和王　伟同志签字", hidden) == "有关人员、有关人员和有关人员签字"


def test_restricted_names_reach_neither_letter_nor_list(store: Store) -> None:
    visit_uid = visit(store)
    (finding,) = findings(store, visit_uid, 1)
    named = replace(matter("建管股股长邵川在2项工程变更中把关不严"), visit_uid=visit_uid)
    with store.change("改"):
        store.named_matters.put(named)
        store.named_matters.put(replace(matter("副局长何平未办理决算", NamedKind.MATTER), visit_uid=visit_uid))
        store.visits.put(replace(store.visits.one(visit_uid), assessment="总体较好，邵川除外。"))
        store.findings.put(
            replace(
                finding,
                subject_uid=named.uid,
                title="建管股股长邵川把关不严",
                facts="经查，邵川同志签批变更2项，何平分管。",
                suggestion="对邵川提出处理意见",
                responsible="邵川",
                basis="邵川签字",
            )
        )
    for kind in PaperKind:
        document = papers.compose(store, visit_uid, kind)
        text = text_of(document)
        assert "邵川" not in text
        brief = kind in (PaperKind.BRIEF_LETTER, PaperKind.EVIDENCE_CATALOGUE)
        assert brief != ("有关人员签批变更2项，何平分管" in text)
        assert "邵川" not in proofreading.word_text(issuing.written(document).word)
