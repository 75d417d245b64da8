"""Says which secret links to the calendar there are, and shows a new one once."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import button, confirm
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Message
from bot.texts import Say
from storage.feeds import Feed
from storage.people import Team

NAME = 60


def overview(say: Say, team: Team, there: Sequence[Feed], zone: str) -> Message:
    """`zone` is the reader's."""
    text = say("exchange.feed.intro", team=line_within(team.name, NAME))
    lines = [_line(say, feed, zone) for feed in there]
    return Message("\n".join((text, *lines)), tuple(_blocks(say, team, there, text, zone)))


def _blocks(say: Say, team: Team, there: Sequence[Feed], text: str, zone: str) -> Iterator[Block]:
    yield section(text)
    for feed in there:
        yield section(_line(say, feed, zone))
        yield actions(
            button("exchange.feed_anew", say("exchange.feed.anew.button"), str(feed.id), confirm=_sure(say)),
            button(
                "exchange.feed_revoke",
                say("exchange.feed.revoke.button"),
                str(feed.id),
                style="danger",
                confirm=_sure(say),
            ),
        )
    yield actions(
        button("exchange.feed_make:own", say("exchange.feed.own.button"), f"{team.id}/own"),
        button("exchange.feed_make:all", say("exchange.feed.all.button"), f"{team.id}/all"),
    )
    yield context(say("exchange.feed.holds"))


def _line(say: Say, feed: Feed, zone: str) -> str:
    whose = "own" if feed.user_id else "all"
    when = say.short_moment(feed.created_at, zone)
    made = say(f"exchange.feed.{whose}.line", who=mention(feed.created_by), when=when)
    return f"{made} {_read(say, feed.read_at, zone)}"


def _read(say: Say, at: datetime | None, zone: str) -> str:
    if at is None:
        return say("exchange.feed.never_read")
    return say("exchange.feed.last_read", when=say.short_moment(at, zone))


def _sure(say: Say) -> dict[str, object]:
    return confirm(
        say("exchange.feed.sure.title"),
        say("exchange.feed.sure.text"),
        say("exchange.feed.yes.button"),
        say("exchange.feed.no.button"),
        danger=True,
    )


def made(say: Say, team: Team, address: str, *, is_own: bool) -> Message:
    """The link itself, which is nowhere else."""
    whose = "own" if is_own else "all"
    text = say(f"exchange.feed.{whose}.made", team=line_within(team.name, NAME))
    shown = f"`{address}`"
    how = say("exchange.feed.how")
    return Message(f"{text}\n{shown}\n{how}", (section(text), section(shown), context(how)))
