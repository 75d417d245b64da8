"""The message of the ten minutes: what it tells, gathered from the day, while it runs and when it is over."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.meetup import agenda, talk_messages
from bot.meetup.summary_messages import Counted
from bot.meetup.talk_messages import Choice, Hindrance, Talk
from bot.meetup.thread import Thread
from storage import ideas
from storage.outbox import Priority
from storage.talks import TenMinutes

IDEAS = 5
"""To choose two from: more is not read in two minutes."""


def show_talk(thread: Thread, talk: TenMinutes) -> None:
    """The message in the channel shows the clock and the block that is on, or what was decided."""
    told = _told(thread, talk)
    if talk.ended_at is not None:
        message = talk_messages.over(thread.say, told)
    else:
        message = talk_messages.running(thread.say, told, agenda.read(talk.started_at, thread.now))
    thread.write(subject(talk), message, Priority.NORMAL)


def subject(talk: TenMinutes) -> str:
    return f"meetup {talk.meetup_id}, ten minutes"


def _told(thread: Thread, talk: TenMinutes) -> Talk:
    return Talk(
        day=thread.day(),
        chair_id=talk.chair_id,
        outcome=thread.outcome(),
        choices=_choices(thread.session, thread),
        hindrances=_hindrances(thread),
        minutes=None if talk.ended_at is None else _minutes(talk),
        earlier=() if talk.ended_at is None else _earlier(thread, talk, talk.ended_at),
    )


def _earlier(thread: Thread, talk: TenMinutes, until: datetime) -> list[Counted]:
    """Ideas of other days that were chosen now."""
    chosen = ideas.chosen_between(thread.session, thread.team, talk.started_at, until)
    older = [idea for idea in chosen if idea.day != thread.meetup.day]
    votes = ideas.votes_of(thread.session, [idea.id for idea in older])
    return [
        Counted(thread.name_of(idea.by), idea.text, votes.get(idea.id, 0), is_post=True) for idea in older
    ]


def _minutes(talk: TenMinutes) -> int:
    took = (talk.ended_at or talk.started_at) - talk.started_at
    return max(1, round(took / agenda.MINUTE))


def _choices(session: Session, thread: Thread) -> list[Choice]:
    return [
        Choice(idea.id, Counted(thread.name_of(idea.by), idea.text, votes))
        for idea, votes in ideas.open_ideas(session, thread.team, IDEAS)
    ]


def _hindrances(thread: Thread) -> list[Hindrance]:
    both = zip(thread.facts.blockers, thread.stuck(), strict=True)
    return [Hindrance(one.id, told) for one, told in both if one.solved_at is None]
