"""People who use the bot while it dies: what Slack could not do for them they simply try no more."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress

from playground.people import Person
from playground.running import Playground
from playground.screen import NotOnScreen, Seen
from playground.site import Trouble
from tests.chaos.load import PEOPLE

Act = Callable[[Person], None]
KINDS = ("Vraag", "Vraag", "Klacht", "Crisis: gevaar, of een gerucht dat rondgaat")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Crowd:
    """Five people of the demo's team."""

    def __init__(self, slack: Playground, dice: random.Random) -> None:
        self._slack = slack
        self._dice = dice
        self.done: Counter[str] = Counter()
        self.reported: list[str] = []
        """What was said in cases of which people saw that they were saved; no two say the same."""

    def does_something(self) -> None:
        who = Person(self._slack, self._dice.choice(PEOPLE[:5]))
        act = self._dice.choice([*self._of_webcare(), *self._of_the_plan()])
        try:
            act(who)
            self.done[act.__name__] += 1
        except (Trouble, NotOnScreen, AssertionError):
            self.done["had no luck"] += 1
            self._leaves_forms(who)

    def _leaves_forms(self, who: Person) -> None:
        """What they began they begin anew another time."""
        with suppress(Trouble, NotOnScreen):
            who.closes(everything=True)

    def _of_webcare(self) -> Sequence[Act]:
        return (
            *(self.reports,) * 3,
            *(self.takes,) * 3,
            self.hands_over,
            self.promises,
            self.answers,
            self.goes_up,
            self.leads,
        )

    def _of_the_plan(self) -> Sequence[Act]:
        return (
            self.has_nothing_today,
            self.publishes,
            self.asks_colleagues,
            self.answers_a_colleague,
            self.ends_an_action,
            self.starts_a_round,
            self.adds_a_post,
            self.says_it_is_posted,
            self.starts_the_ten_minutes,
        )

    def reports(self, who: Person) -> None:
        """One report in four is a crisis."""
        words = "Kan ik ook 24 uur werken? " + "".join(self._dice.choices(LETTERS, k=8))
        who.types("/smcare nieuw", "#social")
        who.waits_for_form("Nieuwe melding", seconds=3)
        who.fills("Waar?", "Instagram")
        who.fills("Wat voor bericht is het?", self._dice.choice(KINDS))
        who.fills("Wat vraagt of zegt iemand?", words)
        if who.submits() == "cleared":
            self.reported.append(words)

    def takes(self, who: Person) -> None:
        self._presses(who, "Oppakken", self._dice.choice(["smplan", "#social"]))

    def hands_over(self, who: Person) -> None:
        self._presses(who, "Overdragen", self._dice.choice(["smplan", "#social"]))
        form = who.waits_for_form("Overdragen", seconds=3)
        offered = form.field("Aan wie?").element["options"]
        who.fills("Aan wie?", self._dice.choice(offered)["text"]["text"])
        who.submits()

    def promises(self, who: Person) -> None:
        self._presses(who, "Toezegging gedaan", "smplan", beside="Overdragen")
        who.waits_for_form("Toezegging", seconds=3)
        who.fills("Wat zegde je toe?", "uitzoeken of het kan")
        hours = self._dice.randint(1, 60)
        who.fills("Voor wanneer?", int(self._slack.now) + hours * 3600)
        who.submits()

    def answers(self, who: Person) -> None:
        self._presses(who, "Beantwoord", "smplan")
        who.waits_for_form("Wat is er gedaan?", seconds=3)
        who.fills("Wat antwoordde je, of waarom niet?", "Ja, dat kan.")
        who.submits()

    def goes_up(self, who: Person) -> None:
        self._presses(who, "Opschalen", "smplan", beside="Overdragen")
        form = who.waits_for_form("Opschalen", seconds=3)
        offered = form.field("Naar wie?").element["options"]
        who.fills("Naar wie?", self._dice.choice(offered)["text"]["text"])
        who.fills("Waarom?", "Een journalist vraagt ernaar")
        who.submits()

    def leads(self, who: Person) -> None:
        self._presses(who, "Ik leid dit", "smplan")

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

    def _presses(self, who: Person, label: str, channel: str, beside: str = "") -> None:
        """The newest message there that has this button, or has this in its menu `beside` a button."""
        found: list[Seen] = [seen for seen in who.sees(channel) if (beside or label) in seen.buttons]
        if not found:
            raise NotOnScreen(label)
        who.presses(label, found[-1], confirms=True)
