"""Reads what a team's audiences are and are judged by."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.wall_clock import local_day
from bot.who import rules
from bot.who.health import Judged
from bot.who.weaknesses import AROUND, FIELDS, Around, Weakness, most_useful, weaknesses
from storage import actions, audiences, people, plans
from storage.actions import Action
from storage.audiences import Actor, Audience
from storage.people import Team
from storage.plans import Issue


@dataclass(frozen=True, slots=True)
class Facts:
    """`actors` by the id of their audience; `names` of who takes part in the team by id."""

    team: Team
    today: date
    audiences: tuple[Audience, ...]
    actors: Mapping[int, tuple[Actor, ...]]
    issues: tuple[Issue, ...]
    names: Mapping[str, str]

    def around(self, audience: Audience) -> Around:
        return Around(
            today=self.today,
            sender=self.team.name,
            open_issues=frozenset(issue.id for issue in self.issues),
            here=frozenset(self.names),
            actors=tuple(rules.actor_of(one) for one in self.actors.get(audience.id, ())),
        )

    def judged(self) -> list[Judged]:
        return [Judged(one.id, rules.draft_of(one), self.around(one)) for one in self.audiences]


def facts_of(session: Session, team: Team, now: datetime) -> Facts:
    around: dict[int, list[Actor]] = defaultdict(list)
    for actor in audiences.actors_of_team(session, team):
        around[actor.audience_id].append(actor)
    return Facts(
        team=team,
        today=local_day(now, team.zone),
        audiences=tuple(audiences.of_team(session, team)),
        actors={audience_id: tuple(those) for audience_id, those in around.items()},
        issues=tuple(plans.open_issues(session, team)),
        names=names_of(session, team),
    )


def names_of(session: Session, team: Team) -> dict[str, str]:
    """Who takes part in the team, by id; never who left, or is of another organisation."""
    return {
        person.user_id: person.name
        for person in people.people_in(session, team)
        if not (person.has_left or person.is_stranger) and (team.guests_take_part or not person.is_guest)
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """An audience as it stands today. `waiting` are actions by the field that they find out.

    `left_open` are fields of which somebody just said that they do not know: they are asked about first.
    """

    audience: Audience
    around: Around
    actors: tuple[Actor, ...]
    issue: str = ""
    waiting: Mapping[str, Action] = field(default_factory=dict)
    left_open: tuple[str, ...] = ()

    @property
    def draft(self) -> rules.Draft:
        return rules.draft_of(self.audience)

    @property
    def weaknesses(self) -> tuple[Weakness, ...]:
        return weaknesses(self.draft, self.around)

    @property
    def remark(self) -> Weakness | None:
        """What is worth saying first."""
        return self._most_useful(self.weaknesses)

    @property
    def remark_of_itself(self) -> Weakness | None:
        """The same of what is filled in in the form of the audience."""
        found = [one for one in self.weaknesses if FIELDS[one] not in AROUND]
        return self._most_useful(found)

    @property
    def remark_around(self) -> Weakness | None:
        """The same of what is filled in in the form of the community."""
        found = [one for one in self.weaknesses if FIELDS[one] in AROUND]
        return self._most_useful(found)

    def _most_useful(self, found: Sequence[Weakness]) -> Weakness | None:
        return most_useful(found, self.waiting, self.left_open)


def about(audience_id: int, name: str) -> str:
    """What an action is called that finds out something of an audience."""
    return f"{audiences.AUDIENCE}:{audience_id}:{name}"


def shown_of(session: Session, facts: Facts) -> list[Shown]:
    """Every audience of the team."""
    fields = sorted(set(FIELDS.values()))
    asked = {about(one.id, name): (one.id, name) for one in facts.audiences for name in fields}
    waiting: dict[int, dict[str, Action]] = defaultdict(dict)
    for action in actions.open_about(session, facts.team, asked) if asked else ():
        audience_id, name = asked[action.about]
        waiting[audience_id].setdefault(name, action)
    sentences = {issue.id: issue.sentence for issue in facts.issues}
    return [
        Shown(
            audience=one,
            around=facts.around(one),
            actors=facts.actors.get(one.id, ()),
            issue=sentences.get(one.issue_id or 0, ""),
            waiting=waiting.get(one.id, {}),
        )
        for one in facts.audiences
    ]


def shown_one(session: Session, team: Team, audience_id: int, now: datetime) -> Shown:
    """One audience that is there."""
    session.flush()
    every = shown_of(session, facts_of(session, team, now))
    return next(one for one in every if one.audience.id == audience_id)
