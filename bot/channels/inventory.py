"""The inventory: what a team does already, channel by channel, and how it was at the start."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.channels import forms, inventory_messages, mirrors, rules, saving, telling
from bot.channels.entering import Held, channel_in_team
from bot.channels.gathering import facts_of
from bot.channels.rules import Found
from bot.editing import Meanwhile
from bot.left_open import open_in
from bot.office import Visit
from bot.pages import Place, marked
from bot.slack.ids import row_id
from bot.slack.replies import Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import in_its_place
from bot.typed_numbers import unreadable
from bot.whose_team import team_to_enter
from storage import channels
from storage.people import Team


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id, and perhaps the number of a page."""
    team_id, _, number = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        return page(session, visit.to_team(team), team, row_id(number))


def page(session: Session, visit: Visit, team: Team, number: int = 0) -> Message:
    """The inventory as it stands."""
    shown = inventory_messages.overview(visit.say, facts_of(session, team, visit.now), number)
    return marked(shown, Place("inventory", team.id, number))


def press_note(visit: Visit, press: ButtonPress) -> Reply:
    """A channel that is there is written down; the button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _new(session, visit.to_team(team), team)


def press_another(visit: Visit, press: ButtonPress) -> Reply:
    """The mirror of the last one becomes the form of the next."""
    form = press_note(visit, press)
    return Update(form) if isinstance(form, Form) else form


def _new(session: Session, visit: Visit, team: Team) -> Reply:
    if not rules.has_room(len(channels.of_team(session, team))):
        return Message(visit.say("channels.overview.full"))
    return forms.found(visit.say, Found(), {"team": team.id}, inventory_messages.opening(visit.say))


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    """What was found is filled in further, also where its mirror was; the button carries the channel's id."""
    with visit.reading() as session:
        found = channel_in_team(session, visit, press.value)
        if isinstance(found, Message):
            return found
        team, channel = found
        draft = rules.draft_of(Found, channel)
        form = forms.found(visit.to_team(team).say, draft, saving.facts_for(team, channel), ())
        return in_its_place(press, form)


def save(visit: Visit, form: FormSent) -> Reply:
    with visit.reading() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
    if isinstance(team, Message):
        return team
    say = visit.to_team(team).say
    if problems := unreadable(say, form.answers, ("hours",)):
        return FormProblems(problems)
    return saving.save(visit, form, forms.found_from(say, form.answers), _again, mirror)


def _again(held: Held, draft: Found, meanwhile: Meanwhile) -> Form:
    say = held.visit.say
    above = mirrors.meanwhile(say, meanwhile, telling.found(say, held.channel))
    return forms.found(say, draft, meanwhile.facts, above)


def mirror(held: Held, said: Mapping[str, Fact]) -> Form:
    """What I understood of a channel as it is found; `said`: as of one in the plan."""
    held.session.flush()
    facts = replace(facts_of(held.session, held.team, held.visit.now), left_open=open_in(said))
    return inventory_messages.mirror(held.visit.say, facts, held.channel)


def start(session: Session, visit: Visit, team: Team) -> Message:
    return inventory_messages.start(visit.say, channels.ever_of_team(session, team), team.zone)


def mirror_again(
    session: Session, visit: Visit, team: Team, channel_id: int, said: Mapping[str, Fact]
) -> Form | None:
    """The same where something was promised on top of it."""
    channel = channels.hold_channel(session, team, channel_id)
    is_there = channel is not None and channel.removed_at is None
    return mirror(Held(session, visit, team, channel), said) if channel and is_there else None
