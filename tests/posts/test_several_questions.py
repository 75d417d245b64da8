"""What is asked of one person at one moment is one letter, of which each row goes its own way."""

from dataclasses import replace

import pytest

from bot.posting.stacked import AT_MOST
from bot.posts.letters import Letters
from bot.posts.whose import How, Keeper
from storage.people import Team
from storage.posts import Due, Post, Status
from tests.posts.steps import SMPLAN, Resident, Seen, Town, card, desk_of, post_in, team_with_a_desk

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
FIRST, SECOND, THIRD = "Buddy gezocht", "Oud-collega terug", "Achter de schermen"


def letters(person: Resident) -> list[Seen]:
    """What smplan sent in private."""
    try:
        return [one for one in person.sees(SMPLAN) if not one.only_you]
    except AssertionError:
        return []


def row(letter: Seen, title: str) -> Seen:
    """Of a letter only what is about this post."""
    first = next(place for place, one in enumerate(letter.blocks) if title in str(one))
    number = letter.blocks[first]["block_id"].partition(" part")[0]
    mine = [one for one in letter.blocks if one.get("block_id", "").startswith(f"{number} part")]
    return replace(letter, blocks=mine, text=" ".join(str(one.get("text", "")) for one in mine))


def is_asked(town: Town, team: Team, person: Resident, post_id: int, due: Due) -> None:
    """As a job would, now."""
    with desk_of(town, team) as (session, desk):
        Letters(town.bot.office, session, desk).ask(
            [Keeper(person.id, How.OWNER)], session.get_one(Post, post_id), due
        )
    town.settles()


def test_a_morning_is_one_letter_and_each_row_is_answered_by_itself(town: Town) -> None:
    team, bram = team_with_a_desk(town), town.person("Bram")
    for title in (FIRST, SECOND, THIRD):
        post_in(town, team, title=title, status=Status.SCHEDULED)
    town.comes("2026-12-03 12:15")
    [letter] = [one for one in letters(bram) if "zou er nu moeten staan" in one.text]
    assert "3 berichten vragen iets van je" in letter.text
    bram.presses("Geplaatst", row(letter, FIRST))
    bram.waits_for_form("Geplaatst")
    assert bram.submits() == "cleared"
    bram.presses("Geschrapt", row(letter, SECOND))
    town.settles()
    [after] = [one for one in letters(bram) if one.ts == letter.ts]
    assert "Eén bericht vraagt iets van je" in after.text
    assert "meldde dat het geplaatst is" in row(after, FIRST).text
    assert "schrapte dit bericht" in row(after, SECOND).text
    assert "zou er nu moeten staan" in row(after, THIRD).text


def test_who_comes_in_later_reads_one_letter_of_what_is_still_asked(town: Town) -> None:
    team, bram = team_with_a_desk(town), town.person("Bram")
    ids = [post_in(town, team, title=title) for title in (FIRST, SECOND, THIRD)]
    town.comes("2026-12-02 22:00")
    for post_id in ids:
        is_asked(town, team, bram, post_id, Due.MAKE)
    is_asked(town, team, bram, ids[0], Due.DEADLINE)
    sanne = town.person("Sanne")
    sanne.presses("Schrappen", card(sanne, SECOND))
    town.comes("2026-12-03 09:00")
    [letter] = [one for one in letters(bram) if FIRST in one.text]
    assert "2 berichten vragen iets van je" in letter.text
    assert "deadline" in row(letter, FIRST).text
    assert "Vandaag begin je" in row(letter, THIRD).text
    assert SECOND not in letter.text


def test_what_nobody_has_to_do_any_more_is_no_letter(town: Town) -> None:
    team, bram = team_with_a_desk(town), town.person("Bram")
    post_id = post_in(town, team, title=FIRST)
    town.comes("2026-12-02 22:00")
    is_asked(town, team, bram, post_id, Due.MAKE)
    sanne = town.person("Sanne")
    sanne.presses("Schrappen", card(sanne, FIRST))
    town.comes("2026-12-03 09:00")
    assert [one for one in letters(bram) if "Vandaag begin je" in one.text] == []


def test_more_than_a_letter_holds_is_another_letter(town: Town) -> None:
    team, bram = team_with_a_desk(town), town.person("Bram")
    for number in range(AT_MOST + 1):
        post_in(town, team, title=f"Rubriek {number}", status=Status.SCHEDULED, card=False)
    town.comes("2026-12-03 12:15")
    held = [one.text.count("Is het geplaatst?") for one in letters(bram)]
    assert [one for one in held if one] == [AT_MOST, 1]
