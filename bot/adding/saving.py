"""A wish becomes a post: once, whoever presses twice; what cannot be kept is said where it can be mended."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.adding import forms, messages, mirrors
from bot.adding.entering import form_for, shown_to
from bot.adding.forms import Filled
from bot.adding.gathering import around_of, saved
from bot.adding.mirrors import Mirror
from bot.adding.rules import Around, next_place, owner_for, status_of, usual_hour
from bot.adding.wish import Wish
from bot.day_words import is_near
from bot.office import Visit
from bot.posting.cards import show_card
from bot.posting.writing import Writer, writer
from bot.slack.ids import row_id
from bot.slack.replies import Form, FormProblems, Message, Replace, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.wall_clock import local, local_time
from bot.whose_team import refusal_to_enter, team_to_enter
from storage import calendar, ideas, people
from storage.people import Team
from storage.posts import Post, Status

IDEA = "meetup_idea:"
"""What a post came from that was an idea of the meet-up; its id follows."""


@dataclass(frozen=True, slots=True)
class _Problem:
    """What cannot be kept: in which field, and the key of the sentence."""

    field: str
    key: str


def save_form(visit: Visit, form: FormSent) -> Reply:
    filled = forms.filled_in(form.answers)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, row_id(form.facts.get("team")) or filled.team_id)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        wish = Wish(team.id, str(form.facts.get("source")), filled.title, filled.channel_id)
        if (known := calendar.came_from(session, team, wish.source)) is not None:
            return Update(mirrors.already_form(visit.say, known, visit.user_id))
        around = around_of(session, team, visit.now)
        wish = replace(wish, at=_moment(around, filled), owner_id=filled.owner_id, draft=filled.draft)
        if problem := _problem(around, filled, wish):
            return FormProblems({problem.field: visit.say(problem.key)})
        if wish.at is not None and wish.at <= visit.now and not filled.is_over:
            return Update(_is_it_past(visit, around, filled, wish))
        mirror = _keep(session, visit, team, around, wish)
        return Update(mirrors.as_form(mirror))


def _moment(around: Around, filled: Filled) -> datetime | None:
    """A day without a time is at the channel's usual hour."""
    if filled.day is None or not is_near(filled.day, around.today):
        return None
    return local(filled.day, filled.at or usual_hour(around, filled.channel_id), around.zone)


def _problem(around: Around, filled: Filled, wish: Wish) -> _Problem | None:
    if filled.day is None and filled.at is not None:
        return _Problem("day", "adding.problem.day")
    if filled.day is not None and wish.at is None:
        return _Problem("day", "common.wrong_year")
    if wish.at is not None and filled.at is not None and local_time(wish.at, around.zone) != filled.at:
        return _Problem("at", "adding.problem.no_such_time")
    if wish.channel is not None and around.channel(wish.channel) is None:
        return _Problem("channel", "adding.problem.channel_gone")
    if wish.owner_id is not None and wish.owner_id not in around.names:
        return _Problem("owner", "adding.problem.not_in_team")
    return None


def _is_it_past(visit: Visit, around: Around, filled: Filled, wish: Wish) -> Form:
    moment = messages.moment(shown_to(visit, around), wish.at or visit.now)
    opening = forms.past(visit.say, moment)
    return forms.post(visit.say, around, filled, forms.facts_for(wish), opening)


Ask = Callable[[Visit, Around, Wish], Reply]


def save_wish(session: Session, visit: Visit, team: Team, wish: Wish, ask: Ask) -> Reply:
    """From a line that was shown back; `ask` asks again what has changed since."""
    people.hold_team(session, visit.workspace_id, team.id)
    if (known := calendar.came_from(session, team, wish.source)) is not None:
        return Replace(mirrors.already(visit.say, known, visit.user_id))
    around = around_of(session, team, visit.now)
    if wish.at is not None and wish.at <= visit.now:
        return ask(visit, around, wish)
    if problem := _problem(around, Filled(), wish):
        return form_for(visit, around, wish, visit.say(problem.key))
    return Replace(mirrors.as_message(_keep(session, visit, team, around, wish)))


def _keep(session: Session, visit: Visit, team: Team, around: Around, wish: Wish) -> Mirror:
    desk = writer(session, team, visit.now)
    is_given = wish.owner_id is not None or wish.at is None
    owner = wish.owner_id if is_given else owner_for(around, wish.channel, wish.at, visit.user_id)
    is_over = wish.at is not None and wish.at <= visit.now
    post = desk.add(
        {
            "title": wish.title,
            "channel_id": wish.channel,
            "publish_at": wish.at,
            "owner_id": owner,
            "draft": wish.draft or None,
            "came_from": wish.source,
            "status": Status.PUBLISHED if is_over else status_of(wish.channel, wish.at, owner),
            "published_at": wish.at if is_over else None,
        },
        visit.user_id,
    )
    _mark_idea(session, team, wish, post)
    show_card(session, visit.office, desk, post)
    return mirror_of(visit, desk, around, post)


def _mark_idea(session: Session, team: Team, wish: Wish, post: Post) -> None:
    """The idea of the meet-up is a post from now on."""
    if not wish.source.startswith(IDEA):
        return
    idea = ideas.hold_idea(session, team, row_id(wish.source.removeprefix(IDEA)))
    if idea is not None:
        idea.post_id = post.id
        idea.version += 1


def mirror_of(visit: Visit, desk: Writer, around: Around, post: Post) -> Mirror:
    return Mirror(
        shown=shown_to(visit, around),
        post=post,
        saved=saved(desk, post),
        approver_id=desk.approver_id(post),
        place=next_place(around, post.channel_id),
    )


def press_place(visit: Visit, press: ButtonPress) -> Reply:
    """An idea gets the next free place of its channel; the button carries the post's id."""
    with visit.transaction() as session:
        found = calendar.team_and_post(session, visit.workspace_id, row_id(press.value))
        if found is None:
            return Message(visit.say("adding.gone"))
        team = found[0]
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
        people.hold_team(session, visit.workspace_id, team.id)
        post = calendar.hold_post(session, team, found[1].id)
        if post is None:
            return Message(visit.say("adding.gone"))
        return _place(session, visit.to_team(team), team, post, is_form=press.form is not None)


def _place(session: Session, visit: Visit, team: Team, post: Post, *, is_form: bool) -> Reply:
    around = around_of(session, team, visit.now)
    at = next_place(around, post.channel_id)
    if post.publish_at is not None or post.status is not Status.IDEA or at is None:
        return mirrors.placed_already(visit.say, post)
    owner = post.owner_id or owner_for(around, post.channel_id, at, visit.user_id)
    fields = {"publish_at": at, "owner_id": owner, "status": status_of(post.channel_id, at, owner)}
    desk = writer(session, team, visit.now)
    desk.change(post, fields, visit.user_id)
    show_card(session, visit.office, desk, post)
    mirror = mirror_of(visit, desk, around, post)
    return Update(mirrors.as_form(mirror)) if is_form else Replace(mirrors.as_message(mirror))
