"""What happens to posts by itself: what is due is asked, once, of who is in; who left owns no post any more.

Each job asks what is past due, in short transactions in which the posts are held, so that it may run twice or
in two processes at once. What was missed for longer than a working day is not said any more.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.batches import each_alone, until_done
from bot.feature import Job
from bot.office import Office
from bot.posting.cards import renew_card
from bot.posting.gathering import asked_of
from bot.posting.writing import Writer, writer
from bot.posts import whose
from bot.posts.leaving import leave_posts
from bot.posts.letters import Letters
from storage import calendar
from storage.looking import When
from storage.people import Team
from storage.posts import ASKED, ESCALATED_TO, Due, Post, Status
from storage.some_teams import SomeTeams

BATCH = 25
"""Posts in one transaction: about 100 ms of work."""
TEAMS_AT_ONCE = 50
LEFT_AT_ONCE = 500
"""Posts of people who left, so that they are told of in one letter."""
TOO_LATE = timedelta(days=1)
"""So long after its time a reminder says nothing any more."""
ASKED_WITHIN = timedelta(days=14)
"""So long after its moment it is still asked whether it is posted: a holiday lies between."""


def reminders(office: Office, now: datetime) -> None:
    """Everything that is due is asked."""
    until_done(
        office,
        BATCH,
        lambda session, some: calendar.teams_with_posts_due(session, now, BATCH, some),
        lambda session, some: _remind_some(session, office, now, some),
    )


def _remind_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    desks: dict[int, Writer] = {}
    held = calendar.posts_due(session, now, BATCH, some)
    for post, team in held:
        if team.id not in desks:
            desks[team.id] = writer(session, team, now)
        _remind(Letters(office, session, desks[team.id]), post)
    return len(held)


def _remind(letters: Letters, post: Post) -> None:
    due, at, desk = post.due, post.due_at, letters.desk
    if due is not None and at is not None:
        about, until = (post.publish_at or at, ASKED_WITHIN) if due is Due.IS_IT_POSTED else (at, TOO_LATE)
        post.told = {**post.told, due: about.isoformat()}
        if desk.now - about < until and not _is_over(post, due, desk.now):
            _ask(letters, post, due)
    desk.settle(post)


def _is_over(post: Post, due: Due, now: datetime) -> bool:
    """What should have been done before its moment is not asked after it."""
    before = due in (Due.MAKE, Due.DEADLINE, Due.GOES_OUT)
    return before and post.publish_at is not None and post.publish_at <= now


def _ask(letters: Letters, post: Post, due: Due) -> None:
    match due:
        case Due.ASK:
            _ask_again(letters, post)
        case Due.APPROVAL:
            _remind_approver(letters, post)
        case Due.ESCALATION:
            _escalate(letters, post)
        case Due.IS_IT_POSTED:
            letters.ask(whose.keepers(letters.desk, post), post, due)
            _begin_with_posted(letters, post)
        case _:
            letters.ask(whose.keepers(letters.desk, post), post, due)


def _begin_with_posted(letters: Letters, post: Post) -> None:
    """Approved, and its moment is over: the card has another first button from now on."""
    if post.status is Status.APPROVED:
        renew_card(letters.session, letters.office, letters.desk, post)


def _ask_again(letters: Letters, post: Post) -> None:
    """It goes on in review: who approves is asked as if it had just been made ready."""
    keepers = whose.approvers(letters.desk, post)
    post.told = {**post.told, ASKED: keepers[0].user_id} if keepers else post.told
    letters.ask(keepers, post, Due.ASK)
    letters.card(post)


def _remind_approver(letters: Letters, post: Post) -> None:
    """Who was asked is reminded; when they are not in any more, the next one is asked at once."""
    keepers = whose.approvers(letters.desk, post)
    if keepers and keepers[0].user_id == asked_of(letters.desk, post):
        letters.ask(keepers, post, Due.APPROVAL)
    else:
        _escalate(letters, post)


def _escalate(letters: Letters, post: Post) -> None:
    """The next one is asked too, and the card says so."""
    silent = asked_of(letters.desk, post) or ""
    keepers = [one for one in whose.approvers(letters.desk, post, (silent,)) if one.user_id != silent]
    if not keepers:
        return
    post.told = {**post.told, ESCALATED_TO: keepers[0].user_id}
    letters.ask(keepers, post, Due.ESCALATION)
    letters.card(post)


def owners_gone(office: Office, now: datetime) -> None:
    """Posts of people who left are nobody's, and who has them now and the coordinators hear of it."""
    with office.reading() as session:
        teams = calendar.teams_with_absent_owners(session, TEAMS_AT_ONCE)
    each_alone(office, teams, lambda session, team_id: _owners_gone_in(office, session, team_id, now))


def _owners_gone_in(office: Office, session: Session, team_id: int, now: datetime) -> None:
    team = session.get_one(Team, team_id, with_for_update=True)
    posts = calendar.hold_posts_of_absent_owners(session, team, LEFT_AT_ONCE)
    if posts:
        leave_posts(Letters(office, session, writer(session, team, now)), posts)


def person_changed(office: Office, body: Mapping[str, Any], now: datetime) -> None:
    """Somebody's account was switched off: their posts do not wait for the next look."""
    if body["event"]["user"].get("deleted"):
        owners_gone(office, now)


JOBS = (
    Job("reminders of posts", timedelta(seconds=30), reminders, When(calendar.any_due)),
    Job(
        "posts whose owners are gone",
        timedelta(minutes=10),
        owners_gone,
        When(calendar.any_with_absent_owner),
    ),
)
