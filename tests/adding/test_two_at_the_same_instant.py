"""Two people, or two presses, at the same instant: one post, and the other reads who made it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from bot.adding import FEATURE
from bot.adding.wish import Wish
from bot.slack.answers import Answer, Answers
from bot.slack.replies import Fact, Reply, Update
from bot.slack.requests import FormSent
from bot.slack.requests import Person as Actor
from tests.adding.desk import posts, presses_late, team_of, visit_of
from tests.town import Resident, Town

pytestmark = pytest.mark.both_databases


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Each in a thread of its own, begun together."""
    start = Barrier(len(acts))

    def acted(act: Callable[[], object]) -> object:
        start.wait(5)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(acted, acts))


def test_one_button_pressed_twice_saves_once(town: Town) -> None:
    bram = town.person("Bram")
    wish = Wish(team_of(town).id, "line:1", "Buddy gezocht", None, None, bram.id)

    def press(which: str) -> Callable[[], str]:
        return lambda: presses_late(town, bram, "adding.save", wish.value(), which)

    said = at_once(press("first"), press("second"))

    assert len(posts(town)) == 1
    assert sorted("Dit had je al bewaard" in str(one) for one in said) == [False, True]


def test_two_forms_of_one_idea_make_one_post(town: Town) -> None:
    bram, sanne = town.person("Bram"), town.person("Sanne")

    replies = at_once(lambda: sends(town, bram), lambda: sends(town, sanne))

    titles = sorted(one.form.title for one in replies if isinstance(one, Update))
    assert titles == ["Opgeslagen", "Staat er al"]
    assert len(posts(town)) == 1


def sends(town: Town, person: Resident) -> Reply:
    answers = Answers({"title": Answer({"value": "Oud-collega terug"})})
    facts: dict[str, Fact] = {"team": team_of(town).id, "source": "meetup_idea:99"}
    actor = Actor(person.id, "T0DEMO01")
    form = FormSent(actor, "adding.post", facts, answers, "trigger", f"V{person.id}", "hash", f"V{person.id}")
    return FEATURE.forms["adding.post"](visit_of(town, person, f"form {person.id}"), form)
