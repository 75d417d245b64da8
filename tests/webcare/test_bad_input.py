"""Whatever is typed: a sentence at the right field, nothing lost, and no typed text does anything."""

import pytest

from storage.cases import Status
from tests.town import Town
from tests.webcare.care import (
    all_cases,
    answers,
    card,
    fills_in,
    mail,
    opens_new_case,
    ping,
    reports,
    shown,
    team_in,
    the_case,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SAYS = "Wat vraagt of zegt iemand?"
ODD = [
    "😀" * 50,
    "שלום עולם, متى يفتح؟",
    "<!channel> <!here> @everyone",
    "<script>alert(1)</script> & <@U0DEMO001>",
    "*vet* _schuin_ `code` ~weg~",
    "a\n\n\nb",
    "{naam} {0} %s",
]


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_odd_words_are_kept_and_do_nothing(town: Town, typed: str) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")

    assert reports(bram, says=typed, handle=typed[:80]) == "cleared"

    assert the_case(town).paraphrase == typed.strip()
    raw = str([seen.blocks for seen in (card(bram), ping(noor))])
    assert "<!channel>" not in raw
    assert "<!here>" not in raw
    assert "<@U0DEMO001>" not in raw
    assert answers(noor, ping(noor), typed) == "cleared"
    assert "Melding 1" in shown(bram, "1").text
    assert "Melding 1" in mail(noor)[0].text


def test_two_hundred_characters_fit_and_one_more_does_not(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    opens_new_case(bram)
    fills_in(bram, says="&" * 200)
    assert bram.submits() == "cleared"

    opens_new_case(bram)
    fills_in(bram, says="a" * 201)

    assert bram.submits() in {"errors", "invalid_input"}
    assert bram.form.filled[SAYS] == "a" * 201
    assert len(all_cases(town)) == 1


def test_blanks_are_not_a_paraphrase(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    assert reports(bram, says="   \n ") in {"errors", "invalid_input"}

    assert all_cases(town) == []


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("http://nergens.example:99999999/", "geen webadres"),
        ("https://nergens.example:999999/", "geen webadres"),
        ("https://nergens.example/" + "a" * 500, "te lang"),
    ],
)
def test_a_link_that_is_none_is_said_at_its_field(town: Town, link: str, sentence: str) -> None:
    team_in(town)
    bram = town.person("Bram")

    assert reports(bram, link=link) == "errors"

    assert sentence in bram.form.errors["Link naar het bericht"]
    assert bram.form.filled["Link naar het bericht"] == link


def test_a_link_with_everything_in_it_shows_in_every_message(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    link = "https://nergens.example/?q=" + "&<>|'\"" * 70

    assert reports(bram, link=link, says="<>&" * 66) == "cleared"

    assert "Bekijk het bericht" in card(bram).text
    assert "Bekijk het bericht" in shown(bram, "1").text


def test_two_links_at_once_are_asked_about(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    bram.uses_shortcut("Make webcare case", bram.says("Kijk", "#social"))
    bram.waits_for_form("Nieuwe melding")
    bram.fills("Bericht in Slack", ["Zet de link naar dit Slackbericht erbij"])
    fills_in(bram, link="https://nergens.example/")

    assert bram.submits() == "errors"

    assert "Kies: deze link, of die van het Slackbericht." in bram.form.errors["Link naar het bericht"]


def test_an_answer_of_500_characters_fits_with_all_its_signs(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    for _ in range(3):
        if all_cases(town):
            noor.presses("Heropenen", card(noor))
        else:
            reports(town.person("Bram"))
        assert answers(noor, card(noor), "<&>" * 166) == "cleared"

    assert "Melding 1" in shown(noor, "1").text
    assert the_case(town).status is Status.ANSWERED


def test_what_slack_itself_would_refuse_never_becomes_a_case(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    assert reports(bram, link="ftp://nergens.example/a") in {"errors", "invalid_input"}
    opens_new_case(bram)
    assert bram.submits() in {"errors", "invalid_input"}

    assert all_cases(town) == []
