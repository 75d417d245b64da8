"""What the form of a post holds, from a post, from what was filled in, and as the post's columns. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from bot.posting.timing import READY_AT
from bot.wall_clock import local, local_day, local_time
from storage.channels import PostForm
from storage.posts import Consent, Post, PostKind, Status

LONGEST = {"title": 200, "draft": 3000, "hook": 100, "exempt": 200, "link": 3000}


class Part(StrEnum):
    """How much of the form is shown: what the status needs, or all of it."""

    IDEA = "idea"
    MAKING = "making"
    OUT = "out"
    WHOLE = "whole"


BEGINNING = ("title", "channel_id", "day", "at", "owner_id", "form", "draft")
NEEDED = ("audience_id", "value_id", "issue_id", "consent", "described")
REST = (
    "exempt",
    "deadline_on",
    "backup_id",
    "approver_id",
    "kind",
    "campaign_id",
    "hook",
    "language",
    "told_by_employee",
)
ASKED: Mapping[Part, tuple[str, ...]] = {
    Part.IDEA: BEGINNING,
    Part.MAKING: (*BEGINNING, *NEEDED),
    Part.OUT: ("title", "link", "audience_id", "value_id", "issue_id", "kind", "told_by_employee"),
    Part.WHOLE: (*BEGINNING, *NEEDED, *REST, "link"),
}
"""Field by field, in the order in which they are asked."""
SEEN = (Status.PUBLISHED, Status.LOOKED_BACK)
CHOICES = ("channel_id", "audience_id", "value_id", "issue_id", "campaign_id")
"""Chosen from the plan; one that was removed from it stays while nothing else is chosen."""


def part_for(status: Status) -> Part:
    if status is Status.IDEA:
        return Part.IDEA
    return Part.OUT if status in SEEN else Part.MAKING


@dataclass(frozen=True, slots=True)
class Written:
    """A post as its form holds it: the moment as a day and a time, the deadline as a day of its own."""

    title: str = ""
    channel_id: int | None = None
    day: date | None = None
    at: time | None = None
    owner_id: str | None = None
    form: PostForm | None = None
    draft: str | None = None
    audience_id: int | None = None
    value_id: int | None = None
    issue_id: int | None = None
    consent: Consent | None = None
    described: bool = False
    exempt: str | None = None
    deadline_on: date | None = None
    backup_id: str | None = None
    approver_id: str | None = None
    kind: PostKind | None = None
    campaign_id: int | None = None
    hook: str | None = None
    language: str | None = None
    told_by_employee: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be chosen: id -> what it is called, of what the plan has now. `zone` is the team's."""

    zone: str
    channel_id: Mapping[int, str] = field(default_factory=dict)
    audience_id: Mapping[int, str] = field(default_factory=dict)
    value_id: Mapping[int, str] = field(default_factory=dict)
    issue_id: Mapping[int, str] = field(default_factory=dict)
    campaign_id: Mapping[int, str] = field(default_factory=dict)

    def of(self, name: str) -> Mapping[int, str]:
        return getattr(self, name)  # type: ignore[no-any-return]


def written_of(post: Post, zone: str) -> Written:
    """As the post stands."""
    same = {one.name: getattr(post, one.name) for one in fields(Written) if hasattr(post, one.name)}
    at = post.publish_at
    own = post.deadline_at if post.deadline_is_own else None
    return Written(
        **{**same, "described": bool(post.described), "told_by_employee": bool(post.told_by_employee)},
        day=local_day(at, zone) if at else None,
        at=local_time(at, zone).replace(second=0, microsecond=0) if at else None,
        deadline_on=local_day(own, zone) if own else None,
    )


def kept_choices(typed: Written, before: Written, offered: Offered, shown: Sequence[str]) -> Written:
    """What is not offered any more stays, unless something else was chosen."""
    stays = {
        name: getattr(before, name)
        for name in CHOICES
        if name in shown and getattr(typed, name) is None and getattr(before, name) not in offered.of(name)
    }
    return replace(typed, **stays)


def moment_of(written: Written, zone: str) -> datetime | None:
    if written.day is None or written.at is None:
        return None
    return local(written.day, written.at, zone)


def columns(
    typed: Written, before: Written, post: Post, zone: str, asked: Collection[str] = ()
) -> dict[str, Any]:
    """The post's columns that differ, with what follows from them.

    A deadline that was `asked` for stays as it was seen; one that was not seen moves along.
    """
    names = [one.name for one in fields(Written) if getattr(typed, one.name) != getattr(before, one.name)]
    changed = {name: getattr(typed, name) for name in names if hasattr(post, name)}
    if {"day", "at"} & set(names):
        changed["publish_at"] = moment_of(typed, zone)
    if "deadline_on" in names or ("day" in names and "deadline_on" in asked):
        changed |= _deadline(typed, zone)
    return changed | _status(post, changed)


def _deadline(typed: Written, zone: str) -> dict[str, Any]:
    """Somebody's own, at noon of that day as the usual one is; else it follows from the moment again."""
    if typed.deadline_on is None:
        return {"deadline_is_own": False}
    at = local(typed.deadline_on, READY_AT, zone)
    moment = moment_of(typed, zone)
    return {"deadline_is_own": True, "deadline_at": at if moment is None else min(at, moment)}


def _status(post: Post, changed: Mapping[str, Any]) -> dict[str, Any]:
    """An idea with an owner and a moment is being made; so is what had no date and gets one."""
    moment, owner = changed.get("publish_at", post.publish_at), changed.get("owner_id", post.owner_id)
    is_begun = post.status is Status.IDEA and moment and owner
    comes_back = post.status is Status.POSTPONED and changed.get("publish_at")
    return {"status": Status.DRAFT} if is_begun or comes_back else {}
