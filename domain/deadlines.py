"""The terms that regulations set, as data: a table with its sources, for an office to change when the rules do."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import add_months
from domain.words import InspectionLevel


@dataclass(frozen=True, kw_only=True)
class DeadlineRule:
    """months count from the day named in words; valid_from and valid_to bound the day on which the term began."""

    name: str
    months: int
    counted_from: str
    source: str
    levels: frozenset[InspectionLevel] = frozenset(InspectionLevel)
    valid_from: date | None = None
    valid_to: date | None = None
    certain: bool = True  # False: known from practice or from memory, to be checked by the office

    def applies(self, level: InspectionLevel, began: date) -> bool:
        """Whether the rule is in force for a term that began on that day."""
        after = self.valid_from is None or began >= self.valid_from
        before = self.valid_to is None or began <= self.valid_to
        return level in self.levels and after and before

    def due(self, began: date) -> date:
        """The last day of the term."""
        return add_months(began, self.months)


_REVISED = date(2024, 2, 8)
_LAST_OLD = date(2024, 2, 7)
_RECEIVED = "收到反馈意见之日"

DEADLINE_RULES: tuple[DeadlineRule, ...] = (
    DeadlineRule(
        name="集中整改",
        months=2,
        counted_from=_RECEIVED,
        source="《中国共产党巡视工作条例》（2015年）第二十七条：2个月内报送整改情况报告和主要负责人组织落实情况报告",
        levels=frozenset({InspectionLevel.PROVINCIAL}),
        valid_to=_LAST_OLD,
    ),
    DeadlineRule(
        name="集中整改",
        months=6,
        counted_from=_RECEIVED,
        source="《中国共产党巡视工作条例》（2024年2月8日印发）：集中整改期限改为6个月",
        valid_from=_REVISED,
    ),
    DeadlineRule(
        name="集中整改",
        months=3,
        counted_from=_RECEIVED,
        source="各地巡察工作办法（2024年以前多为3个月），以本地规定为准",
        levels=frozenset({InspectionLevel.CITY_COUNTY}),
        valid_to=_LAST_OLD,
        certain=False,
    ),
    DeadlineRule(
        name="报送整改方案",
        months=1,
        counted_from=_RECEIVED,
        source="反馈要求的通常写法，以本次反馈意见为准",
        certain=False,
    ),
    DeadlineRule(
        name="整改评估",
        months=1,
        counted_from="集中整改期满之日",
        source="各地整改评估办法，以本地规定为准",
        certain=False,
    ),
)


def rules_for(level: InspectionLevel, began: date) -> list[DeadlineRule]:
    """The rules in force for a term that began on that day."""
    return [rule for rule in DEADLINE_RULES if rule.applies(level, began)]


def due(name: str, level: InspectionLevel, began: date) -> date | None:
    """The last day of the named term; None where no rule is known."""
    return next((rule.due(began) for rule in rules_for(level, began) if rule.name == name), None)
