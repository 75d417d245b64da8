"""What people can do with campaigns by a word or a press: see them, begin one, and open its form."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.campaigns import forms, messages, rules
from bot.campaigns.messages import Seen
from bot.campaigns.rules import Draft
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.wall_clock import local_day
from bot.whose_team import in_its_team, team_to_enter
from storage import campaigns, changes, people, plans
from storage.people import Team
from storage.posts import CAMPAIGN, Campaign


@dataclass(frozen=True, slots=True)
class Found:
    """A campaign of a team that the person may enter; `visit` speaks as they read."""

    visit: Visit
    team: Team
    campaign: Campaign


def page(session: Session, visit: Visit, team: Team) -> Message:
    """Every campaign, with how its posts stand."""
    some = campaigns.campaigns_of(session, team)
    today = local_day(visit.now, team.zone)
    linked = tuple({one.issue_id for one in some if one.issue_id})
    seen = Seen(
        team.id,
        today,
        rules.in_order(some, today),
        campaigns.counts(session, team),
        plans.sentences_of(session, team, linked) if linked else {},
    )
    return messages.overview(visit.say, seen)


def press_add(visit: Visit, press: ButtonPress) -> Reply:
    """An empty form; the button carries the team."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if len(campaigns.campaigns_of(session, team)) >= rules.AT_MOST:
            return Message(visit.say("campaigns.overview.full"))
        return forms.campaign(visit.say, Draft(), issues(session, team), {"team": team.id})


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        found = look_up(session, visit, press.value)
        if isinstance(found, Message):
            return found
        one = found.campaign
        facts = {"team": found.team.id, "campaign": one.id, "version": one.version}
        offered = issues(session, found.team)
        return forms.campaign(found.visit.say, rules.draft_of(one), offered, facts)


def issues(session: Session, team: Team) -> Mapping[int, str]:
    """What can be chosen: id -> the sentence."""
    return {one.id: one.sentence for one in plans.open_issues(session, team)}


def look_up(session: Session, visit: Visit, value: object, *, removed: bool = False) -> Found | Message:
    """The campaign that a button or form means; one that was removed only when `removed` says so.

    What follows a slash in the value is the version that was seen.
    """
    both = campaigns.team_and_campaign(session, visit.workspace_id, row_id(str(value).partition("/")[0]))
    found = in_its_team(session, visit, both, "campaigns.gone.text")
    if isinstance(found, Message):
        return found
    visit, team, one = found
    if one.removed_at is not None and not removed:
        return what_happened(session, Found(visit, team, one))
    return Found(visit, team, one)


def hold(session: Session, visit: Visit, value: object, *, removed: bool = False) -> Found | Message:
    """The same, to change it: its team is held, then the campaign, before anything of them is read."""
    both = campaigns.team_and_campaign(session, visit.workspace_id, row_id(str(value).partition("/")[0]))
    if both is not None:
        people.hold_team(session, visit.workspace_id, both[0].id)
        campaigns.hold_campaign(session, both[0], both[1].id)
    return look_up(session, visit, value, removed=removed)


def is_as_seen(found: Found, press: ButtonPress) -> bool:
    """Whether nobody changed it since the button was shown."""
    return row_id((press.value or "").partition("/")[2]) == found.campaign.version


def what_happened(session: Session, found: Found) -> Message:
    """Somebody was first: what they did, and the campaign as it is now."""
    team, say = found.team, found.visit.say
    last = changes.history(session, team, CAMPAIGN, found.campaign.id, 1)[0]
    known = people.named(session, team.workspace_id, (last.by,))
    who = known[last.by].name if last.by in known else "?"
    when = say.short_moment(last.at, found.visit.person.zone)
    return messages.too_late(say, found.campaign, last.did, who, when)
