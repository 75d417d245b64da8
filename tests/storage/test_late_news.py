"""What somebody must still hear of cases: noted once, held for some people at a time, all that is theirs."""

from datetime import timedelta

from sqlalchemy.orm import Session

from storage import late_news
from storage.cases import Case
from storage.database import Database
from storage.some_teams import ALL_TEAMS, SomeTeams
from tests.storage.test_clocks import a_case
from tests.storage.test_whose_turn_it_is import NOOR, NOW, a_team

HALF, OVER = 50, 100
BRAM = "U2"
LATER = NOW + timedelta(minutes=1)


def noted(session: Session, *news: tuple[Case, str]) -> None:
    for case, who in news:
        late_news.note(session, case, who, HALF, NOW)


def held(session: Session, at_most: int, some: SomeTeams = ALL_TEAMS) -> list[tuple[int, str, int]]:
    return [
        (case.number, news.user_id, news.stage)
        for news, case, _ in late_news.hold(session, NOW, at_most, some)
    ]


def test_one_stage_of_a_deadline_is_noted_for_somebody_once(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session, a_team(session, "C1"), due_at=NOW)
        noted(session, (case, NOOR), (case, NOOR), (case, BRAM))
        late_news.note(session, case, NOOR, OVER, LATER)

        assert held(session, 10) == [(1, NOOR, HALF), (1, BRAM, HALF)]
        for news, *_ in late_news.hold(session, LATER, 10, ALL_TEAMS):
            news.tell_at = None
        session.flush()
        noted(session, (case, NOOR))
        assert held(session, 10) == []


def test_some_people_are_held_with_all_that_is_theirs_longest_ago_first(database: Database) -> None:
    with database.transaction() as session:
        team, other = a_team(session, "C1"), a_team(session, "C2")
        cases = [a_case(session, team, number, due_at=NOW) for number in (1, 2)]
        elsewhere = a_case(session, other, 3, due_at=NOW)
        assert held(session, 1) == []
        noted(session, (cases[0], NOOR), (cases[1], NOOR), (elsewhere, NOOR), (cases[1], BRAM))

        assert held(session, 2) == [(1, NOOR, HALF), (2, NOOR, HALF), (2, BRAM, HALF)]
        assert held(session, 9, SomeTeams(only=other.id)) == [(3, NOOR, HALF)]
        assert late_news.teams_to_tell(session, NOW, 9, ALL_TEAMS) == [team.id, other.id]
        assert late_news.teams_to_tell(session, NOW, 9, SomeTeams(but=frozenset({team.id}))) == [other.id]
        assert late_news.teams_to_tell(session, NOW - timedelta(minutes=1), 9, ALL_TEAMS) == []
