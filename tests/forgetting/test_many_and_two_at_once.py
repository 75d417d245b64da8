"""Two thousand cases of one account; two who press at once; a press while the job is at work."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.forgetting import erasing as going_on
from bot.forgetting import jobs
from storage import retention
from storage.cases import Case, Kind, Status
from storage.changes import Change
from storage.erasures import ERASURE
from storage.people import Team
from tests.forgetting.steps import HANDLE, MARK, asks_in_writing, presses_late, reports, where_it_stands
from tests.town import Resident, Town
from tests.webcare.care import SMPLAN, mail, statements, team_in

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
both = pytest.mark.both_databases


def many(town: Town, team: Team, count: int, closed_days_ago: int = 0) -> None:
    closed_at = town.now - timedelta(days=closed_days_ago)
    cases = [
        Case(
            team_id=team.id,
            number=number,
            channel="instagram",
            kind=Kind.QUESTION,
            paraphrase=f"{MARK} {number}",
            reported_at=closed_at,
            reported_by="U1",
            handle=HANDLE,
            status=Status.ANSWERED,
            closed_at=closed_at,
        )
        for number in range(1, count + 1)
    ]
    with town.bot.office.transaction() as session:
        session.add_all(cases)


def left(town: Town) -> int:
    with town.bot.office.reading() as session:
        return session.scalar(select(func.count()).select_from(Case).where(Case.paraphrase != "")) or 0


@sqlite
def test_of_many_it_is_told_how_far_it_is(town: Town) -> None:
    many(town, team_in(town), 250)
    sanne = town.person("Sanne")

    sanne.presses("Wissen", asks_in_writing(sanne), confirms=True)
    assert "Ik wis nu 250 meldingen." in "".join(one.text for one in mail(sanne))
    assert "20 van de 250 meldingen zijn klaar" in sanne.last(SMPLAN).text
    town.ticks()

    assert left(town) == 0
    assert "Gewist: 250 meldingen" in sanne.last(SMPLAN).text
    assert where_it_stands(town) == []
    with town.bot.office.reading() as session:
        [noted] = session.scalars(select(Change).where(Change.thing == ERASURE))
    assert noted.fields["cases"] == [None, 250]


@pytest.mark.traced
@sqlite
def test_who_is_killed_goes_on_and_nothing_is_counted_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(town, team_in(town), 50)
    sanne = town.person("Sanne")
    sanne.presses("Wissen", asks_in_writing(sanne), confirms=True)
    with monkeypatch.context() as half_way:
        half_way.setattr(going_on, "_end", _dies)
        with pytest.raises(KeyboardInterrupt):
            jobs.go_on_erasing(town.bot.office, town.now)
    assert left(town) == 10

    town.ticks()

    assert left(town) == 0
    assert "Gewist: 50 meldingen" in sanne.last(SMPLAN).text


def _dies(*_given: object) -> None:
    raise KeyboardInterrupt


@both
def test_two_who_confirm_at_once_erase_once(town: Town) -> None:
    many(town, team_in(town, coordinators=("Sanne", "Noor")), 5)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    asks_in_writing(sanne)

    said = at_once(town, (sanne, noor))

    assert all("Gewist: 5 meldingen" in one for one in said)
    with town.bot.office.reading() as session:
        assert len(session.scalars(select(Change).where(Change.thing == ERASURE)).all()) == 1


def at_once(town: Town, people: Sequence[Resident]) -> list[str]:
    def press(person: Resident) -> str:
        return presses_late(town, person, "forgetting.confirm", "1", person.id)

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(press, people))


@both
def test_two_processes_forget_everything_once(town: Town) -> None:
    many(town, team_in(town), 60, closed_days_ago=200)

    def tick(_which: int) -> None:
        jobs.forget_what_is_due(town.bot.office, town.now)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(tick, range(2)))
    jobs.forget_what_is_due(town.bot.office, town.now)

    assert left(town) == 0
    with town.bot.office.reading() as session:
        done = session.scalars(select(Change.thing_id).where(Change.did == "erased")).all()
    assert sorted(done) == sorted(set(done))
    assert len(done) == 60


@sqlite
def test_a_quiet_tick_asks_as_much_for_many_as_for_few(town: Town) -> None:
    team = team_in(town)
    many(town, team, 3, closed_days_ago=2)
    town.ticks()

    def ticks() -> None:
        jobs.forget_what_is_due(town.bot.office, town.now)

    few = statements(town, ticks)
    with town.bot.office.transaction() as session:
        retention.hold(session, team.id).last_writer = 400
    reports(town.person("Bram"), link="")
    assert statements(town, ticks) == few == 1
