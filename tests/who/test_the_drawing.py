"""The community around an audience drawn, for oneself or in the channel, and told to who cannot see it."""

from datetime import date

import pytest

from bot.texts import every_sentence
from bot.who import drawn
from bot.who.actor_lines import ActorDraft
from bot.who.rules import Draft
from bot.who.weaknesses import Around
from storage.audiences import Stance
from tests.team.founding import SMPLAN, team_in, told_privately
from tests.town import Town
from tests.who.steps import NETWORK, NURSES, RING_1, RING_2, adds, opens_list, overview, surrounds

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.traced
@on_sqlite
def test_it_comes_privately_and_is_shared_in_the_channel(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    bram.changes(locale="en-GB")
    adds(noor)
    surrounds(noor, NETWORK)
    noor.closes()

    noor.presses("Tekening", overview(noor))

    coming = told_privately(noor)
    assert coming.text == "De tekening komt in je gesprek met smplan."
    [file] = noor.last(SMPLAN).files
    assert file.is_picture
    assert noor.fetches(file).startswith(b"\x89PNG")
    assert file.alt_text == (
        f"Het netwerk om {NURSES}. Ring 1: met wie ze praten: oud-collega's (voor, via Noor), "
        "teamleiders (neutraal). Ring 2: het netwerk van het netwerk: "
        "praktijkopleiders van de hogeschool (houding onbekend)."
    )
    noor.presses("Deel in het kanaal", coming)
    shared = bram.last("#social")
    assert f"@Noor Pennevree deelt het netwerk om {NURSES}." in shared.text
    assert [one.title for one in shared.files] == [f"Het netwerk om {NURSES}"]


@on_sqlite
def test_from_the_list_too(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor)
    surrounds(noor, NETWORK)
    noor.closes()
    opens_list(noor)

    noor.presses("Tekening")

    assert len(noor.last(SMPLAN).files) == 1


@on_sqlite
def test_where_there_is_nothing_to_draw_it_says_where_to_begin(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    noor.types("/smwho kaart", "#social")
    assert "Er is nog geen doelgroep om te tekenen." in told_privately(noor).text
    adds(noor)
    noor.closes()

    noor.types("/smwho kaart", "#social")

    nobody = told_privately(noor)
    assert "staat nog niemand, dus er valt nog niets te tekenen" in nobody.text
    noor.presses("Mensen eromheen", nobody)
    assert noor.waits_for_form("Wie eromheen?")


@on_sqlite
def test_the_command_draws_the_one_that_is_meant_or_asks(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    for name in (NURSES, "Anesthesiemedewerkers"):
        adds(noor, name)
        surrounds(noor, NETWORK)
        noor.closes()

    noor.types("/smwho map", "#social")
    asked = told_privately(noor)
    assert asked.buttons == [NURSES, "Anesthesiemedewerkers"]
    noor.presses(NURSES, asked)
    assert len(noor.last(SMPLAN).files) == 1
    noor.types("/smwho kaart ANESTH", "#social")
    assert told_privately(noor).text == "De tekening komt in je gesprek met smplan."
    noor.types("/smwho kaart artsen", "#social")
    assert "Ik vind geen doelgroep met “artsen”." in told_privately(noor).text


@on_sqlite
def test_of_more_than_can_be_read_the_rest_is_counted(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor)
    surrounds(noor, {RING_1: "\n".join(f"groep {one}" for one in range(40)), RING_2: "x\n" * 20})
    noor.closes()

    noor.presses("Tekening", overview(noor))

    [file] = noor.last(SMPLAN).files
    assert len(file.alt_text) <= 1000
    assert "groep 12" in file.alt_text, "the words tell more than the picture has room for"


def people(ring: int, count: int, bridge_id: str | None = None) -> list[ActorDraft]:
    return [ActorDraft(f"{ring}.{one}", ring, Stance.FOR, bridge_id) for one in range(count)]


@pytest.mark.parametrize(
    ("first", "second", "shown"), [(3, 2, (3, 2)), (30, 30, (6, 6)), (30, 2, (10, 2)), (1, 30, (1, 11))]
)
def test_each_ring_has_half_the_room_and_what_the_other_leaves(
    first: int, second: int, shown: tuple[int, int]
) -> None:
    inner, outer = drawn.chosen([*people(1, first), *people(2, second)])

    assert (len(inner), len(outer)) == shown


def test_who_can_be_reached_is_drawn_first() -> None:
    inner, _ = drawn.chosen([*people(1, 20), *people(1, 1, "U1")])

    assert inner[0].bridge_id == "U1"


def test_an_empty_ring_is_told_too() -> None:
    around = Around(date(2026, 11, 23), actors=tuple(people(2, 1)))
    say = every_sentence().say("nl")

    assert drawn.in_words(say, Draft("Artsen"), around, {}) == (
        "Het netwerk om Artsen. Ring 1: met wie ze praten: nog niemand. "
        "Ring 2: het netwerk van het netwerk: 2.0 (voor)."
    )


def test_two_with_the_same_first_name_are_told_apart() -> None:
    names = {"U1": "Noor Pennevree", "U2": "noor Zee", "U3": "Bram Kist", "U4": " "}

    assert drawn.short_names(names) == {"U1": "Noor Pennevree", "U2": "noor Zee", "U3": "Bram", "U4": " "}
