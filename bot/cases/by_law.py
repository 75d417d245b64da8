"""The law wants an answer to what was referred: who decides is reminded, until somebody says it was given."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.cases.jobs import letters_in
from bot.office import Office, Visit
from bot.ownership.facts import Matrix
from bot.ownership.gathering import matrix_of
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.webcare import entering, legal, moves, notices
from bot.webcare.entering import case_id
from bot.webcare.roster import Roster, Rosters
from bot.working_time import local_day
from storage import legal_dates
from storage.cases import Case, Status
from storage.duties import WEBCARE, Held, Part
from storage.legal_dates import LegalDate
from storage.people import Team
from storage.some_teams import SomeTeams

AT_ONCE = 20
DECIDING = ("privacy_check", WEBCARE)
"""Whose decision a request by law is: of privacy when the matrix says who that is, else of webcare."""


def remind(office: Office, now: datetime) -> None:
    until_done(
        office,
        AT_ONCE,
        lambda session, some: legal_dates.teams_with_due(session, now, AT_ONCE, some),
        lambda session, some: _remind_some(office, session, now, some),
    )


def _remind_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    held = legal_dates.hold_due(session, now, AT_ONCE, some)
    rosters = Rosters(session, now, (team for _, _, team in held))
    for kept, case, team in held:
        _remind(office, session, kept, case, rosters.of(team), now)
    return len(held)


def _remind(
    office: Office, session: Session, kept: LegalDate, case: Case, roster: Roster, now: datetime
) -> None:
    """What was taken back or done meanwhile is not reminded of; of several missed only the last."""
    due_on = kept.due_on
    if due_on is None or case.status is not Status.REFERRED:
        kept.remind_at = None
        return
    kept.remind_at = legal.next_reminder(due_on, roster.hours, now)
    today, letters = local_day(now, roster.team.zone), letters_in(office, session, roster, now)
    for user_id in _who_decides(session, roster.team, case, now):
        letters.tell(
            user_id,
            f"case {case.id}, answer by law {due_on} on {today}",
            case,
            lambda say, facts: notices.legal_date(say, facts, due_on, today),
            not_before=moves.arrives(roster, user_id, now),
        )


def _who_decides(session: Session, team: Team, case: Case, now: datetime) -> list[str]:
    """By the matrix, first for this channel; the coordinators where nobody decides who is still there."""
    matrix = matrix_of(session, team, now, DECIDING)
    each = (_decide(matrix, task, channel) for task in DECIDING for channel in (case.channel, ""))
    return next((some[:1] for some in each if some), list(matrix.coordinators))


def _decide(matrix: Matrix, task: str, channel: str) -> list[str]:
    cells = [cell for cell in matrix.held.get(task, ()) if cell.part is Part.DECIDES]
    return [one.user_id for one in cells if one.scope.channel == channel and _is_here(matrix, one)]


def _is_here(matrix: Matrix, cell: Held) -> bool:
    colleague = matrix.colleagues.get(cell.user_id)
    return colleague is not None and colleague.unfit is None


def press_done(visit: Visit, press: ButtonPress) -> Reply:
    """The official answer was given: nobody is reminded any more."""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        kept = legal_dates.of_case(session, entered.case)
        if kept is not None and kept.done_at is None:
            kept.done_at, kept.done_by, kept.remind_at = visit.now, visit.user_id, None
            moves.note(entered.letters, entered.case, "legal_done", visit.user_id, entered.case.owner_id)
        return entered.confirms("webcare.formal.done.told")
