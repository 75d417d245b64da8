"""A secret link that a calendar reads: of the team or of one person, until somebody revokes it."""

import logging
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from bot.posting.writing import writer
from bot.slack.web import Server, Web
from storage import people
from storage.people import Member, Team
from storage.posts import Post, Status
from tests.exchange.steps import a_team, adds, at
from tests.team.founding import told_privately
from tests.town import HOME, Resident, Town

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("_site"),
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


def test_a_change_has_a_higher_number_and_another_moment(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    post, link = adds(town, team, publish_at=at("2026-12-01T09:00")), makes_a_link(noor)
    [before] = events(read(link))
    town.passes(minutes=5)
    with town.bot.office.transaction() as session:
        desk = writer(session, people.hold_team(session, team.workspace_id, team.id), town.now)
        held = session.get_one(Post, post.id)
        desk.change(held, {"title": "Anders", "status": Status.DROPPED}, noor.id)

    [after] = events(read(link))

    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (1, 2)
    assert after["LAST-MODIFIED"].dt - before["LAST-MODIFIED"].dt >= timedelta(minutes=5)
    assert (before["STATUS"], after["STATUS"], after["SUMMARY"]) == ("TENTATIVE", "CANCELLED", "Anders")


@pytest.mark.traced
def test_it_is_written_as_calendars_want_it(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    title = "Één lange titel; met \\, en 👩‍⚕️, " * 6
    adds(town, team, title=title, publish_at=at("2026-12-01T09:00"))

    answer = read(makes_a_link(noor))
    content = answer.content

    lines = content.split(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut
    assert b"X-WR-CALNAME:social" in lines
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines
    assert b"DTSTART;TZID=Europe/Amsterdam:20261201T090000" in lines
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Één lange titel\\; met \\\\\\, en 👩‍⚕️\\, Één" in unfolded
    assert "DESCRIPTION:Status: idee\\nVan: nog geen eigenaar\r\n" in unfolded
    assert events(answer)[0]["SUMMARY"] == title.strip()
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
    bram = town.person("Bram").id
    adds(town, team, title="Van Bram", publish_at=at("2026-12-01T10:00"), owner_id=bram)
    stood_in = at("2026-12-01T11:00")
    adds(town, team, title="Noor vervangt", publish_at=stood_in, owner_id=bram, backup_id=noor.id)

    link = makes_a_link(noor, "Link voor mijn berichten")

    assert [one["SUMMARY"] for one in events(read(link))] == ["Van Noor", "Noor vervangt"]
    noor.changes(deactivated=True)
    assert read(link).status_code == 404
    noor.changes(deactivated=False)
    assert read(link).status_code == 200
    leaves(town, team, noor)
    assert read(link).status_code == 404


def leaves(town: Town, team: Team, person: Resident) -> None:
    with town.bot.office.transaction() as session:
        session.delete(session.get_one(Member, (team.id, person.id)))


@pytest.mark.traced
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
    assert httpx.head(newer, trust_env=False).status_code == 404


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


KHAL = """\
[calendars]
[[planning]]
path = {folder}
[locale]
local_timezone = {home}
default_timezone = {home}
timeformat = %H:%M
dateformat = %d-%m-%Y
longdateformat = %d-%m-%Y
datetimeformat = %d-%m-%Y %H:%M
longdatetimeformat = %d-%m-%Y %H:%M
[sqlite]
path = {folder}/khal.db
"""


def as_khal_reads_it(file: Path) -> str:
    settings = file.with_name("khal.conf")
    settings.write_text(KHAL.format(folder=file.parent, home=HOME))
    return ran("khal", "-c", str(settings), "printics", str(file))


def as_calcurse_reads_it(file: Path) -> str:
    ran("calcurse", "-q", "-D", str(file.parent), "-i", str(file))
    return file.with_name("apts").read_text()


def ran(*command: str) -> str:
    its = {**os.environ, "TZ": HOME}
    done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=30, env=its)  # noqa: S603
    return done.stdout


@pytest.mark.parametrize(
    ("program", "reads", "moments"),
    [
        ("khal", as_khal_reads_it, ("01-12-2026 09:00", "01-06-2027 09:00")),
        ("calcurse", as_calcurse_reads_it, ("12/01/2026 @ 09:00", "06/01/2027 @ 09:00")),
    ],
)
def test_other_programs_read_it(
    town: Town, program: str, reads: Callable[[Path], str], moments: tuple[str, str], tmp_path: Path
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed here: apt-get install {program}")
    team, noor = a_team(town), town.person("Noor")
    adds(town, team, title="In de winter", publish_at=at("2026-12-01T09:00"))
    adds(town, team, title="In de zomer", publish_at=at("2027-06-01T09:00"))
    file = tmp_path / "feed.ics"
    file.write_bytes(read(makes_a_link(noor)).content)

    winter, summer = (one for one in reads(file).splitlines() if "In de" in one)

    assert winter.startswith(moments[0])
    assert "In de winter" in winter
    assert summer.startswith(moments[1])
    assert "In de zomer" in summer
