"""Keeping what a form says of a channel: as one more channel, or in place of what was there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from sqlalchemy.orm import Session

from bot import editing
from bot.channels import rules
from bot.channels.entering import gone, held_channel
from bot.channels.rules import Draft, Found, Named, Trial
from bot.editing import Meanwhile
from bot.office import Visit
from bot.ownership.words import network_name
from bot.slack.replies import Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import FormSent
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from storage import channels, people
from storage.channels import CHANNEL, PlanChannel
from storage.people import Team

Made = TypeVar("Made", bound=Named)

Again = Callable[[Session, Visit, PlanChannel, Draft, Mapping[str, Fact], Meanwhile], Form]
"""The form as it was typed, below what others saved meanwhile."""
Kept = Callable[[Session, Visit, Team, PlanChannel], Reply]
"""What is seen once it is kept."""


def save(visit: Visit, form: FormSent, draft: Draft, again: Again, kept: Kept) -> Reply:
    """The draft is kept, unless something in it cannot be, or others changed the channel meanwhile."""
    with visit.transaction() as session:
        if form.facts.get("channel"):
            return _change(session, visit, form, draft, again, kept)
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message) or not isinstance(draft, Named):
            return team if isinstance(team, Message) else gone(visit.say)
        return _add(session, visit.to_team(team), team, draft, kept)


def _add(session: Session, visit: Visit, team: Team, draft: Named, kept: Kept) -> Reply:
    people.hold_team(session, visit.workspace_id, team.id)
    ever = channels.ever_of_team(session, team)
    here = [one for one in ever if one.removed_at is None]
    if not rules.has_room(len(here)):
        return FormProblems({"network": visit.say("channels.overview.full")})
    draft = named(visit, team, draft)
    if wrong := _problems(session, visit, team, draft, [one.name for one in here]):
        return wrong
    channel = PlanChannel(
        team_id=team.id,
        key=channels.new_key(draft.network, [one.key for one in ever]),
        network=draft.network,
        name=draft.name,
        created_at=visit.now,
        created_by=visit.user_id,
    )
    rules.fill(channel, draft)
    _keep_start(channel, draft, visit)
    session.add(channel)
    session.flush()
    changed = editing.differences(type(draft)(), draft)
    editing.note(session, visit, team, CHANNEL, channel.id, "added", **changed)
    return kept(session, visit, team, channel)


def named(visit: Visit, team: Team, draft: Made) -> Made:
    """A channel that nobody gave a name is called as its network, in the team's language."""
    if draft.name or not rules.is_a_site(draft.network):
        return draft
    return replace(draft, name=network_name(visit.office.say(team.language), draft.network))


def _change(session: Session, visit: Visit, form: FormSent, draft: Draft, again: Again, kept: Kept) -> Reply:
    found = held_channel(session, visit, form.facts["channel"])
    if isinstance(found, Message):
        return found
    team, channel = found
    visit = visit.to_team(team)
    if channel.removed_at is not None:
        return _removed_meanwhile(visit, draft)
    draft = named(visit, team, draft) if isinstance(draft, Named) else draft
    before = rules.draft_of(type(draft), channel)
    others = [one.name for one in channels.of_team(session, team) if one.id != channel.id]
    if wrong := _problems(session, visit, team, draft, others, before):
        return wrong
    if editing.is_stale(channel.version, form.facts.get("version")):
        meanwhile = editing.meanwhile(
            session, team, CHANNEL, channel.id, channel.version, form.facts.get("version")
        )
        facts = {**form.facts, "version": channel.version}
        return Update(again(session, visit, channel, draft, facts, meanwhile))
    write(session, visit, team, channel, draft)
    return kept(session, visit, team, channel)


def write(session: Session, visit: Visit, team: Team, channel: PlanChannel, draft: Draft) -> None:
    """The held channel says what the draft says; what changed is in the log."""
    before = rules.draft_of(type(draft), channel)
    rules.fill(channel, draft)
    _keep_start(channel, draft, visit)
    if changed := editing.differences(before, draft):
        channel.version += 1
        editing.note(session, visit, team, CHANNEL, channel.id, "changed", **changed)


def _keep_start(channel: PlanChannel, draft: Draft, visit: Visit) -> None:
    """The first inventory of a channel is how it stood at the start; corrections soon after it are too."""
    settled = visit.now - channel.created_at > rules.START_SETTLES
    if isinstance(draft, Found) and not settled:
        channel.found = rules.as_found(draft)


def _removed_meanwhile(visit: Visit, draft: Draft) -> FormProblems:
    first = "hypothesis" if isinstance(draft, Trial) else "name"
    return FormProblems({first: visit.say("channels.problem.removed")})


def _problems(
    session: Session,
    visit: Visit,
    team: Team,
    draft: Draft,
    others: list[str],
    before: Draft | None = None,
) -> FormProblems | None:
    found = rules.problems(draft, local_day(visit.now, team.zone), others, before)
    done_by = draft.done_by if isinstance(draft, Found) else None
    was = before.done_by if isinstance(before, Found) else None
    if done_by and done_by != was and people.member(session, team, done_by) is None:
        found["done_by"] = "channels.problem.not_in_team"
    return FormProblems({name: visit.say(key) for name, key in found.items()}) if found else None


def facts_for(team: Team, channel: PlanChannel) -> dict[str, Fact]:
    """What a form of this channel remembers."""
    return {"team": team.id, "channel": channel.id, "version": channel.version}
