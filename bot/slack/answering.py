"""How a reply travels: inside the acknowledgement where Slack allows it, else by a call right after it.

Nothing here waits for Slack before acknowledging. Calls run in a small pool of threads; what a person must
certainly see and cannot be shown any other way goes through the outbox as a direct message.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.office import Visit
from bot.slack import judged
from bot.slack.bringing import bring
from bot.slack.calls import Calls
from bot.slack.errors import SlackError
from bot.slack.notices import notice
from bot.slack.origins import back_of, remembering, trigger_of
from bot.slack.pool import Pool
from bot.slack.replies import (
    Below,
    Canvas,
    Document,
    Done,
    Form,
    FormProblems,
    Home,
    Loading,
    Message,
    Nothing,
    Picture,
    Push,
    Replace,
    Reply,
    Sent,
    Update,
    as_home,
    as_message,
    as_view,
)
from bot.slack.requests import (
    ButtonPress,
    Command,
    FormSent,
    Request,
    Said,
)
from bot.slack.trouble import trouble_form, trouble_message
from storage import outbox

log = logging.getLogger(__name__)


class Acknowledgement:
    """Slack's three seconds: the first answer counts, and `make_sure` gives an empty one when none was."""

    def __init__(self, ack: Callable[..., Any]) -> None:
        self._ack = ack
        self.given = False

    def give(self, **body: Any) -> None:
        if not self.given:
            self.given = True
            self._ack(**judged.submission(body) if "response_action" in body else body)

    make_sure = give


class Answering:
    def __init__(self, calls: Calls, pool: Pool) -> None:
        self._calls = calls
        self._pool = pool

    def give(self, reply: Reply, visit: Visit, request: Request, ack: Acknowledgement) -> None:  # noqa: C901, PLR0915 - a case a kind
        """The person sees the reply; Slack has its acknowledgement when this returns."""
        match reply:
            case Nothing():
                ack.give()
            case Message():
                self._say(reply, visit, request, ack)
            case Replace():
                ack.give()
                self._pool.run(lambda: self._replace(reply, visit, request))
            case FormProblems():
                ack.give(response_action="errors", errors=dict(reply.problems))
            case Done():
                ack.give(**({"response_action": "clear"} if isinstance(request, FormSent) else {}))
                if reply.message:
                    self.tell(reply.message, visit, request)
            case Home():
                ack.give()
                self._pool.run(lambda: self._publish(reply, visit))
            case Picture() | Document() | Canvas():
                ack.give(**({"response_action": "clear"} if isinstance(request, FormSent) else {}))
                self._pool.run(lambda: self._bring(reply, visit, request))
            case Form() | Push() | Update() | Loading():
                self._show(reply, visit, request, ack)
                if isinstance(reply, Update) and reply.below:
                    self._renew(reply.below, visit)

    def tell(self, message: Message, visit: Visit, request: Request) -> None:
        """The person sees the message privately: where they acted if Slack still allows it, else as a DM."""
        if isinstance(request, Said):
            self._tell(message, visit, None)
            return
        self._pool.run(lambda: self._tell_where(message, visit, request))

    def _tell_where(
        self, message: Message, visit: Visit, request: Request, key: str = "told", told: Sequence[str] = ()
    ) -> str:
        """On the form in which a button was pressed, while Slack lets us; else privately.

        Answers the id of the form it stands on now, or nothing. `told`: those of what this press told before.
        """
        view_id = self._shown_on_form(message, visit, request, told)
        if not view_id:
            self._tell(message, visit, back_of(request), key)
        return view_id

    def _shown_on_form(self, message: Message, visit: Visit, request: Request, told: Sequence[str]) -> str:
        """A press opens one form; what it tells next takes the place of that, if it is there."""
        form = notice(visit.say, message, request)
        if form is None or "" in told:
            return ""
        form = remembering(form, request, visit.now)
        try:
            if told:
                return self._view("views.update", visit, view=as_view(form), view_id=told[-1])
            return self._show_view(Push(form), form, visit, request)
        except SlackError as error:
            log.info("a notice did not come on its form: %s", error)
            return ""

    def show_anew(self, made: Callable[[], Message | None], form: FormSent) -> None:
        """The message from which the form was opened becomes what is made, while Slack allows it.

        A response_url serves half an hour and five times; after that the message stays as it was.
        """

        def replace_it() -> None:
            back, message = back_of(form), made()
            if back and message:
                self._calls.respond(back, replace_original=True, **as_message(message))

        self._pool.run(replace_it)

    def apologise(self, message: Message, request: Request) -> None:
        """To somebody of whom nothing is known: where they acted, if Slack allows it."""
        if back := back_of(request):
            self._calls.respond(
                back, response_type="ephemeral", replace_original=False, **as_message(message)
            )

    def _say(self, message: Message, visit: Visit, request: Request, ack: Acknowledgement) -> None:
        if isinstance(request, Command) and not ack.given and request.response_url:
            ack.give(**judged.response({"response_type": "ephemeral", **as_message(message)}))
            return
        ack.give(**({"response_action": "clear"} if isinstance(request, FormSent) else {}))
        self.tell(message, visit, request)

    def _tell(self, message: Message, visit: Visit, back: str | None, key: str = "told") -> None:
        """`key` names the letter, if it becomes one: two that answer one request have two names."""
        if back and self._calls.respond(
            back, response_type="ephemeral", replace_original=False, **as_message(message)
        ):
            return
        letter = outbox.NewLetter(
            workspace_id=visit.workspace_id,
            channel=visit.user_id,
            key=f"{key} {visit.key}",
            text=message.text,
            blocks=message.blocks,
            about=message.about,
        )
        with visit.office.transaction() as session:
            outbox.write(session, letter, visit.now)

    def _replace(self, reply: Replace, visit: Visit, request: Request) -> None:
        back = back_of(request)
        if reply.message is None:
            body: Mapping[str, Any] = {"delete_original": True}
        else:
            body = {"replace_original": True, **as_message(reply.message)}
        if not (back and self._calls.respond(back, **body)) and reply.message:
            self._tell(reply.message, visit, None)

    def _publish(self, home: Home, visit: Visit) -> None:
        self._calls.call(visit.workspace_id, "views.publish", user_id=visit.user_id, view=as_home(home))

    def _bring(self, reply: Sent, visit: Visit, request: Request) -> None:
        """What is told on the way is not in the acknowledgement: what went wrong could overtake it there."""
        told: list[str] = []

        def tell(message: Message, key: str) -> None:
            told.append(self._tell_where(message, visit, request, key, told))

        bring(self._calls, visit, reply, tell)

    def _show(
        self, reply: Form | Push | Update | Loading, visit: Visit, request: Request, ack: Acknowledgement
    ) -> None:
        form = remembering(_form_of(reply), request, visit.now)
        if isinstance(request, FormSent) and not ack.given:
            action = "push" if isinstance(reply, Push) else "update"
            ack.give(response_action=action, view=as_view(form))
            if isinstance(reply, Loading):
                self._pool.run(lambda: self._fill(reply, visit, request, request.view_id))
            return
        ack.give()
        self._pool.run(lambda: self._open(reply, form, visit, request))

    def _open(self, reply: Reply, form: Form, visit: Visit, request: Request) -> None:
        try:
            view_id = self._show_view(reply, form, visit, request)
        except SlackError as error:
            log.warning("a form was not opened: %s", error)
            self._tell(trouble_message(visit.say, error), visit, back_of(request))
            return
        if isinstance(reply, Loading):
            self._fill(reply, visit, request, view_id)

    def _show_view(self, reply: Reply, form: Form, visit: Visit, request: Request) -> str:
        view = as_view(form)
        if isinstance(request, ButtonPress) and request.form:
            if isinstance(reply, Update):
                where = {"view_id": request.form.view_id, "hash": request.form.hash}
                return self._view("views.update", visit, view=view, **where)
            return self._view("views.push", visit, view=view, trigger_id=request.trigger_id)
        return self._view("views.open", visit, view=view, trigger_id=trigger_of(request))

    def _renew(self, below: Below, visit: Visit) -> None:
        """It stays as it was where Slack does not take it: nothing in it is lost by that."""

        def update() -> None:
            try:
                self._view("views.update", visit, view=as_view(below.form), view_id=below.view_id)
            except SlackError as error:
                log.info("a form below another stayed as it was: %s", error)

        self._pool.run(update)

    def _fill(self, reply: Loading, visit: Visit, request: Request, view_id: str) -> None:
        try:
            form = reply.fetch()
        except Exception:
            log.exception("what a form needs could not be fetched")
            form = trouble_form(visit.say, reply.form)
        view = as_view(remembering(form, request, visit.now))
        try:
            self._calls.call(visit.workspace_id, "views.update", view=view, view_id=view_id)
        except SlackError as error:
            log.warning("a form stayed as it was: %s", error)
            if reply.form.submit is None:  # it says "wait", and nothing else comes
                self._tell(trouble_message(visit.say, error), visit, back_of(request))

    def _view(self, method: str, visit: Visit, **arguments: Any) -> str:
        answer = self._calls.call(visit.workspace_id, method, timeout=FORM_SECONDS, **arguments)
        return str(answer["view"]["id"])


FORM_SECONDS = 2.0
"""A trigger lives three seconds (docs.slack.dev, interactivity, read 2026-11-23); one try fits."""


def _form_of(reply: Form | Push | Update | Loading) -> Form:
    return reply if isinstance(reply, Form) else reply.form
