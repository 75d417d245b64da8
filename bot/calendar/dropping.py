"""An idea is dropped from the list of ideas, and put back: one press each, by whoever is first."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.calendar import ideas_messages, pages
from bot.office import Visit
from bot.posting import words
from bot.posting.cards import show_card
from bot.posting.writing import Writer, put_back, writer
from bot.slack.ids import row_id
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress
from bot.whose_team import in_its_team
from storage import calendar, people
from storage.posts import UNPLANNED, Post, Status


@dataclass(frozen=True, slots=True)
class Held:
    """A post that this person alone may change now; `visit` speaks as they read."""

    visit: Visit
    desk: Writer
    post: Post


def held_post(session: Session, visit: Visit, post_id: str) -> Held | Message:
    """The post a button means, held after its team; or why this person does not get it."""
    both = calendar.team_and_post(session, visit.workspace_id, row_id(post_id))
    found = in_its_team(session, visit, both, "calendar.gone.text")
    if isinstance(found, Message):
        return found
    visit, team, post = found
    people.hold_team(session, visit.workspace_id, team.id)
    calendar.hold_post(session, team, post.id)
    return Held(visit, writer(session, team, visit.now), post)


def press_drop(visit: Visit, press: ButtonPress) -> Reply:
    """The idea is dropped, and stands above the list with the way back; what was planned meanwhile stays."""
    post_id, _, page = (press.value or "").partition("/")
    with visit.transaction() as session:
        held = held_post(session, visit, post_id)
        if isinstance(held, Message):
            return held
        say, post = held.visit.say, held.post
        if post.publish_at is not None or post.status not in UNPLANNED:
            return Message(
                say(_why_not(post), title=words.title(post), status=words.status(say, post.status))
            )
        held.desk.change(post, {"status": Status.DROPPED}, visit.user_id, "dropped")
        show_card(session, visit.office, held.desk, post)
        notice = ideas_messages.dropped(say, post)
        return Replace(pages.ideas(session, held.visit, held.desk.team, row_id(page), notice))


def _why_not(post: Post) -> str:
    return "calendar.drop.already" if post.status is Status.DROPPED else "calendar.drop.planned"


def press_restore(visit: Visit, press: ButtonPress) -> Reply:
    """It is back as it was; as a draft when more happened to it since."""
    with visit.transaction() as session:
        held = held_post(session, visit, press.value or "")
        if isinstance(held, Message):
            return held
        say, post = held.visit.say, held.post
        if post.status is not Status.DROPPED:
            return Message(say("calendar.drop.there", title=words.title(post)))
        held.desk.change(post, put_back(post) or {"status": Status.DRAFT}, visit.user_id, "restored")
        show_card(session, visit.office, held.desk, post)
        return Replace(pages.ideas(session, held.visit, held.desk.team))
