"""What was promised of the half year, and whether it was so: judged from the database, minute by minute."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.ownership.record import read
from bot.webcare import rules
from bot.webcare.roster import Roster, roster_of
from bot.webcare.rules import Assigned
from bot.working_time import is_open
from storage.cases import Because, Case, Kind, Turn
from storage.letters import Letter
from storage.people import Team

A_MOMENT = timedelta(minutes=5)
"""What is over as webcare closes is told to who was at work until then: `bot/webcare/hearing.py`."""
STAGE = re.compile(r"case (\d+), (half_gone|nearly_due|due) (\S+ \S+), to (\w+)")
WAITING = select(Case).where(Case.closed_at.is_(None), Case.owner_id.is_(None))
NEWEST = select(
    func.coalesce(func.max(Letter.id), 0), func.coalesce(select(func.max(Turn.id)).scalar_subquery(), 0)
)


@dataclass
class Judge:
    """Looks after every minute in which something happened."""

    team_id: int
    last_letter: int = 0
    last_turn: int = 0
    unowned: Counter[int] = field(default_factory=Counter)
    """Case -> minutes in a row in which somebody could have had it and nobody did."""
    longest: int = 0
    subjects: set[str] = field(default_factory=set)
    letters: int = 0
    wrong_hours: list[str] = field(default_factory=list)
    crisis_letters: int = 0
    dealt: int = 0
    uneven: Counter[int] = field(default_factory=Counter)
    """How many more cases the chosen one had than the equal with fewest -> how often."""
    told: dict[tuple[str, str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """(case, stage, deadline) -> who heard it how often."""

    def look(self, session: Session, now: datetime) -> None:
        waiting = session.scalars(WAITING).all()
        newest = session.execute(NEWEST).one()
        if not waiting and (self.last_letter, self.last_turn) == tuple(newest):
            self.unowned.clear()
            return
        roster = roster_of(session, session.get_one(Team, self.team_id), now)
        crises = set(session.scalars(select(Case.id).where(Case.kind == Kind.CRISIS)))
        self._look_at_letters(session, roster, crises)
        self._look_at_turns(session)
        self._look_at_queue(waiting, roster, now)

    def _look_at_letters(self, session: Session, roster: Roster, crises: set[int]) -> None:
        newer = select(Letter).where(Letter.id > self.last_letter).order_by(Letter.id)
        for letter in session.scalars(newer):
            self.last_letter = letter.id
            if letter.channel.startswith("U") and letter.subject not in self.subjects:
                self._heard(letter, roster, crises)
            self.subjects.add(letter.subject)

    def _heard(self, letter: Letter, roster: Roster, crises: set[int]) -> None:
        """Somebody's phone makes a sound: a message that was not there yet."""
        self.letters += 1
        if stage := STAGE.fullmatch(letter.key):
            case, name, due, who = stage.groups()
            self.told[case, name, due][who] += 1
        if (about := re.match(r"case (\d+)", letter.key)) and int(about.group(1)) in crises:
            self.crisis_letters += 1
            return
        at = max(letter.not_before, letter.written_at)
        reader = roster.colleague(letter.channel)
        if reader is None or not (is_open(reader.hours, at) or is_open(reader.hours, at - A_MOMENT)):
            self.wrong_hours.append(f"{at:%Y-%m-%d %H:%M} {letter.channel}: {letter.key}")

    def _look_at_turns(self, session: Session) -> None:
        newer = select(Turn).where(Turn.id > self.last_turn).order_by(Turn.id)
        for turn in session.scalars(newer).all():
            self.last_turn = turn.id
            if turn.because is Because.FEWEST and turn.found is not None:
                self._was_dealt(session, turn)

    def _was_dealt(self, session: Session, turn: Turn) -> None:
        """Of those who could have it at the same rank, how many more than the fewest."""
        chain = read(turn.found or {}).chain
        chosen = next(one for one in chain if one.user_id == turn.user_id)
        equals = [one.user_id for one in chain if one.rank == chosen.rank and one.is_in]
        self.dealt += 1
        self.uneven[turn.open_cases - min(_had(session, turn, one) for one in equals)] += 1

    def _look_at_queue(self, waiting: Sequence[Case], roster: Roster, now: datetime) -> None:
        still: Counter[int] = Counter()
        for case in waiting:
            could = isinstance(rules.deal(case, roster.staff, now), Assigned) and is_open(roster.hours, now)
            still[case.id] = self.unowned[case.id] + 1 if could else 0
        self.longest = max(self.longest, *still.values(), 0)
        self.unowned = still

    def twice(self) -> Sequence[tuple[str, str, str]]:
        """Stages of a deadline that one person heard more than once."""
        return [stage for stage, people in self.told.items() if max(people.values()) > 1]


def _had(session: Session, turn: Turn, user_id: str) -> int:
    """How many cases somebody had just before that turn began."""
    theirs = select(func.count(func.distinct(Turn.case_id))).where(
        Turn.user_id == user_id, Turn.id < turn.id, (Turn.ended_at.is_(None)) | (Turn.ended_at > turn.at)
    )
    return session.scalar(theirs) or 0
