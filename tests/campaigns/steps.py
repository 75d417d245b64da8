"""The steps of stories about campaigns, on the desk of tests/posts. It is Monday 23 November 2026, 09:45."""

from collections.abc import Mapping
from typing import Any

from playground.screen import Seen
from storage import changes
from storage.people import Team
from storage.posts import CAMPAIGN, Campaign, Status
from tests.posts.steps import Resident, Town, kept, post_in, told_privately

SCHEDULED = {"status": Status.SCHEDULED, "title": "Staat klaar"}


def campaign(town: Town, team: Team, name: str = "Word buddy", **fields: Any) -> int:
    """A campaign of the team; its id."""
    with town.bot.office.transaction() as session:
        made = Campaign(team_id=team.id, name=name, created_at=town.now, created_by=team.created_by, **fields)
        session.add(made)
        session.flush()
        return made.id


def posts_in(town: Town, team: Team, campaign_id: int, **filled: Mapping[str, Any]) -> dict[str, int]:
    """Posts of the campaign by how the story calls them, each Bram's unless it says otherwise."""
    made = {}
    for name, fields in filled.items():
        own = {"title": name, "campaign_id": campaign_id, **fields}
        made[name] = post_in(town, team, str(own.pop("by", "Bram")), **own)
    return made


def page(person: Resident) -> Seen:
    person.types("/smcal campagnes", "#social")
    return told_privately(person)


def presses(person: Resident, label: str) -> Seen:
    """On a fresh page; what came of it."""
    person.presses(label, page(person))
    return told_privately(person)


def statuses(town: Town, posts: Mapping[str, int]) -> dict[str, Status]:
    return {name: kept(town, post_id).status for name, post_id in posts.items()}


def did(town: Town, team: Team, campaign_id: int) -> list[str]:
    """What happened to it, the first first."""
    with town.bot.office.reading() as session:
        return [one.did for one in changes.history(session, team, CAMPAIGN, campaign_id, 20)][::-1]
