"""Reads the matrix of teams from storage, in three statements however many teams there are."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.ownership.facts import Being, Colleague, Matrix
from bot.presence import hours_of
from bot.rituals import team_free_days
from storage.crews import Crew, crews
from storage.duties import Held
from storage.people import Member, Person, Team


def matrices(
    session: Session, teams: Sequence[Team], now: datetime, tasks: Collection[str] | None = None
) -> dict[int, Matrix]:
    """The matrix of each team, by its id; only of these tasks, or of all."""
    found = crews(session, [team.id for team in teams], now, tasks)
    return {team.id: matrix_from(team, found[team.id], now) for team in teams}


def matrix_of(session: Session, team: Team, now: datetime, tasks: Collection[str] | None = None) -> Matrix:
    return matrices(session, [team], now, tasks)[team.id]


def matrix_from(team: Team, crew: Crew, now: datetime) -> Matrix:
    """Leaves that ended before `now` are not known: it answers questions about now and later."""
    free_days = team_free_days(team, now)
    fit = [(member, person) for member, person in crew.members if unfit(team, person) is None]
    return Matrix(
        zone=team.zone,
        colleagues={
            person.user_id: Colleague(
                person.user_id, hours_of(person, crew.leaves, free_days), unfit(team, person)
            )
            for _, person in crew.members
        },
        held=_by_task(crew.duties),
        covers=tuple(crew.covers),
        coordinators=tuple(_oldest_first(member for member, _ in fit if member.is_coordinator)),
    )


def unfit(team: Team, person: Person) -> Being | None:
    """Why somebody of the team can have no part in anything; None for who can."""
    if person.has_left:
        return Being.LEFT
    if person.is_bot or person.is_stranger or (person.is_guest and not team.guests_take_part):
        return Being.OUTSIDE
    return None


def _by_task(duties: Sequence[Held]) -> dict[str, tuple[Held, ...]]:
    found: dict[str, list[Held]] = {}
    for duty in duties:
        found.setdefault(duty.task, []).append(duty)
    return {task: tuple(cells) for task, cells in found.items()}


def _oldest_first(members: Iterable[Member]) -> list[str]:
    return [one.user_id for one in sorted(members, key=lambda one: (one.joined_at, one.user_id))]
