"""People who use the bot while it dies: what Slack could not do for them they simply try no more."""

import random
from collections import Counter

from playground.people import Person
from playground.running import Playground
from playground.screen import NotOnScreen, Seen
from playground.site import Trouble
from tests.chaos.load import PEOPLE

CASE = {
    "Waar?": "Instagram",
    "Wat voor bericht is het?": "Vraag",
    "Wat vraagt of zegt iemand?": "Kan ik ook 24 uur werken?",
}


class Crowd:
    """Five people of the demo's team."""

    def __init__(self, slack: Playground, dice: random.Random) -> None:
        self._slack = slack
        self._dice = dice
        self.done: Counter[str] = Counter()

    def does_something(self) -> None:
        who = Person(self._slack, self._dice.choice(PEOPLE[:5]))
        act = self._dice.choice(
            [
                self.reports,
                self.takes,
                self.has_nothing_today,
                self.publishes,
                self.asks_colleagues,
                self.answers_a_colleague,
                self.ends_an_action,
                self.starts_a_round,
                self.adds_a_post,
                self.says_it_is_posted,
                self.starts_the_ten_minutes,
            ]
        )
        try:
            act(who)
            self.done[act.__name__] += 1
        except (Trouble, NotOnScreen, AssertionError):
            self.done["had no luck"] += 1

    def reports(self, who: Person) -> None:
        who.types("/smcare nieuw", "#social")
        who.waits_for_form("Nieuwe melding", seconds=3)
        for label, value in CASE.items():
            who.fills(label, value)
        who.submits()

    def takes(self, who: Person) -> None:
        self._presses(who, "Oppakken", "smplan")

    def has_nothing_today(self, who: Person) -> None:
        self._presses(who, "Niets vandaag", "#social")

    def publishes(self, who: Person) -> None:
        who.types("/smplan publiceren", "#social")
        self._presses(who, "Nu publiceren", "#social")

    def asks_colleagues(self, who: Person) -> None:
        who.types("/smwhat vraag", "#social")
        who.waits_for_form("Vraag het collega's", seconds=3)
        who.fills("In welk kanaal?", "#social")
        who.submits()

    def answers_a_colleague(self, who: Person) -> None:
        self._presses(who, self._dice.choice("12345"), "#social")

    def ends_an_action(self, who: Person) -> None:
        self._presses(who, self._dice.choice(["Gedaan", "Week later"]), "smplan")

    def starts_a_round(self, who: Person) -> None:
        who.types("/smready starten", "#social")
        who.waits_for_form("Ronde starten", seconds=3)
        who.submits()

    def adds_a_post(self, who: Person) -> None:
        who.types(f"/smcal morgen 15u LinkedIn: Buddy gezocht, {self._dice.random()}", "#social")
        self._presses(who, "Opslaan", "#social")

    def says_it_is_posted(self, who: Person) -> None:
        self._presses(who, "Geplaatst", "#social")
        who.waits_for_form("Geplaatst", seconds=3)
        who.submits()

    def starts_the_ten_minutes(self, who: Person) -> None:
        self._presses(who, "Start tien minuten", "#social")

    def _presses(self, who: Person, label: str, channel: str) -> None:
        """The newest message there that has this button."""
        found: list[Seen] = [seen for seen in who.sees(channel) if label in seen.buttons]
        if not found:
            raise NotOnScreen(label)
        who.presses(label, found[-1], confirms=True)
