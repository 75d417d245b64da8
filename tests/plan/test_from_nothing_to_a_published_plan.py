"""A new user walks from nothing to a published plan by pressing what is offered, in either language."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.texts import Say, every_sentence
from playground.screen import Seen
from storage.database import Database
from tests.town import Resident, open_town

WEAK = {"nl": "We willen iets met social media doen.", "en": "We want to do something with social media."}
STRONG = {
    "nl": "Binnen zes maanden daalt het verloop in het eerste jaar bij nieuwe medewerkers van 22% naar 15%.",
    "en": "Within six months, first-year turnover among new hires drops from 22% to 15%.",
}


class Walker:
    """Somebody who reads what is on the screen and presses it; `say` are the words of their language."""

    def __init__(self, person: Resident, say: Say) -> None:
        self.person = person
        self.say = say

    @property
    def shown(self) -> Seen:
        """The last thing that only they see."""
        return [one for one in self.person.sees("#social") if one.only_you][-1]

    def types(self, text: str) -> None:
        self.person.types(text, "#social")

    def presses(self, key: str, *, confirms: bool | None = None, **values: str) -> None:
        self.person.presses(self.say(key, **values), self.shown, confirms=confirms)

    def opens(self, step: str) -> None:
        """A step, from the plan at a glance."""
        self.returns()
        self.presses("plan.open.button", step=self.say(f"{step}.step.name"))

    def returns(self) -> None:
        """To the plan as it stands now; each step leads back to it."""
        if self.say("common.plan.button") in self.shown.buttons:
            self.presses("common.plan.button")

    def fills(self, fields: Mapping[str, Any]) -> None:
        """Keys of labels -> what is filled in."""
        for key, value in fields.items():
            self.person.fills(self.say(f"{key}.label"), value)

    def goes_on(self, fields: Mapping[str, Any]) -> str:
        self.fills(fields)
        return str(self.person.submits())


@pytest.fixture(params=["nl", "en"])
def walker(database: Database, request: pytest.FixtureRequest, no_broken_payloads: None) -> Iterator[Walker]:  # noqa: ARG001 - it watches
    with open_town(database, language=request.param) as town:
        yield Walker(town.person("Sanne"), every_sentence().say(request.param))
        assert town.slack.complaints == []


def test_from_nothing_to_a_published_plan(walker: Walker) -> None:
    language = walker.say.language
    sets_up(walker)
    begins_with_why(walker, WEAK[language], STRONG[language])
    says_who(walker)
    builds_the_house(walker)
    chooses_a_channel(walker)
    rates_together(walker)

    walker.types("/smplan publish")
    walker.presses("plan.publishing.button", confirms=True)

    canvas = walker.person.reads_canvas("#social").text
    for word in (STRONG[language], "Verpleegkundigen op de OK", "Recht door zee", "LinkedIn"):
        assert word in canvas
    walker.types("/smplan")
    assert walker.say("plan.phase.version", number=1) in walker.shown.text


def sets_up(walker: Walker) -> None:
    walker.types("/smplan")
    walker.presses("plan.offer.button")
    walker.person.waits_for_form()
    assert walker.person.submits() == "pushed"
    assert walker.person.submits() == "cleared"


def begins_with_why(walker: Walker, weak: str, strong: str) -> None:
    """Vague first; the mirror asks, and the second try is concrete."""
    walker.opens("why")
    walker.presses("why.overview.add.button")
    assert walker.goes_on({"why.form.sentence": weak}) == "updated"
    assert walker.person.submits() == "updated"
    walker.person.presses(walker.say("why.mirror.improve.button"), walker.person.form)
    assert walker.goes_on({"why.form.sentence": strong}) == "updated"
    walker.person.closes()
    walker.returns()
    assert walker.say("why.step.all", count=1) in walker.shown.text


def says_who(walker: Walker) -> None:
    walker.opens("who")
    walker.presses("who.overview.add.button")
    assert walker.goes_on({"who.form.name": "Verpleegkundigen op de OK"}) == "updated"
    assert walker.goes_on({"who.form.online": "scrollen op Instagram\nlezen het intranet"}) == "updated"
    walker.person.closes()


def builds_the_house(walker: Walker) -> None:
    walker.opens("story")
    walker.presses("story.overview.begin.button")
    belief = "Zorg wordt pas veilig als iedereen de baas mag tegenspreken."
    assert walker.goes_on({"story.form.belief": belief}) == "updated"
    assert walker.person.submits() == "updated"
    walker.person.closes()
    walker.opens("story")
    walker.presses("story.overview.add.button")
    assert walker.goes_on({"story.form.name": "Recht door zee"}) == "updated"
    walker.fills({"story.form.dos": "noem ook wat lastig is", "story.form.donts": "geen stockfoto's"})
    assert walker.person.submits() == "updated"
    walker.person.closes()


def chooses_a_channel(walker: Walker) -> None:
    walker.opens("channels")
    walker.presses("channels.overview.add.button")
    walker.person.fills(walker.say("channels.found.network.label"), "LinkedIn")
    assert walker.person.submits() == "updated"
    walker.person.fills(walker.say("channels.plan.audiences.label"), ["Verpleegkundigen op de OK"])
    walker.person.fills(walker.say("channels.plan.cadence.label"), "2")
    assert walker.person.submits() == "updated"
    walker.person.closes()


def rates_together(walker: Walker) -> None:
    walker.opens("conditions")
    walker.presses("conditions.overview.start.button")
    assert walker.person.submits() == "updated"
    walker.person.closes()
    walker.returns()
    assert walker.say("conditions.overview.start.button") not in walker.shown.buttons
