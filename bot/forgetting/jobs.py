"""What is forgotten by itself, a batch at a time; what is erased on request, and offered for export first.

Who is killed half-way goes on where it was: what was done is not due any more.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.forgetting import offering
from bot.forgetting.erasing import ask_no_more, go_on
from bot.forgetting.rules import Step, Terms, decide, decide_words, offer_at
from bot.office import Office
from bot.webcare import erasing, mending
from bot.webcare.letters import Letters
from storage import erasures, handovers, retention
from storage.cases import Case
from storage.people import Team
from storage.retention import Retention
from storage.some_teams import SomeTeams

AT_ONCE = 20
"""Cases in one transaction, with the messages that are mended."""
TEAMS_AT_ONCE = 50


def forget_what_is_due(office: Office, now: datetime) -> None:
    """Accounts and words whose time is over; a team at a time, the longest overdue first."""
    until_done(
        office,
        1,
        lambda session, some: retention.teams_to_forget_in(session, now, TEAMS_AT_ONCE, some),
        lambda session, some: _forget_some(office, session, now, some),
    )


def _forget_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    team = retention.team_with_cases_to_forget(session, now, some)
    if team is None:
        return 0
    held = retention.hold(session, team.id)
    cases = retention.hold_cases_to_forget(session, team, now, AT_ONCE)
    letters = Letters(office, session, team, now)
    for case in cases:
        _forget(letters, held, case)
    return min(len(cases), 1)


def forget_handovers(office: Office, now: datetime) -> None:
    """Words with which webcare was handed over; a team at a time."""
    until_done(
        office,
        1,
        lambda session, some: handovers.teams_to_forget_in(session, now, TEAMS_AT_ONCE, some),
        lambda session, some: _forget_words(office, session, now, some),
    )


def _forget_words(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    team_ids = handovers.teams_to_forget_in(session, now, 1, some)
    team = session.get(Team, team_ids[0]) if team_ids else None
    if team is None:
        return 0
    terms = terms_of(team, retention.hold(session, team.id))
    held = handovers.hold_to_forget(session, team, now, AT_ONCE)
    gone = list[str]()
    for one in held:
        decision = decide_words(one, terms, now)
        one.forget_at = decision.look_at
        if decision.step is Step.ERASE:
            one.words = None
            gone.append(handovers.about(one))
    mending.words_are_gone(Letters(office, session, team, now), gone)
    return min(len(held), 1)


def terms_of(team: Team, held: Retention) -> Terms:
    return Terms(held.handle_days, held.text_days, team.is_public_body, held.exported_until)


def _forget(letters: Letters, held: Retention, case: Case) -> None:
    decision = decide(case, terms_of(letters.team, held), letters.now)
    case.forget_at = decision.look_at
    match decision.step:
        case Step.LET_GO:
            erasing.let_go(letters, held, case)
        case Step.ERASE:
            erasing.erase(letters, case)
        case Step.EXPORT_FIRST:
            held.offer_at = held.offer_at or offer_at(held.exported_at, letters.now)
        case Step.WAIT:
            pass


def go_on_erasing(office: Office, now: datetime) -> None:
    """What was confirmed goes on; what nobody confirmed within the hour is dropped."""
    until_done(
        office,
        1,
        lambda session, some: erasures.teams_with_due_erasures(session, now, TEAMS_AT_ONCE, some),
        lambda session, some: _erase_some(office, session, now, some),
    )


def _erase_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    found = erasures.hold_due_erasure(session, now, some)
    if found is None:
        return 0
    team, erasure = found
    if erasure.confirmed_at is None:
        ask_no_more(session, office, team, erasure, now)
        session.delete(erasure)
    else:
        go_on(session, office, team, erasure, now)
    return 1


def offer_exports(office: Office, now: datetime) -> None:
    """Coordinators of public bodies hear, once a week, that cases wait for an export."""
    until_done(
        office,
        TEAMS_AT_ONCE,
        lambda session, some: retention.teams_to_offer(session, now, TEAMS_AT_ONCE, some),
        lambda session, some: _offer_some(office, session, now, some),
    )


def _offer_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    due = retention.hold_teams_to_offer(session, now, TEAMS_AT_ONCE, some)
    for held, team in due:
        offering.offer(session, office, team, held, now)
    return len(due)
