"""Takes all data of a team along, for its coordinators: one packed file that comes by itself."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.forgetting import messages, packing, tables
from bot.forgetting.exporting import BARE
from bot.forgetting.packing import Texts
from bot.forgetting.tables import Told
from bot.letters import letter_to
from bot.office import Visit
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Document, Message, Reply
from bot.slack.requests import ButtonPress
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_set_up, team_to_set_up
from storage import changes, outbox
from storage.changes import Change
from storage.people import Team

EXPORT = "export"
"""What it is called in the log of changes."""
LONG = 20_000
"""Rows from which on it is told how far it is: some three seconds of work (measured 2026-11-28)."""
PARTS = 4
"""So often it is told."""


def page(session: Session, visit: Visit, team: Team) -> Message:
    """What is in it and what is not, and whether names of accounts go along."""
    return refusal_to_set_up(session, visit, team) or messages.whole_team(visit.say, team)


def press_take(visit: Visit, press: ButtonPress) -> Reply:
    """The value is "team/how". Who took it, and when, stands in the log."""
    team_id, _, how = (press.value or "").partition("/")
    with visit.transaction() as session:
        team = team_to_set_up(session, visit, team_id)
        if isinstance(team, Message):
            return team
        changes.note(session, Change(
            team_id=team.id, thing=EXPORT, thing_id=team.id, by=visit.user_id, at=visit.now, did="exported",
            fields={"accounts": [None, how != BARE]},
        ))  # fmt: skip
    return _document(visit.to_team(team), team, with_handles=how != BARE)


def _document(visit: Visit, team: Team, *, with_handles: bool) -> Document:
    say, day = visit.say, local_day(visit.now, team.zone)
    return Document(
        make=lambda: _made(visit, team, with_handles=with_handles),
        file_name=f"smplan-{day}.zip",
        title=say("forgetting.whole.title", team=line_within(team.name, messages.NAME)),
        comment=say("forgetting.whole.comment"),
        meanwhile=Message(say("forgetting.export.meanwhile")),
    )


def _made(visit: Visit, team: Team, *, with_handles: bool) -> bytes:
    with visit.reading() as session:
        found = tables.everything(session, team, with_handles=with_handles)
        progress = Progress(visit, team, sum(table.count for table in found))
        return packing.packed(_texts(visit.say, team, found), found, progress.tell)


def _texts(say: Say, team: Team, found: list[Told]) -> Texts:
    lines = [
        say("forgetting.whole.line", file=one.name, what=say(f"forgetting.table.{one.name}"), count=one.count)
        for one in found
        if one.count
    ]
    return Texts(
        language=say.language,
        zone=team.zone,
        json_name="smplan.json",
        readme_name=say("forgetting.export.readme"),
        readme=say("forgetting.whole.readme_text", zone=team.zone, lines="\n".join(sorted(lines))),
    )


@dataclass
class Progress:
    """Of much work it is told how far it is, in one message that is edited."""

    visit: Visit
    team: Team
    rows: int
    written: int = 0
    told: int = 0

    def tell(self, more: int) -> None:
        """Each row is written twice: to the JSON, and to its table."""
        self.written += more
        part = self.written * PARTS // max(2 * self.rows, 1)
        if self.rows >= LONG and part > self.told:
            self.told = part
            self._write(part)

    def _write(self, part: int) -> None:
        say, subject = self.visit.say, f"export {self.visit.key}"
        facts = {"share": say.percent(part / PARTS), "all": say.number(self.rows)}
        text = say("forgetting.whole.so_far", **facts) if part < PARTS else say("forgetting.whole.done")
        letter = letter_to(
            self.visit.user_id, self.team, f"{subject}, {part}", Message(text), subject=subject
        )
        with self.visit.office.transaction() as session:
            outbox.write(session, letter, self.visit.now)
