"""One press takes a post a step further, or out of the way, or back."""

from bot.ownership.words import safe
from bot.posting import telling
from bot.posting.rules import is_paused_with_campaign, may_go
from bot.posting.words import title
from bot.posting.writing import put_back
from bot.posts import messages, whose
from bot.posts.acting import by_press, change, letters_of, me, shows, too_late
from bot.posts.entering import Entered
from bot.slack.replies import Reply
from bot.slack.requests import ButtonPress
from bot.wall_clock import local_day
from bot.working_time import next_opening
from storage import changes, people
from storage.posts import ASKED, OF_A_REVIEW, POST, Status

NO_DATE = {"publish_at": None, "deadline_at": None, "deadline_is_own": False}
"""Of what was postponed."""


def review(entered: Entered, press: ButtonPress) -> Reply:
    """Ready for review: who approves is asked. Nobody's post is theirs who says that it is ready."""
    post = entered.post
    if not may_go(post, Status.REVIEW):
        return too_late(entered)
    begin_review(entered, {} if post.owner_id else {"owner_id": entered.visit.user_id})
    return shows(entered, press, _who_hears(entered))


def _who_hears(entered: Entered) -> str:
    """Whom to wait for now."""
    say, asked = entered.say, entered.shown().asked
    if asked is None:
        return say("posts.done.review_nobody")
    if asked == entered.visit.user_id:
        return say("posts.done.review_alone")
    who, back = _name_of(entered, asked), _back_too_late(entered, asked)
    return say("posts.done.review_late", who=who, day=back) if back else say("posts.done.review", who=who)


def _back_too_late(entered: Entered, asked: str) -> str | None:
    """The day on which who approves begins again, when its moment is over by then."""
    post, zone = entered.post, entered.team.zone
    back = next_opening(entered.desk.desk.hours_of(asked), entered.visit.now)
    if post.publish_at is None or back is None or not entered.visit.now < post.publish_at <= back:
        return None
    return entered.say.day(local_day(back, zone))


def begin_review(entered: Entered, fields: dict[str, str]) -> None:
    """The post is in review from now on, and who approves is asked."""
    post, desk, me_too = entered.post, entered.desk, fields.values()
    keepers = whose.approvers(desk, post, tuple(me_too))
    asked = {ASKED: keepers[0].user_id} if keepers else {}
    post.told = {key: moment for key, moment in post.told.items() if key not in OF_A_REVIEW} | asked
    change(entered, "to_review", status=Status.REVIEW, **fields)
    others = [one for one in keepers if one.user_id != entered.visit.user_id]
    letters_of(entered).ask(others, post, "ask")


def ready(entered: Entered, press: ButtonPress) -> Reply:
    """Put ready on the network itself."""
    if not may_go(entered.post, Status.SCHEDULED):
        return too_late(entered)
    change(entered, "scheduled", status=Status.SCHEDULED)
    return shows(entered, press, entered.say("posts.done.scheduled"))


def postpone(entered: Entered, press: ButtonPress) -> Reply:
    """No date for now; it waits among the ideas."""
    return _away(entered, press, Status.POSTPONED, "postponed")


def drop(entered: Entered, press: ButtonPress) -> Reply:
    return _away(entered, press, Status.DROPPED, "dropped")


def _away(entered: Entered, press: ButtonPress, to: Status, did: str) -> Reply:
    if not may_go(entered.post, to):
        return too_late(entered)
    fields = NO_DATE if to is Status.POSTPONED else {}
    change(entered, did, status=to, paused_from=None, **fields)
    tell_owner(entered, did)
    return shows(entered, press, entered.say(f"posts.done.{to}"))


def take_up(entered: Entered, press: ButtonPress) -> Reply:
    """What was postponed or dropped is a draft again."""
    if entered.post.status not in (Status.POSTPONED, Status.DROPPED):
        return too_late(entered)
    change(entered, "taken_up", status=Status.DRAFT)
    tell_owner(entered, "taken_up")
    return shows(entered, press, _taken_up(entered))


def _taken_up(entered: Entered) -> str:
    """What was dropped may have its moment still."""
    say, at = entered.say, entered.post.publish_at
    if is_paused_with_campaign(entered.post):
        return say("posts.done.waits")
    if at is None or at <= entered.visit.now:
        return say("posts.done.taken_up")
    moment = telling.moment(say, entered.post, entered.team.zone, entered.visit.now)
    return say("posts.done.taken_up_for", moment=moment)


def tell_owner(entered: Entered, what: str, quoted: str = "") -> None:
    """Who owns it hears what somebody else did with it."""
    post, who = entered.post, entered.visit.person.name
    if post.owner_id == entered.visit.user_id:
        return
    letters_of(entered).tell(
        [post.owner_id],
        post,
        what,
        lambda say, seen: messages.told(
            say, seen.post, f"{messages.status_line(seen.post)}\n{messages.did(say, what, who)}.", quoted
        ),
    )


def undo(entered: Entered, press: ButtonPress) -> Reply:
    """The last change is put back, only while it is the one that was seen; who made it is told."""
    post, seen = entered.post, (press.value or "").rpartition("/")[2]
    fields = put_back(post)
    if not fields or seen != str(post.version):
        return too_late(entered)
    by, last = post.undo["by"], next(iter(changes.history(entered.session, entered.team, POST, post.id, 1)))
    change(entered, "undone", **fields)
    say, whose_name = entered.say, _name_of(entered, by)
    what = messages.fields_of(say, fields)
    _tell_undone(entered, by, last.did, whose_name)
    return shows(entered, press, say("posts.done.undone", who=whose_name, fields=what))


def _name_of(entered: Entered, user_id: str) -> str:
    known = people.named(entered.session, entered.team.workspace_id, (user_id,))
    return safe(known[user_id].name) if user_id in known else "?"


def _tell_undone(entered: Entered, by: str, did: str, whose_name: str) -> None:
    """In the thread, and privately to who made the change, unless they took it back themselves."""
    post, who, letters = entered.post, me(entered), letters_of(entered)
    letters.thread(post, "posts.thread.undone", who=who, by=whose_name)
    if by != entered.visit.user_id:
        letters.tell(
            [by],
            post,
            "undone",
            lambda say, seen: messages.told(
                say,
                seen.post,
                say("posts.told.undone", who=who, title=title(seen.post)),
                messages.did(say, did, whose_name),
            ),
        )


BUTTONS = {
    "posts.review": by_press(review),
    "posts.ready": by_press(ready),
    "posts.postpone": by_press(postpone),
    "posts.drop": by_press(drop),
    "posts.take_up": by_press(take_up),
}
