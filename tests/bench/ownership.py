"""How long it takes to say whose something is: twelve people, sixty tasks, five channels, all filled."""

from datetime import UTC, datetime, timedelta
from itertools import cycle
from statistics import median
from time import perf_counter

from sqlalchemy.orm import Session

from bot.ownership import Ask, Matrix, matrix_of, resolve
from storage import duties, members, tasks, workspaces
from storage.database import Database
from storage.duties import EVERYTHING, Part, Scope
from storage.leaves import Leave
from storage.people import Person, Team

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WORKSPACE = "T0MATRIX"
PEOPLE = [f"U{number:02}" for number in range(12)]
TASKS = [f"taak {number:02}" for number in range(60)]
CHANNELS = ["linkedin", "instagram", "facebook", "x", "tiktok"]
AIM = 1.0
"""Milliseconds for one question."""


def fill_matrix(session: Session) -> Team:
    """Every task has somebody for every part, and somebody else for each channel; some people are away."""
    workspaces.know(session, WORKSPACE)
    for user_id in PEOPLE:
        session.add(Person(workspace_id=WORKSPACE, user_id=user_id, name=f"Naam {user_id}"))
    team = Team(workspace_id=WORKSPACE, channel_id="C1", name="team", created_at=NOW, created_by=PEOPLE[0])
    session.add(team)
    session.flush()
    members.replace(session, team, PEOPLE, PEOPLE[:1], NOW)
    away = [
        Leave(workspace_id=WORKSPACE, user_id=who, starts_at=NOW, ends_at=NOW + timedelta(days=9))
        for who in PEOPLE[::3]
    ]
    session.add_all(away)
    turns = cycle(PEOPLE)
    for task in TASKS:
        tasks.add(session, team, task, NOW)
        duties.fill(session, team, task, EVERYTHING, [(part, next(turns), "") for part in Part])
        for channel in CHANNELS:
            cells = [(Part.DOES, next(turns), ""), (Part.BACKUP, next(turns), "")]
            duties.fill(session, team, task, Scope(channel), cells)
    return team


def measured(database: Database) -> list[str]:
    """What there is to print."""
    with database.transaction() as session:
        team = fill_matrix(session)
    reads = [_reads(database, team) for _ in range(20)]
    with database.reading() as session:
        matrix = matrix_of(session, team, NOW)
    asked = [_asks(matrix, task, channel) for task in TASKS for channel in CHANNELS]
    return [
        f"{'milliseconds to read a whole matrix':36}{median(reads):8.2f}   three statements",
        f"{'milliseconds for one owner':36}{median(asked):8.3f}   longest {max(asked):.3f}, aim {AIM:.0f}",
    ]


def _reads(database: Database, team: Team) -> float:
    start = perf_counter()
    with database.reading() as session:
        matrix_of(session, team, NOW)
    return (perf_counter() - start) * 1000


def _asks(matrix: Matrix, task: str, channel: str) -> float:
    start = perf_counter()
    resolve(matrix, Ask(task, NOW, channel))
    return (perf_counter() - start) * 1000
