"""What people do to bring a table of posts: attach it, look at what it would do, and write it or not."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.csv_files import as_csv
from bot.exchange import messages, refused_rows
from bot.exchange.jobs import tell
from bot.exchange.rules import Does, row_from
from bot.office import Visit
from bot.slack.blocks import context, field, section
from bot.slack.elements import file_input
from bot.slack.ids import row_id
from bot.slack.replies import Document, Done, Form, FormProblems, Message, Nothing, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.texts import Say
from bot.whose_team import in_its_team, team_to_enter
from storage import imports, people
from storage.imports import Import
from storage.people import Team

KINDS = ("csv", "xlsx")
FILE = "file"
SCOPE = "files:read"
LONGEST_NAME = 200


def first_question(_session: Session, visit: Visit, team: Team) -> Reply:
    """Which file; or what must be granted before Slack shows us one."""
    if visit.office.slack.files.lacks(visit.workspace_id, SCOPE):
        return Message(visit.say("exchange.import.no_scope"))
    return which_file(visit.say, team)


def which_file(say: Say, team: Team) -> Form:
    ask = field(FILE, say("exchange.form.file.label"), file_input(KINDS), hint=say("exchange.form.file.hint"))
    return Form(
        name="exchange.import",
        title=say("exchange.form.title"),
        blocks=(section(say("exchange.form.intro")), ask, context(say("exchange.form.columns"))),
        submit=say("exchange.form.submit.button"),
        close=say("exchange.form.close.button"),
        facts={"team": team.id},
    )


def read_form(visit: Visit, form: FormSent) -> Reply:
    """The file is fetched and read after this; a private message tells how it goes."""
    attached = form.answers[FILE].files
    if not attached:
        return FormProblems({FILE: visit.say("exchange.form.file.missing")})
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return team
        visit, file = visit.to_team(team), attached[0]
        held = Import(
            team_id=team.id,
            file_name=file.name[:LONGEST_NAME],
            by=visit.user_id,
            at=visit.now,
            file_url=file.url,
            due_at=visit.now,
        )
        session.add(held)
        session.flush()
        tell(session, visit.office, team, held, visit.now)
    return Done(Message(visit.say("exchange.import.told_privately", file=messages.name(held))))


@dataclass(frozen=True, slots=True)
class Found:
    """An import that this person may see; `visit` speaks the team's language to who chose none."""

    session: Session
    visit: Visit
    team: Team
    held: Import


def press_confirm(visit: Visit, press: ButtonPress) -> Reply:
    """Writing begins, once, whoever presses and however often."""

    def confirmed(found: Found) -> None:
        found.held.confirmed_at, found.held.confirmed_by = visit.now, visit.user_id
        found.held.due_at = visit.now

    return _decided(visit, press, confirmed)


def press_cancel(visit: Visit, press: ButtonPress) -> Reply:
    def cancelled(found: Found) -> None:
        found.held.ended_at, found.held.rows = visit.now, []

    return _decided(visit, press, cancelled)


def _decided(visit: Visit, press: ButtonPress, decide: Callable[[Found], None]) -> Reply:
    with visit.transaction() as session:
        found = _held(session, visit, press.value)
        if isinstance(found, Message):
            return found
        if found.held.confirmed_at or found.held.ended_at:
            return messages.late(found.visit.say, found.held, visit.person.zone)
        decide(found)
        tell(session, visit.office, found.team, found.held, visit.now)
    return Nothing()


def press_rows(visit: Visit, press: ButtonPress) -> Reply:
    """Row by row what would happen; the value is "import/page"."""
    import_id, _, page = (press.value or "").partition("/")
    with visit.reading() as session:
        found = _found(session, visit, import_id)
        if isinstance(found, Message):
            return found
        if found.held.ended_at or not found.held.rows:
            return messages.late(found.visit.say, found.held, visit.person.zone)
        form = messages.row_by_row(found.visit.say, found.held, row_id(page), found.team.zone)
    return Update(form) if press.form else form


def press_refused(visit: Visit, press: ButtonPress) -> Reply:
    """The refused rows as a table, with a column that tells what to mend."""
    with visit.reading() as session:
        found = _found(session, visit, press.value)
        if isinstance(found, Message):
            return found
        say, held = found.visit.say, found.held
        if held.ended_at and not held.rows:
            return messages.late(say, held, visit.person.zone)
        refused = [row_from(one) for one in held.rows if one["does"] == Does.REFUSED]
    table = refused_rows.as_table(say, held.about["heading"], refused)
    return Document(
        make=lambda: as_csv(say.language, table),
        file_name=say("exchange.refused.file", id=held.id),
        title=say("exchange.refused.title"),
        comment=say("exchange.refused.comment"),
    )


def _found(session: Session, visit: Visit, import_id: object) -> Found | Message:
    both = imports.team_and_import(session, visit.workspace_id, row_id(import_id))
    found = in_its_team(session, visit, both, "exchange.late.gone")
    return found if isinstance(found, Message) else Found(session, *found)


def _held(session: Session, visit: Visit, import_id: object) -> Found | Message:
    """The same, to change it: first the team is held, then the import."""
    found = _found(session, visit, import_id)
    if not isinstance(found, Message):
        people.hold_team(session, visit.workspace_id, found.team.id)
        imports.hold_import(session, found.team, found.held.id)
    return found
