"""What a check must say, how readers agree, which doubts are alike, and who looks a second time. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.opening_hours import MONDAY_TO_FRIDAY
from bot.rituals import Ritual, team_free_days
from storage.people import Member, Person, Team
from storage.verdicts import FieldCheck, SecondOpinion, Verdict


@dataclass(frozen=True, slots=True)
class Thresholds:
    """docs/trade.md, "Playing field"."""

    alike: int = 3
    """So many doubts about one value become a do or a don't."""
    pairs_at_least: int = 5
    """Double checks of a value before anything is said of its words."""
    differ_more_than: float = 0.4
    """Share of double checks in which two readers saw different values."""
    fresh_for: timedelta = timedelta(days=14)
    """A post older than this is not worth a second opinion."""
    fair_over: timedelta = timedelta(days=28)
    """Who was asked least in this time is asked."""
    doubts_for: timedelta = timedelta(days=180)
    """How far back the list of doubts goes."""


THRESHOLDS = Thresholds()
ROUND_AT = time(10)
"""When a second opinion is looked for, on the team's clock: after the meet-up, before the day is full."""

TITLE_LONGEST = 200
REASON_LONGEST = 300
NEEDS_REASON = frozenset({Verdict.EDGE, Verdict.OUTSIDE, Verdict.EXEMPT})
DOUBTS = frozenset({Verdict.EDGE, Verdict.OUTSIDE})


@dataclass(frozen=True, slots=True)
class Thing:
    """What is checked: a kind ("loose_post"), its id (0 while it is not kept yet), and its title."""

    kind: str
    id: int
    title: str


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """A check as it was filled in; `value_id` None says: none of our values."""

    title: str
    verdict: Verdict | None
    value_id: int | None = None
    reason: str | None = None
    is_gone: bool = False
    """The value that was chosen is not in the house any more: nobody said "none of ours"."""


def problems(draft: CheckDraft) -> dict[str, str]:
    """Field -> key of the sentence that says what to do; empty when the draft can be kept."""
    found = {}
    if not draft.title.strip():
        found["title"] = "field.problem.no_title"
    elif len(draft.title) > TITLE_LONGEST:
        found["title"] = "field.problem.long_title"
    if draft.verdict is None:
        found["verdict"] = "field.problem.no_verdict"
    if draft.verdict in NEEDS_REASON and not (draft.reason or "").strip():
        found["reason"] = "field.problem.no_reason"
    elif len(draft.reason or "") > REASON_LONGEST:
        found["reason"] = "field.problem.long_reason"
    return found


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of so many double checks of a value's posts, in how many both saw that value."""

    pairs: int
    same: int

    @property
    def says_words_differ(self) -> bool:
        differ = self.pairs - self.same
        return self.pairs >= THRESHOLDS.pairs_at_least and differ / self.pairs > THRESHOLDS.differ_more_than


def agreements(checks: Iterable[FieldCheck]) -> dict[int, Agreement]:
    """How readers agree, by the value that the first of them saw. Exempt posts show no value."""
    pairs: Counter[int] = Counter()
    same: Counter[int] = Counter()
    for first, *others in _by_thing(checks).values():
        if first.is_second or first.value_id is None or first.verdict is Verdict.EXEMPT:
            continue
        pairs[first.value_id] += len(others)
        same[first.value_id] += sum(other.value_id == first.value_id for other in others)
    return {value_id: Agreement(count, same[value_id]) for value_id, count in pairs.items() if count}


def _by_thing(checks: Iterable[FieldCheck]) -> dict[tuple[str, int], list[FieldCheck]]:
    """The checks of each thing, the first before the others."""
    found: dict[tuple[str, int], list[FieldCheck]] = defaultdict(list)
    for check in sorted(checks, key=lambda one: (one.is_second, one.id)):
        found[check.thing, check.thing_id].append(check)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Alike:
    """Doubts about one value with one verdict, a check for each post; `value_id` None: none of our values."""

    value_id: int | None
    verdict: Verdict
    checks: tuple[FieldCheck, ...]


def doubts(checks: Iterable[FieldCheck]) -> list[FieldCheck]:
    """What is on the edge or outside and did not become a do or don't yet, newest first."""
    open_ones = [one for one in checks if one.verdict in DOUBTS and one.settled_at is None]
    return sorted(open_ones, key=lambda one: (one.at, one.id), reverse=True)


def three_alike(checks: Iterable[FieldCheck]) -> list[Alike]:
    """Doubts of which three posts are alike, the most first: time for a do or a don't."""
    groups: dict[tuple[int | None, Verdict], dict[tuple[str, int], FieldCheck]] = defaultdict(dict)
    for one in doubts(checks):
        groups[one.value_id, one.verdict][one.thing, one.thing_id] = one
    alike = [Alike(value, verdict, tuple(of.values())) for (value, verdict), of in groups.items()]
    ready = [one for one in alike if len(one.checks) >= THRESHOLDS.alike]
    return sorted(ready, key=lambda one: -len(one.checks))


@dataclass(frozen=True, slots=True)
class Pick:
    """Whom to ask for a second look at what `first` looked at."""

    first: FieldCheck
    user_id: str


def pick(
    checks: Sequence[FieldCheck], asked: Sequence[SecondOpinion], here: Iterable[str], now: datetime
) -> Pick | None:
    """Who of those who work today looks at which post; None when there is nobody, or nothing to look at.

    The post of the value that was looked at twice least often comes first, then the oldest; the person who
    was asked least in four weeks, then longest ago. `asked` is what was asked before, by day.
    """
    people = sorted(here, key=lambda one: _turns(asked, one, now.date()))
    twice = {value_id: one.pairs for value_id, one in agreements(checks).items()}
    posts = sorted(_waiting(checks, asked, now), key=lambda one: (twice.get(one.value_id or 0, 0), one.id))
    found = (Pick(post, who) for post in posts for who in people if who != post.by)
    return next(found, None)


def _waiting(checks: Sequence[FieldCheck], asked: Sequence[SecondOpinion], now: datetime) -> list[FieldCheck]:
    """First checks of late that nobody else looked at, nor was asked to."""
    taken = {(one.thing, one.thing_id) for one in asked}
    alone = [found[0] for thing, found in _by_thing(checks).items() if len(found) == 1 and thing not in taken]
    return [
        one for one in alone if one.verdict is not Verdict.EXEMPT and now - one.at <= THRESHOLDS.fresh_for
    ]


def _turns(asked: Sequence[SecondOpinion], user_id: str, today: date) -> tuple[int, date, str]:
    mine = [one.day for one in asked if one.asked_id == user_id]
    of_late = sum(today - day <= THRESHOLDS.fair_over for day in mine)
    return of_late, max(mine, default=date.min), user_id


def may_be_asked(team: Team, member: Member, person: Person) -> bool:
    """Whether somebody takes part in the team and wants to be asked things."""
    gone = person.has_left or person.is_stranger or person.is_bot
    return not gone and member.wants_reminders and (team.guests_take_part or not person.is_guest)


def rounds_of(team: Team, now: datetime) -> Ritual:
    """The moments on which a second opinion is looked for: every working day of the team."""
    return Ritual(team.zone, ROUND_AT, frozenset(MONDAY_TO_FRIDAY), team_free_days(team, now))


def values_named(named: Mapping[int, str], value_id: int | None) -> str | None:
    """What the value is called; None for none of our values."""
    return None if value_id is None else named.get(value_id)


def to_be_seen(
    checks: Sequence[FieldCheck], asked: Sequence[SecondOpinion], user_id: str
) -> list[FieldCheck]:
    """Without what was said of a post on which this person is asked for a second look and gave none yet."""
    answered = {(one.thing, one.thing_id) for one in checks if one.by == user_id}
    blind = {(one.thing, one.thing_id) for one in asked if one.asked_id == user_id} - answered
    return [one for one in checks if (one.thing, one.thing_id) not in blind]
