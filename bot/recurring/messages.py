"""What is said of series: each with its rhythm and coming days, and names to begin with."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.recurring.rules import STARTERS, Ahead
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Message
from bot.texts import Say
from bot.way_back import to_calendar
from storage.posts import Series

TITLE = 80
SHOWN = 12
"""Series in one message: each takes three blocks of Slack's fifty."""
DAYS = 4

Some = Sequence[tuple[Series, Ahead]]


def overview(say: Say, team_id: int, some: Some, channels: Mapping[int, str]) -> Message:
    blocks: list[Block] = [
        header(say("recurring.overview.heading")),
        context(say("recurring.overview.intro")),
    ]
    blocks += [block for one, ahead in some[:SHOWN] for block in _one(say, one, ahead, channels)]
    if len(some) > SHOWN:
        blocks.append(context(say("recurring.overview.more", count=len(some) - SHOWN)))
    add = button("recurring.add", say("recurring.overview.add.button"), str(team_id))
    blocks.append(actions(add, to_calendar(say, team_id)))
    blocks += _starters(say, team_id, some)
    lines = [f"{title_of(one)}: {_rhythm(say, one, channels)}" for one, _ in some[:SHOWN]]
    return Message("\n".join((say("recurring.overview.heading"), *lines)), tuple(blocks))


def _starters(say: Say, team_id: int, some: Some) -> Iterator[Block]:
    """Names to begin with, as long as there are some that the team does not have."""
    taken = {one.title for one, _ in some}
    names = {key: say(f"recurring.starter.{key}.button") for key in STARTERS}
    if left := [key for key, name in names.items() if name not in taken]:
        yield context(say("recurring.overview.starters"))
        yield actions(*(button(f"recurring.add:{key}", names[key], f"{team_id}/{key}") for key in left))


def _one(say: Say, one: Series, ahead: Ahead, channels: Mapping[int, str]) -> Iterator[Block]:
    change = button(f"recurring.change:{one.id}", say("recurring.overview.change.button"), str(one.id))
    yield section(f"*{title_of(one)}*\n{_rhythm(say, one, channels)}", accessory=change)
    yield context(*_coming(say, ahead))
    skip = [
        button(
            f"recurring.skip:{one.id}",
            say("recurring.overview.skip.button", day=say.short_date(day)),
            f"{one.id}/{day.isoformat()}",
        )
        for day in ahead.made[:1]
    ]
    stop = button(f"recurring.stop:{one.id}", say("recurring.overview.stop.button"), str(one.id))
    yield actions(*skip, stop)


def _rhythm(say: Say, one: Series, channels: Mapping[int, str]) -> str:
    """Such as "elke 2 weken op dinsdag, 12.00 uur · LinkedIn · @Bram"."""
    rhythm = say(
        "recurring.rhythm",
        every=say("recurring.every", count=one.every_weeks),
        weekday=say.weekday(one.first_day.weekday()),
        time=say.time(one.at),
    )
    channel = channels.get(one.channel_id or 0)
    parts = (
        rhythm,
        line_within(channel, TITLE) if channel else "",
        mention(one.owner_id) if one.owner_id else "",
    )
    return " · ".join(part for part in parts if part)


def _coming(say: Say, ahead: Ahead) -> Iterator[str]:
    """The days to come, and those on which it stays away with the reason."""
    days = [say.short_date(day) for day in ahead.made[:DAYS]]
    yield say("recurring.coming", days=say.list(days)) if days else say("recurring.nothing")
    if free := [say.short_date(day) for day in ahead.free]:
        yield say("recurring.free", days=say.list(free))
    if skipped := [say.short_date(day) for day in ahead.skipped]:
        yield say("recurring.skips", days=say.list(skipped))


def title_of(one: Series) -> str:
    return line_within(one.title, TITLE)


def kept(say: Say, one: Series, count: int, did: str) -> Message:
    """What became of its posts."""
    text = say(f"recurring.kept.{did}", title=title_of(one), count=count)
    shown = button("recurring.show", say("recurring.kept.show.button"), str(one.team_id))
    return Message(text, (section(text), actions(shown)))


def skipped(say: Say, one: Series, day: date) -> Message:
    text = say("recurring.skipped.text", title=title_of(one), day=say.day(day))
    shown = button("recurring.show", say("recurring.kept.show.button"), str(one.team_id))
    return Message(text, (section(text), actions(shown)))
