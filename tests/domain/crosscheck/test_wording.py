"""A heading or its facts said otherwise: made milder or narrower, or the same in other words."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import found
from tests.domain.dossiers import alarms, kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "made milder": ({"ledger": {"heading": "公务接待管理还不够严格"}}, {"reworded"}),
    "made milder by some": ({"ledger": {"heading": "个别公务接待管理不严格"}}, {"reworded"}),
    "hard word dropped": (
        {"feedback": {"heading": "违规公务接待问题严重"}, "plan": {"heading": "违规公务接待问题严重"},
         "report": {"heading": "违规公务接待问题严重"}, "ledger": {"heading": "公务接待问题"}},
        {"reworded"},
    ),
    "number dropped from the heading": (
        {"feedback": {"heading": "3个单位公务接待超支"}, "plan": {"heading": "3个单位公务接待超支"},
         "report": {"heading": "3个单位公务接待超支"}, "ledger": {"heading": "单位公务接待超支"}},
        {"reworded"},
    ),
    "another wording": ({"ledger": {"heading": "公务接待制度学习掌握"}}, {"reworded"}),
    "number dropped from the facts": (
        {"ledger": {"detail": "单位超标准接待，违规报销。"}}, {"reworded"}),
    "facts made milder": (
        {"ledger": {"detail": "个别的3个单位超标准接待，违规报销5.2万元。"}}, {"reworded"}),
    "facts told in full": ({"ledger": {"detail": "三个单位超标准接待，违规报销52000元。"}}, set()),
    "的问题 added": ({"ledger": {"heading": "关于“公务接待管理不严格”的问题"}}, set()),
    "words in another order": ({"ledger": {"heading": "管理公务接待不严格"}}, set()),
    "numbered": ({"ledger": {"heading": "（一）公务接待管理不严格"}}, set()),
    "shorter form": (
        {"feedback": {"heading": "落实公务接待管理规定不严格"}, "plan": {"heading": "落实公务接待管理规定不严格"},
         "report": {"heading": "落实公务接待管理规定不严格"}, "ledger": {"heading": "公务接待管理不严格"}}, set()),
    "one line for each fact": (
        {"more_ledger": [{"heading": "3个单位超标准接待", "status": "completed", "status_text": "已完成", "measures": []}]}, set()),
    "narrowed to a part": (
        {"feedback": {"heading": "机关和下属事业单位公务接待管理不严格"}, "plan": {"heading": "机关和下属事业单位公务接待管理不严格"},
         "report": {"heading": ""}, "ledger": {"heading": "机关公务接待管理不严格"}}, {"reworded"}),
    "only the joining word left out": (
        {"feedback": {"heading": "机关和所属单位接待管理不严格"}, "plan": {"heading": "机关、所属单位接待管理不严格"},
         "report": {"heading": ""}, "ledger": {"heading": "机关所属单位接待管理不严格"}}, set()),
    "made milder by a few": (
        {"feedback": {"heading": "公务接待有漏洞"}, "plan": {"heading": "公务接待有漏洞"}, "report": {"heading": "公务接待有漏洞"},
         "ledger": {"heading": "公务接待存在一些漏洞"}}, {"reworded"}),
    "how high the risk is left out": (
        {"feedback": {"heading": "物资采购廉洁风险高"}, "plan": {"heading": "物资采购廉洁风险高"}, "report": {"heading": "物资采购廉洁风险高"},
         "ledger": {"heading": "物资采购存在廉洁风险"}}, {"reworded"}),
    "gone astray only somewhat": (
        {"feedback": {"heading": "公务接待走样"}, "plan": {"heading": "公务接待走样"}, "report": {"heading": "公务接待走样"},
         "ledger": {"heading": "公务接待有所走样"}}, {"reworded"}),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


def test_headings_that_are_themes_throughout_are_not_called_reworded():
    names = ["接待管理", "档案管理", "车辆管理", "资产管理"]
    feedback = [{"heading": f"公务{name}不严格", "detail": ""} for name in names]
    themes = [{"heading": f"切实加强单位公务{name}", "measures": []} for name in names]
    changes = {"feedback": feedback[0], "more_feedback": feedback[1:]}
    themed = small(**changes, plan=themes[0], more_plan=themes[1:], ledger={"heading": ""}, report={"heading": ""})
    assert kinds(themed) == []


@pytest.mark.parametrize("changed", ["公务接待存在不严格现象", "公务接待管理需要进一步加强", "公务接待管理有疏漏"])
def test_a_problem_made_a_sign_or_a_need_is_softened(changed):
    (alarm,) = alarms(small(ledger={"heading": changed}))
    assert "语气变轻" in alarm.description
