"""What people press at the end of a day: hand over with a few words, and take over."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.ownership.resolving import Candidate
from bot.shifts import forms, messages
from bot.shifts.letters import HandoverLetters
from bot.shifts.rules import CASES_AT_MOST
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import delicate, moves
from bot.webcare.letters import Letters
from bot.webcare.roster import roster_of
from bot.webcare.rules import whose
from bot.whose_team import in_its_team
from bot.working_time import local_day
from storage import caseload, handovers
from storage.cases import LOOKED_AT_AFTER, Case
from storage.handovers import Handover
from storage.people import Team


def press_give(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the handover's id."""
    with visit.reading() as session:
        entered = in_its_team(
            session, visit, handovers.look_up(session, visit.workspace_id, row_id(press.value)), "shifts.gone"
        )
        if isinstance(entered, Message):
            return entered
        visit, team, handover = entered
        cases = handovers.cases_of(session, handover, CASES_AT_MOST)
        letters = _letters(visit, session, team, handover, cases)
        if handover.taken_at is not None or not cases:
            return messages.too_late(visit.say, letters.told(visit.person))
        roster = roster_of(session, team, visit.now)
        at = handover.tell_at or visit.now
        in_then = [one for one in whose(cases[0], roster.staff, at).present if one.user_id != visit.user_id]
        letters.letters.know(one.user_id for one in in_then)
        return forms.give(visit.say, letters.told(visit.person), _ids(in_then))


def _ids(candidates: Sequence[Candidate]) -> list[str]:
    return list(dict.fromkeys(one.user_id for one in candidates))


def give(visit: Visit, form: FormSent) -> Reply:
    """What was said goes along; whoever is on duty is asked when they are in."""
    words, to = form.answers.text("words"), form.answers.choice("to")
    if words and (problem := _problem(visit, words)):
        return FormProblems({"words": problem})
    with visit.transaction() as session:
        entered = in_its_team(
            session,
            visit,
            handovers.hold(session, visit.workspace_id, row_id(form.facts["handover"])),
            "shifts.gone",
        )
        if isinstance(entered, Message):
            return Done(entered)
        visit, team, handover = entered
        cases = handovers.cases_of(session, handover, CASES_AT_MOST)
        letters = _letters(visit, session, team, handover, cases)
        if handover.taken_at is not None or not cases or handover.tell_at is None:
            return Done(messages.too_late(visit.say, letters.told(visit.person)))
        chosen = None if to in (None, forms.ON_DUTY) else to
        handover.words, handover.chosen_id, handover.given_at = words, chosen, visit.now
        handover.forget_at = visit.now + LOOKED_AT_AFTER if words else None
        letters.letters.know([chosen] if chosen else [])
        return Done(messages.given(visit.say, letters.told(visit.person), chosen))


def _problem(visit: Visit, words: str) -> str | None:
    return delicate.problem_among_us(visit.say, "words", words, local_day(visit.now, visit.person.zone))


def press_take_over(visit: Visit, press: ButtonPress) -> Reply:
    """All that is left of it is theirs; who presses a moment later is told whose."""
    with visit.transaction() as session:
        entered = in_its_team(
            session, visit, handovers.hold(session, visit.workspace_id, row_id(press.value)), "shifts.gone"
        )
        if isinstance(entered, Message):
            return entered
        visit, team, handover = entered
        caseload.hold_desk(session, team)  # who merges two of them holds it, and holds them in another order
        cases = handovers.hold_cases_of(session, handover, CASES_AT_MOST)
        letters = _letters(visit, session, team, handover, cases)
        if handover.taken_at is not None or not cases:
            return messages.too_late(visit.say, letters.told(visit.person))
        _take(letters, cases, visit.user_id)
        return messages.taken(visit.say, letters.told(visit.person))


def _take(letters: HandoverLetters, cases: Sequence[Case], by: str) -> None:
    handover = letters.handover
    handover.taken_by, handover.taken_at, handover.tell_at = by, letters.letters.now, None
    handover.taken_cases = len(cases)
    for case in cases:
        moves.take(letters.letters, case, by)
    letters.taken()


def _letters(
    visit: Visit, session: Session, team: Team, handover: Handover, cases: Sequence[Case]
) -> HandoverLetters:
    letters = Letters(visit.office, session, team, visit.now, {visit.user_id: visit.person})
    letters.know({handover.giver_id, *([handover.taken_by] if handover.taken_by else [])})
    return HandoverLetters(letters, handover, cases)
