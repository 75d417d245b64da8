"""What a line of a table is about and would do, without a database."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.csv_files import Cell, as_csv
from bot.exchange.columns import BY_NAME, Heading, called, heading
from bot.exchange.facts import Around, Names
from bot.exchange.reading import Line, Wrong, as_typed_in, line_of
from bot.exchange.rules import Does, Row, as_new, finder, judged, row_from, source_of
from storage.posts import Post, Status

NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
PEOPLE = Names(
    of={"U1": "Anna Aker", "U2": "Anna Beek", "U3": "Daan"},
    now=frozenset({"U1", "U2"}),
    found={"anna": ("U1", "U2"), "anna aker": ("U1",), "daan": ("U3",)},
)
AROUND = Around(
    zone="Europe/Amsterdam",
    language="nl",
    now=NOW,
    today=date(2026, 11, 23),
    links={"owner": PEOPLE},
    words={},
    columns=called(()),
)


def line(**cells: Cell) -> Line:
    return line_of(tuple(cells.values()), {name: place for place, name in enumerate(cells)}, AROUND)


def row(**cells: Cell) -> Row:
    return judged(2, line(title="Iets", **cells), finder(()), None, AROUND)


def test_a_column_that_stands_there_twice_is_read_once_and_told() -> None:
    assert heading(("Subject", "topic", "Colour", " "), AROUND.columns) == Heading(
        {"title": 0}, ("topic",), ("Colour",)
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("<@U2|anna>", "U2"), ("@Anna Aker", "U1"), (" anna  AKER ", "U1")],
)
def test_a_person_is_who_is_meant(typed: str, meant: str) -> None:
    assert row(owner=typed).fields["owner_id"] == meant


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("Anna", Wrong("owner", "several")),
        ("Daan", Wrong("owner", "gone", {"typed": "Daan"}, ("Anna Aker", "Anna Beek"), 2)),
        ("<@U9>", Wrong("owner", "not_found", {"typed": "<@U9>"}, ("Anna Aker", "Anna Beek"), 2)),
    ],
)
def test_a_name_that_means_nobody_is_told_with_who_there_is(typed: str, wrong: Wrong) -> None:
    assert row(owner=typed).wrong == (wrong,)


def test_of_many_names_the_first_ten_are_told() -> None:
    many = Names({n: str(n) for n in range(60)}, frozenset(range(60)))
    read = line_of(("x",), {"channel": 0}, replace(AROUND, links={"channel": many}))

    [wrong] = read.wrong
    assert (len(wrong.choices), wrong.choices_in_all) == (10, 60)


def test_a_whole_number_of_excels_is_a_number_without_a_comma() -> None:
    assert line(title=2027.0, id=12.0).fields["title"] == "2027"
    assert line(title="x", id=12.0).post_id == 12
    assert BY_NAME["id"].field == ""


@pytest.mark.parametrize(
    ("fields", "filled"),
    [
        ({}, {"status": Status.IDEA}),
        (
            {"status": Status.PUBLISHED, "publish_at": NOW},
            {
                "status": Status.PUBLISHED,
                "publish_at": NOW,
                "published_at": NOW,
                "told": {"is_it_posted": NOW.isoformat()},
            },
        ),
    ],
)
def test_nobody_is_asked_about_what_is_over(fields: dict[str, Any], filled: dict[str, Any]) -> None:
    assert as_new(fields, NOW) == filled


@pytest.mark.parametrize(
    ("day", "changed"),
    [("27-11-2026", {}), ("28-11-2026", {"publish_at": "2026-11-28T08:00:00+00:00"})],
)
def test_a_post_that_has_its_hour_keeps_it_when_only_a_day_is_brought(day: str, changed: Any) -> None:
    at = datetime(2026, 11, 27, 8, tzinfo=UTC)
    post = Post(team_id=1, title="Iets", created_at=NOW, created_by="U1", version=1, publish_at=at)

    told = judged(2, line(title="Iets", day=day), finder(()), post, AROUND)

    assert (told.fields, told.remarks) == (changed, ())


def test_a_day_without_a_time_is_at_the_usual_hour_of_its_channel_and_is_told() -> None:
    channels = Names({7: "LinkedIn"}, frozenset({7}), {"linkedin": (7,)})
    there = replace(AROUND, links={"channel": channels}, hours={7: time(15, 30)})
    places = {"title": 0, "day": 1, "channel": 2}
    read = [line_of(("Iets", "27-11-2026", name), places, there) for name in ("LinkedIn", None)]

    told = [judged(2, one, finder(()), None, there) for one in read]

    moments = [one.fields["publish_at"] for one in told]
    assert moments == ["2026-11-27T14:30:00+00:00", "2026-11-27T11:00:00+00:00"]
    assert told[0].remarks == (Wrong("time", "no_time", {"at": "15:30"}),)


def test_the_same_line_is_recognised_when_the_usual_hour_has_become_another() -> None:
    cells, places = ("Iets", "27-11-2026"), {"title": 0, "day": 1}
    before = line_of(cells, places, AROUND)
    after = replace(before, fields={**before.fields, "publish_at": NOW})

    assert source_of(before) == source_of(after)


@pytest.mark.parametrize(
    "cell", [True, 10**400, 1e300, float("inf"), "9" * 400, "1e5", -1], ids=lambda cell: str(cell)[:9]
)
def test_what_no_database_counts_is_no_number(cell: Cell) -> None:
    assert [one.problem for one in row(reach=cell).wrong] == ["number"]


@pytest.mark.parametrize(
    "cell",
    [
        datetime(2026, 11, 27),  # noqa: DTZ001 - Excel knows no zones, and its days are moments at midnight
        datetime(2026, 11, 27, 12, 30, 5),  # noqa: DTZ001
        date(2026, 11, 27),
        "27-11-2026",
        46353,
        46353.5,
        True,
    ],
)
def test_a_day_of_a_refused_row_means_the_same_when_it_is_brought_again(cell: Cell) -> None:
    assert line(title="x", day=as_typed_in("day", cell)).fields == line(title="x", day=cell).fields
    assert [as_typed_in("time", at) for at in (time(9, 30), 0.25, 7.5)] == ["09:30:00", "06:00", "7.5"]
    assert as_typed_in("title", 24) == "24"


def test_a_refused_row_is_the_same_once_it_was_kept() -> None:
    refused = row(owner="Daan")

    assert refused.does is Does.REFUSED
    assert row_from(json.loads(json.dumps(refused.written()))) == refused


@pytest.mark.parametrize(("language", "written"), [("nl", "12,5;1"), ("en", "12.5,1")])
def test_a_decimal_is_written_as_a_spreadsheet_of_that_language_reads_it(language: str, written: str) -> None:
    """In Dutch "12.5" would be the twelfth of May."""
    assert as_csv(language, [(12.5, 1)]).decode("utf-8-sig").strip() == written
