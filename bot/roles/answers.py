"""Answers to whose something is: now, on a day, and through two weeks."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.ownership.facts import Ask
from bot.ownership.words import NAMED, Teller
from bot.roles.gathering import Facts
from bot.roles.messages import in_words, show_button
from bot.roles.shifts import Shift
from bot.slack.blocks import actions, context, section
from bot.slack.elements import button
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from bot.working_time import Hours, Span, next_opening, open_spans
from storage.duties import Scope
from storage.people import Person

DAY = timedelta(days=1)


def teller(say: Say, facts: Facts, reader: Person) -> Teller:
    """Names everybody of the team; the reader is "you"."""
    return Teller(say, facts.names, facts.team.zone, reader.user_id, facts.channels.ever)


def next_span(hours: Hours, now: datetime) -> list[Span]:
    """The rest of the open stretch it is, else the next one; nothing for hours that never open."""
    opens = next_opening(hours, now)
    return [] if opens is None else open_spans(hours, opens, opens + DAY)[:1]


def now(say: Say, told: Teller, shift: Shift, facts: Facts) -> Message:
    """Whose it is at this moment, why, and until when."""
    ask = shift.found.ask
    name = in_words(say, ask.task, Scope(ask.channel, ask.topic), told.channels)
    text = say(
        "roles.who.now", task=name, people=people(told, shift), until=clock(say, shift.end, facts.team.zone)
    )
    return _message(say, text, why(told, shift), facts.team.id)


def on_day(
    say: Say, told: Teller, facts: Facts, ask: Ask, found: Sequence[Shift], day: date | None
) -> Message:
    """Whose it is through the day, stretch after stretch, with the reason for each."""
    name = in_words(say, ask.task, Scope(ask.channel, ask.topic), told.channels)
    if not found:
        closed = say("roles.who.closed", day=say.day(day)) if day else say("roles.who.never")
        return Message(closed)
    of = local_day(found[0].start, told.zone)
    lines = [say("roles.who.day", task=name, day=say.day(of)), *(stretch(say, told, one) for one in found)]
    text, team_id = "\n".join(lines), str(facts.team.id)
    cover = button("roles.cover", say("roles.open.cover.button"), team_id)
    gap = [cover] if any(not one.owners for one in found) else []
    return Message(text, (section(text), actions(*gap, show_button(say, facts.team.id))))


def stretch(say: Say, told: Teller, shift: Shift) -> str:
    """Such as "• 09:00 tot 17:00: *Noor*. Webcare doet Noor."."""
    times = {"start": clock(say, shift.start, told.zone), "end": clock(say, shift.end, told.zone)}
    return say("roles.who.stretch", people=people(told, shift), why=why(told, shift), **times)


def people(told: Teller, shift: Shift) -> str:
    """Their names; of many the first ones."""
    names = [told.name(one.user_id) for one in shift.owners[:NAMED]]
    more = len(shift.owners) - NAMED
    rest = [told.say("roles.who.more", count=more)] if more > 0 else []
    return told.say.list([*names, *rest]) or told.say("common.nobody")


def why(told: Teller, shift: Shift) -> str:
    """The reason for the first of them; where everybody is when it is nobody's."""
    if shift.owners:
        return told.because(shift.found, shift.owners[0])
    reason = told.nobody(shift.found) or told.say("roles.who.nobody_has_it")
    return f"{reason} {told.say('roles.who.coordinators')}"


def clock(say: Say, moment: datetime, zone: str) -> str:
    return say.clock(local_time(moment, zone))


def _message(say: Say, text: str, reason: str, team_id: int) -> Message:
    return Message(f"{text} {reason}", (section(text), context(reason), actions(show_button(say, team_id))))


def no_task(say: Say, typed: str, tasks: Sequence[str]) -> Message:
    if not tasks:
        return Message(say("roles.overview.empty"))
    if not typed:
        return Message(say("roles.who.which", tasks=say.list(tasks)))
    return Message(say("roles.who.no_task", typed=typed, tasks=say.list(tasks)))


def no_day(say: Say, typed: str) -> Message:
    return Message(say("roles.who.no_day", typed=typed))
