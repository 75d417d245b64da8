"""The ladder of the demo team, with one number that is still missing."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.demo.story import ids
from storage.escalation import Rung
from storage.people import Team


def load_ladder(session: Session, team: Team, story: Mapping[str, Any]) -> None:
    known = ids(story)
    for told in story["ladder"]:
        rung = Rung(team_id=team.id, number=told["rung"], version=1)
        rung.user_id, rung.name, rung.phone = _contact(told["first"], known)
        rung.backup_id, rung.backup_name, rung.backup_phone = _contact(told["backup"], known)
        session.add(rung)


def _contact(told: Mapping[str, str], known: Mapping[str, str]) -> tuple[str, str, str]:
    """Somebody of the story, or somebody outside Slack by name; and the number."""
    return known.get(told.get("who", ""), ""), told.get("name", ""), told.get("phone", "")
