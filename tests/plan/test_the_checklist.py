"""The practical matters: which are arranged, and what is open of the others."""

from bot.findings import Level
from bot.plan.checklist import GROUNDS, SIGNALS, Item, Matter, arranged, checklist
from bot.plan.lights import Colour
from bot.texts import every_sentence
from storage.channels import PlanChannel
from tests.plan.noticing import found
from tests.team.founding import team_in, told_privately
from tests.town import Town

ALL = set(GROUNDS.values())


def of(items: list[Item], matter: Matter) -> Item:
    return next(one for one in items if one.matter is matter)


def test_what_was_not_filled_in_is_not_called_arranged() -> None:
    items = checklist([], set())

    assert {one.colour for one in items} == {Colour.GREY}
    assert arranged(items) == 0


def test_what_has_no_finding_is_arranged() -> None:
    assert arranged(checklist([], ALL)) == len(Matter)
    assert of(checklist([], {"roles"}), Matter.MONITORING).colour is Colour.GREY


def test_an_error_is_red_and_the_worst_comes_first() -> None:
    one, worse = found("channels.no_owner"), found("roles.nobody_does", Level.ERROR)

    item = of(checklist([one, worse, found("roles.only_hears")], ALL), Matter.OWNERS)

    assert item == Item(Matter.OWNERS, Colour.RED, (worse, one))
    assert of(checklist([one], ALL), Matter.OWNERS).colour is Colour.AMBER


def test_what_is_wrong_is_said_also_when_the_rest_is_not_known_yet() -> None:
    of_one = found("channels.login_of_one")

    assert of(checklist([of_one], {"channels"}), Matter.LOGINS) == Item(
        Matter.LOGINS, Colour.AMBER, (of_one,)
    )


def test_a_found_channel_and_a_roster_arrange_nothing_else(town: Town) -> None:
    team = team_in(town, on_duty=[(day, "Noor") for day in range(5)])
    with town.bot.office.transaction() as session:
        session.add(
            PlanChannel(
                team_id=team.id,
                key="linkedin",
                network="linkedin",
                name="LinkedIn",
                found={"hours": None},
                created_at=town.now,
                created_by=town.person("Sanne").id,
            )
        )
    sanne = town.person("Sanne")

    sanne.types("/smplan checklist", "#social")

    shown = told_privately(sanne).text
    for matter in ("inloggen", "crisis", "keurt", "Van elk kanaal"):
        [line] = [one for one in shown.splitlines() if matter in one]
        assert "nog te vroeg" in line, line


def test_every_signal_is_a_finding_that_some_chapter_can_say() -> None:
    known = every_sentence().say("en")
    signals = [name for names in SIGNALS.values() for name in names]

    for name in signals:
        chapter, kind = name.split(".")
        assert known.knows(f"{chapter}.finding.{kind}"), name
