"""What is asked of the database about forgetting, where no story needs it: odd accounts, odd letters."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import erasing, erasures, mending, outbox, retention, workspaces
from storage.cases import Case, Kind, Status
from storage.database import Database
from storage.erasing import Holder
from storage.erasures import Erasure
from storage.ideas import Idea
from storage.letters import About, Letter
from storage.outbox import NewLetter
from storage.outsiders import handle_key
from storage.people import Team
from storage.some_teams import ALL_TEAMS, SomeTeams
from storage.turns import Answer
from tests.forgetting.steps import HANDLE, MARK, asks_to_forget, where_it_stands
from tests.town import Town
from tests.webcare.care import team_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def a_team(session: Session, channel: str = "C1") -> Team:
    workspaces.know(session, "T1")
    team = Team(workspace_id="T1", channel_id=channel, name=channel, created_at=NOW, created_by="U1")
    session.add(team)
    session.flush()
    return team


def a_case(session: Session, team: Team, number: int = 1, handle: str = "@uil_27") -> Case:
    case = Case(
        team_id=team.id,
        number=number,
        channel="x",
        kind=Kind.QUESTION,
        paraphrase="Vraagt iets",
        reported_at=NOW,
        reported_by="U1",
        handle=handle,
        closed_at=NOW,
    )
    session.add(case)
    session.flush()
    return case


def test_each_team_that_is_due_is_known_by_its_number(database: Database) -> None:
    with database.transaction() as session:
        one, other = a_team(session), a_team(session, "C2")
        for team in (one, other):
            a_case(session, team)
            retention.hold(session, team.id).offer_at = NOW
            session.add(Erasure(team_id=team.id, by="U1", asked_at=NOW, handle_key="x", look_at=NOW))
        session.flush()
        later, but_one = NOW + timedelta(days=2), SomeTeams(but=frozenset({one.id}))
        for asks in (
            retention.teams_to_forget_in,
            retention.teams_to_offer,
            erasures.teams_with_due_erasures,
        ):
            assert set(asks(session, later, 10, ALL_TEAMS)) == {one.id, other.id}
            assert list(asks(session, later, 10, but_one)) == [other.id]
        assert not retention.teams_to_forget_in(session, NOW, 10, ALL_TEAMS)


def test_what_was_read_before_it_was_erased_is_not_seen_any_more(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session, a_team(session))
        answer = Answer(case_id=case.id, at=NOW, by="U1", outcome=Status.ANSWERED, words="Ja, uil_27")
        session.add(answer)
        session.flush()

        erasing.erase(session, case)

        assert (answer.words, case.handle, case.paraphrase) == (None, None, "")


def test_an_account_in_letters_of_its_own_is_found_in_words_too(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session)
        case = a_case(session, team)
        case.paraphrase = "Noemt @夜梟先生 en meer"
        session.flush()

        assert erasing.naming(session, team, erasing.of_a_team()[0], "夜梟先生") == [case.id]
        case.paraphrase = "Noemt @Josée"
        session.add(Answer(case_id=case.id, at=NOW, by="U1", outcome=Status.ANSWERED, words="Dag @Jоsée!"))
        session.flush()
        key = handle_key("@Josée")
        assert erasing.naming(session, team, erasing.of_a_team()[0], key) == [case.id]
        assert erasing.naming_in_rows_of_cases(session, team, key) == {case.id}


def test_a_number_goes_on_while_a_case_still_names_the_account(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session)
        held = retention.hold(session, team.id)
        one, other = a_case(session, team), a_case(session, team, 2, "@UIL_27")

        assert retention.writer_of(session, held, one) == 1
        assert retention.writer_of(session, held, other) == 1
        assert retention.writer_of(session, held, a_case(session, team, 3, "@mees")) == 2


def test_closed_cases_wait_or_are_looked_at_anew(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session)
        case = a_case(session, team)
        case.forget_at = None
        session.flush()
        assert retention.count_waiting(session, team) == 1
        for also_waiting, expected in ((False, None), (True, NOW)):
            retention.look_again(session, team, NOW, also_waiting=also_waiting)
            session.refresh(case)
            assert case.forget_at == expected
        assert retention.of(session, team).handle_days == retention.HANDLE_DAYS


def a_letter(session: Session, key: str, words: str = "uil_27") -> None:
    letter = NewLetter(workspace_id="T1", channel="C1", key=key, text=words, about=("case 1",))
    outbox.write(session, letter, NOW)


def test_what_only_waits_is_dropped_and_what_is_on_its_way_is_mended_after_it(database: Database) -> None:
    with database.transaction() as session:
        a_letter(session, "waits")
        a_letter(session, "leaves")
        session.scalars(select(Letter).where(Letter.key == "leaves")).one().lease = "somebody"
        session.flush()

        waits, leaves = mending.shown(session, "T1", ["case 1"])
        assert (waits.stands, leaves.stands) == (False, True)
        mending.drop(session, waits, NOW)
        mending.rewrite(session, leaves, "Gewist.", (), NOW)
        mending.done(session, "T1", ["case 1"])

        session.expire_all()
        told = {one.key: (one.state, one.text, one.mends) for one in session.scalars(select(Letter))}
        assert told == {
            "waits": ("dropped", None, False),
            "leaves": ("waiting", "Gewist.", False),
            "leaves, mended 2": ("waiting", "Gewist.", True),
        }
        assert session.scalars(select(About)).all() == []


def test_what_was_taken_away_says_nothing_any_more_and_is_still_taken_away(database: Database) -> None:
    with database.transaction() as session:
        a_letter(session, "leaves")
        session.scalars(select(Letter)).one().lease = "somebody"
        session.flush()
        outbox.withdraw(session, "T1", "leaves", NOW)
        [one] = mending.shown(session, "T1", ["case 1"])
        assert not one.stands

        mending.drop(session, one, NOW)

        session.expire_all()
        told = [(one.text, one.state, one.withdraws) for one in session.scalars(select(Letter))]
        assert told == [("", "waiting", False), (None, "waiting", True)]


def test_what_waits_for_its_moment_says_something_else_when_it_comes(database: Database) -> None:
    with database.transaction() as session:
        a_letter(session, "tomorrow")
        [one] = mending.shown(session, "T1", ["case 1"])

        mending.rewrite(session, one, "Van iemand 4.", (), NOW)

        session.expire_all()
        told = session.scalars(select(Letter)).one()
        assert (told.text, told.mends) == ("Van iemand 4.", False)


@pytest.mark.traced
def test_other_tables_that_name_the_account_are_counted_and_emptied(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those of monitoring do, by their mark; here that of ideas, which has none."""
    team, table = team_in(town), Idea.metadata.tables["meetup_ideas"]
    marked = Holder(table, table.c.team_id, (table.c.text,))
    both = (erasing.of_a_team()[0], marked)
    monkeypatch.setattr(erasing, "of_a_team", lambda: both)
    with town.bot.office.transaction() as session:
        session.add(Idea(team_id=team.id, text=f"Vraag {HANDLE} eens", by="U1", at=town.now))
    sanne = town.person("Sanne")

    asked = asks_to_forget(sanne)
    assert "Op 1 andere plek wordt het ook genoemd" in asked.text
    sanne.presses("Wissen", asked, confirms=True)

    assert where_it_stands(town, MARK) == []
