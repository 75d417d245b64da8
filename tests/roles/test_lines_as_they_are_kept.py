"""Lines of the matrix as they are kept: what changed, roles without anybody, and who can be told."""

from sqlalchemy import select

from bot.ownership import matrix_of
from bot.roles.rules import Draft, differences
from storage import people
from storage.database import Database
from storage.duties import EVERYTHING, Part, fill
from storage.people import Member, Person
from tests.roles.desk import hospital, the_team


def test_what_changed_in_a_line_is_told_part_by_part() -> None:
    before = Draft({Part.DOES: ("a", "b"), Part.HEARS: ("c",)}, 30, decider_does=False)
    after = Draft({Part.DOES: ("b", "a"), Part.HEARS: ("d",)}, None, decider_does=True)

    assert differences(before, after) == {
        "hears": [["c"], ["d"]],
        "minutes": [30, None],
        "decider_does": [False, True],
    }


def test_a_duty_of_a_role_that_nobody_has_is_nobodys(database: Database) -> None:
    with hospital(database) as town:
        team = the_team(town)
        with town.bot.office.transaction() as session:
            fill(session, team, "evaluation", EVERYTHING, [(Part.DOES, "", "spokesperson")])
            fill(session, team, "access", EVERYTHING, [(Part.DOES, "", "approver")])

        with town.bot.office.reading() as session:
            held = matrix_of(session, team, town.now).held

    assert "evaluation" not in held
    assert [(one.user_id, one.role) for one in held["access"]] == [("U0DEMO009", "approver")]


def test_a_guest_coordinates_only_where_guests_take_part(database: Database) -> None:
    with hospital(database) as town:
        with town.bot.office.transaction() as session:
            for member in session.scalars(select(Member)):
                member.is_coordinator = member.user_id == "U0DEMO009"
            session.get_one(Person, ("T0DEMO01", "U0DEMO009")).is_guest = True
        found = []
        for take_part in (False, True):
            with town.bot.office.transaction() as session:
                team = session.merge(the_team(town))
                team.guests_take_part = take_part
                session.flush()
                found.append([one.user_id for one in people.coordinators(session, team)])

    assert found == [[], ["U0DEMO009"]]
