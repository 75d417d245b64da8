"""Adding a channel to the plan and changing it: which and why first, then the rest, then the mirror."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.channels import forms, mirrors, rules, saving, telling
from bot.channels.entering import Held, channel_in_team
from bot.channels.facts import Facts, staff_of
from bot.channels.gathering import facts_of
from bot.channels.rules import Plan
from bot.editing import Meanwhile
from bot.left_open import open_in
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Fact, Form, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import in_its_place
from bot.whose_team import team_to_enter
from storage import channels
from storage.people import Team


def first_question(session: Session, visit: Visit, team: Team) -> Reply:
    """The first question, or why there is no room for another channel."""
    if not rules.has_room(len(channels.of_team(session, team))):
        return Message(visit.say("channels.overview.full"))
    return forms.first(visit.say, {"team": team.id})


def read_first(visit: Visit, form: FormSent) -> Reply:
    """Which channel it is stands filled in, and the rest is asked."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        around = facts_of(session, team, visit.now)
    draft = saving.named(visit, team, forms.plan_from(form.answers, Plan(), around))
    names = [one.name for one in around.channels]
    if wrong := rules.problems(draft, around.today, names):
        return saving.problems(visit.say, wrong)
    above = mirrors.what_it_is(visit.say, draft)
    return Update(forms.plan(visit.say, around, draft, form.facts, above))


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    """What the plan makes of the channel, also where its mirror was; the button carries its id."""
    with visit.reading() as session:
        found = channel_in_team(session, visit, press.value)
        if isinstance(found, Message):
            return found
        team, channel = found
        around = facts_of(session, team, visit.now)
        say = visit.to_team(team).say
        above = mirrors.first_look(say, around, staff_of(around)[channel.id], channel)
        draft, facts = rules.draft_of(Plan, channel), saving.facts_for(team, channel)
        return in_its_place(press, forms.plan(say, around, draft, facts, above))


def save(visit: Visit, form: FormSent) -> Reply:
    with visit.reading() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return team
        around = facts_of(session, team, visit.now)
    draft = forms.plan_from(form.answers, _before(around, form.facts), around)
    return saving.save(visit, form, draft, _again, mirror)


def _before(around: Facts, facts: Mapping[str, Fact]) -> Plan:
    mine = (one for one in around.channels if one.id == row_id(facts.get("channel")))
    return next((rules.draft_of(Plan, one) for one in mine), Plan())


def _again(held: Held, draft: Plan, meanwhile: Meanwhile) -> Form:
    say, around = held.visit.say, facts_of(held.session, held.team, held.visit.now)
    above = mirrors.meanwhile(say, meanwhile, telling.plan(say, around, held.channel))
    return forms.plan(say, around, draft, meanwhile.facts, above)


def mirror(held: Held, said: Mapping[str, Fact]) -> Form:
    """What I understood of the channel; `said` is what the mirror remembers of what is not known."""
    held.session.flush()
    around = replace(facts_of(held.session, held.team, held.visit.now), left_open=open_in(said))
    return mirrors.mirror(held.visit.say, around, staff_of(around)[held.channel.id], held.channel)


def mirror_again(
    session: Session, visit: Visit, team: Team, channel_id: int, said: Mapping[str, Fact]
) -> Form | None:
    """The same where something was promised on top of it."""
    channel = channels.hold_channel(session, team, channel_id)
    is_there = channel is not None and channel.removed_at is None
    return mirror(Held(session, visit, team, channel), said) if channel and is_there else None
