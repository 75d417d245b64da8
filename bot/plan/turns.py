"""Taking turns at the team's canvas: one writes, and when it is done the canvas says the version that holds.

Two people may publish within the same second. Who comes second leaves the canvas to the first, who looks
after every writing whether another version holds by now.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.office import Office
from bot.slack.replies import Page
from storage import people, versions
from storage.people import Team
from storage.versions import PlanVersion

AT_MOST = timedelta(minutes=2)
"""Longer than the four calls of one writing may take (bot/slack/canvases.py), however slow Slack is."""


@dataclass(slots=True)
class Turn:
    """One publication's turn; `paper` answers a version's text in Slack's dialect."""

    office: Office
    workspace_id: str
    team_id: int
    paper: Callable[[Team, PlanVersion], str]
    _written: int = 0
    """The id of the version that was given out last."""

    def begins(self) -> Page | None:
        """What to write and where; None while somebody else writes, who will write this version as well."""
        now = self.office.now()
        with self.office.transaction() as session:
            team = people.hold_team(session, self.workspace_id, self.team_id)
            canvas = versions.take_canvas(session, team, now, now + AT_MOST)
            return self._page(session, team, canvas.canvas_id) if canvas else None

    def wrote(self, canvas_id: str) -> Page | None:
        """The canvas is remembered; what holds by now, if that is another version; else the turn is over."""
        with self.office.transaction() as session:
            team = people.hold_team(session, self.workspace_id, self.team_id)
            canvas = versions.hold_canvas(session, team)
            canvas.canvas_id = canvas_id
            page = self._page(session, team, canvas_id)
            canvas.taken_until = canvas.taken_until if page else None
            return page

    def gives_up(self) -> None:
        with self.office.transaction() as session:
            team = people.hold_team(session, self.workspace_id, self.team_id)
            versions.hold_canvas(session, team).taken_until = None

    def _page(self, session: Session, team: Team, canvas_id: str | None) -> Page | None:
        version = versions.active(session, team)
        if version is None or version.id == self._written:
            return None
        self._written = version.id
        return Page(self.paper(team, version), canvas_id)
