"""What weakens an audience, the most telling first, and what to say about it now. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.who import evidence, words
from bot.who.actor_lines import ActorDraft
from bot.who.rules import FIRST, RINGS, Draft, actor_of, draft_of
from bot.who.thresholds import USUAL, Thresholds
from storage.audiences import Actor, Audience


class Weakness(StrEnum):
    """What weakens an audience, the most telling first; each has a remark, and most are a finding."""

    BRIDGE_LEFT = "bridge_left"
    BROAD_NAME = "broad_name"
    SENDER_NAME = "sender_name"
    NOT_ON_SOCIAL = "not_on_social"
    ISSUE_CLOSED = "issue_closed"
    NO_ONLINE_BEHAVIOUR = "no_online_behaviour"
    FEW_ONLINE = "few_online"
    NO_OFFLINE = "no_offline"
    ASSUMPTION_WITHOUT_EVIDENCE = "assumption_without_evidence"
    NO_EVIDENCE = "no_evidence"
    EVIDENCE_UNDATED = "evidence_undated"
    EVIDENCE_OLD = "evidence_old"
    NO_COMMUNITY = "no_community"
    FEW_ACTORS = "few_actors"
    NO_RING_2 = "no_ring_2"
    NO_BRIDGE = "no_bridge"
    NO_ISSUE = "no_issue"
    KNOW_OR_THINK = "know_or_think"


FIELDS: Mapping[Weakness, str] = {
    Weakness.BRIDGE_LEFT: "bridge",
    Weakness.BROAD_NAME: "name",
    Weakness.SENDER_NAME: "name",
    Weakness.NOT_ON_SOCIAL: "ring_2",
    Weakness.ISSUE_CLOSED: "issue",
    Weakness.NO_ONLINE_BEHAVIOUR: "online",
    Weakness.FEW_ONLINE: "online",
    Weakness.NO_OFFLINE: "offline",
    Weakness.ASSUMPTION_WITHOUT_EVIDENCE: "evidence",
    Weakness.NO_EVIDENCE: "evidence",
    Weakness.EVIDENCE_UNDATED: "evidence",
    Weakness.EVIDENCE_OLD: "evidence",
    Weakness.NO_COMMUNITY: "community",
    Weakness.FEW_ACTORS: "community",
    Weakness.NO_RING_2: "ring_2",
    Weakness.NO_BRIDGE: "bridge",
    Weakness.NO_ISSUE: "issue",
    Weakness.KNOW_OR_THINK: "evidence",
}
"""What is to be found out to take a weakness away."""

AROUND = frozenset({"community", "ring_2", "bridge"})
"""Fields that are filled in the form of the community, not in that of the audience."""


@dataclass(frozen=True, slots=True)
class Around:
    """What an audience is judged by, besides itself. `here` are the ids of who takes part in the team."""

    today: date
    sender: str = ""
    open_issues: frozenset[int] = frozenset()
    here: frozenset[str] = frozenset()
    actors: tuple[ActorDraft, ...] = ()

    @property
    def ring_2(self) -> tuple[ActorDraft, ...]:
        return tuple(one for one in self.actors if one.ring != RINGS[0])

    @property
    def bridges(self) -> tuple[str, ...]:
        """Who of the team knows somebody of it, each once."""
        ids = [one.bridge_id for one in self.actors if one.bridge_id in self.here]
        return tuple(dict.fromkeys(one for one in ids if one))

    @property
    def bridges_gone(self) -> tuple[str, ...]:
        """Who was a bridge and takes no part any more, each once."""
        ids = [one.bridge_id for one in self.actors if one.bridge_id not in self.here]
        return tuple(dict.fromkeys(one for one in ids if one))


def weaknesses(draft: Draft, around: Around, limits: Thresholds = USUAL) -> tuple[Weakness, ...]:
    """All that weakens it, the most telling first; of one question only the worst."""
    found = {
        *_of_name(draft, around),
        *_of_issue(draft, around),
        *_of_behaviour(draft, around, limits),
        *_of_evidence(draft, around, limits),
        *_of_community(around, limits),
    }
    return tuple(one for one in Weakness if one in found)


def _of_name(draft: Draft, around: Around) -> Iterator[Weakness]:
    if words.broad_word(draft.name):
        yield Weakness.BROAD_NAME
    if words.sender_in(draft.name, around.sender):
        yield Weakness.SENDER_NAME


def _of_issue(draft: Draft, around: Around) -> Iterator[Weakness]:
    """Nothing is asked while there is no issue to choose."""
    if draft.issue_id is not None and draft.issue_id not in around.open_issues:
        yield Weakness.ISSUE_CLOSED
    elif draft.issue_id is None and around.open_issues:
        yield Weakness.NO_ISSUE


def _of_behaviour(draft: Draft, around: Around, limits: Thresholds) -> Iterator[Weakness]:
    said = (draft.name, draft.assumption or "", *draft.online)
    if any(words.says_not_there(one) for one in said) and len(around.ring_2) < limits.ring_2:
        yield Weakness.NOT_ON_SOCIAL
    if len(draft.online) < limits.online:
        yield Weakness.FEW_ONLINE if draft.online else Weakness.NO_ONLINE_BEHAVIOUR
    if len(draft.offline) < limits.offline:
        yield Weakness.NO_OFFLINE


def _of_evidence(draft: Draft, around: Around, limits: Thresholds) -> Iterator[Weakness]:
    """One fresh source is enough; a source without a date may be of any age."""
    if not draft.evidence:
        yield Weakness.ASSUMPTION_WITHOUT_EVIDENCE if draft.assumption else Weakness.NO_EVIDENCE
        return
    if any(not one.on for one in draft.evidence):
        yield Weakness.EVIDENCE_UNDATED
    elif not any(is_fresh(one.on, around.today, limits) for one in draft.evidence):
        yield Weakness.EVIDENCE_OLD
    if draft.is_known is None:
        yield Weakness.KNOW_OR_THINK


def is_fresh(on: str, today: date, limits: Thresholds = USUAL) -> bool:
    """Whether evidence of that date still counts; a month counts from its end."""
    _, last = evidence.period(on)
    return today - last < timedelta(days=limits.fresh_days)


def _of_community(around: Around, limits: Thresholds) -> Iterator[Weakness]:
    if around.bridges_gone:
        yield Weakness.BRIDGE_LEFT
    if not around.actors:
        yield Weakness.NO_COMMUNITY
        return
    if len(around.actors) < limits.actors:
        yield Weakness.FEW_ACTORS
    if len(around.ring_2) < limits.ring_2:
        yield Weakness.NO_RING_2
    if len(around.bridges) < limits.bridges:
        yield Weakness.NO_BRIDGE


def most_useful(
    found: Sequence[Weakness], looked_into: Collection[str] = (), left_open: Collection[str] = ()
) -> Weakness | None:
    """The one worth saying now; `looked_into` are fields that somebody is finding out already.

    `left_open` are fields of which somebody just said that they do not know.
    """
    left = [one for one in found if FIELDS[one] not in looked_into]
    return next((one for one in left if FIELDS[one] in left_open), next(iter(left), None))


PARTS = ("name", "online", "offline", "evidence", "community", "ring_2", "bridge")
"""What makes an audience whole, each an equal part of how far the step is."""


def completeness(found: Sequence[Weakness]) -> int:
    """0 to 100."""
    lacking = {FIELDS[one] for one in found}
    if "community" in lacking and Weakness.NO_COMMUNITY in found:
        lacking |= AROUND
    return round(100 * sum(part not in lacking for part in PARTS) / len(PARTS))


def actors_by_audience(actors: Sequence[Actor]) -> dict[int, tuple[ActorDraft, ...]]:
    """Who stands around each audience, by its id."""
    found: dict[int, tuple[ActorDraft, ...]] = {}
    for actor in actors:
        found[actor.audience_id] = (*found.get(actor.audience_id, ()), actor_of(actor))
    return found


def how_far(
    there: Sequence[Audience], around: Mapping[int, tuple[ActorDraft, ...]], today: date, sender: str
) -> tuple[int, int]:
    """How far step two is: the mean completeness (0 to 100), and how many audiences have nobody around them.

    Every bridge counts as being here: whether one left is judged where the step itself is looked at.
    """
    shares = []
    for audience in there:
        actors = around.get(audience.id, ())
        here = frozenset(one.bridge_id for one in actors if one.bridge_id)
        found = weaknesses(draft_of(audience), Around(today, sender, here=here, actors=actors))
        shares.append(completeness(found))
    return round(sum(shares) / len(shares)), sum(not around.get(one.id) for one in there)


def is_too_many_first(priorities: Sequence[int], limits: Thresholds = USUAL) -> bool:
    """Whether so many audiences go first that none does."""
    return priorities.count(FIRST) > limits.priority
