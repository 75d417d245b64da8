"""What is known of a team's rounds: read in a few statements, for who looks and for what is found."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.conditions import pulse, rules
from bot.conditions.pulse import Given, Result
from bot.conditions.rules import Rounds, Voter
from bot.rituals import team_free_days
from bot.wall_clock import local_day
from storage import duties, ratings
from storage.actions import Action
from storage.crews import crews
from storage.people import Team
from storage.ratings import Ballot, Rating, RatingRound

SPONSOR = "management_sponsor"
"""The role (bot/ownership/tasks.py) whose view is held against everybody else's."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A team's rounds as they stand. `ballots` are of the open round and of the last with results."""

    team: Team
    now: datetime
    rounds: Rounds
    ballots: tuple[Ballot, ...] = ()
    results: tuple[Result, ...] = ()
    """Of the last round, when they may be shown; else none."""
    given: Given = field(default_factory=dict)
    actions: tuple[Action, ...] = ()

    @property
    def today(self) -> date:
        return local_day(self.now, self.team.zone)

    def ballots_of(self, round_: RatingRound) -> list[Ballot]:
        return [one for one in self.ballots if one.round_id == round_.id]

    def sent(self, round_: RatingRound) -> int:
        return sum(one.sent_at is not None for one in self.ballots_of(round_))

    def ballot_of(self, round_: RatingRound, user_id: str) -> Ballot | None:
        return next((one for one in self.ballots_of(round_) if one.user_id == user_id), None)

    def own(self, user_id: str) -> dict[str, int | None]:
        """What this person gave in the last round."""
        return {factor: scores[user_id] for factor, scores in self.given.items() if user_id in scores}

    def about(self, factor: str) -> list[Action]:
        """What was agreed about a factor: all that is open, and what was done since the last round opened."""
        since = self.rounds.last.opened_at if self.rounds.last else self.now
        theirs = [one for one in self.actions if one.about.split(":")[1] == factor]
        return [one for one in theirs if one.is_open or (one.done_at is not None and one.done_at >= since)]


def facts_of(session: Session, team: Team, now: datetime) -> Facts:
    """All that step five shows, in five statements at most."""
    rounds = rules.rounds_of(ratings.newest_rounds(session, team))
    if rounds.none:
        return Facts(team, now, rounds)
    both = [one.id for one in (rounds.open, rounds.last) if one]
    by_round = _ratings(session, rounds)
    given = {one.id: pulse.given(by_round[one.id]) for one in (rounds.last, rounds.before) if one}
    return Facts(
        team,
        now,
        rounds,
        tuple(ratings.ballots(session, both)),
        _results(session, team, rounds, given),
        given[rounds.last.id] if rounds.last else {},
        tuple(ratings.actions(session, team)),
    )


def _ratings(session: Session, rounds: Rounds) -> dict[int, list[Rating]]:
    ids = [one.id for one in (rounds.last, rounds.before) if one]
    found: dict[int, list[Rating]] = defaultdict(list)
    for one in ratings.sent(session, ids) if ids else ():
        found[one.round_id].append(one)
    return found


def _results(
    session: Session, team: Team, rounds: Rounds, given: dict[int, dict[str, dict[str, int | None]]]
) -> tuple[Result, ...]:
    if rounds.last is None or not rules.is_shown(rounds.last.raters):
        return ()
    then = rounds.last.sponsors
    sponsors = sponsors_of(session, team) if then is None else then
    before = given[rounds.before.id] if rounds.before else {}
    return pulse.results(given[rounds.last.id], before, sponsors)


def sponsors_of(session: Session, team: Team) -> list[str]:
    """Who decides at this moment."""
    return [one.user_id for one in duties.holders(session, team) if one.role == SPONSOR]


def voters_of(session: Session, team: Team, now: datetime) -> list[Voter]:
    """Everybody in the team by name, with their hours; also who takes no part."""
    crew = crews(session, [team.id], now - timedelta(days=1), ())[team.id]
    free_days = team_free_days(team, now)
    return [rules.voter(team, member, person, crew.leaves, free_days) for member, person in crew.members]


def taking_part(voters: Sequence[Voter]) -> list[Voter]:
    return [one for one in voters if one.takes_part]
