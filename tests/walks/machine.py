"""The machine that walks: each step is somebody doing one thing, after which nothing may be broken."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.app import FEATURES
from playground.screen import Control, Form, NotOnScreen, Surface
from playground.site import Trouble
from storage.database import Database
from tests.town import HOME, Resident, Town, open_town
from tests.walks import anything, order, street, weather
from tests.walks.screenful import ROOMS, name_of, surfaces, told

TO_THE_CLOCKS = 0
SPANS = (TO_THE_CLOCKS, 600, 3600, 9 * 3600, 24 * 3600, 7 * 24 * 3600, 45 * 24 * 3600, 183 * 24 * 3600)
EXPECTED = "refuses the bot token"
"""To whoever runs the bot, when Slack says missing_scope of a letter."""
OURS = {"app_did_not_respond", "bad_acknowledgement"}
"""What Slack tells a person when the fault is ours; whatever else it refuses is the person's own doing."""
FULL = "refused: push_limit_reached"
"""Slack stacks three forms, and of two presses at once neither knows of the other's."""
WALKERS = ("Sanne", "Noor", "Oliver", "Teun")
"""A coordinator, a member, a member who reads English, and somebody of the neighbours."""
NEIGHBOUR = 3
Kind = Callable[[Surface], Sequence[Control]]
Drawn = Callable[[Control, date], st.SearchStrategy[Any]]
NEWEST, LETTERS = 12, 4
"""Messages that stand on one screen, and those of which somebody takes one up."""

STEPS = (
    *("begins_something_and_goes_on",) * 8,
    *("takes_up_a_letter",) * 3,
    *("meets_another_world",) * 2,
    "types_a_command",
    "presses_something",
    "goes_back_to_something_old",
    "fills_something",
    "fills_a_form_awfully",
    "presses_twice_at_once",
    "presses_while_another_does",
    "closes_a_form",
    "opens_home",
    "uses_the_shortcut",
)
"""What somebody may do in a step; what they do most stands there most."""
PATIENT = {"ack_seconds": 30.0, "trigger_seconds": 30.0}
"""A busy machine is no fault: how fast the bot answers is judged in tests/speed."""
WHO = st.integers(0, len(WALKERS) - 1)


def room_of(who: int) -> str:
    """Where this walker's team is."""
    return street.THEIRS if who == NEIGHBOUR else "#social"


class Errors(logging.Handler):
    """Every error that is logged, with where it came from."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if EXPECTED in record.msg:
            return
        self.found.append(
            f"{record.getMessage()} {record.exc_info[1]!r}" if record.exc_info else str(vars(record))
        )


class Walk(RuleBasedStateMachine):
    """Four people, in a database of the walk's own."""

    make_database: ClassVar[Any]
    """Answers an empty database; whoever runs the walks sets it."""
    done: ClassVar[Counter[str]] = Counter()
    """How often each kind of step was taken."""

    @initialize(
        language=st.sampled_from(("nl", "en")),
        with_team=st.sampled_from((True, True, True, False)),
        free_plan=st.booleans(),
    )
    def morning(self, language: str, with_team: bool, free_plan: bool) -> None:  # noqa: FBT001 - drawn
        self.stack = ExitStack()
        self.database: Database = self.stack.enter_context(type(self).make_database())
        if with_team:
            street.two_teams(self.database, language)
        self.errors, self.used, self.forgiven = Errors(), set[str](), set[int]()
        for name in ("bot", "storage"):
            logging.getLogger(name).addHandler(self.errors)
        settings = {"language": language, "free_plan": free_plan, **PATIENT}
        town = open_town(self.database, FEATURES, **settings)
        self.town: Town = self.stack.enter_context(town)
        self.people = [self.town.person(name) for name in WALKERS]
        self.watch = order.Watch(self.database, self.town, self.people)
        self.town.ticks()

    def teardown(self) -> None:
        """What broke on the way is told by the step that broke it; what is left is looked at here."""
        for name in ("bot", "storage"):
            logging.getLogger(name).removeHandler(self.errors)
        self.done.update(order.listeners_reached(self.town))
        try:
            if not self.errors.found:
                self._must_be_empty(self.watch.disorder())
        finally:
            self.stack.close()

    @invariant()
    def nothing_is_broken(self) -> None:
        self._must_be_empty(self.errors.found)
        complaints = self.town.slack.complaints
        self._must_be_empty([one for one in complaints if one["seq"] not in self.forgiven])

    def _must_be_empty(self, found: Sequence[Any]) -> None:
        assert not found, "\n".join(map(str, found))

    @rule(who=WHO, step=st.sampled_from(STEPS), data=st.data())
    def somebody(self, step: str, who: int, data: st.DataObject) -> None:
        """One rule with a die of our own: of many rules Hypothesis leaves most alone on each walk."""
        getattr(self, step)(who, data)

    def begins_something_and_goes_on(self, who: int, data: st.DataObject) -> None:
        """As people mostly do: a command, a button of its answer, the form that opens, and so on."""
        room = room_of(who)
        self._leaves_forms(who)
        text = data.draw(anything.commands(), label="types")
        self._does(lambda person: person.types(text, room), who)
        for _ in range(4):
            self._fills_and_sends(who, data, anything.plausible)
            self._acts(who, data, anything.presses, newest=1, rooms=(room,))
        self._fills_and_sends(who, data, anything.plausible)

    def takes_up_a_letter(self, who: int, data: st.DataObject) -> None:
        """Something of the last that the bot wrote to them: a ping, a question, what came in."""
        self._leaves_forms(who)
        self._acts(who, data, anything.presses, newest=LETTERS, rooms=("smplan",))
        self._fills_and_sends(who, data, anything.plausible)
        self._acts(who, data, anything.presses, newest=1, rooms=("smplan",))
        self._fills_and_sends(who, data, anything.plausible)

    def types_a_command(self, who: int, data: st.DataObject) -> None:
        """Anywhere; to the bot itself it may be said without its slash."""
        text = data.draw(anything.commands(), label="types")
        where = data.draw(st.sampled_from(ROOMS), label="where")
        said = text.removeprefix("/") if where == "smplan" else text
        self._does(lambda person: person.types(said, where), who)

    def presses_something(self, who: int, data: st.DataObject) -> None:
        self._acts(who, data, anything.presses, newest=NEWEST)

    def goes_back_to_something_old(self, who: int, data: st.DataObject) -> None:
        """Far up in the channel, also while a form is open."""
        self._acts(who, data, anything.presses, newest=0)

    def fills_something(self, who: int, data: st.DataObject) -> None:
        self._acts(who, data, anything.fields, newest=NEWEST)

    def fills_a_form_awfully(self, who: int, data: st.DataObject) -> None:
        self._fills_and_sends(who, data, anything.answers)

    def presses_twice_at_once(self, who: int, data: st.DataObject) -> None:
        self._at_once(self._a_press(who, data) * 2)

    def presses_while_another_does(self, who: int, data: st.DataObject) -> None:
        other = data.draw(WHO, label="other")
        self._at_once(self._a_press(who, data) + self._a_press(other, data))

    def closes_a_form(self, who: int, data: st.DataObject) -> None:
        everything = data.draw(st.booleans(), label="everything")
        self._does(lambda person: person.closes(everything=everything), who)

    def opens_home(self, who: int, _data: st.DataObject) -> None:
        self._does(lambda person: person.opens_home(), who)

    def uses_the_shortcut(self, who: int, data: st.DataObject) -> None:
        messages = self.people[who].sees(room_of(who))
        message = messages[data.draw(st.integers(0, len(messages) - 1), label="message")]
        self._does(lambda person: person.uses_shortcut("Make webcare case", message), who)

    def meets_another_world(self, who: int, data: st.DataObject) -> None:
        """Time passes, Slack refuses something, or somebody or a channel changes."""
        what = data.draw(st.sampled_from((*SPANS, *weather.REFUSALS, *weather.CHANGES)), label="what")
        if isinstance(what, weather.Refusal):
            self.town.slack.fault(what.kind, times=1, **what.how)
        elif isinstance(what, weather.Change):
            self._does(lambda person: what.happens(self.town, person), who)
            self.town.settles()
        elif isinstance(what, int):
            self._time_passes(what)

    def _leaves_forms(self, who: int) -> None:
        if self._top(who) is not None:
            self._does(lambda person: person.closes(everything=True), who)

    def _fills_and_sends(self, who: int, data: st.DataObject, draw: Drawn) -> None:
        """Once, or twice at the same moment: impatient, or on two devices."""
        form = self._top(who)
        if form is None:
            return
        for control in anything.fields(form):
            if data.draw(st.sampled_from((True, True, True, False)), label=control.label):
                value = data.draw(draw(control, self.today), label="value")
                self._uses(who, form, control, value)
        if form.submit and data.draw(st.integers(0, 5), label="twice") == 1:
            self._at_once([("/my/submit", {"person": self.people[who].id, **form.where})] * 2)
        elif form.submit:
            self._does(lambda person: person.submits(), who)

    def _time_passes(self, seconds: int) -> None:
        """Or comes to just before the night on which Amsterdam next changes its clocks, and over it."""
        if seconds == TO_THE_CLOCKS:
            night = weather.next_change(self.town.now) - timedelta(minutes=5)
            self.town.passes(seconds=(night - self.town.now).total_seconds())
        self.town.passes(seconds=seconds or 3600)

    @property
    def today(self) -> date:
        return self.town.now.astimezone(ZoneInfo(HOME)).date()

    def _does(self, act: Callable[[Resident], Any], who: int) -> None:
        """What Slack itself refuses, or is not there, is no fault of the bot."""
        self.done["tried"] += 1
        try:
            act(self.people[who])
            self.done["done"] += 1
        except NotOnScreen:
            pass
        except Trouble as trouble:
            if trouble.error in OURS:
                raise
        self.watch.sees(self.people[who])

    def _acts(
        self, who: int, data: st.DataObject, kind: Kind, newest: int, rooms: Sequence[str] = ROOMS
    ) -> None:
        choice = self._choice(who, data, kind, surfaces(self.people[who], newest, rooms))
        if choice is None:
            return
        surface, control = choice
        self._uses(who, surface, control, self._value(control, data))

    def _value(self, control: Control, data: st.DataObject) -> Any:
        if control.kind == "button":
            return None
        return data.draw(anything.answers(control, self.today), label="value")

    def _uses(self, who: int, surface: Surface, control: Control, value: Any) -> None:
        self._does(lambda person: person.acts(told(surface, control, value)), who)

    def _a_press(self, who: int, data: st.DataObject) -> list[tuple[str, dict[str, Any]]]:
        """None, when there is nothing to press."""
        before = surfaces(self.people[who], NEWEST)
        choice = self._choice(who, data, anything.presses, before)
        if choice is None:
            return []
        value = self._value(choice[1], data)
        return [("/my/act", {"person": self.people[who].id, **told(*choice, value)})]

    def _choice(
        self, who: int, data: st.DataObject, kind: Kind, before: Sequence[Surface]
    ) -> tuple[Surface, Control] | None:
        """Rather what was not used yet on this walk."""
        offered = [(surface, control) for surface in before for control in kind(surface)]
        fresh = [(surface, control) for surface, control in offered if name_of(control) not in self.used]
        if not offered:
            return None
        offered = fresh or offered
        surface, control = offered[data.draw(st.integers(0, len(offered) - 1), label="which")]
        if control.kind != anything.MENU:  # of which each choice is another thing
            self.used.add(name_of(control))
        note(f"{WALKERS[who]}: {control.label} ({control.place.action_id})")
        return surface, control

    def _at_once(self, acts: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """Nobody waits for what the other does; then all that came of it is done."""
        with ThreadPoolExecutor(2) as hands:
            problems = [
                hand.exception() for hand in [hands.submit(self.town.slack.post, *act) for act in acts]
            ]
        self.done["tried"] += len(acts)
        self.done["done"] += problems.count(None)
        for problem in problems:
            if problem is not None and getattr(problem, "error", None) in OURS | {None}:
                raise problem
        self.town.settles()
        full = [one["seq"] for one in self.town.slack.complaints if one["what"] == FULL]
        self.forgiven.update(full)  # the other's form came between: what was to stand on it is told privately

    def _top(self, who: int) -> Form | None:
        forms = self.people[who].forms
        return forms[-1] if forms else None
