"""A week of monitoring in one screen: what it holds, gathered. How it is said: `report_messages.py`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot import week_reports
from bot.opening_hours import MIDNIGHT, WEEK
from bot.rituals import team_free_days
from bot.working_time import local, local_day
from storage import calendar, care_figures, channels, measurements, mentions, plans, watching, week_numbers
from storage.care_figures import Stretch
from storage.monitoring import About, Sentiment, WatchedWeek
from storage.people import Team
from storage.posts import Post, Status
from storage.week_numbers import Theme

DECISIONS = 2
COUNTED = {"questions": About.QUESTION, "complaints": About.COMPLAINT, "compliments": About.COMPLIMENT}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of one week, as `told_in` cuts it, known by its Monday. Of what was replied `due` had a target, and
    `on_time` were within it; `late` are open now, after theirs: told of the week that it is.
    """

    monday: date
    mentions: int = 0
    questions: int = 0
    complaints: int = 0
    compliments: int = 0
    replied: int = 0
    on_time: int = 0
    due: int = 0
    late: int = 0

    def written(self) -> dict[str, int]:
        names = ("mentions", "questions", "complaints", "compliments", "replied")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Top:
    """What was talked about most, and why, if somebody wrote that down."""

    title: str
    why: str | None = None
    post_id: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """An issue: where it began, where it is now, and where it should be."""

    sentence: str
    start: float
    now: float
    goal: float


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the report says; what there is nothing of is left out."""

    this: Numbers
    before: Numbers | None = None
    before_that: Numbers | None = None
    top: Top | None = None
    top_before: Top | None = None
    asked: tuple[int, str] | None = None
    """How many questions about which issue."""
    risk: tuple[int, str] | None = None
    chance: tuple[int, str] | None = None
    decisions: Sequence[str] = ()
    progress: Sequence[Progress] = ()
    planned: int = 0
    """Posts next week."""
    empty_channels: Sequence[str] = field(default_factory=tuple)
    """Channels of the plan for which nothing is planned next week."""


def report_of(session: Session, team: Team, monday: date, now: datetime) -> Report:
    """The week that began on that Monday, as it stands now."""
    kept, earlier = _kept_before(session, team, monday)
    since, until = told_in(team, monday, now)
    issues = {one.id: one.sentence for one in plans.open_issues(session, team)}
    some, planned = week_numbers.themes(session, team, since, until), _planned(session, team, monday + WEEK)
    return Report(
        this=numbers_of(session, team, monday, now),
        before=_kept(session, team, kept, now) if kept else None,
        before_that=_kept(session, team, earlier, now) if earlier else None,
        top=top_of(session, team, monday),
        top_before=_top_kept(session, team, kept) if kept else None,
        asked=_asked(session, team, since, until, issues),
        risk=_first(some, Sentiment.NEGATIVE, issues),
        chance=_first(some, Sentiment.POSITIVE, issues),
        decisions=week_numbers.decided(session, team, since, until, DECISIONS),
        progress=_progress(session, team),
        planned=len(planned),
        empty_channels=_without(session, team, planned),
    )


def _kept_before(session: Session, team: Team, monday: date) -> list[WatchedWeek | None]:
    """The last week and the one before it, as they were told."""
    mondays = [monday - nth * WEEK for nth in (1, 2)]
    kept = watching.weeks(session, team, mondays)
    return [kept.get(one) for one in mondays]


def told_in(team: Team, monday: date, now: datetime) -> tuple[datetime, datetime]:
    """From the last report before that Monday until the one of its week."""
    return week_reports.told_in(monday, team.zone, team_free_days(team, now))


def span(team: Team, monday: date) -> tuple[datetime, datetime]:
    """From Monday midnight to the next, on the wall of the team's place."""
    return local(monday, MIDNIGHT, team.zone), local(monday + WEEK, MIDNIGHT, team.zone)


def numbers_of(session: Session, team: Team, monday: date, now: datetime) -> Numbers:
    since, until = told_in(team, monday, now)
    came = [count for at, count in mentions.moments_since(session, team, since) if at < until]
    logged = [one for one in mentions.logged_since(session, team, since) if one.at < until]
    counts = {name: sum(one.count for one in logged if one.about is about) for name, about in COUNTED.items()}
    replies = care_figures.replies(session, team, Stretch(since, until))
    due, in_time = care_figures.judged(replies)
    _, ends = span(team, monday)
    _, late = care_figures.open_now(session, team, now) if now < ends else (0, 0)
    return Numbers(monday, sum(came), **counts, replied=len(replies), on_time=in_time, due=due, late=late)


def _kept(session: Session, team: Team, kept: WatchedWeek, now: datetime) -> Numbers:
    """As it was told then; only whether answers were in time is asked anew."""
    replies = care_figures.replies(session, team, Stretch(*told_in(team, kept.monday, now)))
    due, in_time = care_figures.judged(replies)
    told = {name: int(kept.numbers.get(name, 0)) for name in Numbers(kept.monday).written()}
    return Numbers(kept.monday, **told, on_time=in_time, due=due)


def top_of(session: Session, team: Team, monday: date) -> Top | None:
    """The post with most reactions that went out this week or the last: numbers come after a week."""
    (since, _), (_, until) = span(team, monday - WEEK), span(team, monday)
    some = [one for one in week_numbers.published(session, team, since, until) if _reactions(one)]
    best = max(some, key=_reactions, default=None)
    return None if best is None else Top(best.title, best.lesson, best.id)


def _reactions(post: Post) -> float:
    return float(post.result.get("reactions") or 0)


def _top_kept(session: Session, team: Team, kept: WatchedWeek) -> Top | None:
    post = session.get(Post, kept.post_id) if kept.post_id else None
    return None if post is None or post.team_id != team.id else Top(post.title, post.lesson, post.id)


def _asked(
    session: Session, team: Team, since: datetime, until: datetime, issues: dict[int, str]
) -> tuple[int, str] | None:
    """The issue about which people asked most, at least twice."""
    counts: dict[int, int] = {}
    for one in mentions.logged_since(session, team, since):
        if one.at < until and one.about is About.QUESTION and one.issue_id in issues:
            counts[one.issue_id] = counts.get(one.issue_id, 0) + one.count
    most = max(counts, key=lambda one: counts[one], default=None)
    return None if most is None or counts[most] <= 1 else (counts[most], issues[most])


def _first(some: Sequence[Theme], feeling: Sentiment, issues: dict[int, str]) -> tuple[int, str] | None:
    found = (one for one in some if one.sentiment is feeling and one.issue_id in issues)
    first = next(found, None)
    return None if first is None or first.issue_id is None else (first.count, issues[first.issue_id])


def _progress(session: Session, team: Team) -> list[Progress]:
    """Of issues with a number to begin with, a goal and a measurement."""
    last = {one.issue_id: one.value for one in measurements.of_open_issues(session, team)}
    return [
        Progress(one.sentence, one.now_value, last[one.id], one.goal_value)
        for one in plans.open_issues(session, team)
        if one.id in last and one.now_value is not None and one.goal_value is not None
    ]


def _planned(session: Session, team: Team, monday: date) -> list[Post]:
    """What is to go out in the week from that Monday on."""
    some = calendar.between(session, team, *span(team, monday))
    return [one for one in some if one.status is not Status.PUBLISHED]


def _without(session: Session, team: Team, planned: Sequence[Post]) -> tuple[str, ...]:
    """Channels of the plan for which none of these is."""
    filled = {one.channel_id for one in planned}
    return tuple(one.name for one in channels.of_team(session, team) if one.id not in filled)


def today_of(team: Team, now: datetime) -> date:
    return local_day(now, team.zone)
