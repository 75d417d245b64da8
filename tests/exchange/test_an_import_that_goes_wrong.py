"""Files that are no planning, cells that mean nothing, two who press, and a team that goes meanwhile."""

from functools import partial

import pytest

from bot.exchange import jobs, sheets
from bot.exchange.sheets import Sheet
from storage.people import Team
from storage.posts import Consent, Status
from tests.exchange.steps import PLANNING, a_team, adds, at, at_once, brings, confirms, posts
from tests.team.founding import SMPLAN, told_privately
from tests.town import Town

one_kind = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def row(**cells: str) -> str:
    told = {"titel": "Iets", **cells}
    return f"{';'.join(told)}\r\n{';'.join(told.values())}\r\n"


@pytest.mark.traced
@one_kind
@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"titel": "", "kanaal": "LinkedIn"}, "titel ontbreekt"),
        ({"titel": "x" * 301}, "titel telt 301 tekens; hooguit 300 past"),
        ({"kanaal": "Hyves"}, "kanaal: “Hyves” ken ik niet. Je kunt kiezen uit LinkedIn."),
        ({"eigenaar": "noor@zorg.example"}, "ken ik niet. Je kunt kiezen uit Bram"),
        (
            {"doelgroep": "Studenten"},
            "“Studenten” ken ik niet. Er is er nog geen, dus laat het leeg.",
        ),
        ({"status": "bijna"}, "status: “bijna” ken ik niet. Je kunt kiezen uit idee, "),
        ({"status": "gepauzeerd"}, "pauzeren gaat met een campagne"),
        ({"status": "geplaatst"}, "datum ontbreekt: wanneer is het geplaatst?"),
        ({"status": "akkoord", "toestemming": "gevraagd"}, "de toestemming is er nog niet"),
        ({"datum": "27-11-26"}, "schrijf het jaar van “27-11-26” met vier cijfers"),
        ({"datum": "27-11-2026", "tijd": "half vier"}, "“half vier” is geen tijd"),
        ({"link": "javascript:alert(1)"}, "is geen adres"),
        ({"beschreven": "misschien"}, "schrijf ja of nee in plaats van “misschien”"),
        ({"bereik": "veel"}, "lees ik niet als één getal"),
        ({"eigenaar": "<!channel> & <@U123>"}, "“<!channel> & <@U123>” ken ik niet"),
        ({"deadline": "ooit"}, "“ooit” is geen datum"),
    ],
)
def test_what_is_wrong_with_a_cell_is_told_with_what_to_do(
    town: Town, cells: dict[str, str], told: str
) -> None:
    a_team(town)

    assert told in brings(town.person("Noor"), row(**cells)).text


@one_kind
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xd8\xff\xe0", "Dit is geen tabel, hoe het ook heet."),
        (b"a;b\r\n1;2\r\n", "Ik zie geen kolom met de titel."),
        (b"Titel\r\n" + b"x\r\n" * 10_001, "meer dan 10.000 rijen"),
        (
            b";".join(b"k%d" % number for number in range(200)),
            "Er staan meer dan 100 kolommen in.",
        ),
    ],
)
def test_a_file_that_is_no_planning_is_refused_kindly(town: Town, content: bytes, told: str) -> None:
    team = a_team(town)

    message = brings(town.person("Noor"), content, "planning.xlsx")

    assert told in message.text
    assert "Er is niets veranderd." in message.text
    assert posts(town, team) == []


@one_kind
def test_the_same_row_twice_is_told(town: Town) -> None:
    a_team(town)

    told = brings(town.person("Noor"), "titel;datum\r\nIets;27-11-2026\r\niets ;27-11-2026\r\n")

    assert "nieuw: 1 rij" in told.text
    assert "Dit is hetzelfde bericht als rij 2." in told.text


@one_kind
def test_nobody_is_asked_about_what_is_over(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    rows = "titel;datum;status\r\n" + "".join(
        f"{status};02-11-2026;{status}\r\n" for status in ("idee", "ter beoordeling", "akkoord", "ingepland")
    )

    confirms(noor, brings(noor, rows))

    assert [post.due for post in posts(town, team)] == [None] * 4
    assert not any("ingepland" in one.text for one in town.person("Bram").sees("#social"))  # no cards


@pytest.mark.traced
@one_kind
def test_what_cannot_change_by_a_table(town: Town) -> None:
    team = a_team(town)
    post = adds(town, team, status=Status.REVIEW, consent=Consent.GIVEN, publish_at=at("2026-12-01T09:00"))
    noor = town.person("Noor")

    assert "akkoord geven doet wie daarover gaat" in brings(noor, f"id;status\r\n{post.id};akkoord\r\n").text
    assert "kan dit bericht niet hierheen" in brings(noor, f"id;status\r\n{post.id};teruggekeken\r\n").text


@one_kind
def test_who_changed_a_post_meanwhile_is_not_overwritten(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    post = adds(town, team)
    told = brings(noor, f"id;titel\r\n{post.id};Van de tabel\r\n")
    with town.bot.office.transaction() as session:
        held = session.get_one(type(post), post.id)
        held.title, held.version = "Van Bram", 2

    after = confirms(noor, told)

    assert "Niet aangeraakt: 1 rij." in after.text
    assert posts(town, team)[0].title == "Van Bram"


@pytest.mark.traced
@pytest.mark.both_databases
def test_two_bring_the_same_and_both_say_yes(town: Town) -> None:
    team, noor, bram = a_team(town), town.person("Noor"), town.person("Bram")
    hers, his = brings(noor, PLANNING), brings(bram, PLANNING)
    at_once(
        partial(town.slack.person("Noor").presses, "2 rijen importeren", hers),
        partial(town.slack.person("Bram").presses, "2 rijen importeren", his),
    )
    town.ticks()

    assert len(posts(town, team)) == 2
    assert ("Niet aangeraakt: 2 rijen." in bram.again(his).text) is (
        "Niet aangeraakt" not in noor.again(hers).text
    )


@pytest.mark.both_databases
def test_a_second_yes_comes_too_late(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    told = brings(noor, PLANNING)
    town.slack.fault("ratelimited", method="chat.update", seconds=3600)  # the message stays as it was
    noor.presses("2 rijen importeren", told)

    noor.presses("2 rijen importeren", told)

    assert "@Noor Pennevree begon hiermee op" in noor.last(SMPLAN).text
    town.bot.schedule.tick_all()
    assert len(posts(town, team)) == 2


@one_kind
def test_a_team_that_goes_meanwhile_takes_the_import_along(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    told = brings(noor, PLANNING)
    goes(town, team)

    noor.presses("2 rijen importeren", told)
    town.ticks()

    assert "Deze import is er niet meer." in noor.last(SMPLAN).text


@one_kind
def test_a_team_that_goes_after_the_yes_has_nothing_written(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    noor.presses("2 rijen importeren", brings(noor, PLANNING))
    goes(town, team)

    town.ticks()

    assert "0 van 3" in noor.last(SMPLAN).text
    assert posts(town, team) == []


@one_kind
def test_a_team_that_goes_while_its_file_is_read_leaves_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    team, noor = a_team(town), town.person("Noor")

    def read(content: bytes) -> Sheet:
        goes(town, team)
        return sheets.read(content)

    monkeypatch.setattr(jobs, "read", read)

    assert "Ik lees planning.csv." in brings(noor, PLANNING).text


def goes(town: Town, team: Team) -> None:
    with town.bot.office.transaction() as session:
        session.delete(session.get_one(Team, team.id))


@pytest.mark.traced
@one_kind
def test_what_is_not_confirmed_is_thrown_away(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    told = brings(noor, PLANNING)
    noor.presses("Niet importeren", told, confirms=True)
    assert "is niet geïmporteerd" in noor.again(told).text

    town.passes(days=8)
    assert posts(town, team) == []


@one_kind
def test_slack_that_does_not_give_the_file(town: Town) -> None:
    a_team(town)
    noor = town.person("Noor")
    noor.types("/smcal importeren", "#social")
    noor.waits_for_form("Planning importeren")
    noor.attaches("Welk bestand?", "planning.csv", PLANNING.encode())
    town.slack.app("deny", scopes=["files:read"])
    noor.submits()
    town.ticks()

    assert "Slack gaf het bestand niet." in noor.last(SMPLAN).text
    noor.types("/smcal importeren", "#social")
    assert "`files:read`" in told_privately(noor).text or noor.forms == []
