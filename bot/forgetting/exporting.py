"""Takes everything of webcare along: one packed file with JSON and, for a spreadsheet, .csv files."""

from sqlalchemy.orm import Session

from bot.forgetting import messages, offering, packing, tables
from bot.forgetting.listeners import waiting_in
from bot.forgetting.packing import Texts
from bot.office import Visit
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Document, Message, Reply
from bot.slack.requests import ButtonPress
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_set_up, team_to_set_up
from storage import retention
from storage.people import Team
from storage.retention import Retention

BARE = "bare"
"""Without the names of accounts; any other export has them."""


def page(session: Session, visit: Visit, team: Team) -> Message:
    """For coordinators: it holds all words from outside at once."""
    if refusal := refusal_to_set_up(session, visit, team):
        return refusal
    terms = retention.of(session, team)
    return messages.export(visit.say, team, waiting_in(session, visit, team, terms))


def press_export(visit: Visit, press: ButtonPress) -> Reply:
    """The value is "team/how". The file is made while nobody waits for an acknowledgement."""
    team_id, _, how = (press.value or "").partition("/")
    with visit.transaction() as session:
        team = team_to_set_up(session, visit, team_id)
        if isinstance(team, Message):
            return team
        if how not in (BARE, "named"):
            retention.hold(session, team.id).made_at = visit.now
    return _document(visit.to_team(team), team, how)


def _document(visit: Visit, team: Team, how: str) -> Document:
    say, day = visit.say, local_day(visit.now, team.zone)
    is_archive = how not in (BARE, "named")
    return Document(
        make=lambda: _made(visit, team, with_handles=how != BARE),
        file_name=f"smplan-webcare-{day}.zip",
        title=say("forgetting.export.title", team=line_within(team.name, messages.NAME)),
        comment=say("forgetting.export.archived" if is_archive else "forgetting.export.comment"),
        meanwhile=Message(say("forgetting.export.meanwhile")),
    )


def _made(visit: Visit, team: Team, *, with_handles: bool) -> bytes:
    say = visit.say
    texts = Texts(
        language=say.language,
        zone=team.zone,
        json_name="webcare.json",
        readme_name=say("forgetting.export.readme"),
        readme=say("forgetting.export.readme_text", zone=team.zone),
    )
    with visit.reading() as session:
        return packing.packed(texts, tables.webcare(session, team, with_handles=with_handles))


def press_kept(visit: Visit, press: ButtonPress) -> Reply:
    """Somebody says that the file is where it must be kept: what is in it may be forgotten."""
    with visit.transaction() as session:
        team = team_to_set_up(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        held = retention.hold(session, team.id)
        if held.made_at is None or _is_of_an_earlier_time(session, team, held):
            return Message(visit.say("forgetting.kept.make_first"))
        if held.exported_until != held.made_at:
            offering.keep(session, visit, team, held)
        until = messages.day(visit.say, held.exported_until, team.zone) or ""
        return messages.kept(visit.say, visit.user_id, until)


def _is_of_an_earlier_time(session: Session, team: Team, held: Retention) -> bool:
    """The last file was kept before, and something came that is not in it."""
    return held.made_at == held.exported_until and retention.count_waiting(session, team) > 0
