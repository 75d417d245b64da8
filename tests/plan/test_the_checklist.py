"""The practical matters: which are arranged, and what is open of the others."""

from bot.findings import Level
from bot.plan.checklist import SIGNALS, Item, Matter, arranged, checklist
from bot.plan.lights import Colour
from bot.texts import every_sentence
from tests.plan.noticing import found

BOTH = {"roles", "channels"}


def of(items: list[Item], matter: Matter) -> Item:
    return next(one for one in items if one.matter is matter)


def test_what_was_not_filled_in_is_not_called_arranged() -> None:
    items = checklist([], set())

    assert {one.colour for one in items} == {Colour.GREY}
    assert arranged(items) == 0


def test_what_has_no_finding_is_arranged() -> None:
    assert arranged(checklist([], BOTH)) == len(Matter)
    assert of(checklist([], {"roles"}), Matter.MONITORING).colour is Colour.GREY


def test_an_error_is_red_and_the_worst_comes_first() -> None:
    one, worse = found("channels.no_owner"), found("roles.nobody_does", Level.ERROR)

    item = of(checklist([one, worse, found("roles.only_hears")], BOTH), Matter.OWNERS)

    assert item == Item(Matter.OWNERS, Colour.RED, (worse, one))
    assert of(checklist([one], BOTH), Matter.OWNERS).colour is Colour.AMBER


def test_every_signal_is_a_finding_that_some_chapter_can_say() -> None:
    known = every_sentence().say("en")
    signals = [name for names in SIGNALS.values() for name in names]

    for name in signals:
        chapter, kind = name.split(".")
        assert known.knows(f"{chapter}.finding.{kind}"), name
