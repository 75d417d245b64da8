"""Keeping a series: a new one makes its posts at once, a changed one changes its posts to come."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot import editing
from bot.asking_owners import may_own
from bot.editing import Meanwhile
from bot.office import Visit
from bot.posting.cards import renew_card, show_card
from bot.posting.writing import writer
from bot.recurring import forms, listeners, messages, rules
from bot.recurring.listeners import Found, look_up
from bot.recurring.making import make_ahead, said_of
from bot.recurring.rules import Draft
from bot.slack.blocks import Block
from bot.slack.replies import Done, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.wall_clock import local_day, local_time
from bot.whose_team import team_to_enter
from storage import people, recurrence
from storage.people import Team
from storage.posts import SERIES, UNMADE, Post, Series, Status


def save(visit: Visit, form: FormSent) -> Reply:
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        draft, its_id = forms.draft_from(form.answers), form.facts.get("series")
        found = held(session, visit, its_id) if its_id else None
        if isinstance(found, Message):
            return Done(found)
        if wrong := _problems(session, visit, team, draft, found):
            return FormProblems({name: visit.say(f"recurring.problem.{why}") for name, why in wrong.items()})
        return _change(session, found, form, draft) if found else _add(session, visit, team, draft)


def _problems(
    session: Session, visit: Visit, team: Team, draft: Draft, found: Found | None
) -> dict[str, str]:
    """Field -> why it cannot be kept. An owner who left since they were chosen may stay: others find that."""
    wrong = rules.problems(draft, local_day(visit.now, team.zone))
    was = found.series.owner_id if found else None
    if draft.owner_id and draft.owner_id != was and not may_own(session, team, draft.owner_id):
        wrong["owner_id"] = "not_in_team"
    return wrong


def held(session: Session, visit: Visit, series_id: object) -> Found | Message:
    """A series that nobody else changes now; its team is held first."""
    found = look_up(session, visit, series_id)
    if isinstance(found, Message):
        return found
    people.hold_team(session, visit.workspace_id, found.team.id)
    recurrence.hold_series(session, found.team, found.series.id)
    return look_up(session, visit, series_id)


def _add(session: Session, visit: Visit, team: Team, draft: Draft) -> Reply:
    """Its first day is the next such weekday."""
    first = rules.next_weekday(local_day(visit.now, team.zone), draft.weekday)
    made = Series(
        team_id=team.id,
        title=draft.title,
        created_at=visit.now,
        created_by=visit.user_id,
        first_day=first,
        at=draft.at,
    )
    _fill(made, draft)
    session.add(made)
    session.flush()
    editing.note(session, visit, team, SERIES, made.id, "added", title=[None, draft.title])
    count = make_ahead(session, team, made, visit.now)
    return Done(messages.kept(visit.say, made, count, "added"))


def _fill(series: Series, draft: Draft) -> None:
    series.title, series.at, series.every_weeks = draft.title, draft.at, draft.every_weeks
    series.last_day, series.channel_id, series.owner_id = draft.last_day, draft.channel_id, draft.owner_id
    series.filled = dict(draft.filled)


def _change(session: Session, found: Found, form: FormSent, draft: Draft) -> Reply:
    visit, team, series = found.visit, found.team, found.series
    if others := editing.meanwhile(session, team, SERIES, series, form):
        above = _above(visit, others)
        return Update(forms.series(visit.say, draft, listeners.choices(session, team), others.facts, above))
    before = rules.draft_of(series)
    changed = editing.differences(before, draft)
    if not changed:
        return Done(messages.kept(visit.say, series, 0, "changed"))
    shift = timedelta(days=draft.weekday - before.weekday)
    _shift(series, shift)
    _fill(series, draft)
    series.version += 1
    series.due_at = rules.due_at(series, team.zone)
    editing.note(session, visit, team, SERIES, series.id, "changed", **changed)
    count = _change_posts(session, found, before, shift)
    return Done(messages.kept(visit.say, series, count, "changed"))


def _shift(series: Series, shift: timedelta) -> None:
    """Another weekday: what was made and what was skipped stays so, each in its own week."""
    series.first_day += shift
    series.skipped = [(date.fromisoformat(day) + shift).isoformat() for day in series.skipped]
    if series.made_until is not None:
        series.made_until += shift


def _above(visit: Visit, others: Meanwhile) -> list[Block]:
    return others.told(visit.say, lambda name: visit.say(f"recurring.form.{name}.label"))


def _change_posts(session: Session, found: Found, before: Draft, shift: timedelta) -> int:
    """Its posts to come that are still being made, and how many of them are changed by it."""
    visit, series = found.visit, found.series
    desk, count = writer(session, found.team, visit.now), 0
    said = said_of(desk, series)
    for post in recurrence.hold_posts(session, series, visit.now):
        fields = {**said, **_moved(found, post, before, shift)}
        if post.series_day is not None:
            post.series_day += shift
        if post.status in UNMADE and desk.change(post, fields, visit.user_id):
            renew_card(session, visit.office, desk, post)
            count += 1
    return count


def _moved(found: Found, post: Post, before: Draft, shift: timedelta) -> dict[str, Any]:
    """Its new moment; a post that was moved by hand keeps its own, and one whose new moment would be over."""
    zone = found.team.zone
    if post.publish_at is None or not _is_where_it_was(post.publish_at, before, zone):
        return {}
    to = rules.moved(post.publish_at, zone, shift, found.series.at)
    return {"publish_at": to} if to > found.visit.now else {}


def _is_where_it_was(at: datetime, before: Draft, zone: str) -> bool:
    return local_day(at, zone).weekday() == before.weekday and local_time(at, zone) == before.at


def press_skip(visit: Visit, press: ButtonPress) -> Reply:
    """One day makes no post; the button carries the series and the day, so that twice is once."""
    series_id, _, day = (press.value or "").partition("/")
    with visit.transaction() as session:
        found = held(session, visit, series_id)
        if isinstance(found, Message):
            return found
        team, series, say = found.team, found.series, found.visit.say
        if day not in series.skipped:
            series.skipped = [*series.skipped, day]
            series.version += 1
            editing.note(session, found.visit, team, SERIES, series.id, "skipped", skipped=[None, day])
            _drop(session, found, day)
        return messages.skipped(say, series, date.fromisoformat(day))


def _drop(session: Session, found: Found, day: str) -> None:
    """The post of that day, unless it went out."""
    desk = writer(session, found.team, found.visit.now)
    for post in recurrence.hold_posts(session, found.series, found.visit.now):
        if post.series_day is not None and post.series_day.isoformat() == day:
            desk.change(post, {"status": Status.DROPPED}, found.visit.user_id, "dropped")
            show_card(session, found.visit.office, desk, post)


def press_stop(visit: Visit, press: ButtonPress) -> Reply:
    """No new posts are made; those that are there stay."""
    with visit.transaction() as session:
        found = held(session, visit, press.value)
        if isinstance(found, Message):
            return found
        series = found.series
        series.removed_at, series.due_at = visit.now, None
        editing.note(session, found.visit, found.team, SERIES, series.id, "removed")
        return Message(found.visit.say("recurring.stopped.text", title=messages.title_of(series)))
