"""The role matrix of the demo team: thirteen lines, some of them with holes, and who is on webcare when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.demo.channels import network_of
from bot.demo.story import ids
from storage import duties, tasks
from storage.duties import EVERYTHING, Part, Scope
from storage.people import Team

Story = Mapping[str, Any]

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
PARTS = {
    "R": Part.DOES,
    "A": Part.DECIDES,
    "backup": Part.BACKUP,
    "S": Part.HELPS,
    "C": Part.THINKS_ALONG,
    "I": Part.HEARS,
}
TASKS = {
    "strategie": "strategy",
    "contentkalender": "content_calendar",
    "teksten_maken": "writing",
    "beeld_en_video": "visuals",
    "goedkeuren": "approval",
    "webcare": "webcare",
    "crisis": "crisis",
    "monitoring": "monitoring",
    "kennisbank": "knowledge_base",
    "ambassadeurs": "ambassadors",
    "privacycheck": "privacy_check",
}
PUBLISHING = "publiceren_"
"""A line of the story for one channel: "publiceren_linkedin"."""
ROLES = {"approver_legal": "approver"}
"""The story's words for roles that smplan calls otherwise."""


def load_matrix(session: Session, team: Team, story: Story, now: datetime) -> None:
    known = ids(story)
    for line in story["roles"]:
        task, scope = line_of(line["task"])
        tasks.add(session, team, task, now)
        cells = [(part, known[who], "") for letter, part in PARTS.items() for who in _people(line, letter)]
        duties.fill(session, team, task, scope, cells)
    roster = story["plan"]["where"]["webcare_roster"]
    turns = [(WEEKDAYS.index(day), known[who]) for day, everyone in roster.items() for who in everyone]
    duties.replace_roster(session, team, duties.WEBCARE, turns)
    for one in story["team"]:
        for role in one["roles"]:
            session.add(duties.RoleHolder(team_id=team.id, role=ROLES.get(role, role), user_id=one["slack"]))


def line_of(told: str) -> tuple[str, Scope]:
    """Which task the story means, and for what of it."""
    if told.startswith(PUBLISHING):
        return "publishing", Scope(channel=network_of(told.removeprefix(PUBLISHING)))
    return TASKS[told], EVERYTHING


def _people(line: Story, letter: str) -> list[str]:
    """One person stands as a word, several as a list."""
    who = line.get(letter, [])
    return [who] if isinstance(who, str) else list(who)
