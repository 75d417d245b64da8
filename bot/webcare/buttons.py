"""The buttons of a case: what may be done with it as it stands; the rest stands in its menu (`more.py`)."""

from bot.slack.elements import Element, button
from bot.texts import Say
from bot.webcare import road
from bot.webcare.ladder import CRISIS_TEAM
from bot.webcare.more import menu
from storage.cases import Case, Kind, Status


def of_case(say: Say, case: Case) -> list[Element]:
    """What may be done with it now, and seeing the whole of it."""
    return [*acts(say, case), *crisis(say, case), show(say, case), *menu(say, case)]


def crisis(say: Say, case: Case) -> list[Element]:
    """Whom to call, and what waits: for a case that is a crisis, or came up to the crisis team."""
    is_one = case.is_open and (case.kind is Kind.CRISIS or case.rung == CRISIS_TEAM)
    return [board(say, case)] if is_one else []


def board(say: Say, case: Case) -> Element:
    key = "danger" if case.in_danger else "board"
    return button("escalation.board", say(f"escalation.{key}.button"), str(case.id))


def escalate(say: Say, case: Case) -> list[Element]:
    """Up the ladder, as long as there is something above."""
    is_possible = case.is_open and case.rung < CRISIS_TEAM and case.kind is not Kind.CRISIS
    return [button("escalation.open", say("escalation.open.button"), str(case.id))] if is_possible else []


def acts(say: Say, case: Case) -> list[Element]:
    """What may be done with it now; the one that helps most stands first."""
    if not case.is_open:
        return [road.kept_button(say, case) if case.is_merged else reopen(say, case)]
    value = str(case.id)
    first = _first(say, case)
    style = None if first else "primary"
    return [
        *first,
        button("webcare.answered", say("webcare.answered.button"), value, style=style),
        hand_over(say, case),
    ]


def _first(say: Say, case: Case) -> list[Element]:
    """What comes before answering."""
    waits = case.status is Status.WAITING
    first = [take(say, case)] if waits else []
    if case.asked_back_at is None:
        return first
    style, wrote = None if waits else "primary", say("webcare.wrote_again.button")
    return [*first, button("webcare.wrote_again", wrote, str(case.id), style=style)]


def take(say: Say, case: Case) -> Element:
    return button("webcare.take", say("webcare.take.button"), str(case.id), style="primary")


def take_or_show(say: Say, case: Case) -> list[Element]:
    """For who had it: taking it up again while nobody did."""
    taking = [take(say, case)] if case.status is Status.WAITING else []
    return [*taking, show(say, case)]


def hand_over(say: Say, case: Case) -> Element:
    return button("webcare.hand_over", say("webcare.hand_over.button"), str(case.id))


def show(say: Say, case: Case) -> Element:
    return button("webcare.show", say("webcare.show.button"), str(case.id))


def reopen(say: Say, case: Case) -> Element:
    return button("webcare.reopen", say("webcare.reopen.button"), str(case.id))


def undo(say: Say, case: Case) -> Element:
    return button("webcare.undo", say("webcare.undo.button"), str(case.id))
