"""The buttons of the calendar's pages: to other days and pages, to a post, and to adding one."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.calendar.facts import Seen
from bot.calendar.telling import to_open
from bot.calendar.weeks import months_on
from bot.opening_hours import WEEK, monday_of
from bot.slack.blocks import Block, actions
from bot.slack.elements import Element, button, static_select
from bot.texts import Say
from storage.calendar import Glimpse

OPENED_AT_MOST = 100
"""Slack: at most 100 options, docs.slack.dev, select menus, read 2026-11-28."""


def add(say: Say, team_id: int) -> Element:
    return button("adding.add", say("calendar.add.button"), str(team_id), style="primary")


def to_add(say: Say, team_id: int) -> Element:
    """The same where something else comes first."""
    return button("adding.add", say("calendar.add.button"), str(team_id))


def to_week(say: Say, team_id: int, monday: date, key: str = "this") -> Element:
    """`key` is how it is called: "this", "previous", "next", "whole", "open"."""
    return button(f"calendar.week:{key}", say(f"calendar.week.{key}.button"), f"{team_id}/{monday}")


def around_week(say: Say, seen: Seen) -> list[Element]:
    """To the week before and after the one shown, and back to today's when it is another."""
    team_id, monday = seen.team.id, seen.first
    this = [] if monday <= seen.today < monday + WEEK else [to_week(say, team_id, monday_of(seen.today))]
    return [
        to_week(say, team_id, monday - WEEK, "previous"),
        *this,
        to_week(say, team_id, monday + WEEK, "next"),
    ]


def around_month(say: Say, team_id: int, first: date) -> list[Element]:
    ways = (("previous", months_on(first, -1)), ("next", months_on(first, 1)))
    return [
        button(f"calendar.month:{key}", say(f"calendar.month.{key}.button"), f"{team_id}/{day}")
        for key, day in ways
    ]


PAGES = ("overview", "month", "mine", "ideas", "gaps")


def elsewhere(say: Say, team_id: int, here: str) -> list[Element]:
    """To the other pages of the calendar."""
    return [
        button(f"calendar.{page}", say(f"calendar.{page}.button"), str(team_id))
        for page in PAGES
        if page != here
    ]


SOURCES = ("hooks", "recurring", "campaigns")


def sources(say: Say, team_id: int) -> Block:
    """To where posts come from, on the pages where one looks for some: a row of its own, last."""
    return actions(
        *(button(f"{one}.show", say(f"calendar.sources.{one}.button"), str(team_id)) for one in SOURCES)
    )


def opener(say: Say, posts: Iterable[Glimpse], seen: Seen) -> list[Block]:
    """One list with which each post of the page can be opened; nothing without posts."""
    shown = list(posts)[:OPENED_AT_MOST]
    options = [to_open(say, one, one.channel, seen.team.zone) for one in shown]
    placeholder = say("calendar.open.placeholder")
    return [actions(static_select(options, action="posts.show", placeholder=placeholder))] if options else []


def turns(say: Say, action: str, values: Sequence[tuple[str, str | None]]) -> list[Element]:
    """To the page before and after, as far as there are: (which, the button's value)."""
    return [
        button(f"{action}:{which}", say(f"calendar.page.{which}.button"), value)
        for which, value in values
        if value is not None
    ]
