"""Before when the law wants an answer, and when to remind of that."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.webcare.legal import month_after, next_reminder
from bot.webcare.paths import needs_source, proposed_end
from bot.webcare.pressing import may_join, most_pressing, most_urgent
from bot.webcare.rules import Refusal
from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Week
from storage import legal_dates
from storage.cases import Case, Kind, Status, Urgency
from storage.legal_dates import LegalDate
from storage.some_teams import ALL_TEAMS
from tests.town import Town
from tests.webcare.care import mail, ping, reports, team_in, the_case

AMSTERDAM = "Europe/Amsterdam"
OFFICE = Hours.weekly(AMSTERDAM, Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00")), ())


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(AMSTERDAM))


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-20", "2026-12-20"),
        ("2026-12-31", "2027-01-31"),
        ("2026-01-31", "2026-02-28"),
        ("2028-01-30", "2028-02-29"),
        ("2026-03-31", "2026-04-30"),
    ],
)
def test_a_month_is_a_month_of_the_calendar(asked: str, due: str) -> None:
    assert month_after(date.fromisoformat(asked)) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("now", "reminds"),
    [
        ("2026-11-23 10:00", "2026-12-11 09:00"),  # a week before is Sunday the 13th
        ("2026-12-11 09:00", "2026-12-18 09:00"),  # the last day is Sunday the 20th
        ("2026-12-14 12:00", "2026-12-18 09:00"),
        ("2026-12-18 09:00", None),
    ],
)
def test_reminders_come_while_webcare_is_open_and_never_after_the_last_day(
    now: str, reminds: str | None
) -> None:
    found = next_reminder(date(2026, 12, 20), OFFICE, at(now))
    assert found == (at(reminds) if reminds else None)


def test_a_team_that_never_opens_is_not_reminded() -> None:
    never = Hours.weekly(AMSTERDAM, Week.on((), Block.of("09:00", "17:00")), ())
    assert next_reminder(date(2026, 12, 20), never, at("2026-11-23 10:00")) is None


def test_facts_and_house_rules_are_said_once() -> None:
    assert proposed_end(Kind.TROLL, was_answered=False) is Status.ANSWERED
    assert proposed_end(Kind.TROLL, was_answered=True) is Status.NO_REPLY
    assert proposed_end(Kind.QUESTION, was_answered=True) is Status.ANSWERED
    assert proposed_end(Kind.PRIVACY, was_answered=False) is Status.HIDDEN
    assert needs_source(Kind.WRONG_FACTS, Status.ANSWERED)
    assert not needs_source(Kind.WRONG_FACTS, Status.NO_REPLY)


@pytest.mark.traced
@pytest.mark.both_databases
def test_who_decides_is_reminded_once_and_other_teams_are_not(town: Town) -> None:
    team = team_in(town)
    noor, sanne = town.person("Noor"), town.person("Sanne")
    reports(town.person("Bram"), kind="Formeel bericht: bezwaar, officiële klacht, verzoek", says="Een brief")
    noor.presses("Beantwoord", ping(noor))
    noor.fills("Wat antwoordde je, of waarom niet?", "Naar de bezwaarpagina")
    noor.fills("Wanneer moet het officiële antwoord er uiterlijk zijn?", "2026-11-25")
    noor.submits()

    with town.bot.office.reading() as session:
        kept = session.get_one(LegalDate, the_case(town).id)
        assert kept.remind_at is not None
        assert legal_dates.teams_with_due(session, kept.remind_at, 9, ALL_TEAMS) == [team.id]
        assert legal_dates.teams_with_due(session, town.now, 9, ALL_TEAMS) == []
    town.comes("2026-11-25 09:01")
    town.passes(minutes=5)
    assert len(mail(sanne, "laatste dag")) == 1


def test_of_two_the_one_that_presses_most_is_kept() -> None:
    assert most_pressing(Kind.QUESTION, Kind.CRISIS) is Kind.CRISIS
    assert most_pressing(Kind.IDEA, Kind.COMPLIMENT) is Kind.IDEA
    assert most_urgent(Urgency.TODAY, Urgency.NOW) is Urgency.NOW


def test_what_is_closed_is_not_merged_and_nothing_with_itself() -> None:
    one, other = a_case(1), a_case(2)
    assert may_join(one, other) is None
    assert may_join(one, one) is Refusal.OTHER_CLOSED
    one.closed_at = at("2026-11-23 10:00")
    assert may_join(one, other) is Refusal.CLOSED
    assert may_join(other, one) is Refusal.OTHER_CLOSED


def a_case(number: int) -> Case:
    reported_at = at("2026-11-23 09:45")
    case = Case(
        team_id=1,
        number=number,
        channel="x",
        kind=Kind.QUESTION,
        paraphrase="Vraag",
        reported_at=reported_at,
        reported_by="U1",
    )
    case.id = number
    return case
