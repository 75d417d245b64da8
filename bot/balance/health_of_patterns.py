"""What leans over in four weeks: one person, one value, one form; nobody spoken to. Pure.

Nothing is said of fewer than eight posts, and experiments do not count.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TypeVar

from bot.balance.facts import AROUND, Facts
from bot.balance.making import numbered, of_pattern, of_plan, subject_of
from bot.balance.thresholds import THRESHOLDS
from bot.findings import Finding, Level
from storage.posts import Post, PostKind
from storage.verdicts import Verdict

T = TypeVar("T", bound=Hashable)


def findings(facts: Facts) -> Iterator[Finding]:
    posts = facts.rolling()
    for look in (_one_person, _values, _one_form, _vacancies, _mix, _tellers, _silent, _issues):
        if _is_enough(posts):
            yield from look(facts, posts)
    yield from _field(facts)
    yield from _approval(facts)


def _is_enough(some: Sequence[object]) -> bool:
    return len(some) >= THRESHOLDS.posts_at_least


def _known(posts: Sequence[Post], of: Callable[[Post], T | None]) -> list[T]:
    """What posts say of something, those that say nothing left out."""
    return [value for post in posts if (value := of(post)) is not None]


def _most(some: Sequence[T], more_than: float) -> tuple[T, int] | None:
    """What comes by most, and how often, when that is more than this share of enough."""
    if not _is_enough(some):
        return None
    value, count = Counter(some).most_common(1)[0]
    return (value, count) if count > more_than * len(some) else None


def _percent(count: float, of: int) -> int:
    return round(100 * count / of)


def _one_person(facts: Facts, posts: Sequence[Post]) -> Iterator[Finding]:
    most = _most([post.owner_id or "" for post in posts], THRESHOLDS.of_one_person)
    if most is None or most[0] not in facts.desk.colleagues:
        return
    if len(facts.desk.colleagues) >= THRESHOLDS.team_at_least:
        theirs = [post for post in posts if post.owner_id == most[0]]
        numbers = {"posts": most[1], "all": len(posts)}
        yield of_pattern("one_person", theirs, facts, subject=most[0], people=(most[0],), numbers=numbers)


def _values(facts: Facts, posts: Sequence[Post]) -> Iterator[Finding]:
    said = [one for one in _known(posts, lambda post: post.value_id) if one in facts.values]
    if (most := _most(said, THRESHOLDS.of_one_value)) is not None and len(facts.values) > 1:
        theirs = [post for post in posts if post.value_id == most[0]]
        numbers, names = {"share": _percent(most[1], len(said))}, {"name": facts.values[most[0]].name}
        yield of_pattern("one_value", theirs, facts, subject=str(most[0]), numbers=numbers, names=names)
    unused = [one for one in facts.values if one not in said]
    if _is_enough(said) and unused:
        names = numbered(facts.values[one].name for one in unused)
        yield of_plan("unused_value", Level.HINT, subject_of(unused), facts, names=names)


def _one_form(facts: Facts, posts: Sequence[Post]) -> Iterator[Finding]:
    said = _known(posts, lambda post: post.form)
    if (most := _most(said, THRESHOLDS.of_one_form)) is not None:
        theirs = [post for post in posts if post.form is most[0]]
        numbers, names = {"share": _percent(most[1], len(said))}, {"form": str(most[0])}
        yield of_pattern("one_form", theirs, facts, subject=most[0], numbers=numbers, names=names)


def _vacancies(facts: Facts, posts: Sequence[Post]) -> Iterator[Finding]:
    said = _known(posts, lambda post: post.kind)
    count = said.count(PostKind.VACANCY)
    if _is_enough(said) and count > THRESHOLDS.vacancies * len(said):
        theirs = [post for post in posts if post.kind is PostKind.VACANCY]
        numbers = {"share": _percent(count, len(said))}
        yield of_pattern("vacancies", theirs, facts, subject="", numbers=numbers)


def _mix(facts: Facts, posts: Sequence[Post]) -> Iterator[Finding]:
    """Of the big stories, the regular ones and the answers: what is furthest from its share."""
    said = [one for one in _known(posts, lambda post: post.kind) if one in THRESHOLDS.mix]
    if not _is_enough(said):
        return
    beside = {one: _beside(said.count(one) / len(said), band) for one, band in THRESHOLDS.mix.items()}
    kind = max(beside, key=lambda one: beside[one])
    if beside[kind] > THRESHOLDS.mix_grace:
        low, high = (_percent(share, 1) for share in THRESHOLDS.mix[kind])
        numbers = {"share": _percent(said.count(kind), len(said)), "low": low, "high": high}
        yield of_plan("mix", Level.HINT, kind, facts, numbers=numbers, names={"kind": str(kind)})


def _beside(share: float, band: tuple[float, float]) -> float:
    low, high = band
    return max(low - share, share - high)


def _tellers(facts: Facts, posts: Sequence[Post]) -> Iterator[Finding]:
    """How much of it employees tell themselves, as far as that was said."""
    said = _known(posts, lambda post: post.told_by_employee)
    if _is_enough(said) and sum(said) < THRESHOLDS.told_by_employees * len(said):
        numbers = {"share": _percent(sum(said), len(said))}
        yield of_plan("few_tellers", Level.HINT, "", facts, numbers=numbers)


def _silent(facts: Facts, _posts: Sequence[Post]) -> Iterator[Finding]:
    """Audiences and issues of the plan for which nothing goes out in the three weeks around today."""
    around = facts.within(AROUND)
    audiences = {key: one.name for key, one in facts.audiences.items()}
    issues = {key: one.sentence for key, one in facts.issues.items()}
    yield from _unserved("silent_audience", audiences, (post.audience_id for post in around), facts)
    yield from _unserved("silent_issue", issues, (post.issue_id for post in around), facts)


def _unserved(
    kind: str, names: Mapping[int, str], served: Iterable[int | None], facts: Facts
) -> Iterator[Finding]:
    seen = set(served)
    if left := [one for one in names if one not in seen]:
        told = numbered(names[one] for one in left)
        yield of_plan(kind, Level.WARNING, subject_of(left), facts, names=told)


def _issues(facts: Facts, posts: Sequence[Post]) -> Iterator[Finding]:
    """Posts that help with nothing, or with everything."""
    loose = [post for post in posts if post.issue_id is None]
    if facts.issues and len(loose) > THRESHOLDS.without_issue * len(posts):
        numbers = {"share": _percent(len(loose), len(posts))}
        yield of_pattern("issueless", loose, facts, subject="", numbers=numbers)
    helped = {post.issue_id for post in posts}
    topics = {topic for key, one in facts.issues.items() if key in helped for topic in one.topics}
    if len(topics) > THRESHOLDS.topics_at_most:
        team_id, numbers = str(facts.team.id), {"topics": len(topics)}
        yield Finding("many_topics", Level.HINT, "", "why.open", team_id, numbers=numbers)


def _field(facts: Facts) -> Iterator[Finding]:
    """What makers themselves found to be on the edge of the playing field, or outside it."""
    said = [one.verdict for one in facts.checks if one.verdict is not Verdict.EXEMPT]
    beside = len(said) - said.count(Verdict.INSIDE)
    if _is_enough(said) and beside >= THRESHOLDS.outside_field * len(said):
        numbers = {"share": _percent(beside, len(said))}
        yield Finding("outside_field", Level.WARNING, "", "story.open", str(facts.team.id), numbers=numbers)


def _approval(facts: Facts) -> Iterator[Finding]:
    if _is_enough(facts.waits) and (wait := sorted(facts.waits)[len(facts.waits) // 2]) > THRESHOLDS.approval:
        line = f"{facts.team.id}/approval/"
        numbers = {"hours": round(wait / timedelta(hours=1))}
        yield Finding("slow_approval", Level.WARNING, "", "roles.line", line, numbers=numbers)
