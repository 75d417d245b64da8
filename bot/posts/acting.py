"""What every act on a post has in common: it is held, and it is seen what came of it, or who was first."""

from collections.abc import Callable
from typing import Any

from bot.office import Visit
from bot.ownership.words import safe
from bot.posting.gathering import Shown
from bot.posting.questions import end_asking
from bot.posting.stacked import is_among_others
from bot.posts import messages
from bot.posts.entering import Entered, hold
from bot.posts.letters import Letters
from bot.slack.ids import is_direct
from bot.slack.replies import Done, Message, Replace, Reply
from bot.slack.requests import ButtonPress
from bot.texts import Say
from storage import changes, people
from storage.posts import OF_A_REVIEW, POST, Status

Act = Callable[[Entered, ButtonPress], Reply]


def by_press(act: Act) -> Callable[[Visit, ButtonPress], Reply]:
    """The button carries the post's id; `act` has it held, in one transaction."""

    def press(visit: Visit, press: ButtonPress) -> Reply:
        with visit.transaction() as session:
            entered = hold(session, visit, press.value)
            return entered if isinstance(entered, Message) else act(entered, press)

    return press


def letters_of(entered: Entered) -> Letters:
    return Letters(entered.visit.office, entered.session, entered.desk)


def me(entered: Entered) -> str:
    """What who acts is called."""
    return safe(entered.visit.person.name)


def change(entered: Entered, did: str, **fields: Any) -> None:
    """The fields are in the post, the log says who did it, and the card shows it."""
    post, was = entered.post, entered.post.status
    entered.desk.change(post, fields, entered.visit.user_id, did)
    if post.status is not was or "publish_at" in fields:
        _end_asking(entered, was, did)
    letters_of(entered).card(post)


def _end_asking(entered: Entered, was: Status, what: str) -> None:
    """Who was asked about it reads that this is over; out of review nobody is asked to approve it."""
    post, who = entered.post, entered.visit.person.name
    end_asking(
        letters_of(entered),
        post,
        lambda say, seen: messages.settled(say, seen.post, _ended(say, seen, what, who)),
    )
    if was is Status.REVIEW and post.status is not Status.REVIEW:
        post.told = {key: value for key, value in post.told.items() if key not in OF_A_REVIEW}


def _ended(say: Say, seen: Shown, what: str, who: str) -> str:
    return f"{messages.status_line(seen.post)}\n{messages.did(say, what, who)}."


def shows(entered: Entered, press: ButtonPress, text: str) -> Reply:
    """A private card or question becomes what came of it; below the card in the channel it is said.

    Among other questions it is said too: their letter changes that row by itself.
    """
    say, post = entered.say, entered.post
    if press.is_ephemeral:
        return Replace(messages.done(say, entered.shown(), text))
    if is_direct(press.channel_id or "") and not is_among_others(press.block_id):
        return Replace(messages.settled(say, post, f"{messages.status_line(post)}\n{text}"))
    return Message(text)


def confirms(entered: Entered, text: str) -> Done:
    """After a form."""
    return Done(messages.done(entered.say, entered.shown(), text))


def too_late(entered: Entered, typed: str = "") -> Message:
    """Somebody was first."""
    session, team, post = entered.session, entered.team, entered.post
    last = next(iter(changes.history(session, team, POST, post.id, 1)), None)
    by = last.by if last is not None else ""
    known = people.named(session, team.workspace_id, (by,))
    who = known[by].name if by in known else "?"
    return messages.too_late(entered.say, entered.shown(), last, who, typed)
