"""Ideas: kept with the answer, voted for by one press, chosen in the ten minutes."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from storage import ideas
from storage.ideas import Idea
from storage.posts import Post
from tests.meetup.daily import answers, prompt, prompts, shown, team_in, told
from tests.meetup.talks import starts, talk, thread
from tests.town import Resident, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def noor(town: Town) -> Resident:
    """Noor, on Tuesday after the prompt."""
    team_in(town)
    town.comes("2026-11-24 09:20")
    return town.person("Noor")


def kept(town: Town) -> Sequence[Idea]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Idea).order_by(Idea.id)).all()


def reply(reader: Resident) -> list[str]:
    return thread(reader, prompts(reader)[-1])[0].buttons


def test_an_idea_is_kept_changed_and_removed_with_its_answer(town: Town, noor: Resident) -> None:
    answers(noor, idea="Eerste idee")
    answers(noor, idea="Tweede idee", message=shown(noor))
    assert [(one.text, one.removed_at) for one in kept(town)] == [("Tweede idee", None)]

    answers(noor, idea="", heard="Iets anders", message=shown(noor))
    assert kept(town)[0].removed_at is not None
    assert "Er zijn geen open ideeën." in shown(noor, "ideeën").text

    answers(noor, idea="Toch weer", message=shown(noor))
    assert [(one.text, one.removed_at) for one in kept(town)] == [("Toch weer", None)]


@pytest.mark.traced
def test_a_vote_shows_its_number_and_is_taken_back_by_the_same_press(town: Town, noor: Resident) -> None:
    bram = town.person("Bram")
    answers(noor, idea="Kan ik 24 uur werken?")

    bram.presses(":+1: Stem", thread(bram, prompt(bram))[0])
    assert reply(noor) == [":+1: Stem (1)"]

    bram.presses(":+1: Stem (1)", thread(bram, prompt(bram))[0])
    assert reply(noor) == [":+1: Stem"]


def test_an_idea_with_votes_stays_when_the_answer_is_emptied(town: Town, noor: Resident) -> None:
    bram = town.person("Bram")
    answers(noor, idea="Kan ik 24 uur werken?")
    bram.presses(":+1: Stem", thread(bram, prompt(bram))[0])

    answers(noor, idea="", heard="Iets anders", message=shown(noor))

    assert kept(town)[0].removed_at is None
    assert "Kan ik 24 uur werken?" in str(shown(bram, "ideas").raw)


def test_the_list_is_voted_in_and_shows_the_most_votes_first(town: Town, noor: Resident) -> None:
    bram = town.person("Bram")
    answers(noor, idea="Eerste")
    answers(bram, idea="Tweede")
    page = shown(bram, "ideeën")
    assert page.text.startswith("2 open ideeën\n")

    oldest = [button for button in page.buttons if button == ":+1: Stem"]
    assert len(oldest) == 2
    bram.presses(":+1: Stem", thread(bram, prompt(bram))[0])

    lines = str(shown(bram, "ideeën").raw)
    assert "2 open ideeën, met de meeste stemmen bovenaan" in lines
    assert lines.index("Eerste") < lines.index("Tweede")
    assert "(één stem)" in lines


def test_a_vote_in_the_list_renews_the_list(town: Town, noor: Resident) -> None:
    answers(noor, idea="Enige")
    bram = town.person("Bram")

    bram.presses(":+1: Stem", shown(bram, "ideeën"))

    assert ":+1: Stem (1)" in told(bram).buttons


def test_an_idea_from_the_ten_minutes_can_be_voted_for_and_chosen(town: Town, noor: Resident) -> None:
    starts(noor, town)
    noor.presses("Idee", talk(noor))
    noor.fills("Wat is het idee?", "x" * 1001)
    assert noor.submits() == "errors"
    noor.fills("Wat is het idee?", "Een dag mee met de nachtdienst")
    assert noor.submits() == "cleared"
    assert "Je idee staat in de lijst." in told(noor).text

    town.passes(minutes=6)
    said = talk(noor)
    assert "Een dag mee met de nachtdienst" in str(said.raw)
    assert "Maak er een bericht van" in said.buttons
    noor.presses(":+1: Stem", said)
    assert ":+1: Stem (1)" in talk(noor).buttons
    town.comes("2026-11-24 17:00")
    assert "• Noor Pennevree: Een dag mee met de nachtdienst (één stem)" in prompts(noor)[-1].text


def test_what_became_a_post_is_said_and_is_not_voted_for_any_more(town: Town, noor: Resident) -> None:
    answers(noor, idea="Kan ik 24 uur werken?")
    old = thread(noor, prompt(noor))[0]
    with town.bot.office.transaction() as session:
        idea = session.scalars(select(Idea)).one()
        team = ideas.team_and_idea(session, "T0DEMO01", idea.id)
        assert team is not None
        post = Post(team_id=team[0].id, title="24 uur", created_at=town.now, created_by=noor.id)
        session.add(post)
        session.flush()
        idea.post_id = post.id

    noor.presses(":+1: Stem", old)
    assert "al een bericht in de contentkalender" in told(noor).text
    answers(noor, idea="Andere woorden", message=shown(noor))
    assert kept(town)[0].text == "Kan ik 24 uur werken?"
    town.comes("2026-11-24 17:00")
    assert "• Noor Pennevree: Kan ik 24 uur werken? → bericht" in prompts(noor)[-1].text


def test_an_idea_of_another_day_that_is_chosen_is_read_back(town: Town, noor: Resident) -> None:
    answers(noor, idea="Kan ik 24 uur werken?")
    town.comes("2026-11-25 09:20")
    starts(noor, town)
    town.passes(minutes=6)
    noor.presses("Maak er een bericht van", talk(noor))
    noor.submits()
    noor.closes(everything=True)

    noor.presses("Klaar", talk(noor))
    assert "• Noor Pennevree: Kan ik 24 uur werken? → bericht" in talk(noor).text


def test_a_vote_for_what_was_taken_away_says_so(town: Town, noor: Resident) -> None:
    bram = town.person("Bram")
    answers(noor, idea="Weg ermee", heard="Iets")
    old = shown(bram, "ideas")
    answers(noor, idea="", message=shown(noor))

    bram.presses(":+1: Stem", old)

    assert "Dit idee is er niet meer" in told(bram).text
