"""What people make of a question that came again: an answer of the library, or a post."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.answers import alike, listeners, repeat_messages, rules
from bot.answers.repeats import question_of
from bot.answers.rules import Draft
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.mrkdwn import shorten
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.wall_clock import local_day
from bot.whose_team import in_its_team
from storage import repeats
from storage.cases import Case, Kind
from storage.ideas import Idea
from storage.library import Piece
from storage.people import Team
from storage.repeats import Repeat

GONE = "answers.repeat.gone"
SOURCE = "repeat:"


def press_answer(visit: Visit, press: ButtonPress) -> Reply:
    """The form of a new answer, with the shared words in it and nobody's sentence; the button carries the
    repeat.
    """
    with visit.reading() as session:
        found = _found(session, visit, press)
        if isinstance(found, Message):
            return found
        visit, team, repeat = found
        words = _words(repeats.cases_of(session, repeat))
        draft = Draft(
            title=shorten(" ".join(words).capitalize(), rules.LONGEST["title"]),
            piece=Piece.FACT,
            kinds=(Kind.QUESTION,),
            tags=tuple(words[: rules.TAGS_AT_MOST]),
            owner_id=visit.user_id,
        )
        return listeners.new_form(session, visit, team, draft, f"{SOURCE}{repeat.id}")


def press_post(visit: Visit, press: ButtonPress) -> Reply:
    """An idea of who pressed first, which everybody may make a post of; twice is once."""
    with visit.transaction() as session:
        found = _found(session, visit, press)
        if isinstance(found, Message):
            return found
        visit, team, repeat = found
        repeats.hold_repeat(session, repeat.id)
        known = session.get(Idea, repeat.idea_id) if repeat.idea_id else None
        one = known or _new_idea(session, visit, team, repeat)
        return repeat_messages.to_post(visit.say, one)


def _found(session: Session, visit: Visit, press: ButtonPress) -> tuple[Visit, Team, Repeat] | Message:
    both = repeats.team_and_repeat(session, visit.workspace_id, row_id(press.value))
    return in_its_team(session, visit, both, GONE)


def _new_idea(session: Session, visit: Visit, team: Team, repeat: Repeat) -> Idea:
    cases = repeats.cases_of(session, repeat)
    text = repeat_messages.idea(visit.office.say(team.language), _words(cases), len(cases))
    one = Idea(
        team_id=team.id, text=text, by=visit.user_id, at=visit.now, day=local_day(visit.now, team.zone)
    )
    session.add(one)
    session.flush()
    repeat.idea_id = one.id
    return one


def _words(cases: Sequence[Case]) -> list[str]:
    return alike.shared_words([question_of(case, ()) for case in cases])
