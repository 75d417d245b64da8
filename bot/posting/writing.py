"""Writes posts: the only place where one is made or changed, so that all that follows from it is right.

Lock order: the team first (`people.hold_team`), then the post. Whoever calls holds the post it changes.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from bot.editing import plain
from bot.ownership import Ask, Matrix, Resolution, matrix_of, resolve
from bot.posting.rules import campaign_reason, waiting
from bot.posting.timing import Desk, deadline, moved_along, next_due
from bot.rituals import team_free_days
from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Week
from storage import channels
from storage.changes import Change
from storage.channels import PostForm
from storage.duties import CRISIS, WEBCARE
from storage.people import Team
from storage.posts import ASKED, POST, Campaign, Consent, Due, Filled, Post, PostKind, Status

TASKS = ("approval", "publishing", "content_calendar", "writing", "visuals", WEBCARE, CRISIS)
"""The lines of the matrix that say whose a post is, and who answers when it goes out."""
OFFICE = Block(time(9), time(17))
"""When somebody of a team is taken to be there, where nobody in particular is meant."""
ITS_OWN = ("due", "due_at", "told", "undo", "version", "review_since", "published_at")
"""What follows from a change and is never in the log."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Everything known of a team that a post's moments follow from: read once for however many posts.

    `channel_keys` are what the matrix calls the channels, by id.
    """

    session: Session
    team: Team
    matrix: Matrix
    desk: Desk
    channel_keys: Mapping[int, str]
    now: datetime
    campaigns: dict[int, Campaign] = field(default_factory=dict)
    """Those that its posts are in, each read when it is first met."""
    approving: dict[str, Resolution] = field(default_factory=dict)
    """Who approves now, by channel: the same for all its posts."""

    def approvers(self, post: Post) -> Resolution:
        """Who approves it now: by the matrix, in order; a chosen approver is asked before."""
        channel = self.channel_keys.get(post.channel_id or 0, "")
        if channel not in self.approving:
            self.approving[channel] = resolve(self.matrix, Ask("approval", self.now, channel))
        return self.approving[channel]

    def approver_id(self, post: Post) -> str | None:
        """Who is asked first: who was chosen, else the first by the matrix who did not make it, if any."""
        if post.approver_id in self.desk.colleagues:
            return post.approver_id
        others = (one.user_id for one in self.approvers(post).chain if one.user_id != post.owner_id)
        return next(others, None)

    def add(self, filled: Filled, by: str) -> Post:
        """A new post, in the log as added. `filled` are columns of `Post`; `title` must be there."""
        return self.add_all([filled], by)[0]

    def add_all(self, many: Sequence[Filled], by: str) -> list[Post]:
        """The same for many at once: two statements for however many."""
        posts = [self._made(filled, by) for filled in many]
        self.session.add_all(posts)
        self.session.flush()
        for post in posts:
            self._note(post, by, "added", {})
        return posts

    def _made(self, filled: Filled, by: str) -> Post:
        post = Post(
            team_id=self.team.id, title=filled["title"], created_at=self.now, created_by=by, version=1
        )
        for name, value in ({**filled, **self._with_its_campaign(post, filled)}).items():
            setattr(post, name, value)
        self.settle(post)
        return post

    def change(self, post: Post, fields: Filled, by: str, did: str = "changed") -> dict[str, list[Any]]:
        """The fields are in the post; field -> [before, after] of what that changed, which undo puts back.

        Nothing that differs: nothing is written. `did` is how the log tells it ("changed", "approved").
        Whatever the change: what is in a paused campaign waits with it, and a deadline moves with its moment.
        """
        fields = {**fields, **self._with_its_campaign(post, fields), **self._deadline_along(post, fields)}
        before = {name: getattr(post, name) for name in fields}
        changed = {name: [plain(before[name]), plain(fields[name])] for name in fields}
        changed = {name: both for name, both in changed.items() if both[0] != both[1]}
        if not changed:
            return {}
        undo = {name: _written(before[name]) for name in changed}
        for name in changed:
            setattr(post, name, fields[name])
        post.version += 1
        post.undo = {"by": by, "at": self.now.isoformat(), "version": post.version, "fields": undo}
        self.settle(post)
        if post.status is Status.REVIEW and undo.get("status") == Status.PAUSED:
            post.due, post.due_at = Due.ASK, self.now
        self._note(post, by, did, {name: both for name, both in changed.items() if name not in ITS_OWN})
        return changed

    def _with_its_campaign(self, post: Post, fields: Filled) -> Filled:
        campaign_id = fields.get("campaign_id", post.campaign_id)
        reason = campaign_reason(campaign_id) if campaign_id and self._is_paused(campaign_id) else None
        return waiting(post, fields, reason)

    def _deadline_along(self, post: Post, fields: Filled) -> Filled:
        """One that somebody chose, when the moment moves and nothing is said of the deadline."""
        at = fields.get("publish_at", post.publish_at)
        is_said = "deadline_at" in fields or "deadline_is_own" in fields
        if is_said or not post.deadline_is_own or at == post.publish_at:
            return {}
        moved = moved_along(post, at, self.team.zone, self.now)
        return {"deadline_is_own": False} if moved is None else {"deadline_at": moved}

    def _is_paused(self, campaign_id: int) -> bool:
        if campaign_id not in self.campaigns:
            self.campaigns[campaign_id] = self.session.get_one(Campaign, campaign_id)
        return self.campaigns[campaign_id].paused_at is not None

    def settle(self, post: Post) -> None:
        """Its deadline and what is next for it are worked out anew, also after what happens by itself."""
        asked = post.told.get(ASKED) if post.status is Status.REVIEW else None
        approver = self.desk.hours_of(asked or self.approver_id(post))
        if post.status is Status.REVIEW and post.review_since is None:
            post.review_since = self.now
        elif post.status is not Status.REVIEW:
            post.review_since = None
        if post.status is Status.PUBLISHED and post.published_at is None:
            post.published_at = self.now
        if not post.deadline_is_own:
            post.deadline_at = deadline(post, approver, self.team.zone, post.created_at)
        found = next_due(post, approver, self.desk, self.now)
        post.due, post.due_at = found if found is not None else (None, None)

    def _note(self, post: Post, by: str, did: str, fields: dict[str, list[Any]]) -> None:
        self.session.add(
            Change(
                team_id=self.team.id,
                thing=POST,
                thing_id=post.id,
                by=by,
                at=self.now,
                did=did,
                fields=fields,
            )
        )


def writer(session: Session, team: Team, now: datetime, tasks: Collection[str] = TASKS) -> Writer:
    """Who writes posts of this team now; four statements. `tasks` are the lines of the matrix it reads."""
    matrix = matrix_of(session, team, now, tasks)
    office = Hours.weekly(team.zone, Week.on(MONDAY_TO_FRIDAY, OFFICE), team_free_days(team, now))
    working = {one.user_id: one.hours for one in matrix.colleagues.values() if one.unfit is None}
    keys = {one.id: one.key for one in channels.of_team(session, team)}
    return Writer(session, team, matrix, Desk(team.zone, office, working), keys, now)


def put_back(post: Post) -> dict[str, Any]:
    """The fields as they were before the last change, for `Writer.change`; empty: nothing to undo."""
    undo = post.undo
    if undo.get("version") != post.version:
        return {}
    return {name: as_column(name, value) for name, value in undo["fields"].items()}


def _written(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (datetime, date, time)) else value


def as_column(name: str, value: Any) -> Any:
    """What JSON made of a column's value, as the column has it."""
    if value is None:
        return None
    if name in _MOMENTS:
        return datetime.fromisoformat(value)
    if name in _KINDS:
        return _KINDS[name](value)
    return date.fromisoformat(value) if name == "series_day" else value


_MOMENTS = ("publish_at", "deadline_at", "review_since", "published_at")
_KINDS: Mapping[str, type[StrEnum]] = {
    "status": Status,
    "paused_from": Status,
    "kind": PostKind,
    "form": PostForm,
    "consent": Consent,
}
