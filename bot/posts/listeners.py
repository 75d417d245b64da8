"""Looking at a post: its card in private, what changed, and what stands behind the three dots."""

from collections.abc import Mapping
from dataclasses import replace

from bot.feature import PressListener
from bot.field.checking import form_for
from bot.field.rules import Thing
from bot.office import Visit
from bot.posting import telling
from bot.posts import approving, messages, moving, publishing
from bot.posts.acting import by_press
from bot.posts.entering import Entered, look_up
from bot.slack.replies import Form, Message, Reply
from bot.slack.requests import ButtonPress, Command
from storage import changes, people
from storage.people import Team
from storage.posts import POST


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    """The post's card, in private; the button carries its id."""
    with visit.reading() as session:
        entered = look_up(session, visit, press.value)
        return entered if isinstance(entered, Message) else telling.card(entered.say, entered.shown())


def press_history(visit: Visit, press: ButtonPress) -> Reply:
    """The last changes, newest first, by the reader's clock."""
    with visit.reading() as session:
        entered = look_up(session, visit, press.value)
        return entered if isinstance(entered, Message) else _history(entered)


def _history(entered: Entered) -> Message:
    done = changes.history(entered.session, entered.team, POST, entered.post.id, messages.SHOWN)
    found = people.named(entered.session, entered.team.workspace_id, {one.by for one in done})
    names = {user_id: person.name for user_id, person in found.items()}
    return messages.history(entered.say, entered.shown(), done, names, entered.visit.person.zone)


def _check(entered: Entered) -> Form | Message:
    """The post against the playing field."""
    thing = Thing(POST, entered.post.id, entered.post.title)
    return form_for(entered.session, entered.visit, entered.team, thing)


BEHIND: Mapping[str, PressListener] = {
    "review": moving.BUTTONS["posts.review"],
    "ask_changes": approving.press_ask_changes,
    "postpone": moving.BUTTONS["posts.postpone"],
    "drop": moving.BUTTONS["posts.drop"],
    "look_back": publishing.BUTTONS["posts.look_back"],
    "check": publishing.by_form(_check),
    "undo": by_press(moving.undo),
    "history": press_history,
}


def press_more(visit: Visit, press: ButtonPress) -> Reply:
    """Something behind the three dots: "undo/12/5" is what, which post, and the version that was seen."""
    what, _, which = (press.value or "").partition("/")
    does = BEHIND.get(what)
    return Message(visit.say("posts.gone.text")) if does is None else does(visit, replace(press, value=which))


def one(visit: Visit, team: Team, command: Command) -> Reply:
    """The post with the number that was typed."""
    number = command.text.strip().removeprefix("#")
    if not number.isdecimal():
        return Message(visit.say("posts.gone.number"))
    with visit.reading() as session:
        entered = look_up(session, visit, number)
        if isinstance(entered, Message):
            return entered
        is_theirs = entered.team.id == team.id
        return (
            telling.card(entered.say, entered.shown()) if is_theirs else Message(visit.say("posts.gone.text"))
        )


BUTTONS: Mapping[str, PressListener] = {
    "posts.show": press_show,
    "posts.history": press_history,
    "posts.check": BEHIND["check"],
    "posts.more": press_more,
}
