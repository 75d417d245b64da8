"""Slack's date tokens, each reader in their own zone and language."""

import pytest

from tests.page.gallery_window import MONDAY, Gallery

HOUR = 3600
DAY = 86_400


@pytest.mark.parametrize(
    ("token", "dutch", "british", "american"),
    [
        ("date_num", "2026-11-20", "2026-11-20", "2026-11-20"),
        ("date_slash", "20-11-2026", "20/11/2026", "11/20/2026"),
        ("date", "20 november 2026", "20 November 2026", "November 20th 2026"),
        ("date_short", "20 nov 2026", "20 Nov 2026", "Nov 20 2026"),
        ("date_long", "Vrijdag 20 november 2026", "Friday 20 November 2026", "Friday November 20th 2026"),
        ("date_pretty", "20 november 2026", "20 November 2026", "November 20th 2026"),
        ("day_divider_pretty", "Vrijdag 20 november", "Friday 20 November", "Friday November 20th"),
        ("time", "09:45", "08:45", "4:45 AM"),
        ("time_secs", "09:45:00", "08:45:00", "4:45:00 AM"),
        ("ago", "3 dagen geleden", "3 days ago", "3 days ago"),
    ],
)
def test_a_date_reads_in_the_readers_zone_and_language(
    gallery: Gallery, token: str, dutch: str, british: str, american: str
) -> None:
    moment = MONDAY - 3 * DAY
    readers = [("nl-NL", "Europe/Amsterdam"), ("en-GB", "Europe/London"), ("en-US", "America/Curacao")]

    seen = [
        gallery.text(f"<!date^{moment}^{{{token}}}|terugval>", locale=locale, zone=zone).inner_text()
        for locale, zone in readers
    ]

    # Chromium's data for English differs by version in commas and in the kind of space before AM.
    assert [text.replace("\u202f", " ").replace(",", "") for text in seen] == [dutch, british, american]


@pytest.mark.parametrize(
    ("away", "read"),
    [
        (-DAY, "Gisteren"),
        (0, "Vandaag"),
        (DAY, "Morgen"),
        (2 * DAY, "25 nov 2026"),
        (14 * HOUR, "Vandaag"),
        (15 * HOUR, "Morgen"),
    ],
)
def test_today_is_the_readers_today(gallery: Gallery, away: int, read: str) -> None:
    text = gallery.text(f"<!date^{MONDAY + away}^{{date_short_pretty}}|x>")

    assert text.inner_text() == read


def test_the_same_moment_is_another_day_elsewhere(gallery: Gallery) -> None:
    late = MONDAY + 15 * HOUR  # 00:45 on Tuesday in Amsterdam, 19:45 on Monday in Willemstad
    token = f"<!date^{late}^{{date_long_pretty}} {{time}}|x>"

    assert gallery.text(token).inner_text() == "Morgen 00:45"
    assert gallery.text(token, zone="America/Curacao").inner_text() == "Vandaag 19:45"


@pytest.mark.parametrize(
    "token",
    [
        "<!date^17954^geen token|terugval>",
        "<!date^17954^{onbekend}|terugval>",
        "<!date^gisteren^{date}|terugval>",
        "<!date^^{date}|terugval>",
    ],
)
def test_a_token_that_slack_does_not_know_shows_its_fallback(gallery: Gallery, token: str) -> None:
    assert gallery.text(token).inner_text() == "terugval"


def test_a_date_may_be_a_link(gallery: Gallery) -> None:
    text = gallery.text(f"<!date^{MONDAY}^om {{time}}^https://voorbeeld.nl/|x>")

    assert text.locator("a").get_attribute("href") == "https://voorbeeld.nl/"
    assert text.inner_text() == "Om 09:45"


@pytest.mark.parametrize(
    ("date", "time", "zone", "moment"),
    [
        ("2026-11-23", "09:45", "Europe/Amsterdam", MONDAY),
        ("2026-11-23", "04:45", "America/Curacao", MONDAY),
        ("2026-10-25", "02:30", "Europe/Amsterdam", 1792888200),  # comes twice; the first, 00:30 UTC
        ("2027-03-28", "02:30", "Europe/Amsterdam", None),  # skipped: summer time begins
        ("2027-03-28", "03:30", "Europe/Amsterdam", 1806197400),
    ],
)
def test_a_wall_clock_names_a_moment_unless_it_skips_it(
    gallery: Gallery, date: str, time: str, zone: str, moment: int | None
) -> None:
    found = gallery.page.evaluate(
        "async how => (await import('/js/zones.js')).momentOf(...how)", [date, time, zone]
    )

    assert found == moment
