"""What is said about cover: the form, the question in the channel, and what the asker sees alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.ownership.words import plain_task_name, safe, task_name
from bot.roles.cover_rules import NOTE_LONGEST, Asked, Refusal
from bot.slack.answers import Answers
from bot.slack.blocks import Block, actions, context, field, section
from bot.slack.elements import button, datepicker, option, static_select, text_input, timepicker
from bot.slack.mrkdwn import Typed, escape, mention, one_line
from bot.slack.replies import Fact, Form, Message
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from storage.covers import EVERY_TASK, Cover, CoverRequest

ALL, GAP, TASK = "*", "gap", "task:"
"""Choices in a menu: all of one's tasks, webcare where nobody is, and what stands before one task."""


def form(say: Say, tasks: Sequence[str], today: date, counted: str, facts: Mapping[str, Fact]) -> Form:
    """For which of one's tasks, and when. `counted` is who covered how often, for the asker's eyes."""
    every = [option(say("roles.cover.all.option"), ALL)] if tasks else []
    own = [option(Typed(plain_task_name(say, task)), TASK + task) for task in tasks]
    options = [*every, *own, option(say("roles.cover.gap.option"), GAP)]
    note = text_input(multiline=True, max_length=NOTE_LONGEST)
    return Form(
        name="roles.cover",
        title=say("roles.cover.title"),
        blocks=(
            section(say("roles.cover.intro")),
            field("task", say("roles.cover.task.label"), static_select(options, chosen=options[0]["value"])),
            field("first_day", say("roles.cover.first_day.label"), datepicker(chosen=today)),
            field("last_day", say("roles.cover.last_day.label"), datepicker(chosen=today)),
            context(say("roles.cover.part_of_day.hint")),
            field("from", say("roles.cover.from.label"), timepicker(), optional=True),
            field("until", say("roles.cover.until.label"), timepicker(), optional=True),
            field("note", say("roles.cover.note.label"), note, optional=True),
            *([context(counted)] if counted else []),
        ),
        submit=say("roles.cover.ask.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def asked_from(answers: Answers, today: date) -> Asked:
    first = answers.date("first_day") or today
    return Asked(first, answers.date("last_day") or first, answers.time("from"), answers.time("until"))


def counted(say: Say, counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    """How often each covered for others in the last quarter, most often first; nothing when nobody did."""
    told = [
        say("roles.cover.count", who=safe(names.get(who, "?")), times=say.number(count))
        for who, count in sorted(counts.items(), key=lambda one: (-one[1], names.get(one[0], "")))
    ]
    return say("roles.cover.counted", counts=say.list(told)) if told else ""


@dataclass(frozen=True, slots=True)
class Question:
    """A request with its spans. `zone` is the team's."""

    request: CoverRequest
    spans: Sequence[Cover]
    zone: str
    now: datetime

    @property
    def open_spans(self) -> list[Cover]:
        """What can still be taken."""
        if self.request.withdrawn_at is not None:
            return []
        return [one for one in self.spans if one.taken_by is None and one.ends_at > self.now]


def question(say: Say, asked: Question) -> Message:
    """In the channel: who asks what, with a button for each span that is open, and who took which."""
    request = asked.request
    kind = "gap" if request.is_gap else "asks"
    values = {"who": mention(request.asker_id), "task": task(say, request.task)}
    heading = say(f"roles.cover.{kind}.{_state(asked)}", **values)
    note = [context(f">{escape(one_line(request.note))}")] if request.note else []
    lines = [_span(say, asked, one) for one in asked.spans]
    text = "\n".join((heading, *(span_told(say, one, asked.zone) for one in asked.spans)))
    return Message(text, (section(heading), *note, *lines, *_foot(say, asked)))


def _state(asked: Question) -> str:
    if asked.request.withdrawn_at is not None:
        return "withdrawn"
    return "open" if asked.open_spans else "done"


def _span(say: Say, asked: Question, one: Cover) -> Block:
    when = span_told(say, one, asked.zone)
    day = say.short_date(local_day(one.starts_at, asked.zone))
    if one.taken_by is not None:
        taken = say("roles.cover.taken", when=when, who=mention(one.taken_by))
        back = button(f"roles.give_back:{one.id}", say("roles.cover.give_back.button", day=day), str(one.id))
        return section(taken, accessory=back if one.ends_at > asked.now else None)
    if one not in asked.open_spans:
        return section(when)
    take = button(f"roles.take:{one.id}", say("roles.cover.take.button", day=day), str(one.id))
    return section(when, accessory=take)


def _foot(say: Say, asked: Question) -> list[Block]:
    if not asked.open_spans:
        return []
    request_id = str(asked.request.id)
    everything = button("roles.take_all", say("roles.cover.take_all.button"), request_id, style="primary")
    withdraw = button("roles.withdraw", say("roles.cover.withdraw.button"), request_id)
    return [actions(*([everything] if len(asked.open_spans) > 1 else []), withdraw)]


def span_told(say: Say, one: Cover, zone: str) -> str:
    """Such as "do 26 nov, 09:00 tot 17:00", on the team's clock."""
    start, end = (say.clock(local_time(at, zone)) for at in (one.starts_at, one.ends_at))
    return say("roles.cover.span", day=say.short_date(local_day(one.starts_at, zone)), start=start, end=end)


def task(say: Say, key: str) -> str:
    return say("roles.cover.every") if key == EVERY_TASK else task_name(say, key)


def asked(say: Say, count: int) -> Message:
    return Message(say("roles.cover.asked", count=count))


def took(say: Say, spans: Sequence[Cover], names: Mapping[str, str], zone: str) -> Message:
    """To the volunteer, privately."""
    told = say.list([span_told(say, one, zone) for one in spans])
    asker, name = spans[0].asker_id, task(say, spans[0].task)
    if not asker:
        return Message(say("roles.cover.took_gap", when=told, task=name))
    return Message(say("roles.cover.took", when=told, who=safe(names.get(asker, "?")), task=name))


def told_asker(say: Say, who: str, spans: Sequence[Cover], zone: str, counts: str) -> Message:
    """To the asker: who took what, and how often that happened, which nobody else sees."""
    when = say.list([span_told(say, one, zone) for one in spans])
    text = say("roles.cover.told_asker", who=safe(who), when=when)
    return Message(text, (section(text), *([context(counts)] if counts else [])))


def given_back(say: Say, who: str, one: Cover, asked: Question) -> Message:
    """To the asker: it is open again, unless they withdrew the question."""
    kind = "gone" if asked.request.withdrawn_at is not None else "open"
    return Message(say(f"roles.cover.back.{kind}", who=safe(who), when=span_told(say, one, asked.zone)))


def refused(say: Say, refusal: Refusal, who: str = "") -> Message:
    return Message(say(f"roles.cover.refusal.{refusal}", who=safe(who)))
