"""After a case in which somebody was insulted, threatened or in danger: how is its owner?

One letter, some minutes after it is closed and in their working hours. Nothing is kept of the answer.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.presence import hours_of
from bot.rituals import team_free_days
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import messages
from bot.webcare.letters import Letters
from bot.webcare.messages import Facts
from bot.working_time import next_opening
from storage import escalation, leaves, outbox, people
from storage.cases import Case, Kind, Status

SOME_MINUTES = timedelta(minutes=15)
"""Own choice: time for a breath, and for a mistake to be taken back."""

HARD = (Kind.TROLL, Kind.CRISIS)
NOT_DONE = (Status.MERGED, Status.NOT_A_CASE)


def ask(letters: Letters, case: Case, closed_by: str, outcome: Status) -> None:
    """Once for a case, however often it is closed; not who is of no team any more.

    Nor when it goes on as another case, which asks when that closes, or when it was none.
    """
    who = case.owner_id or closed_by
    session, workspace_id = letters.session, letters.team.workspace_id
    if outcome in NOT_DONE or not _was_hard(session, case):
        return
    if people.member(session, letters.team, who) is None:
        return
    if outbox.posted(session, workspace_id, letter_of(case)) is not None:
        return
    key = f"{letter_of(case)} v{case.version}"
    at = _when(letters, who, letters.now + SOME_MINUTES)
    letters.write_to(who, key, how_are_you, case, letter_of(case), not_before=at)


def not_yet(letters: Letters, case: Case) -> None:
    """It is open again: what was not asked yet is asked when it closes."""
    outbox.drop(letters.session, letters.team.workspace_id, [letter_of(case)], letters.now)


def letter_of(case: Case) -> str:
    """The subject of the question."""
    return f"case {case.id}, aftercare"


def _was_hard(session: Session, case: Case) -> bool:
    return case.kind in HARD or (case.rung > 0 and escalation.was_danger(session, case))


def _when(letters: Letters, who: str, at: datetime) -> datetime:
    team, person = letters.team, letters.person(who)
    away = leaves.of(letters.session, team.workspace_id, (who,), at)
    hours = hours_of(person, away, team_free_days(team, letters.now))
    return next_opening(hours, at) or at


def how_are_you(say: Say, facts: Facts) -> Message:
    """The buttons carry the case, and nobody keeps which was pressed."""
    text = say("escalation.aftercare.text", what=messages.what(say, facts.case))
    value = str(facts.case.id)
    buttons = actions(
        button("escalation.fine", say("escalation.fine.button"), value),
        button("escalation.talk", say("escalation.talk.button"), value),
    )
    return Message(text, (section(text), buttons))
