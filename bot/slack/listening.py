"""Hears what people do in Slack and brings it to the feature whose it is.

One Bolt listener for each kind of request, then a dictionary: Bolt tries its listeners one after another.
Nothing that goes wrong in a feature costs Slack its acknowledgement: the person gets a sentence with a
reference number, and the log has the same number.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import Any

from slack_bolt import Ack, App

from bot.logs import numbered
from bot.office import AlreadyHeardError, Office, Visit
from bot.pages import Place, place_in, was_kept
from bot.slack import bodies
from bot.slack.acquaintance import meet
from bot.slack.answering import Acknowledgement, Answering
from bot.slack.commands import AGAIN, again, from_said, help_for, old_button, said_help, without_trigger
from bot.slack.errors import SlackError
from bot.slack.pool import Pool
from bot.slack.replies import Done, FormProblems, Message, Nothing, Reply
from bot.slack.requests import (
    ButtonPress,
    Command,
    FormClosed,
    FormSent,
    HomeOpened,
    MessageShortcut,
    Request,
    Said,
    Shortcut,
    key_of,
)
from bot.slack.table import Table
from bot.slack.trouble import trouble, unknown_person
from bot.whose_team import team_to_enter
from storage import people, workspaces

Body = dict[str, Any]
EVERYTHING = re.compile("")
LINK = "link."
"""Action ids that begin so are buttons that only open a page; Slack reports them all the same."""

log = logging.getLogger(__name__)


class Listening:
    """`measure(kind, result, seconds)` is told of every request, for the metrics."""

    def __init__(
        self,
        office: Office,
        table: Table,
        answering: Answering,
        pool: Pool,
        measure: Callable[[str, str, float], None],
    ) -> None:
        self._office = office
        self._table = table
        self._answering = answering
        self._pool = pool
        self._measure = measure

    def connect(self, bolt: App) -> None:
        """From now on Bolt brings everything here."""
        bolt.command(EVERYTHING)(self.on_command)
        bolt.action(EVERYTHING)(self.on_press)
        bolt.view(EVERYTHING)(self.on_form_sent)
        bolt.view_closed(EVERYTHING)(self.on_form_closed)
        bolt.global_shortcut(EVERYTHING)(self.on_shortcut)
        bolt.message_shortcut(EVERYTHING)(self.on_message_shortcut)
        bolt.event(EVERYTHING)(self.on_event)

    def on_command(self, body: Body, ack: Ack) -> None:
        self._hear(bodies.command_from(body), ack)

    def on_press(self, body: Body, ack: Ack) -> None:
        self._hear(bodies.press_from(body), ack)

    def on_form_sent(self, body: Body, ack: Ack) -> None:
        self._hear(bodies.form_sent_from(body), ack)

    def on_form_closed(self, body: Body, ack: Ack) -> None:
        self._hear(bodies.form_closed_from(body), ack)

    def on_shortcut(self, body: Body, ack: Ack) -> None:
        self._hear(bodies.shortcut_from(body), ack)

    def on_message_shortcut(self, body: Body, ack: Ack) -> None:
        self._hear(bodies.message_shortcut_from(body), ack)

    def on_event(self, body: Body, ack: Ack) -> None:
        match body["event"]:
            case {"type": "app_home_opened"}:
                self._hear(bodies.home_opened_from(body), ack)
            case {"type": "message", "channel_type": "im", "user": str(), "text": str()} as said if is_said(
                said
            ):
                self._hear(bodies.said_from(body), ack)
            case {"type": kind}:
                with numbered():
                    self._tell_features(kind, body)

    def _hear(self, request: Request, ack: Callable[..., Any]) -> None:
        with numbered() as reference:
            started, acknowledgement = perf_counter(), Acknowledgement(ack)
            result = "failed"
            try:
                result = self._welcome(request, acknowledgement, reference)
            except Exception:
                log.exception("a request could not be answered")
            finally:
                acknowledgement.make_sure()
                self._measure(type(request).__name__, result, perf_counter() - started)

    def _welcome(self, request: Request, ack: Acknowledgement, reference: str) -> str:
        """Who is known is served at once; who is new is looked up first, after the acknowledgement."""
        person = self._known(request)
        if person is None:
            ack.give()
            self._pool.run(lambda: self._meet_and_serve(request, ack, reference))
            return "met"
        return self._serve(self._visit(person, request), request, ack, reference)

    def _meet_and_serve(self, request: Request, ack: Acknowledgement, reference: str) -> None:
        who = request.person
        try:
            meet(self._office, who.workspace_id, [who.user_id], self._office.now())
        except SlackError as error:
            log.warning("somebody new could not be looked up: %s", error)
            says = [self._office.say(language) for language in people.Language]
            self._answering.apologise(unknown_person(says, error), request)
            return
        person = self._known(request)
        if person is not None:
            self._serve(self._visit(person, request), request, ack, reference)

    def _serve(self, visit: Visit, request: Request, ack: Acknowledgement, reference: str) -> str:
        reply, result = self._reply(visit, request, reference)
        self._answering.give(reply, visit, request, ack)
        if isinstance(request, FormSent) and result == "answered" and was_kept(reply):
            self._show_page_anew(visit, request)
        return result

    def _show_page_anew(self, visit: Visit, form: FormSent) -> None:
        """The overview below a form that was saved."""
        place = place_in(form.facts, visit.now)
        if place is not None and place.name in self._table.pages:
            self._answering.show_anew(lambda: self._page(visit, place), form)

    def _page(self, visit: Visit, place: Place) -> Message | None:
        with visit.reading() as session:
            team = team_to_enter(session, visit, place.team_id)
            if isinstance(team, Message):
                return None
            return self._table.pages[place.name](session, visit.to_team(team), team, place.number)

    def _reply(self, visit: Visit, request: Request, reference: str) -> tuple[Reply, str]:
        try:
            reply = self._dispatch(visit, request)
            if isinstance(reply, FormProblems):
                self._let_it_come_again(visit)
            return reply, "answered"
        except AlreadyHeardError:
            return Done() if isinstance(request, FormSent) else Nothing(), "repeated"
        except people.TeamGoneError:
            return Message(visit.say("slack.team.gone")), "answered"
        except Exception:
            log.exception("a listener failed")
            return trouble(visit.say, request, reference), "failed"

    def _let_it_come_again(self, visit: Visit) -> None:
        """The form stays open in the same version, so sending it again is no repetition."""
        with self._office.transaction() as session:
            workspaces.unhear(session, visit.workspace_id, visit.key)

    def _dispatch(self, visit: Visit, request: Request) -> Reply:  # noqa: C901, PLR0911 - a case a kind
        match request:
            case Command():
                return self._command(visit, request)
            case ButtonPress():
                return self._press(visit, request)
            case FormSent():
                return self._table.forms[request.name](visit, request)
            case Shortcut():
                return self._table.shortcuts[request.name](visit, request)
            case MessageShortcut():
                return self._table.message_shortcuts[request.name](visit, request)
            case Said():
                return self._said(visit, request)
            case HomeOpened(tab="home") if self._table.home:
                return self._table.home(visit)
            case HomeOpened() | FormClosed():
                return Nothing()

    def _command(self, visit: Visit, command: Command) -> Reply:
        found = self._table.find(command.name, command.text)
        if found is None:
            return help_for(visit.say, command, self._table.words_of(command.name))
        listener, rest = found
        word = command.text.strip().removesuffix(rest).strip()
        return listener(visit, replace(command, text=rest, word=word))

    def _said(self, visit: Visit, said: Said) -> Reply:
        command = from_said(said, self._table.commands)
        if command is None:
            return said_help(visit.say, self._table.words)
        return without_trigger(visit.say, command, self._command(visit, command))

    def _press(self, visit: Visit, press: ButtonPress) -> Reply:
        if press.action.startswith(LINK):
            return Nothing()
        if press.action == AGAIN:
            return self._command(visit, again(press))
        listener = self._table.buttons.get(press.action)
        return listener(visit, press) if listener else old_button(visit.say)

    def _tell_features(self, kind: str, body: Body) -> None:
        for listener in self._table.events.get(kind, ()):
            try:
                listener(self._office, body, self._office.now())
            except Exception:
                log.exception("an event of kind %s could not be handled", kind)

    def _known(self, request: Request) -> people.Person | None:
        """Nobody, for who was only named so far and never looked up."""
        with self._office.reading() as session:
            found = people.person(session, request.person.workspace_id, request.person.user_id)
        return found if found is not None and found.seen_at is not None else None

    def _visit(self, person: people.Person, request: Request) -> Visit:
        return Visit(
            office=self._office,
            person=person,
            now=self._office.now(),
            say=self._office.say_to(person),
            key=key_of(request),
        )


def is_said(event: dict[str, Any]) -> bool:
    """Whether a person typed it just now: no bot, no edit, no join."""
    return not event.get("bot_id") and not event.get("subtype")
