"""What a team may choose: who can take part, hours that can be kept, and whose turn webcare is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum

from bot.rituals import LATEST
from bot.working_time import MONDAY_TO_FRIDAY
from storage.people import Member, Person

NAME_LONGEST = 80
"""Characters; fits every plain-text place that names a team."""
PEOPLE_AT_MOST = 60
"""More is not a social media team but a department; their ids must also fit in a form's memory."""


@dataclass(frozen=True, slots=True)
class Who:
    """First page of setting up: the team and its people."""

    name: str
    people: tuple[str, ...]
    coordinators: tuple[str, ...]
    language: str
    zone: str

    @property
    def everyone(self) -> tuple[str, ...]:
        """The people of the team, each once; who coordinates takes part."""
        return tuple(dict.fromkeys((*self.coordinators, *self.people)))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Second page: the times. Wall-clock times are in the team's zone."""

    meetup_at: time = time(9, 20)
    meetup_days: tuple[int, ...] = MONDAY_TO_FRIDAY
    webcare_from: time = time(9)
    webcare_until: time = time(17)
    on_duty: tuple[str, ...] = ()
    holidays: tuple[str, ...] = ()
    is_public_body: bool = False
    is_in_care: bool = False
    guests_take_part: bool = False


class Unfit(StrEnum):
    """Why somebody cannot be in any team."""

    APP = "app"
    LEFT = "left"
    STRANGER = "stranger"


class Outside(StrEnum):
    """Why somebody who is in a team takes no part in it."""

    APP = "app"
    LEFT = "left"
    STRANGER = "stranger"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether somebody takes part, as Slack told it at some moment."""

    cannot: Unfit | None
    is_guest: bool

    def outside(self, guests_take_part: bool) -> Outside | None:  # noqa: FBT001 - a fact of the team
        """Why they take no part in a team; None when they do."""
        if self.cannot is not None:
            return Outside(self.cannot)
        return Outside.GUEST if self.is_guest and not guests_take_part else None


@dataclass(frozen=True, slots=True)
class Problem:
    """What to do at a field: the key of the sentence, and whom it is about."""

    key: str
    about: tuple[str, ...] = ()


def may_set_up(person: Person) -> bool:
    """Whether someone may set up teams: guests and people of other organisations look on at most."""
    return not (person.is_stranger or person.is_guest)


def unfit(known: Mapping[str, Person]) -> dict[str, Unfit]:
    """Who of these people cannot take part, and why. Whoever Slack was not yet asked about can."""
    found = {user_id: _why_not(person) for user_id, person in known.items()}
    return {user_id: why for user_id, why in found.items() if why is not None}


def guests(known: Mapping[str, Person]) -> tuple[str, ...]:
    return tuple(user_id for user_id, person in known.items() if person.is_guest)


def takes_part(person: Person, guests_take_part: bool) -> bool:  # noqa: FBT001 - a fact of the team
    """Whether somebody who is in a team takes part in it."""
    return standing_of(person).outside(guests_take_part) is None


def standing_of(person: Person) -> Standing:
    return Standing(_why_not(person), person.is_guest)


def _why_not(person: Person) -> Unfit | None:
    if person.is_bot:
        return Unfit.APP
    if person.has_left:
        return Unfit.LEFT
    return Unfit.STRANGER if person.is_stranger else None


def problems_with_who(who: Who, cannot: Mapping[str, Unfit]) -> dict[str, Problem]:
    """Field -> what to do there; nothing when the first page is right."""
    found: dict[str, Problem] = {}
    if not who.name or len(who.name) > NAME_LONGEST:
        found["name"] = Problem("team.problem.name")
    if problem := _problem_with_people(who.people, cannot):
        found["people"] = problem
    if problem := _problem_with_people(who.coordinators, cannot):
        found["coordinators"] = problem
    return found


def _problem_with_people(user_ids: Sequence[str], cannot: Mapping[str, Unfit]) -> Problem | None:
    if not user_ids:
        return Problem("team.problem.nobody")
    if len(user_ids) > PEOPLE_AT_MOST:
        return Problem("team.problem.many")
    for why in Unfit:
        if about := tuple(user_id for user_id in user_ids if cannot.get(user_id) is why):
            return Problem(f"team.unfit.{why}", about)
    return None


def without(who: Who, rhythm: Rhythm, cannot: Collection[str], instead: str) -> tuple[Who, Rhythm]:
    """Both pages without these people; `instead` coordinates when nobody would."""
    coordinators = _others(who.coordinators, cannot) or (instead,)
    left = replace(who, people=_others(who.people, cannot), coordinators=coordinators)
    return left, replace(rhythm, on_duty=_others(rhythm.on_duty, cannot))


def _others(user_ids: Iterable[str], cannot: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in user_ids if one not in cannot)


def problems_with_rhythm(
    rhythm: Rhythm, people: Collection[str], guests: Collection[str]
) -> dict[str, Problem]:
    """Field -> what to do there. `guests` are those of the team's people who are guests in Slack."""
    found: dict[str, Problem] = {}
    if not rhythm.meetup_days:
        found["meetup_days"] = Problem("team.problem.no_days")
    if rhythm.meetup_at > LATEST:
        found["meetup_at"] = Problem("team.problem.late")
    if rhythm.webcare_from >= rhythm.webcare_until:
        found["webcare_until"] = Problem("team.problem.hours")
    if outside := tuple(one for one in rhythm.on_duty if one not in people):
        found["on_duty"] = Problem("team.problem.not_in_team", outside)
    if guests and not rhythm.guests_take_part:
        found["more"] = Problem("team.problem.guests", tuple(guests))
    return found


def turns(on_duty: Collection[str], before: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Who is on webcare on which weekday: who was already keeps their days, who is new gets all five."""
    kept = [(day, person) for day, person in before if person in on_duty]
    known = {person for _, person in kept}
    new = [(day, person) for person in on_duty if person not in known for day in MONDAY_TO_FRIDAY]
    return kept + new


def next_to_coordinate(everyone: Iterable[tuple[Member, Person]], guests_take_part: bool) -> Member | None:  # noqa: FBT001 - a fact of the team
    """Who coordinates when nobody is left who does: whoever is in the team longest and may take part."""
    fit = [member for member, person in everyone if takes_part(person, guests_take_part)]
    return min(fit, key=lambda member: (member.joined_at, member.user_id), default=None)
