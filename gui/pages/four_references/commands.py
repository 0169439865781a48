"""What can be done on 四对照 with one key each; the same list feeds menus, palette and shortcut sheet."""

from functools import partial

from domain.words import Answer, Stance
from gui.commands import Command
from gui.pages.four_references.arrangement import Arrangement
from gui.pages.four_references.deeds import Deeds


def page_commands(deeds: Deeds, regions: Arrangement) -> list[Command]:
    """Alarms, stances, answers, the way from problem to problem, the finding."""

    def waits() -> bool:
        return regions.alarms.current() is not None

    def shown() -> bool:
        return deeds.subject is not None

    card = regions.checks.card
    return [
        Command("adopt_alarm", "采纳疑点", "check", "A", deeds.adopt_current, waits),
        Command("dismiss_alarm", "排除疑点", "close", "X", deeds.dismiss_current, waits),
        *(
            Command(
                f"stance_{stance.identifier}",
                f"判定“{stance}”",
                "four_references",
                key,
                partial(deeds.give_stance, stance),
                shown,
            )
            for key, stance in zip("1234", Stance, strict=True)
        ),
        *(
            Command(
                f"answer_{answer.identifier}", f"作答“{answer}”", "check", key, partial(deeds.answer, answer), shown
            )
            for key, answer in zip(("F1", "F2", "F3", "F4", "F5"), Answer, strict=True)
        ),
        Command("next_subject", "下一个问题", "right", "PgDn", partial(deeds.step, 1), shown),
        Command("previous_subject", "上一个问题", "left", "PgUp", partial(deeds.step, -1), shown),
        Command("next_card", "下一张对照卡", "right", "Alt+Right", partial(regions.cards.step, 1), shown),
        Command("previous_card", "上一张对照卡", "left", "Alt+Left", partial(regions.cards.step, -1), shown),
        Command("attach_to_subject", "附加证据", "attach", "Ctrl+E", deeds.choose_files, shown),
        Command("blind", "盲评开关", "eye_off", "Ctrl+B", deeds.toggle_blind, shown),
        Command("decide_together", "共同决定这一项", "swap", "J", card.begin_together, card.may_decide),
        Command("next_difference", "下一处待共同决定", "swap", "Ctrl+D", deeds.next_difference, shown),
        Command("checklists", "核查清单", "list", "Ctrl+Shift+L", regions.checks.open_checklists, shown),
        Command("form_finding", "形成问题", "findings", "Ctrl+Enter", deeds.form, shown),
    ]
