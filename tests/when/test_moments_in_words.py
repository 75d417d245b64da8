"""Days and times in words: every form that our notes on dates ask for, on a held clock, in both languages."""

import subprocess
import sys
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.when import Doubt, Meant, moment_meant

HOME = "Europe/Amsterdam"
NOON = time(12)
TUESDAY = "2026-11-24 10:00"


def at(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(HOME)).astimezone(UTC)


def read(words: str, now: str = TUESDAY) -> Meant | None:
    return moment_meant(words, at(now), HOME, NOON)


def shown(moment: datetime) -> str:
    return moment.astimezone(ZoneInfo(HOME)).strftime("%Y-%m-%d %H:%M")


SURE = {
    "vr 12u": "2026-11-27 12:00",
    "vrijdag 12u": "2026-11-27 12:00",
    "vrijdag 12 uur": "2026-11-27 12:00",
    "VRIJDAG  12U": "2026-11-27 12:00",
    "12:00 vrijdag": "2026-11-27 12:00",
    "fri 12:00": "2026-11-27 12:00",
    "friday at noon": "2026-11-27 12:00",
    "volgende week di 9:30": "2026-12-01 09:30",
    "di volgende week 9.30": "2026-12-01 09:30",
    "next week tue 9:30": "2026-12-01 09:30",
    "27-11": "2026-11-27 12:00",
    "27/11": "2026-11-27 12:00",
    "27-11 14.30 uur": "2026-11-27 14:30",
    "27-11 14u30": "2026-11-27 14:30",
    "27-11-2026 9u": "2026-11-27 09:00",
    "27/11/26 9u": "2026-11-27 09:00",
    "27.11.2026": "2026-11-27 12:00",
    "2026-11-27": "2026-11-27 12:00",
    "2026-11-27T09:15": "2026-11-27 09:15",
    "tomorrow 9am": "2026-11-25 09:00",
    "3 p.m. tomorrow": "2026-11-25 15:00",
    "12am tomorrow": "2026-11-25 00:00",
    "morgen 9.15 uur": "2026-11-25 09:15",
    "overmorgen": "2026-11-26 12:00",
    "overmorgen 's avonds": "2026-11-26 19:30",
    "tomorrow morning": "2026-11-25 09:00",
    "over 3 dagen": "2026-11-27 12:00",
    "over drie dagen om 15u": "2026-11-27 15:00",
    "in two weeks": "2026-12-08 12:00",
    "over twee weken vrijdag": "2026-12-11 12:00",
    "over een maand": "2026-12-24 12:00",
    "over 2 uur": "2026-11-24 12:00",
    "over een half uur": "2026-11-24 10:30",
    "in half an hour": "2026-11-24 10:30",
    "in an hour": "2026-11-24 11:00",
    "in a fortnight": "2026-12-08 12:00",
    "ma 30 nov": "2026-11-30 12:00",
    "Mon 30 Nov 09:15": "2026-11-30 09:15",
    "maandag 30 november 2026, 9.15 uur": "2026-11-30 09:15",
    "Monday 30 November 2026 09:15": "2026-11-30 09:15",
    "November 27th, 2026": "2026-11-27 12:00",
    "27th of November": "2026-11-27 12:00",
    "1 mrt": "2027-03-01 12:00",
    "de 27e": "2026-11-27 12:00",
    "de 3e": "2026-12-03 12:00",
    "week 49 vrijdag": "2026-12-04 12:00",
    "vrijdag week 50 9u": "2026-12-11 09:00",
    "eind van de week": "2026-11-27 12:00",
    "end of next week": "2026-12-04 12:00",
    "begin volgende week": "2026-11-30 12:00",
    "eind van de maand": "2026-11-30 12:00",
    "midden van de maand": "2026-12-15 12:00",
    "begin volgende maand": "2026-12-01 12:00",
    "half drie": "2026-11-24 14:30",
    "half past two": "2026-11-24 14:30",
    "tien voor half drie morgen": "2026-11-25 14:20",
    "kwart over 3": "2026-11-24 15:15",
    "quarter to four": "2026-11-24 15:45",
    "drie uur": "2026-11-24 15:00",
    "3 uur": "2026-11-24 15:00",
    "vanmiddag 3 uur": "2026-11-24 15:00",
    "vanavond 8 uur": "2026-11-24 20:00",
    "tonight": "2026-11-24 19:30",
    "vrijdagmiddag": "2026-11-27 14:00",
    "friday afternoon": "2026-11-27 14:00",
    "maandagmorgen": "2026-11-30 09:00",
    "noon": "2026-11-24 12:00",
    "12:00": "2026-11-24 12:00",
    "a.s. vrijdag": "2026-11-27 12:00",
    "dinsdag om 10": "2026-12-01 10:00",
    "vrijdag om 3 uur": "2026-11-27 15:00",
    "friday at 3 pm": "2026-11-27 15:00",
    "volgende dinsdag": "2026-12-01 12:00",
    "11/12": "2026-12-11 12:00",
    "31-12": "2026-12-31 12:00",
    "29 februari 2028": "2028-02-29 12:00",
    "zo 12u": "2026-11-29 12:00",
    "zo": "2026-11-29 12:00",
    "Buddy gezocht, vr 12u, wie loopt mee?": "2026-11-27 12:00",
}


@pytest.mark.parametrize("words", SURE)
def test_what_can_mean_one_thing_is_that(words: str) -> None:
    meant = read(words)

    assert meant is not None
    assert meant.doubt is None
    assert shown(meant.moment or at(TUESDAY)) == SURE[words]


ASKED = {
    "ma 23 nov": (Doubt.PAST, "2026-11-30 12:00"),
    "Mon 23 Nov 09:15": (Doubt.PAST, "2026-11-30 09:15"),
    "maandag 23 november 2026": (Doubt.PAST, "2026-11-30 12:00"),
    "20-11": (Doubt.PAST, "2026-12-20 12:00"),
    "31-12-2025": (Doubt.PAST, "2026-12-31 12:00"),
    "gisteren": (Doubt.PAST, "2026-11-24 12:00"),
    "yesterday 9am": (Doubt.PAST, "2026-11-25 09:00"),
    "vandaag 9u": (Doubt.PAST, "2026-11-25 09:00"),
    "vorige week dinsdag 12u": (Doubt.PAST, "2026-12-01 12:00"),
    "wed last week 9am": (Doubt.PAST, "2026-11-25 09:00"),
    "vorige maand om 15u": (Doubt.PAST, "2026-11-25 15:00"),
    "twee weken geleden dinsdag 12u": (Doubt.PAST, "2026-12-01 12:00"),
    "3 days ago at 15:00": (Doubt.PAST, "2026-11-25 15:00"),
    "last friday": (Doubt.PAST, "2026-11-27 12:00"),
    "afgelopen vrijdag 15u": (Doubt.PAST, "2026-11-27 15:00"),
    "27-11-1999 12u": (Doubt.PAST, "2026-11-27 12:00"),
    "1999-12-01": (Doubt.PAST, "2026-12-01 12:00"),
    "27 november 1987": (Doubt.PAST, "2026-11-27 12:00"),
    "27-11-0000 12u": (Doubt.NO_SUCH_DAY, None),
    "27-11-9999 12u": (Doubt.FAR, None),
    "December 1, 9999": (Doubt.FAR, None),
    "om 9": (Doubt.PAST, "2026-11-25 09:00"),
    "week 40": (Doubt.PAST, "2027-10-04 12:00"),
    "maandag deze week": (Doubt.PAST, "2026-11-30 12:00"),
    "week 49": (Doubt.WHICH_DAY, "2026-11-30 12:00"),
    "week 53": (Doubt.WHICH_DAY, "2026-12-28 12:00"),
    "week 54": (Doubt.NO_SUCH_DAY, None),
    "volgende week": (Doubt.WHICH_DAY, "2026-11-30 12:00"),
    "deze week 15u": (Doubt.WHICH_DAY, "2026-11-24 15:00"),
    "di 12u": (Doubt.TWO, "2026-11-24 12:00"),
    "volgende vrijdag": (Doubt.TWO, "2026-12-04 12:00"),
    "next friday": (Doubt.TWO, "2026-12-04 12:00"),
    "morgen half acht": (Doubt.TWO, "2026-11-25 07:30"),
    "friday midnight": (Doubt.TWO, "2026-11-28 00:00"),
    "vr 12": (Doubt.HOUR_OR_DAY, "2026-11-27 12:00"),
    "fri 3": (Doubt.HOUR_OR_DAY, "2026-11-27 15:00"),
    "vr 28": (Doubt.OTHER_WEEKDAY, "2026-11-28 12:00"),
    "29-2": (Doubt.NO_SUCH_DAY, "2027-02-28 12:00"),
    "31-11": (Doubt.NO_SUCH_DAY, "2026-11-30 12:00"),
    "30-2-2027": (Doubt.NO_SUCH_DAY, "2027-02-28 12:00"),
    "11/25": (Doubt.NO_SUCH_DAY, "2026-11-25 12:00"),
    "vr 26 nov": (Doubt.OTHER_WEEKDAY, "2026-11-26 12:00"),
    "28-3 2:30": (Doubt.NO_SUCH_TIME, "2027-03-28 03:00"),
    "10-10-2030": (Doubt.FAR, None),
    "over 200 weken": (Doubt.FAR, None),
    "over 90 maanden": (Doubt.FAR, None),
}


@pytest.mark.parametrize("words", ASKED)
def test_what_is_not_sure_is_asked_with_what_is_likely(words: str) -> None:
    doubt, first = ASKED[words]
    meant = read(words)

    assert meant is not None
    assert (meant.moment, meant.doubt) == (None, doubt)
    assert (shown(meant.options[0]) if meant.options else None) == first


NO_WHEN = (
    "",
    " ",
    "Buddy gezocht",
    "een middag bij de buren",
    "Blue Monday",
    "Terugblik op vorige week",
    "Twee jaar geleden begon Noor",
    "Een week geleden begon Noor",
    "Last month on the ward",
    "op Paarse Vrijdag",
    "Zo doen we dat",
    "do's en don'ts",
    "Vrijdagmiddagfoto van de lift",
    "24/7 bereikbaar",
    "100 vragen",
    "Het werd 0-0",
    ":tada:",
)


@pytest.mark.parametrize("words", NO_WHEN)
def test_words_without_a_when_say_none(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize(
    ("now", "words", "sure", "options"),
    [
        ("2026-11-27 09:00", "vrijdag 12u", None, ["2026-11-27 12:00", "2026-12-04 12:00"]),
        ("2026-11-27 12:00", "vrijdag 12u", "2026-12-04 12:00", []),
        ("2026-11-27 13:00", "vrijdag 12u", "2026-12-04 12:00", []),
        ("2026-11-27 13:10", "vandaag", None, ["2026-11-27 14:00", "2026-11-28 12:00", "2026-11-30 12:00"]),
        ("2026-11-28 10:00", "eind van de week", "2026-12-04 12:00", []),
        ("2026-11-28 10:00", "deze week", None, ["2026-11-28 12:00", "2026-11-29 12:00"]),
        ("2026-11-29 10:00", "volgende week ma", "2026-11-30 12:00", []),
        ("2026-11-30 15:00", "eind van de maand", None, ["2026-11-30 16:00", "2026-12-01 12:00"]),
        ("2027-01-05 10:00", "31-12", None, ["2027-01-31 12:00", "2027-12-31 12:00"]),
        ("2026-12-20 10:00", "2-1", "2027-01-02 12:00", []),
        ("2027-01-31 10:00", "over een maand", "2027-02-28 12:00", []),
        ("2027-02-10 10:00", "de 31e", "2027-03-31 12:00", []),
        ("2027-02-10 10:00", "week 53", None, []),
        ("2027-11-24 10:00", "29-2", "2028-02-29 12:00", []),
        ("2026-12-29 10:00", "week 1 di", "2027-01-05 12:00", []),
        ("2027-03-27 10:00", "zondag 2:30", None, ["2027-03-28 03:00", "2027-03-28 03:30"]),
        ("2027-03-27 10:00", "morgen 3:30", "2027-03-28 03:30", []),
        ("2026-10-24 10:00", "morgen 2:30", "2026-10-25 02:30", []),
        ("2026-10-24 10:00", "over 2 dagen 9u", "2026-10-26 09:00", []),
    ],
)
def test_it_depends_on_what_day_it_is(now: str, words: str, sure: str | None, options: list[str]) -> None:
    meant = read(words, now)

    assert meant is not None
    assert (meant.moment and shown(meant.moment)) == sure
    assert [shown(one) for one in meant.options][: len(options)] == options


def test_whether_an_hour_was_said_is_known() -> None:
    assert [meant.has_time for words in ("vr", "vr 12u", "vrijdagmiddag") if (meant := read(words))] == [
        False,
        True,
        True,
    ]


def test_who_only_gives_a_time_reads_the_words_without_waiting_for_dateparser() -> None:
    seen = "import sys; from bot.when import moment_meant; print('dateparser' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)  # noqa: S603 - our own words

    assert told.stdout.strip() == "False"


WORDS = [
    *SURE,
    *ASKED,
    *NO_WHEN,
    "om",
    "-",
    "12",
    "99",
    "’s",
    "a.s.",
    "@",
    "25:00",
    "31-12-9999",
    "0-0",
    "İ",
    "ß",
]


@settings(deadline=None)  # the first line builds the pattern, slowly beside other tests
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)),
    st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1)),  # noqa: DTZ001 - the zone is put on it below
)
def test_no_line_ever_raises_or_means_a_past_moment(words: str, wall: datetime) -> None:
    now = wall.replace(tzinfo=UTC)
    meant = moment_meant(words, now, HOME, NOON)

    if meant is not None:
        assert (meant.moment is None) == (meant.doubt is not None)
        assert all(moment > now for moment in (meant.moment, *meant.options) if moment is not None)
