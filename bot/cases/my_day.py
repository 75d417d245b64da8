"""What one promised and one's own cases on one's day, the most pressing first."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.my_day import AT_MOST, day_block
from bot.office import Visit
from bot.slack.blocks import Block
from bot.slack.elements import button
from bot.texts import Say
from bot.webcare import messages
from bot.webcare.letters import Letters
from bot.webcare.messages import Facts
from bot.webcare.promise_messages import glimpse
from storage import caseload, promises
from storage.cases import Case
from storage.people import Team


def my_day(session: Session, visit: Visit, team: Team) -> Block | None:
    """None when no open case is one's own, and nothing is promised."""
    say = visit.say
    count = caseload.how_many_open(session, team, visit.user_id)
    promised = promises.open_of(session, team, visit.user_id, AT_MOST)
    if not count and not promised:
        return None
    mine = caseload.open_of(session, team, visit.user_id, AT_MOST)
    letters = Letters(visit.office, session, team, visit.now, {visit.user_id: visit.person})
    told = {case.id for case, _ in promised}
    lines = [
        *(glimpse(say, letters.facts(case, reader=visit.person), one) for case, one in promised),
        *(_line(say, letters.facts(case, reader=visit.person)) for case in mine if case.id not in told),
    ]
    see_all = button(f"webcare.mine:{team.id}", say("webcare.day.button"), str(team.id))
    return day_block(_heading(say, count, [case for case, _ in promised], visit.user_id), lines, see_all)


def _heading(say: Say, count: int, promised: Sequence[Case], user_id: str) -> str:
    """It counts the cases: what was promised about others, or twice about one, is named beside it."""
    if not count:
        return say("webcare.day.promised")
    own = {case.id for case in promised if case.is_open and case.owner_id == user_id}
    key = "heading" if len(own) == len(promised) else "with_promises"
    return say(f"webcare.day.{key}", count=count)


def _line(say: Say, facts: Facts) -> str:
    return f"{messages.what(say, facts.case)}. {messages.due(say, facts)}"
