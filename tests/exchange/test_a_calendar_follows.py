"""A secret link that a calendar reads: of the team or of one person, until somebody revokes it."""

import logging
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from bot.slack.web import Server, Web
from storage.people import Team
from storage.posts import Post, Status
from tests.exchange.steps import a_team, adds, at
from tests.team.founding import told_privately
from tests.town import Resident, Town

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("_site"),
    pytest.mark.traced,
]


@pytest.fixture
def _site(town: Town) -> Iterator[None]:
    """The bot's own pages are reached there."""
    server = Server(Web({}, town.bot.folders), "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.port}/"
    object.__setattr__(town.bot.office, "public_url", address)
    server.start()
    yield
    server.stop(1)


def makes_a_link(person: Resident, label: str = "Link voor het team") -> str:
    person.types("/smcal agenda", "#social")
    person.presses(label, told_privately(person))
    return str(re.findall(r"http\S+\.ics", told_privately(person).text)[0])


def read(url: str, **headers: str) -> httpx.Response:
    return httpx.get(url, headers=headers, trust_env=False)


def events(answer: httpx.Response) -> list[Any]:
    assert answer.status_code == 200
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_without_an_address_it_says_what_to_set(town: Town) -> None:
    a_team(town)
    object.__setattr__(town.bot.office, "public_url", None)
    noor = town.person("Noor")

    noor.types("/smcal feed", "#social")

    assert "PUBLIC_URL" in told_privately(noor).text


def test_the_calendar_of_the_team(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    post = adds(
        town, team, title="Buddy; gezocht, met é" * 5, publish_at=at("2027-06-01T12:00"), channel_id=1
    )
    adds(town, team, title="Geschrapt", publish_at=at("2026-12-01T09:00"), status=Status.DROPPED)
    adds(town, team, title="Zonder dag")

    answer = read(makes_a_link(noor))

    dropped, planned = events(answer)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert planned["SUMMARY"] == "LinkedIn: " + "Buddy; gezocht, met é" * 5
    assert planned.start == at("2027-06-01T12:00")
    assert planned["UID"] == f"post-{post.id}-T0DEMO01-{team.id}@smplan"
    assert (planned["SEQUENCE"], planned["STATUS"], dropped["STATUS"]) == (1, "TENTATIVE", "CANCELLED")
    assert "Status: idee" in planned["DESCRIPTION"]


def test_it_is_written_as_calendars_want_it(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    adds(town, team, title="Één lange titel, " * 12, publish_at=at("2026-12-01T09:00"))

    content = read(makes_a_link(noor)).content

    lines = content.split(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut
    assert b"X-WR-CALNAME:social" in lines
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines
    assert b"DTSTART;TZID=Europe/Amsterdam:20261201T090000" in lines
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_nothing_new_is_told_in_a_word(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    adds(town, team, publish_at=at("2026-12-01T09:00"))
    link = makes_a_link(noor)
    first = read(link)

    again = read(link, **{"If-None-Match": f"W/{first.headers['etag']}"})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])

    adds(town, team, publish_at=at("2026-12-02T09:00"))
    assert len(events(read(link, **{"If-None-Match": first.headers["etag"]}))) == 2
    assert "gmt" in first.headers["last-modified"].lower()


def test_who_asks_the_headers_gets_those(town: Town) -> None:
    a_team(town)
    link = makes_a_link(town.person("Noor"))

    answer = httpx.head(link, trust_env=False)

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"] == read(link).headers["etag"]


def test_one_persons_own_posts(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    adds(town, team, title="Van Noor", publish_at=at("2026-12-01T09:00"), owner_id=noor.id)
    adds(town, team, title="Van Bram", publish_at=at("2026-12-01T10:00"), owner_id=town.person("Bram").id)

    link = makes_a_link(noor, "Link voor mijn berichten")

    assert [one["SUMMARY"] for one in events(read(link))] == ["Van Noor"]
    leaves(town, team, noor)
    assert read(link).status_code == 404


def leaves(town: Town, team: Team, person: Resident) -> None:
    from storage.people import Member  # noqa: PLC0415 - one story only

    with town.bot.office.transaction() as session:
        session.delete(session.get_one(Member, (team.id, person.id)))


def test_a_link_that_was_revoked_or_made_anew_leads_nowhere(town: Town) -> None:
    a_team(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    link = makes_a_link(noor)
    bram.types("/smcal agenda", "#social")
    shown = told_privately(bram)
    assert "Nog nooit gelezen." in shown.text
    assert link not in shown.text

    bram.presses("Nieuwe link", shown, confirms=True)
    newer = re.findall(r"http\S+\.ics", told_privately(bram).text)[0]
    assert (read(link).status_code, read(newer).status_code) == (404, 200)
    bram.presses("Intrekken", shown, confirms=True)
    assert "werkte al niet meer sinds" in told_privately(bram).text

    bram.types("/smcal agenda", "#social")
    bram.presses("Intrekken", told_privately(bram), confirms=True)
    assert read(newer).status_code == read(newer.replace("feeds/", "feeds/x")).status_code == 404


def test_that_it_was_read_is_written_once_an_hour(town: Town) -> None:
    a_team(town)
    noor = town.person("Noor")
    link = makes_a_link(noor)
    read(link)
    town.passes(minutes=30)
    read(link)

    noor.types("/smcal agenda", "#social")

    assert "Laatst gelezen:" in told_privately(noor).text
    assert "9:45" in told_privately(noor).text.replace("09:45", "9:45")


def test_no_secret_is_logged_and_a_break_is_no_whole_calendar(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    team, noor = a_team(town), town.person("Noor")
    adds(town, team, publish_at=at("2026-12-01T09:00"))
    link = makes_a_link(noor)

    def breaks(*_: object) -> Iterator[Post]:
        yield from ()
        raise OSError

    monkeypatch.setattr("storage.exchange.feed_posts", breaks)
    with caplog.at_level(logging.DEBUG):
        answer = read(link)

    assert not answer.content.endswith(b"END:VCALENDAR\r\n")
    assert link.rpartition("/")[2].removesuffix(".ics") not in "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith(("bot", "waitress"))
    )


@pytest.mark.parametrize("program", ["khal", "calcurse"])
def test_other_programs_read_it(town: Town, program: str, tmp_path: Path) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed here: apt-get install {program}")
    team, noor = a_team(town), town.person("Noor")
    adds(town, team, title="Buddy gezocht", publish_at=at("2026-12-01T09:00"))
    file = tmp_path / "feed.ics"
    file.write_bytes(read(makes_a_link(noor)).content)

    command = {
        "khal": ["khal", "printics", str(file)],
        "calcurse": ["calcurse", "-D", str(tmp_path / "data"), "-i", str(file)],
    }[program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)  # noqa: S603 - the two above

    assert "Buddy gezocht" in done.stdout or "1 app" in done.stdout
