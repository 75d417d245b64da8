"""Who hears that time is running out: who can do something about it, and is at work at that moment."""

from datetime import timedelta

import pytest

from bot.ownership.facts import Matrix
from bot.webcare.deadlines import Stage
from bot.webcare.hearing import JUST_NOW, Hearers, hearers, is_late, moment, reads_today
from bot.webcare.rules import Staff
from storage.cases import Case, Kind, Status
from storage.covers import Cover
from storage.duties import WEBCARE, Part
from tests.webcare.test_who_gets_a_case import NOW, Somebody, at, having, office, person, staff

MORNING = office("09:00", "09:30")
"""Not in at a quarter to ten."""
AFTERNOON = office("13:00", "17:00")


def case(owner: str | None = "noor", **more: object) -> Case:
    made = Case(
        team_id=1,
        number=1,
        channel="x",
        kind=Kind.QUESTION,
        paraphrase="",
        reported_at=NOW,
        reported_by="milan",
        owner_id=owner,
        status=Status.TAKEN if owner else Status.WAITING,
    )
    for name, value in more.items():
        setattr(made, name, value)
    return made


def team(*people: Somebody, coordinators: tuple[str, ...] = ("sanne",)) -> Staff:
    """Sanne coordinates; she has no part in webcare."""
    known = {one.colleague.user_id for one in people}
    more = [person(one, days=frozenset()) for one in coordinators if one not in known]
    made = staff(*people, *more)
    matrix = Matrix(made.matrix.zone, made.matrix.colleagues, made.matrix.held, (), coordinators)
    return Staff(made.hours, matrix, made.colleagues)


NOOR, AWAY = person("noor"), person("noor", hours=MORNING)
BACKUP, DECIDES = having(Part.BACKUP, "bram"), having(Part.DECIDES, "lotte")
DECIDES_LATER = having(Part.DECIDES, "lotte", hours=AFTERNOON)
NOBODY = ()


@pytest.mark.parametrize(
    ("stage", "people", "hears"),
    [
        (Stage.HALF, (NOOR, BACKUP, DECIDES), Hearers("noor")),
        (Stage.NEARLY, (NOOR, BACKUP, DECIDES), Hearers("noor", ("bram",))),
        (Stage.NEARLY, (NOOR, DECIDES), Hearers("noor")),
        (Stage.OVER, (NOOR, BACKUP, DECIDES), Hearers("noor", ("lotte",))),
        (Stage.OVER, (NOOR, BACKUP), Hearers("noor", ("sanne",))),
        (Stage.HALF, (AWAY, BACKUP), Hearers(None, ("bram",), ("noor",))),
        (Stage.HALF, (AWAY,), Hearers(None, NOBODY, ("noor",))),
        (Stage.NEARLY, (AWAY,), Hearers(None, ("sanne",), ("noor",))),
        (Stage.OVER, (NOOR, DECIDES_LATER), Hearers("noor", ("sanne",), ("lotte",))),
    ],
)
def test_who_hears_which_stage(stage: Stage, people: tuple[Somebody, ...], hears: Hearers) -> None:
    assert hearers(stage, case(), team(*people), NOW) == hears


def test_with_no_coordinator_in_who_decides_hears_it_later_and_else_they_do() -> None:
    gone = person("sanne", hours=AFTERNOON, days=frozenset())

    assert hearers(Stage.OVER, case(), team(NOOR, gone), NOW) == Hearers("noor", (), ("sanne",))
    assert hearers(Stage.OVER, case(), team(NOOR, gone, DECIDES_LATER), NOW).later == ("lotte",)


def test_what_is_over_while_its_owner_and_who_decides_are_away_is_told_to_who_could_have_it() -> None:
    around = team(AWAY, BACKUP, DECIDES_LATER, person("sanne", hours=AFTERNOON, days=frozenset()))

    assert hearers(Stage.OVER, case(), around, NOW) == Hearers(None, ("bram",), ("noor", "lotte"))
    assert hearers(Stage.OVER, case("left"), around, NOW).others == ("bram",)
    assert hearers(Stage.OVER, case("bram"), around, NOW).others == ()
    assert hearers(Stage.OVER, case(None), around, NOW).others == ("bram",)


def test_what_is_nobodys_is_said_to_who_could_take_it() -> None:
    waiting = case(None)

    assert hearers(Stage.HALF, waiting, team(NOOR), NOW) == Hearers()
    assert hearers(Stage.NEARLY, waiting, team(NOOR), NOW) == Hearers(None, ("noor",))
    assert hearers(Stage.NEARLY, case("left"), team(NOOR), NOW) == Hearers(None, ("noor",))
    assert hearers(Stage.OVER, waiting, team(NOOR, DECIDES), NOW) == Hearers(None, ("lotte",))


@pytest.mark.parametrize("last", [AWAY, DECIDES_LATER])
def test_who_decides_reads_in_the_morning_if_they_work_that_day(last: Somebody) -> None:
    off = having(Part.DECIDES, "oliver", hours=office(free_days=[NOW.date()]))

    assert reads_today(case(), team(NOOR, DECIDES_LATER), NOW) == ("lotte",)
    assert reads_today(case(), team(NOOR, off, last), NOW) in (("sanne",), ("lotte",))
    assert reads_today(case(), team(NOOR), NOW) == ("sanne",)
    assert reads_today(case(), team(NOOR, coordinators=("gone",)), at("28 12:00")) == ()


def test_what_is_over_at_closing_time_is_told_to_who_was_there() -> None:
    over = case(half_at=NOW, warn_at=NOW, due_at=NOW, long_at=NOW)
    a_moment = timedelta(microseconds=1)

    for stage in (Stage.HALF, Stage.NEARLY, Stage.OVER):
        assert moment(stage, over, NOW + JUST_NOW) == NOW - a_moment
    assert moment(Stage.OVER, over, NOW + JUST_NOW + a_moment) == NOW + JUST_NOW + a_moment
    assert moment(Stage.LONG, over, NOW) == NOW


def test_it_is_late_when_we_slept_on_longer_than_a_moment() -> None:
    over = case(half_at=NOW, warn_at=NOW, due_at=NOW + JUST_NOW)
    after = NOW + JUST_NOW + timedelta(seconds=1)

    assert [is_late(stage, over, after) for stage in (Stage.HALF, Stage.NEARLY, Stage.OVER)] == [
        True,
        True,
        False,
    ]
    assert not is_late(Stage.HALF, over, NOW + JUST_NOW)
    assert not is_late(Stage.HALF, case(), after)


def test_who_stands_in_for_a_colleague_is_in() -> None:
    made = team(person("noor", hours=AFTERNOON), person("bram", hours=MORNING, days=frozenset()))
    cover = Cover(
        request_id=1,
        team_id=1,
        task=WEBCARE,
        asker_id="noor",
        starts_at=at("23 00:00"),
        ends_at=at("24 00:00"),
        taken_by="bram",
    )
    matrix = Matrix(made.matrix.zone, made.matrix.colleagues, made.matrix.held, (cover,), ("sanne",))
    covered = Staff(made.hours, matrix, made.colleagues)

    assert hearers(Stage.HALF, case("bram"), covered, NOW).owner == "bram"
    assert hearers(Stage.HALF, case("bram"), made, NOW).owner is None
