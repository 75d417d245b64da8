"""Keeping what a form says of a channel: as one more channel, or in place of what was there."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from bot import editing
from bot.asking_owners import may_own
from bot.channels import rules
from bot.channels.checks import TYPED
from bot.channels.entering import Held, gone, held_channel
from bot.channels.rules import Draft, Found, Named, SomeDraft, Trial
from bot.editing import Meanwhile
from bot.left_open import left_open
from bot.office import Visit
from bot.ownership.words import network_name
from bot.slack.replies import Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import FormSent
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from storage import channels, people
from storage.channels import CHANNEL, PlanChannel
from storage.people import Team

Again = Callable[[Held, SomeDraft, Meanwhile], Form]
"""The form as it was typed, below what others saved meanwhile."""
Kept = Callable[[Held, Mapping[str, Fact]], Form]
"""What is seen once it is kept, which remembers what somebody said that they do not know."""


def save(visit: Visit, form: FormSent, draft: SomeDraft, again: Again[SomeDraft], kept: Kept) -> Reply:
    """The draft is kept, unless something in it cannot be, or others changed the channel meanwhile."""
    with visit.transaction() as session:
        if form.facts.get("channel"):
            held = held_channel(session, visit, form.facts["channel"])
            return held if isinstance(held, Message) else _change(held, form, draft, again, kept)
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message) or not isinstance(draft, Named):
            return team if isinstance(team, Message) else gone(visit.say)
        return _add(session, visit.to_team(team), team, form, draft, kept)


def _add(session: Session, visit: Visit, team: Team, form: FormSent, draft: Named, kept: Kept) -> Reply:
    people.hold_team(session, visit.workspace_id, team.id)
    ever = channels.ever_of_team(session, team)
    here = [one for one in ever if one.removed_at is None]
    if not rules.has_room(len(here)):
        return FormProblems({"network": visit.say("channels.overview.full")})
    draft = named(visit, team, draft)
    today = local_day(visit.now, team.zone)
    wrong = rules.problems(draft, today, [one.name for one in here])
    if wrong := wrong | _who_is_not_here(session, team, draft):
        return problems(visit.say, wrong)
    channel = _new(visit, team, draft, channels.new_key(draft.network, [one.key for one in ever]))
    session.add(channel)
    session.flush()
    held = Held(session, visit, team, channel)
    held.note("added", **editing.differences(type(draft)(), draft))
    return Update(kept(held, left_open(form.answers, TYPED)))


def _new(visit: Visit, team: Team, draft: Named, key: str) -> PlanChannel:
    channel = PlanChannel(
        team_id=team.id,
        key=key,
        network=draft.network,
        name=draft.name,
        created_at=visit.now,
        created_by=visit.user_id,
    )
    rules.fill(channel, draft)
    _keep_start(channel, draft, visit)
    return channel


def named(visit: Visit, team: Team, draft: SomeDraft) -> SomeDraft:
    """A channel that nobody gave a name is called as its network, in the team's language."""
    if not isinstance(draft, Named) or draft.name or not rules.is_a_site(draft.network):
        return draft
    return replace(draft, name=network_name(visit.office.say(team.language), draft.network))


def _change(held: Held, form: FormSent, draft: SomeDraft, again: Again[SomeDraft], kept: Kept) -> Reply:
    session, visit, team, channel = held.session, held.visit, held.team, held.channel
    if channel.removed_at is not None:
        return _removed_meanwhile(visit, draft)
    draft = named(visit, team, draft)
    before = rules.draft_of(type(draft), channel)
    others = [one.name for one in channels.of_team(session, team) if one.id != channel.id]
    wrong = rules.problems(draft, local_day(visit.now, team.zone), others, before)
    if wrong := wrong | _who_is_not_here(session, team, draft, before):
        return problems(visit.say, wrong)
    if meanwhile := editing.meanwhile(session, team, CHANNEL, channel, form):
        return Update(again(held, draft, meanwhile))
    _write(held, before, draft)
    return Update(kept(held, left_open(form.answers, TYPED)))


def _write(held: Held, before: Draft, draft: Draft) -> None:
    """The channel says what the draft says; what changed is in the log."""
    rules.fill(held.channel, draft)
    _keep_start(held.channel, draft, held.visit)
    if changed := editing.differences(before, draft):
        held.channel.version += 1
        held.note("changed", **changed)


def _keep_start(channel: PlanChannel, draft: Draft, visit: Visit) -> None:
    """The first inventory of a channel is how it stood at the start; corrections soon after it are too."""
    settled = visit.now - channel.created_at > rules.START_SETTLES
    if isinstance(draft, Found) and not settled:
        channel.found = rules.as_found(draft)


def _removed_meanwhile(visit: Visit, draft: Draft) -> FormProblems:
    first = "hypothesis" if isinstance(draft, Trial) else "name"
    return FormProblems({first: visit.say("channels.problem.removed")})


def _who_is_not_here(
    session: Session, team: Team, draft: Draft, before: Draft | None = None
) -> dict[str, str]:
    """Who does the channel must be in the team and still there, unless they left since."""
    done_by = draft.done_by if isinstance(draft, Found) else None
    was = before.done_by if isinstance(before, Found) else None
    if not done_by or done_by == was or may_own(session, team, done_by):
        return {}
    return {"done_by": "channels.problem.not_in_team"}


def problems(say: Say, wrong: dict[str, str]) -> FormProblems:
    return FormProblems({name: say(key) for name, key in wrong.items()})


def facts_for(team: Team, channel: PlanChannel) -> dict[str, Fact]:
    """What a form of this channel remembers."""
    return {"team": team.id, "channel": channel.id, "version": channel.version}
