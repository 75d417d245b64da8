"""The calendar by day: this week and next at a glance, one week, one day, and a week for the channel."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.calendar import telling, ways
from bot.calendar.facts import Seen
from bot.calendar.weeks import PAGES_OF_A_DAY
from bot.opening_hours import DAY, WEEK, monday_of
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.calendar import Glimpse

DAY_SHOWN = 8
"""Posts of a day in a week: about 270 characters each, and a section holds 3,000."""
BUSY = 40
"""With more posts than this in sight a day shows only its first few: the rest is one press away."""
BUSY_DAY_SHOWN = 3
DAY_PAGE = 40
"""Posts on a page of one day."""
LATE_SHOWN = 5
TEXT_AT_MOST = 3000
"""Characters of the text that screen readers and notifications read."""


def overview(say: Say, seen: Seen) -> Message:
    """Two weeks, this one and the next: what is late stands first, and days gone by are said in one line."""
    if not seen.posts:
        return _empty(say, seen)
    late = seen.waiting_before(seen.today)
    blocks = _late(say, seen, late)
    for monday in (seen.first, seen.first + WEEK):
        blocks += [header(telling.week(say, monday)), *_gone_by(say, seen, monday)]
        blocks += _days(say, seen, [day for day in _week(monday) if day >= seen.today])
    coming = _in_sight(seen, [day for day in seen.days if day >= seen.today])
    weeks = (
        ways.to_week(say, seen.team.id, seen.first),
        ways.to_week(say, seen.team.id, seen.first + WEEK, "next"),
    )
    foot = actions(ways.add(say, seen.team.id), *weeks, *ways.elsewhere(say, seen.team.id, "overview"))
    return _whole(say, seen, blocks, [*late[:LATE_SHOWN], *coming], foot)


def week(say: Say, seen: Seen) -> Message:
    """One week, whole."""
    blocks = [header(telling.week(say, seen.first)), *_whole_week(say, seen)]
    share = [button("calendar.share", say("calendar.share.button"), f"{seen.team.id}/{seen.first}")]
    foot = (
        actions(*ways.around_week(say, seen), ways.add(say, seen.team.id), *(share if seen.shown else [])),
        actions(*ways.elsewhere(say, seen.team.id, "week")),
    )
    return _whole(say, seen, blocks, _in_sight(seen, seen.days), *foot)


def shared(say: Say, seen: Seen, by: str) -> Message:
    """One week for the whole channel: everybody is called by name, so that nobody is rung."""
    who = escape(seen.names.get(by, "?"))
    said_by = context(say("calendar.shared.by", who=who, moment=say.short_moment(seen.now, seen.team.zone)))
    blocks = [header(telling.week(say, seen.first)), *_whole_week(say, seen), said_by]
    foot = actions(ways.to_week(say, seen.team.id, seen.first, "open"))
    return _whole(say, seen, blocks, _in_sight(seen, seen.days), foot)


def one_day(say: Say, seen: Seen, page: int) -> Message:
    """One day, of many posts a page of them."""
    posts = seen.shown
    last_page = min(max(len(posts) - 1, 0) // DAY_PAGE, PAGES_OF_A_DAY - 1)
    page = min(page, last_page)
    here = posts[page * DAY_PAGE :][:DAY_PAGE]
    parts = [here[at : at + DAY_SHOWN] for at in range(0, len(here), DAY_SHOWN)]
    blocks = [header(say.date(seen.first)), *_day_facts(say, seen, posts)]
    blocks += [section("\n".join(telling.line(say, seen, post) for post in part)) for part in parts]
    value = f"{seen.team.id}/{seen.first}"
    before = f"{value}/{page - 1}" if page > 0 else None
    after = f"{value}/{page + 1}" if page < last_page else None
    turns = ways.turns(say, "calendar.day", (("previous", before), ("next", after)))
    week_of_it = ways.to_week(say, seen.team.id, monday_of(seen.first), "whole")
    foot = actions(*turns, week_of_it, ways.add(say, seen.team.id))
    return _whole(say, seen, blocks, here, foot)


def _day_facts(say: Say, seen: Seen, posts: Sequence[Glimpse]) -> list[Block]:
    told = telling.counts(say, [post.status for post in posts]) or say("calendar.day.nothing")
    free = [telling.free(say, seen, seen.first)] if seen.first in seen.holidays else []
    return [context(" · ".join((*free, told, *telling.off(say, seen, seen.first, posts))))]


def _empty(say: Say, seen: Seen) -> Message:
    """Nothing in sight: what to do first. An idea or a post can be kept before there are channels."""
    if not seen.has_channels:
        text = say("calendar.no_channels.text")
        first = button(
            "channels.open", say("calendar.no_channels.button"), str(seen.team.id), style="primary"
        )
        more = (ways.to_add(say, seen.team.id), *ways.elsewhere(say, seen.team.id, "overview"))
        return Message(text, (section(text), actions(first, *more)))
    text = say("calendar.empty.text")
    foot = actions(ways.add(say, seen.team.id), *ways.elsewhere(say, seen.team.id, "overview"))
    return Message(text, (section(text), foot))


def _late(say: Say, seen: Seen, late: Sequence[Glimpse]) -> list[Block]:
    """What is left of days gone by, the oldest first."""
    if not late:
        return []
    lines = [telling.dated_line(say, seen, post) for post in late[:LATE_SHOWN]]
    more = len(late) - LATE_SHOWN
    lines += [say("calendar.late.more", count=more)] if more > 0 else []
    return [section("\n".join((f"*{say('calendar.late.heading')}*", *lines)))]


def _gone_by(say: Say, seen: Seen, monday: date) -> list[Block]:
    """What became of the days of this week before today."""
    gone = [post for day in _week(monday) if day < seen.today for post in seen.by_day.get(day, [])]
    told = telling.counts(say, [post.status for post in gone])
    return [context(say("calendar.week.gone_by", counts=told))] if told else []


def _whole_week(say: Say, seen: Seen) -> list[Block]:
    return _days(say, seen, _week(seen.first))


def _days(say: Say, seen: Seen, days: Sequence[date]) -> list[Block]:
    """Each day that has something, then the others in one line."""
    found = seen.by_day
    blocks = [_one(say, seen, day, found[day]) for day in days if day in found]
    rest = list(_rest(say, seen, [day for day in days if day not in found]))
    return [*blocks, *([context(*rest)] if rest else [])]


def _one(say: Say, seen: Seen, day: date, posts: Sequence[Glimpse]) -> Block:
    shown, rest = posts[: _most(seen)], posts[_most(seen) :]
    lines = [telling.day(say, seen, day), *(telling.line(say, seen, post) for post in shown)]
    lines += telling.off(say, seen, day, posts)
    if not rest:
        return section("\n".join(lines))
    lines.append(
        say("calendar.day.more", count=len(rest), counts=telling.counts(say, [one.status for one in rest]))
    )
    whole = button(f"calendar.day:{day}", say("calendar.day.whole.button"), f"{seen.team.id}/{day}/0")
    return section("\n".join(lines), accessory=whole)


def _most(seen: Seen) -> int:
    """How many posts of a day are shown."""
    return DAY_SHOWN if len(seen.shown) <= BUSY else BUSY_DAY_SHOWN


def _in_sight(seen: Seen, days: Sequence[date]) -> list[Glimpse]:
    """The posts of which these days show a line."""
    return [post for day in days for post in seen.by_day.get(day, [])[: _most(seen)]]


def _rest(say: Say, seen: Seen, days: Sequence[date]) -> Iterator[str]:
    """Working days without a post, and why nobody works on the others."""
    if days[6:] and days[-1] < seen.today:
        yield say("calendar.week.was_empty")
    if empty := [day for day in days if day >= seen.today and seen.is_working_day(day)]:
        named = say.list([_weekday(say, seen, day) for day in empty])
        yield say(
            "calendar.week.empty_days" if len(empty) < WORKING_DAYS else "calendar.week.empty", days=named
        )
    yield from (
        f"{say.short_date(day)}: {telling.free(say, seen, day)}" for day in days if day in seen.holidays
    )


WORKING_DAYS = 5


def _weekday(say: Say, seen: Seen, day: date) -> str:
    return say("calendar.day.today") if day == seen.today else say.short_weekday(day.weekday())


def _whole(say: Say, seen: Seen, blocks: Sequence[Block], posts: Sequence[Glimpse], *foot: Block) -> Message:
    """The page with, below it, the posts to open, what the signs mean, and what the clocks do."""
    told = [telling.legend(say, [post.status for post in posts]), *telling.clock_changes(say, seen)]
    notes = [one for one in (*told, *telling.zone(say, seen)) if one]
    below = (*ways.opener(say, posts, seen), *([context(*notes)] if notes else []))
    return Message(_text(blocks), (*blocks, *below, *foot))


def _text(blocks: Sequence[Block]) -> str:
    """The same, for who hears it read aloud."""
    parts = [part for one in blocks for part in (one["elements"] if "elements" in one else [one["text"]])]
    return shorten("\n".join(part["text"] for part in parts), TEXT_AT_MOST)


def _week(monday: date) -> list[date]:
    return [monday + number * DAY for number in range(WEEK // DAY)]
