"""What the message of a day tells besides its question: read for many days in a few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.meetup import chairs, signals
from bot.meetup.signals import Kind, Signal
from bot.working_time import MIDNIGHT, local
from storage import ideas, meetup_blockers, meetup_facts, meetups, talks
from storage.actions import Action
from storage.ideas import Idea
from storage.meetup_blockers import Blocker
from storage.meetups import Meetup
from storage.people import Team
from storage.posts import Post
from storage.talks import TenMinutes

ONE_DAY = timedelta(days=1)
ZONES = timedelta(hours=14)
"""A day on earth lies within so much of the same day in UTC."""


@dataclass(frozen=True, slots=True)
class Told:
    """The signal of a day, and the words of what it is about as they are now."""

    signal: Signal
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one day of a team. `ideas` and `solved` are that day's own, `blockers` all that are open."""

    posts: Sequence[Post] = ()
    channels: Mapping[int, str] = field(default_factory=dict)
    signal: Told | None = None
    ideas: Sequence[Idea] = ()
    votes: Mapping[int, int] = field(default_factory=dict)
    blockers: Sequence[Blocker] = ()
    decisions: Sequence[Action] = ()
    talk: TenMinutes | None = None
    led: Mapping[str, date] = field(default_factory=dict)
    """Who led a meet-up of the team, and when last."""


def facts_of(session: Session, days: Sequence[tuple[Meetup, Team]]) -> dict[int, Facts]:
    """The facts of each of these days, of different teams, by the meet-up's id."""
    if not days:
        return {}
    team_ids = [team.id for _, team in days]
    posts, channels = _posts(session, days), meetup_facts.channel_names(session, team_ids)
    told = ideas.of_days(session, team_ids, {meetup.day for meetup, _ in days})
    votes = ideas.votes_of(session, [idea.id for idea in told])
    blockers = meetup_blockers.blockers_of(session, team_ids, _begin(min(meetup.day for meetup, _ in days)))
    decided = meetup_facts.decisions(session, {meetup.id: team.id for meetup, team in days})
    held = talks.talks_of(session, [meetup.id for meetup, _ in days])
    led = meetups.last_chairs(session, team_ids, min(meetup.day for meetup, _ in days) - chairs.LOOK_BACK)
    words = _words(session, days, blockers)
    return {
        meetup.id: Facts(
            posts=_of_day(posts[team.id], meetup.day, team.zone),
            channels=channels,
            signal=_told(meetup, words),
            ideas=[idea for idea in told if (idea.team_id, idea.day) == (team.id, meetup.day)],
            votes=votes,
            blockers=[one for one in blockers if one.team_id == team.id and _counts(one, meetup, team)],
            decisions=decided[meetup.id],
            talk=held.get(meetup.id),
            led=led[team.id],
        )
        for meetup, team in days
    }


def _posts(session: Session, days: Sequence[tuple[Meetup, Team]]) -> dict[int, list[Post]]:
    first, last = min(meetup.day for meetup, _ in days), max(meetup.day for meetup, _ in days)
    since, until = _begin(first) - ZONES, _begin(last) + ONE_DAY + ZONES
    return meetup_facts.posts_of_days(session, [team.id for _, team in days], since, until)


def _of_day(posts: Sequence[Post], day: date, zone: str) -> list[Post]:
    first, last = local(day, MIDNIGHT, zone), local(day + ONE_DAY, MIDNIGHT, zone)
    return [post for post in posts if post.publish_at is not None and first <= post.publish_at < last]


def _counts(blocker: Blocker, meetup: Meetup, team: Team) -> bool:
    """What is told of on that day: open blockers that were there, and those solved on it."""
    solved = blocker.solved_at
    begin, end = (local(day, MIDNIGHT, team.zone) for day in (meetup.day, meetup.day + ONE_DAY))
    return blocker.since <= meetup.day and (solved is None or begin <= solved < end)


def _words(
    session: Session, days: Sequence[tuple[Meetup, Team]], blockers: Sequence[Blocker]
) -> dict[str, str]:
    """What the signals of these days are about, in words: never kept with the day. Of a hook its key."""
    told = [one for meetup, _ in days if (one := signals.read(meetup.signal)) is not None]
    cases = [one.thing_id for one in told if one.kind is Kind.QUESTION]
    posts = [one.thing_id for one in told if one.kind is Kind.BEST_POST]
    return {
        **{f"case:{key}": words for key, words in meetup_facts.paraphrases(session, cases).items()},
        **{f"post:{key}": title for key, title in meetup_facts.titles(session, posts).items()},
        **{f"blocker:{one.id}": one.text for one in blockers},
        **{one.about: one.name for one in told if one.kind is Kind.HOOK},
    }


def _told(meetup: Meetup, words: Mapping[str, str]) -> Told | None:
    signal = signals.read(meetup.signal)
    if signal is None or not words.get(signal.about):
        return None
    return Told(signal, words[signal.about])


def _begin(day: date) -> datetime:
    return local(day, MIDNIGHT, "UTC")
