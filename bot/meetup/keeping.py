"""What an answer brings is kept beside it: an idea to vote for, and where somebody is stuck."""

from datetime import datetime

from sqlalchemy.orm import Session

from storage import ideas, meetup_blockers
from storage.ideas import Idea
from storage.meetup_blockers import Blocker
from storage.meetups import Answer, Meetup


def keep(session: Session, meetup: Meetup, answer: Answer, now: datetime) -> None:
    """The idea and the blocker of this answer say what it says now."""
    _keep_idea(session, meetup, answer, now)
    _keep_blocker(session, meetup, answer, now)
    session.flush()


def _keep_idea(session: Session, meetup: Meetup, answer: Answer, now: datetime) -> None:
    """One that is a post keeps its words; one with votes stays when the answer is emptied."""
    idea = ideas.of_answer(session, meetup.id, answer.user_id)
    if idea is None:
        if answer.idea:
            session.add(_new_idea(meetup, answer, answer.idea, now))
    elif idea.post_id is None:
        _change_idea(session, idea, answer.idea, now)


def _new_idea(meetup: Meetup, answer: Answer, text: str, now: datetime) -> Idea:
    return Idea(
        team_id=meetup.team_id, text=text, by=answer.user_id, at=now, meetup_id=meetup.id, day=meetup.day
    )


def _change_idea(session: Session, idea: Idea, text: str | None, now: datetime) -> None:
    if text:
        idea.text, idea.removed_at = text, None
        idea.version += 1
    elif not ideas.votes_of(session, [idea.id]):
        idea.removed_at = now


def _keep_blocker(session: Session, meetup: Meetup, answer: Answer, now: datetime) -> None:
    blocker = meetup_blockers.of_answer(session, meetup.id, answer.user_id)
    if blocker is None:
        if answer.stuck:
            session.add(_new_blocker(meetup, answer, answer.stuck))
    elif answer.stuck is None:
        _end_blocker(session, blocker, now)
    elif blocker.text != answer.stuck:
        blocker.text, blocker.solved_at, blocker.solved_by = answer.stuck, None, None
        blocker.version += 1


def _new_blocker(meetup: Meetup, answer: Answer, text: str) -> Blocker:
    return Blocker(
        team_id=meetup.team_id, text=text, by=answer.user_id, since=meetup.day, meetup_id=meetup.id
    )


def _end_blocker(session: Session, blocker: Blocker, now: datetime) -> None:
    """Who is not stuck any more takes their blocker away; one that somebody is on was solved."""
    if blocker.owner_id is None:
        session.delete(blocker)
    elif blocker.solved_at is None:
        blocker.solved_at, blocker.solved_by, blocker.due_at = now, blocker.by, None
        blocker.version += 1
