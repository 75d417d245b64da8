"""Which open case another report of a link joins."""

from storage import caseload
from storage.database import Database
from tests.storage.test_clocks import a_case
from tests.storage.test_whose_turn_it_is import NOW, a_team

LINK = "x.com/uil/1"


def test_a_link_leads_to_the_open_case_past_one_that_went_on_as_a_closed_one(
    database: Database,
) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        answered, goes_on = a_case(session, team, 1, closed_at=NOW), a_case(session, team, 2)
        a_case(session, team, 3, link_key=LINK, closed_at=NOW, merged_into=answered.id)
        a_case(session, team, 4, link_key=LINK, closed_at=NOW, merged_into=goes_on.id)

        assert caseload.hold_open_with_link(session, team, LINK) is goes_on


def test_of_a_link_whose_cases_are_all_closed_nothing_is_open(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        answered = a_case(session, team, 1, link_key=LINK, closed_at=NOW)
        a_case(session, team, 2, link_key=LINK, closed_at=NOW, merged_into=answered.id)

        assert caseload.hold_open_with_link(session, team, LINK) is None
