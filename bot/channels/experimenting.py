"""A channel as an experiment: what is expected, and what came of it."""

from collections.abc import Mapping
from datetime import date, datetime, time

from bot import editing
from bot.channels import changing, mirrors, rules, saving, telling, trial_forms, trial_messages
from bot.channels.entering import Held, channel_in_team, held_channel
from bot.channels.rules import Outcome, Trial
from bot.editing import Meanwhile
from bot.office import Visit
from bot.slack.replies import Done, Fact, Form, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import in_its_place
from bot.wall_clock import local, local_day
from storage.channels import Decision

ASKED_AT = time(10)
"""On the last day of an experiment, on the team's clock; docs/trade.md, "Channels"."""


def press_trial(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the channel's id; its mirror becomes the form."""
    with visit.reading() as session:
        found = channel_in_team(session, visit, press.value)
        if isinstance(found, Message):
            return found
        team, channel = found
        draft = rules.draft_of(Trial, channel)
        form = trial_forms.trial(visit.to_team(team).say, channel, draft, saving.facts_for(team, channel))
        return in_its_place(press, form)


def save(visit: Visit, form: FormSent) -> Reply:
    return saving.save(visit, form, trial_forms.trial_from(form.answers), _again, _kept)


def _again(held: Held, draft: Trial, meanwhile: Meanwhile) -> Form:
    say, channel = held.visit.say, held.channel
    above = mirrors.meanwhile(say, meanwhile, telling.experiment(say, channel) or "-")
    return trial_forms.trial(say, channel, draft, meanwhile.facts, above)


def _kept(held: Held, said: Mapping[str, Fact]) -> Form:
    """It will be asked what came of it; with another last day it runs anew."""
    channel = held.channel
    channel.ask_due_at = asked_at(channel.ends_on, held.team.zone)
    if channel.ask_due_at is not None and channel.ask_due_at <= held.visit.now:
        channel.ask_due_at = None
    elif channel.ask_due_at is not None:
        channel.decided = None
    return changing.mirror(held, said)


def asked_at(ends_on: date | None, zone: str) -> datetime | None:
    """When it is asked what came of an experiment (UTC)."""
    return None if ends_on is None else local(ends_on, ASKED_AT, zone)


def press_outcome(visit: Visit, press: ButtonPress) -> Reply:
    """From the overview, or from the letter that asks; the button carries the channel's id."""
    with visit.reading() as session:
        found = channel_in_team(session, visit, press.value)
        if isinstance(found, Message):
            return found
        team, channel = found
        say = visit.to_team(team).say
        if not channel.is_experiment:
            return Message(say("channels.outcome.none"))
        return trial_forms.outcome(say, channel)


def save_outcome(visit: Visit, form: FormSent) -> Reply:
    """What came of it is kept, and the channel goes on, is tried longer, or stops."""
    outcome = trial_forms.outcome_from(form.answers)
    with visit.transaction() as session:
        held = held_channel(session, visit, form.facts.get("channel"))
        if isinstance(held, Message):
            return held
        say, channel = held.visit.say, held.channel
        if channel.removed_at is not None or not channel.is_experiment:
            return Done(Message(say("channels.outcome.none")))
        if str(channel.ends_on) != form.facts.get("ends_on"):
            return FormProblems({"outcome": say("channels.problem.decided")})
        if wrong := rules.wrong_outcome(outcome, local_day(visit.now, held.team.zone)):
            return saving.problems(say, wrong)
        _decide(held, outcome)
        return Done(trial_messages.decided(say, channel))


def _decide(held: Held, outcome: Outcome) -> None:
    channel = held.channel
    before = (channel.outcome, channel.ends_on)
    channel.outcome, channel.decided = outcome.words, outcome.decision
    channel.ask_due_at = None
    match outcome.decision:
        case Decision.LONGER:
            channel.ends_on, channel.ask_due_at = outcome.ends_on, asked_at(outcome.ends_on, held.team.zone)
        case Decision.STOP:
            channel.removed_at = held.visit.now
    channel.version += 1
    after = (channel.outcome, channel.ends_on)
    told = zip(("outcome", "ends_on"), before, after, strict=True)
    changed = {name: [editing.plain(old), editing.plain(new)] for name, old, new in told if old != new}
    held.note("decided", decided=[None, str(outcome.decision)], **changed)
