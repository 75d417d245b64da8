"""The machine that walks: each step is somebody doing one thing, after which nothing may be broken."""

import logging
from collections import Counter
from contextlib import ExitStack, suppress
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.demo.team import load_team
from playground.screen import NotOnScreen, Surface
from playground.site import Trouble
from storage.database import Database
from tests.town import Resident, Town, open_town
from tests.walks import anything

SPANS = (600, 3600, 9 * 3600, 24 * 3600, 7 * 24 * 3600)
CHANGES = ({"guest": True}, {"guest": False}, {"locale": "en-GB"}, {"zone": "America/Curacao"})
OURS = {"app_did_not_respond"}
"""What Slack tells a person when the fault is ours; whatever else it refuses is the person's own doing."""


class Errors(logging.Handler):
    """Every error that is logged, with where it came from."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(
            f"{record.getMessage()} {record.exc_info[1]!r}" if record.exc_info else record.getMessage()
        )


class Walk(RuleBasedStateMachine):
    """Two people of the demo team, in a database of the walk's own."""

    make_database: ClassVar[Any]
    """Answers an empty database; whoever runs the walks sets it."""
    done: ClassVar[Counter[str]] = Counter()
    """How often each kind of step was taken."""

    @initialize(language=st.sampled_from(("nl", "en")), with_team=st.booleans())
    def morning(self, language: str, with_team: bool) -> None:  # noqa: FBT001 - drawn
        self.stack = ExitStack()
        database: Database = self.stack.enter_context(type(self).make_database())
        if with_team:
            load_team(database, language)
        self.errors = Errors()
        for name in ("bot", "storage"):
            logging.getLogger(name).addHandler(self.errors)
        self.town: Town = self.stack.enter_context(open_town(database))
        self.people = [self.town.person(name) for name in ("Sanne", "Noor", "Oliver")]
        self.town.ticks()

    def teardown(self) -> None:
        for name in ("bot", "storage"):
            logging.getLogger(name).removeHandler(self.errors)
        self.stack.close()

    @invariant()
    def nothing_is_broken(self) -> None:
        assert self.errors.found == []
        assert self.town.slack.complaints == []

    @rule(
        who=st.integers(0, 2),
        text=anything.commands(),
        where=st.sampled_from(("#social", "#algemeen", "smplan")),
    )
    def types_a_command(self, who: int, text: str, where: str) -> None:
        self._does(lambda person: person.types(text, where), who)

    @rule(who=st.integers(0, 2), text=st.sampled_from(anything.WORDS[1:]))
    def says_something_to_the_bot(self, who: int, text: str) -> None:
        self._does(lambda person: person.types(text, "smplan"), who)

    @rule(who=st.integers(0, 2), data=st.data())
    def presses_something(self, who: int, data: st.DataObject) -> None:
        self._acts(who, data, buttons=True)

    @rule(who=st.integers(0, 2), data=st.data())
    def fills_something(self, who: int, data: st.DataObject) -> None:
        self._acts(who, data, buttons=False)

    @rule(who=st.integers(0, 2))
    def sends_a_form(self, who: int) -> None:
        self._does(lambda person: person.submits(), who)

    @rule(who=st.integers(0, 2), everything=st.booleans())
    def closes_a_form(self, who: int, everything: bool) -> None:  # noqa: FBT001 - drawn
        self._does(lambda person: person.closes(everything=everything), who)

    @rule(who=st.integers(0, 2), data=st.data())
    def uses_the_shortcut(self, who: int, data: st.DataObject) -> None:
        messages = self.people[who].sees("#social")
        message = data.draw(st.sampled_from(messages), label="message")
        self._does(lambda person: person.uses_shortcut("Make webcare case", message), who)

    @rule(who=st.integers(0, 2))
    def opens_home(self, who: int) -> None:
        self._does(lambda person: person.opens_home(), who)

    @rule(seconds=st.sampled_from(SPANS))
    def time_passes(self, seconds: int) -> None:
        self.town.passes(seconds=seconds)

    @rule(who=st.integers(0, 2), change=st.sampled_from(CHANGES))
    def somebody_changes(self, who: int, change: dict[str, Any]) -> None:
        self._does(lambda person: person.changes(**change), who)

    @rule(left=st.booleans())
    def a_colleague_leaves_or_returns(self, left: bool) -> None:  # noqa: FBT001 - drawn
        self.town.person("Bram").changes(deactivated=left)

    def _does(self, act: Any, who: int) -> None:
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

    def _acts(self, who: int, data: st.DataObject, *, buttons: bool) -> None:
        person = self.people[who]
        surfaces = self._surfaces(person)
        kind = anything.presses if buttons else anything.fields
        offered = [(surface, control) for surface in surfaces for control in kind(surface)]
        if not offered:
            return
        surface, control = data.draw(st.sampled_from(offered), label="what")
        value = None if buttons else data.draw(anything.answers(control), label="value")
        body = {"block_id": control.place.block_id, "action_id": control.place.action_id, "value": value}
        self._does(lambda one: one.acts({**surface.where, **body}), who)

    def _surfaces(self, person: Resident) -> list[Surface]:
        """The form on top, else whatever the person can scroll to."""
        forms = person.forms
        if forms:
            return [forms[-1]]
        seen: list[Surface] = []
        for channel in ("#social", "#algemeen", "smplan"):
            with suppress(NotOnScreen):
                seen += [message for message in person.sees(channel)[-12:] if message.controls]
        with suppress(NotOnScreen):
            seen.append(person.home)
        return seen
