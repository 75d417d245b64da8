"""A question that came three times in seven days: an answer and a post are proposed, once, to who has it.

Who that is: the matrix, while they are at work. A case that asks the same later belongs to it silently.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.answers import alike, repeat_messages
from bot.answers.alike import Question
from bot.answers.frames import FROM
from bot.answers.whose import taker_of
from bot.batches import each_alone
from bot.letters import letter_to
from bot.office import Office
from bot.ownership.gathering import matrix_from
from storage import caseload, library, outbox, repeats
from storage.cases import Case, Kind
from storage.crews import crews
from storage.library import LibraryAnswer, Piece
from storage.people import Team
from storage.repeats import Repeat

AT_ONCE = 20
TEAMS_AT_ONCE = 50
LOOKED_AT = 300
"""Questions of the last months with which a new one is compared, newest first."""
SAYS_IT = (Piece.FACT, Piece.WHOLE)
"""Answers that say what was asked: the same opening opens every reply."""


def compare(office: Office, now: datetime) -> None:
    """New questions are compared with those that came before, a team at a time."""
    with office.reading() as session:
        teams = repeats.teams_to_compare(session, now, TEAMS_AT_ONCE)
    each_alone(office, teams, lambda session, team_id: _compare_in(office, session, team_id, now))


def _compare_in(office: Office, session: Session, team_id: int, now: datetime) -> None:
    """The desk is held, so that two processes find one repeat."""
    team = session.get_one(Team, team_id)
    caseload.hold_desk(session, team)
    for case in repeats.hold_to_compare(session, team, now, AT_ONCE):
        case.compare_at = _compare(office, session, team, case, now)


def _compare(office: Office, session: Session, team: Team, case: Case, now: datetime) -> datetime | None:
    """When to look again; None when there is nothing more to see in it."""
    cases = repeats.questions_since(session, team, now - alike.STAYS, LOOKED_AT)
    known = repeats.repeats_of(session, [one.id for one in cases])
    if case.kind is not Kind.QUESTION or case.status in repeats.NO_QUESTION or case.id in known:
        return None
    questions = {one.case_id: one for one in _questions(session, team, [*cases, case])}
    new = questions[case.id]
    if (same := _the_same(new, questions, known)) is not None:
        repeats.join(session, same, [case.id])
        return None
    group = alike.asked_again(new, [one for one in questions.values() if one.case_id not in known])
    return _propose(office, session, team, group, now) if group else None


def _the_same(new: Question, questions: Mapping[int, Question], known: Mapping[int, int]) -> int | None:
    """The repeat that this question is one more of."""
    return next((of for case_id, of in known.items() if alike.alike(new, questions[case_id])), None)


def _questions(session: Session, team: Team, cases: Sequence[Case]) -> list[Question]:
    chosen = library.chosen_for(session, [one.id for one in cases])
    known = library.of_ids(session, team, {one for some in chosen.values() for one in some})
    return [
        question_of(case, [known[one] for one in chosen.get(case.id, ()) if one in known]) for case in cases
    ]


def question_of(case: Case, chosen: Sequence[LibraryAnswer]) -> Question:
    """The case with what was chosen for it; a frame says nothing of what was asked."""
    says_it = [one for one in chosen if one.piece in SAYS_IT and not (one.came_from or "").startswith(FROM)]
    tags = frozenset(tag.casefold() for one in says_it for tag in one.tags)
    return Question(case.id, case.paraphrase, case.reported_at, frozenset(one.id for one in says_it), tags)


def _propose(
    office: Office, session: Session, team: Team, group: Sequence[Question], now: datetime
) -> datetime | None:
    """Now to who is at work; else it is looked at again when somebody is."""
    crew = crews(session, [team.id], now)[team.id]
    taker = taker_of(office, team, crew, matrix_from(team, crew, now), now)
    if taker.person is None:
        return taker.ask_at
    repeat = Repeat(team_id=team.id, found_at=now)
    session.add(repeat)
    session.flush()
    repeats.join(session, repeat.id, [one.case_id for one in group])
    message = repeat_messages.proposed(
        office.say_to(taker.person, team),
        repeat,
        repeats.cases_of(session, repeat),
        alike.shared_words(group),
        taker.why,
    )
    outbox.write(
        session, letter_to(taker.person.user_id, team, f"repeated question {repeat.id}", message), now
    )
    return None
