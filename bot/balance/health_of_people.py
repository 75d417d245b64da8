"""Whether who is needed for a post is there when it is needed. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.balance.facts import Facts, moment
from bot.balance.health_of_posts import UNAPPROVED
from bot.balance.making import of_posts
from bot.findings import Finding, Level
from bot.ownership.facts import Being, Colleague, whereabouts
from bot.wall_clock import local_day
from bot.working_time import elapsed, works_on
from storage.posts import UNMADE, Post

OFF, ABSENT, DEADLINE = "owner_off_on_publish_day", "owner_absent", "owner_off_on_deadline"


@dataclass(frozen=True, slots=True)
class Away:
    """Posts that are alike in this are one finding."""

    kind: str
    owner_id: str
    day: date


def findings(facts: Facts) -> Iterator[Finding]:
    yield from _without_owner(facts)
    yield from _of_owners(facts)
    if unseen := [post for post in facts.coming if _is_unseen(facts, post)]:
        yield of_posts("approver_off", Level.WARNING, unseen, facts.urgency(moment(unseen[0])))


def _without_owner(facts: Facts) -> Iterator[Finding]:
    nobody = [post for post in facts.coming if post.owner_id is None]
    gone = [post for post in facts.coming if post.owner_id is not None and not _keepers(facts, post)]
    for kind, posts in (("no_owner", nobody), ("owner_gone", gone)):
        if posts:
            yield of_posts(kind, Level.ERROR, posts, facts.urgency(moment(posts[0])))


def _of_owners(facts: Facts) -> Iterator[Finding]:
    """Nobody who keeps the post works on the day it goes out, or must be ready."""
    alike: dict[Away, list[Post]] = {}
    for post in facts.coming:
        for away in _aways(facts, post):
            alike.setdefault(away, []).append(post)
    for away, posts in alike.items():
        first = posts[0].deadline_at if away.kind == DEADLINE else moment(posts[0])
        yield of_posts(
            away.kind,
            Level.WARNING,
            posts,
            facts.urgency(first or facts.now),
            people=(away.owner_id,),
            names={"day": away.day.isoformat()},
        )


def _aways(facts: Facts, post: Post) -> Iterator[Away]:
    keepers = _keepers(facts, post)
    if not keepers:
        return
    owner, at, ready = keepers[0], moment(post), post.deadline_at
    if not _is_kept(keepers, at):
        is_absent = whereabouts(owner, at).being is Being.LEAVE
        yield Away(ABSENT if is_absent else OFF, owner.user_id, facts.day_of(at))
    if post.status in UNMADE and ready is not None and ready >= facts.now and not _is_kept(keepers, ready):
        yield Away(DEADLINE, owner.user_id, facts.day_of(ready))


def _keepers(facts: Facts, post: Post) -> list[Colleague]:
    """The owner and the backup, as far as they take part in the team."""
    both = (facts.matrix.colleagues.get(one or "") for one in (post.owner_id, post.backup_id))
    return [one for one in both if one is not None and one.unfit is None]


def _is_kept(keepers: list[Colleague], at: datetime) -> bool:
    """Whether one of them works on that day, on their own calendar."""
    return any(works_on(one.hours, local_day(at, one.hours.zone)) for one in keepers)


def _is_unseen(facts: Facts, post: Post) -> bool:
    """No approver has a working minute between the deadline and the moment it goes out."""
    working = facts.desk.colleagues
    approvers = [working[one] for one in facts.approvers[post.id] if one in working]
    if post.status not in UNAPPROVED or post.deadline_at is None or not approvers:
        return False
    since, until = max(post.deadline_at, facts.now), moment(post)
    return since < until and not any(elapsed(hours, since, until) > timedelta() for hours in approvers)
