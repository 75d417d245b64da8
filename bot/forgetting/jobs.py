"""What is forgotten by itself, a batch at a time; what is erased on request, and offered for export first.

Who is killed half-way goes on where it was: what was done is not due any more.
"""

from collections.abc import Callable, Sequence
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

TeamsDue = Callable[[Session, datetime, int, SomeTeams], Sequence[int]]
"""The ids of teams in which something must go, longest ago first; so many at most."""
Forget = Callable[[Letters, Retention], int]
"""A batch of a team: how much there was in it."""


def forget_what_is_due(office: Office, now: datetime) -> None:
    """Accounts and words of cases whose time is over."""
    _team_by_team(office, now, retention.teams_to_forget_in, _forget_cases)


def forget_handovers(office: Office, now: datetime) -> None:
    """Words with which webcare was handed over."""
    _team_by_team(office, now, handovers.teams_to_forget_in, _forget_words)


def _team_by_team(office: Office, now: datetime, due: TeamsDue, forget: Forget) -> None:
    """A batch of one team at a time, the longest overdue first; its retention is held."""

    def of_the_first(session: Session, some: SomeTeams) -> int:
        team_ids = due(session, now, 1, some)
        if not team_ids:
            return 0
        letters = Letters(office, session, session.get_one(Team, team_ids[0]), now)
        return min(forget(letters, retention.hold(session, team_ids[0])), 1)

    until_done(office, 1, lambda session, some: due(session, now, TEAMS_AT_ONCE, some), of_the_first)


def _forget_cases(letters: Letters, held: Retention) -> int:
    cases = retention.hold_cases_to_forget(letters.session, letters.team, letters.now, AT_ONCE)
    for case in cases:
        _forget(letters, held, case)
    return len(cases)


def _forget_words(letters: Letters, held: Retention) -> int:
    terms, gone = terms_of(letters.team, held), list[str]()
    some = handovers.hold_to_forget(letters.session, letters.team, letters.now, AT_ONCE)
    for one in some:
        decision = decide_words(one, terms, letters.now)
        one.forget_at = decision.look_at
        if decision.step is Step.ERASE:
            one.words = None
            gone.append(handovers.about(one))
    mending.words_are_gone(letters, gone)
    return len(some)


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
