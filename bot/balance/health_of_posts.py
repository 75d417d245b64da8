"""What is wrong with posts one by one: law first, then what cannot wait, then what is left open. Pure.

Posts with the same thing wrong are one finding: three posts without a value are one conversation.
"""

from collections.abc import Iterator, Sequence

from bot.balance.facts import Facts, moment
from bot.balance.making import of_posts
from bot.balance.thresholds import THRESHOLDS
from bot.findings import Finding, Level, Urgency
from bot.ownership.attendance import first_in
from bot.ownership.facts import Ask
from bot.posting.timing import Desk
from bot.wall_clock import local_time
from bot.working_time import Span, next_opening
from storage.duties import WEBCARE
from storage.posts import OVER, UNMADE, Consent, Post, PostKind, Status

UNAPPROVED = (*UNMADE, Status.REVIEW)


def findings(facts: Facts) -> Iterator[Finding]:
    yield from _of_law(facts)
    yield from _of_crisis(facts)
    yield from _overdue(facts)
    yield from _of_moments(facts)
    yield from _left_open(facts)


def _of_law(facts: Facts) -> Iterator[Finding]:
    """Permission that is not there a day before, and permission that was taken back: also afterwards."""
    soon = facts.now + THRESHOLDS.consent
    asked = [one for one in facts.posts if one.consent is Consent.ASKED and moment(one) <= soon]
    if waiting := [one for one in asked if one.status not in OVER]:
        yield of_posts("consent_missing", Level.ERROR, waiting, Urgency.LAW)
    withdrawn = [one for one in facts.posts if one.consent is Consent.WITHDRAWN]
    if to_come := [one for one in withdrawn if one.status not in OVER]:
        yield of_posts("consent_withdrawn", Level.ERROR, to_come, Urgency.LAW)
    if seen := [one for one in withdrawn if one.status in OVER]:
        yield of_posts("consent_withdrawn_later", Level.ERROR, seen, Urgency.LAW, action="posts.show")


def _of_crisis(facts: Facts) -> Iterator[Finding]:
    until = facts.now + THRESHOLDS.crisis
    if facts.has_crisis and (soon := [one for one in facts.coming if moment(one) <= until]):
        yield of_posts("crisis", Level.ERROR, soon, Urgency.TODAY, action="posts.show")


def _overdue(facts: Facts) -> Iterator[Finding]:
    """Not approved, while the deadline has gone by."""
    late = [
        one
        for one in facts.posts
        if one.status in UNAPPROVED and one.deadline_at is not None and one.deadline_at < facts.now
    ]
    if late:
        was = min(one.deadline_at for one in late if one.deadline_at is not None)
        urgency = min(Urgency.THIS_WEEK, *(facts.urgency(moment(one)) for one in late))
        day = {"day": facts.day_of(was).isoformat()}
        yield of_posts("deadline_passed", Level.ERROR, late, urgency, names=day)


def _of_moments(facts: Facts) -> Iterator[Finding]:
    """When it goes out: in the evening with nobody there, on a holiday, too many at once, still an idea."""
    if alone := [one for one in facts.coming if _goes_out_alone(facts, one)]:
        yield of_posts("evening", Level.WARNING, alone)
    free = facts.desk.office.free_days
    if closed := [one for one in facts.coming if _is_on(facts, one, free) and one.kind is not PostKind.HOOK]:
        yield of_posts("on_holiday", Level.WARNING, closed, facts.urgency(moment(closed[0])))
    for together in _same_hour(facts):
        yield of_posts("same_hour", Level.HINT, together, names=_when(facts, together[0]))
    soon = facts.now + THRESHOLDS.ready
    if ideas := [one for one in facts.coming if one.status is Status.IDEA and moment(one) <= soon]:
        yield of_posts("still_idea", Level.HINT, ideas, facts.urgency(moment(ideas[0])))


def _goes_out_alone(facts: Facts, post: Post) -> bool:
    """Webcare is closed and does not open soon, and nobody is there in spite of that.

    A day on which webcare is open with nobody there is the role matrix's to say, once for all posts.
    """
    at, until = moment(post), moment(post) + THRESHOLDS.listening
    opens = next_opening(facts.webcare, at)
    if opens is not None and opens <= until:
        return False
    channel = facts.channels.get(post.channel_id or 0)
    ask = Ask(WEBCARE, at, channel.key if channel else "")
    return first_in(facts.matrix, ask, [Span(at, until)]) is None


def _is_on(facts: Facts, post: Post, days: frozenset[object]) -> bool:
    return facts.day_of(moment(post)) in days


def _same_hour(facts: Facts) -> Iterator[Sequence[Post]]:
    """Posts to come that share an hour of the clock with too many others."""
    hours: dict[object, list[Post]] = {}
    for post in facts.coming:
        at = moment(post)
        hours.setdefault((facts.day_of(at), local_time(at, facts.team.zone).hour), []).append(post)
    return (some for some in hours.values() if len(some) > THRESHOLDS.same_hour)


def _when(facts: Facts, post: Post) -> dict[str, str]:
    return {"day": facts.day_of(moment(post)).isoformat()}


def _left_open(facts: Facts) -> Iterator[Finding]:
    """What a post does not say, where the plan has something to choose."""
    posts = facts.posts
    open_ = {
        "no_value": [one for one in posts if facts.values and one.value_id is None and not one.exempt],
        "no_audience": [one for one in posts if facts.audiences and one.audience_id is None],
        "no_issue": [one for one in posts if facts.issues and one.issue_id is None],
        "no_approver": [one for one in posts if _went_out_unseen(facts, one)],
        "channel_gone": [one for one in facts.coming if _is_without_channel(facts, one)],
    }
    for kind, some in open_.items():
        if some:
            yield of_posts(kind, Level.WARNING, some)


def _went_out_unseen(facts: Facts, post: Post) -> bool:
    """Published, and nobody is known to have approved it; who works alone has nobody to ask."""
    is_out = post.status in (Status.PUBLISHED, Status.LOOKED_BACK)
    is_known = post.approver_id is not None or post.id in facts.approved
    return is_out and not is_known and not is_alone(facts.desk)


def is_alone(desk: Desk) -> bool:
    return len(desk.colleagues) == 1


def _is_without_channel(facts: Facts, post: Post) -> bool:
    """Of a channel that was taken out of the plan."""
    return post.channel_id is not None and post.channel_id not in facts.channels
