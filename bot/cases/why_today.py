"""Why cases of today went to whom they went, told to one person: from the chain kept with each turn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Office
from bot.ownership.record import read
from bot.ownership.resolving import Candidate, Resolution
from bot.ownership.words import Teller, sentence
from bot.webcare import messages
from bot.working_time import MIDNIGHT, local, local_day
from storage import caseload, people
from storage.cases import Case
from storage.people import Person, Team
from storage.turns import Because, Turn

TOLD_AT_MOST = 8


def why_today(session: Session, office: Office, person: Person, team: Team, now: datetime) -> Sequence[str]:
    """A line for each case that somebody was given today, newest first."""
    say = office.say_to(person, team)
    since = local(local_day(now, team.zone), MIDNIGHT, team.zone)
    given = caseload.turns_since(session, team, since, TOLD_AT_MOST)
    if not given:
        return [say("webcare.why.no_cases")]
    names = {one.user_id: one.name for one in people.people_in(session, team)}
    told = Teller(say, names, team.zone, person.user_id)
    return [_line(replace(told, channels=messages.called(case)), case, turn) for case, turn in given]


def _line(told: Teller, case: Case, turn: Turn) -> str:
    say, what = told.say, messages.what(told.say, case)
    at = say.short_moment(turn.at, told.zone)
    key = "yours" if turn.user_id == told.reader else "other"
    head = say(f"webcare.why.{key}", what=what, at=at, who=told.name(turn.user_id))
    return f"{head} {_reason(told, turn)}".strip()


def _reason(told: Teller, turn: Turn) -> str:
    """By the matrix, or by what a person pressed; and where the reader stood in it."""
    if turn.found is None:
        pressed = turn.because in (Because.TOOK, Because.HANDED_OVER, Because.REOPENED)
        return told.say(f"webcare.why.pressed.{turn.because}", by=told.name(turn.by)) if pressed else ""
    found = read(turn.found)
    owner = next((one for one in found.chain if one.user_id == turn.user_id), None)
    if owner is None:
        return ""
    return f"{told.because(found, owner)} {_my_place(told, found, owner)}".strip()


def _my_place(told: Teller, found: Resolution, owner: Candidate) -> str:
    """Nothing for the owner, and for who was named already as passed over."""
    me = next((one for one in found.chain if one.user_id == told.reader), None)
    if me is owner:
        return ""
    if me is None:
        return told.say("webcare.why.no_part")
    if me in found.passed_over(owner):
        return ""
    where = [] if me.is_in else [told.where(me, found.ask.at)]
    fewer = [told.say("webcare.why.fewer", who=told.name(owner.user_id))] if me.rank == owner.rank else []
    return sentence([told.part(me), *where, *fewer])
