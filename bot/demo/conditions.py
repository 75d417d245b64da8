"""The preconditions of the demo team: one round of eight raters, two factors chosen, one action overdue."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.conditions import rules
from bot.demo.story import ids
from bot.wall_clock import local
from storage.actions import ACTION, Action
from storage.changes import Change
from storage.people import Team
from storage.ratings import ROUND, Ballot, Rating, RatingRound

Story = Mapping[str, Any]

FACTORS = {
    "technische_infrastructuur": "technical_infrastructure",
    "mankracht_kennis_budget": "people_knowledge_budget",
    "management_draagvlak": "management_support",
    "ruimte_vertrouwen": "room_and_trust",
    "procedures_regels": "procedures_and_rules",
    "eigenaarschap": "ownership",
    "open_cultuur": "open_culture",
    "ambassadeurs_fans": "ambassadors_and_fans",
    "weerstanders": "sceptics",
    "incasseringsvermogen": "taking_criticism",
    "realistische_doelen": "realistic_goals",
}
"""The story's words for the factors."""


def load_conditions(session: Session, team: Team, story: Story) -> None:
    told, known = story["preconditions"], ids(story)
    opened_at = local(date.fromisoformat(told["round"]), time(9), team.zone)
    raters = [known[who] for who in told["raters"]]
    rated = _round(team, told, opened_at, len(raters))
    session.add(rated)
    session.flush()
    for at, user_id in enumerate(raters):
        _rate(session, rated, user_id, {factor: scores[at] for factor, scores in told["ratings"].items()})
    agreed = [_action(team, one, known, rated) for one in told["actions"]]
    session.add_all(agreed)
    session.flush()
    session.add_all(_history(team, rated, agreed))


def _round(team: Team, told: Story, opened_at: datetime, raters: int) -> RatingRound:
    closes_at = rules.closes_at(opened_at, team.zone, rules.USUAL_LENGTH, ())
    return RatingRound(
        team_id=team.id,
        opened_at=opened_at,
        opened_by=team.created_by,
        closes_at=closes_at,
        closed_at=closes_at,
        raters=raters,
        chosen=[FACTORS[one["factor"]] for one in told["actions"]],
        propose_due_at=rules.propose_at(closes_at, team.zone),
    )


def _rate(session: Session, rated: RatingRound, user_id: str, scores: Mapping[str, int | None]) -> None:
    sent_at = rated.opened_at + timedelta(hours=3)
    session.add(Ballot(round_id=rated.id, user_id=user_id, asked_at=rated.opened_at, sent_at=sent_at))
    for factor, score in scores.items():
        session.add(Rating(round_id=rated.id, user_id=user_id, factor=FACTORS[factor], score=score))


def _history(team: Team, rated: RatingRound, agreed: Sequence[Action]) -> Iterator[Change]:
    """What the log says of it, oldest first."""

    def change(did: str, at: datetime, by: str = team.created_by, **fields: list[Any]) -> Change:
        return Change(team_id=team.id, thing=ROUND, thing_id=rated.id, by=by, at=at, did=did, fields=fields)

    yield change("started", rated.opened_at)
    yield change("closed", rated.closes_at, by="")
    yield change("chosen", rated.closes_at, chosen=[[], rated.chosen])
    for one in agreed:
        added = change("added", rated.closes_at, text=["", one.text])
        added.thing, added.thing_id = ACTION, one.id
        yield added


def _action(team: Team, told: Story, known: Mapping[str, str], rated: RatingRound) -> Action:
    """Agreed as the round closed. The owner is asked on the day itself, so of one that passed they were."""
    agreed_at, due_on = rated.closes_at, date.fromisoformat(told["due"])
    return Action(
        team_id=team.id,
        text=told["action"],
        owner_id=known[told["owner"]],
        due_on=due_on,
        created_at=agreed_at,
        created_by=team.created_by,
        about=f"condition:{FACTORS[told['factor']]}",
    )
