"""Single changes to the small dossier of one problem, of which the tables of the rules are made."""

from typing import Any

from tests.domain.dossiers import done, kinds, small

TALKS, MONEY = done("对3个单位逐一约谈", "约谈记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）")
FILES = {"heading": "档案管理混乱", "detail": "12卷档案遗失。"}
BOTH: dict[str, Any] = {"more_feedback": [FILES], "report": {"heading": ""}}


def measures(*texts: str) -> dict[str, Any]:
    return {"measures": [done(text, "材料") for text in texts]}


def pair(plan: str, ledger: str, **more: Any) -> dict[str, Any]:
    """One measure as the plan and as the ledger has it."""
    return {"plan": {"measures": [{"text": plan}]}, "ledger": {"measures": [done(ledger, "检查报告")]}, **more}


def tasked(heading: str) -> dict[str, Any]:
    return {"tasks": [{"heading": heading}]}


def listed(heading: str, *measures: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"heading": heading, "status": "completed", "status_text": "已完成", "measures": [*measures], **more}


def facts(detail: str, plan: str, listed: str, proof: str = "检查表", **more: Any) -> dict[str, Any]:
    """Other facts, with one measure as the plan and as the ledger has it; no report unless one is given."""
    account = more.pop("account", "")
    return {
        "feedback": {"detail": detail},
        "plan": {"measures": [{"text": plan}]},
        "ledger": {"measures": [done(listed, proof)], "detail": account},
        "report": {"heading": ""},
    } | more


def told_twice(detail: str, measure: str, ledger: str, report: str) -> dict[str, Any]:
    """The same work as the ledger and as the report tell of it."""
    return facts(detail, measure, measure, account=ledger, report={"narrative": report})


def with_account(detail: str, measure: str, account: str) -> dict[str, Any]:
    """A finished measure with the ledger's account of it."""
    return facts(detail, measure, measure) | {
        "ledger": {"detail": account, "measures": [done(measure, "材料", progress=account)]}
    }


def named(heading: str) -> dict[str, Any]:
    return {"heading": heading, "named_kind": "matter", "requirement": ""}


def tells(feedback: str, progress: str = "", report: str = "", **more: Any) -> list[dict[str, Any]]:
    """One problem whose facts, progress and report are these words, with one measure that repeats no number."""
    return small(
        feedback={"detail": feedback},
        plan={"measures": [{"text": "逐一查清后处理到位"}], **more.get("plan", {})},
        ledger={"detail": progress, "measures": [done("逐一查清后处理到位", "处理结果")], **more.get("ledger", {})},
        report={"narrative": report},
    )


def found(changes: dict[str, Any]) -> set[str]:
    """The kinds of alarm that this change raises."""
    return {kind for kind, _ in kinds(small(**changes))}
