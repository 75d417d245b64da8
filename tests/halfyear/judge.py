"""What was promised of the half year, and whether it was so: judged from the database, minute by minute.

The judge knows who works when from a calendar of its own (`calendar.py`), not from the code it judges.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select
from sqlalchemy.orm import Session

from storage.cases import BY_ITSELF, Case, Kind
from storage.letters import Letter
from storage.turns import Because, Ended, Turn
from tests.halfyear.calendar import Calendar, midnight

A_MOMENT = timedelta(minutes=5)
"""What is over as webcare closes is told to who was at work until then: `bot/webcare/hearing.py`."""
CRISIS_LIST = {"U5", "U6"}
STAGE = re.compile(r"case (\d+), (half_gone|nearly_due|due) (\S+ \S+), to (\w+)")
CALLS = re.compile(r"crisis \d+, (to|call|statement|closed) .*")
"""What calls the crisis list, or asks who leads and who just closed the case whether it is over.

What can wait until morning is judged as any other.
"""
LIST = re.compile(r"team \d+, missed .*")
PING = re.compile(r"case (\d+), ping .*")

# Asked every minute, so each is made once.
NEWEST = select(select(func.max(Letter.id)).scalar_subquery(), select(func.max(Turn.id)).scalar_subquery())
WAITING = select(Case.id).where(Case.closed_at.is_(None), Case.owner_id.is_(None))
LETTERS = (
    select(Letter.id, Letter.channel, Letter.key, Letter.subject, Letter.not_before, Letter.written_at)
    .where(Letter.id > bindparam("last"), ~Letter.withdraws)
    .order_by(Letter.id)
)
TURNS = (
    select(Turn.id, Turn.case_id, Turn.user_id, Turn.at, Turn.because, Turn.by, Case.kind)
    .join(Case, Case.id == Turn.case_id)
    .where(Turn.id > bindparam("last"))
    .order_by(Turn.id)
)
PLATES = select(Turn.user_id, Turn.at, Turn.ended_at).where(
    Turn.id < bindparam("before"),
    or_(Turn.ended_at.is_(None), Turn.ended_at >= bindparam("at"), Turn.at >= bindparam("today")),
)
PLATES_NOW = (
    select(Case.owner_id, func.count())
    .where(Case.closed_at.is_(None), Case.owner_id.is_not(None))
    .group_by(Case.owner_id)
)
GAVE_BACK = select(Turn.user_id).where(
    Turn.case_id == bindparam("case"),
    Turn.ended_how.in_((Ended.GIVEN_BACK, Ended.SILENT)),
    Turn.ended_at >= bindparam("since"),
)


@dataclass
class Judge:
    """Looks every minute, after whatever happened."""

    calendar: Calendar
    last_letter: int = 0
    last_turn: int = 0
    waits_since: dict[int, datetime] = field(default_factory=dict)
    """Case -> since when somebody could have it and nobody does."""
    longest: timedelta = timedelta(0)
    subjects: set[str] = field(default_factory=set)
    letters: int = 0
    wrong_hours: list[str] = field(default_factory=list)
    crisis_letters: int = 0
    wrong_owner: list[str] = field(default_factory=list)
    dealt: int = 0
    """By itself, to one of several equals."""
    most_above: int = 0
    """How many cases more than an equal somebody had right after being dealt one."""
    uneven: list[str] = field(default_factory=list)
    """Dealt to who had more than an equal, or as many and was given more that day."""
    got: Counter[str] = field(default_factory=Counter)
    even_share: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Of what was dealt among equals, by person."""
    lists: int = 0
    """Messages with all that somebody could not hear in time."""
    full: int = 0
    """How often one of those who do webcare that day, and was in, had as many as they take."""
    told: dict[tuple[str, str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """(case, stage, deadline) -> who heard it how often."""

    def look(self, session: Session, now: datetime) -> None:
        newest_letter, newest_turn = session.connection().execute(NEWEST).one()
        if (newest_letter or 0) > self.last_letter:
            self._look_at_letters(session)
        if (newest_turn or 0) > self.last_turn:
            self._look_at_turns(session)
        self._look_at_queue(session, now)

    def _look_at_letters(self, session: Session) -> None:
        for letter in session.execute(LETTERS, {"last": self.last_letter}):
            self.last_letter = letter.id
            if letter.channel.startswith("U") and letter.subject not in self.subjects:
                self._heard(session, letter)
            self.subjects.add(letter.subject)

    def _heard(self, session: Session, letter: Row[*tuple[Any, ...]]) -> None:
        """Somebody's phone makes a sound: a message that was not there yet."""
        self.letters += 1
        if stage := STAGE.fullmatch(letter.key):
            case, name, due, who = stage.groups()
            self.told[case, name, due][who] += 1
        self.lists += LIST.fullmatch(letter.key) is not None
        at, reader = max(letter.not_before, letter.written_at), letter.channel
        if self.calendar.is_in(reader, at) or self.calendar.is_in(reader, at - A_MOMENT):
            return
        if reader in CRISIS_LIST and _calls(session, letter.key):
            self.crisis_letters += 1
        else:
            self.wrong_hours.append(f"{at:%Y-%m-%d %H:%M} {reader}: {letter.key}")

    def _look_at_turns(self, session: Session) -> None:
        for turn in session.execute(TURNS, {"last": self.last_turn}).all():
            self.last_turn = turn.id
            if turn.by == BY_ITSELF and turn.because in (Because.ONLY, Because.FEWEST, Because.MATRIX):
                self._was_dealt(session, turn)

    def _was_dealt(self, session: Session, turn: Row[*tuple[Any, ...]]) -> None:
        """To one of those who could have it; whose case ended in that same minute may have been full."""
        plates, gave_back = _plates(session, turn), _gave_back(session, turn.case_id, turn.at)
        perhaps = self.calendar.could_have(turn.at, gave_back, plates.fewest)
        equals = self.calendar.could_have(turn.at, gave_back, plates.most)
        if turn.kind is not Kind.CRISIS and turn.user_id not in {*perhaps, *equals}:
            self.wrong_owner.append(f"{turn.at:%Y-%m-%d %H:%M} case {turn.case_id} went to {turn.user_id}")
        elif len(equals) > 1 and turn.user_id in equals:
            self.full += len(self.calendar.could_have(turn.at, gave_back)) > len(equals)
            self._was_even(turn, plates, equals)

    def _was_even(self, turn: Row[*tuple[Any, ...]], plates: "Plates", equals: Sequence[str]) -> None:
        more = plates.more(turn.user_id, equals)
        self.most_above = max(self.most_above, more + 1)
        if more or plates.is_out_of_turn(turn.user_id, equals):
            what = f"{more} more" if more else "more that day"
            self.uneven.append(f"{turn.at:%Y-%m-%d %H:%M} case {turn.case_id}: {turn.user_id} had {what}")
        self.dealt += 1
        self.got[turn.user_id] += 1
        for one in equals:
            self.even_share[one] += 1 / len(equals)

    @property
    def shares(self) -> list[float]:
        """What each got of all that was dealt among equals, 1 being as many as the others, fewest first."""
        return sorted(self.got[one] / share for one, share in self.even_share.items())

    def _look_at_queue(self, session: Session, now: datetime) -> None:
        if not self.calendar.is_open(now):
            self.waits_since.clear()
            return
        still: dict[int, datetime] = {}
        waiting = session.scalars(WAITING).all()
        has = {str(who): count for who, count in session.execute(PLATES_NOW)} if waiting else {}
        for case_id in waiting:
            if self.calendar.could_have(now, _gave_back(session, case_id, now), has):
                still[case_id] = self.waits_since.get(case_id, now)
        self.longest = max(self.longest, *(now - since for since in still.values()), timedelta(0))
        self.waits_since = still

    def twice(self) -> Sequence[tuple[str, str, str]]:
        """Stages of a deadline that one person heard more than once."""
        return [stage for stage, people in self.told.items() if max(people.values()) > 1]


def _calls(session: Session, key: str) -> bool:
    """Whether it calls somebody to a crisis."""
    ping = PING.fullmatch(key)
    is_crisis = ping is not None and session.get_one(Case, int(ping.group(1))).kind is Kind.CRISIS
    return is_crisis or CALLS.fullmatch(key) is not None


def _gave_back(session: Session, case_id: int, at: datetime) -> set[str]:
    """Who gave it back that day, or let it lie: they are not given it again."""
    return set(session.scalars(GAVE_BACK, {"case": case_id, "since": midnight(at)}))


@dataclass(frozen=True, slots=True)
class Plates:
    """Who had how many cases just before a turn: at least, and at most, as one that ended in that same minute
    may have ended after it; and how many were given to each that day.
    """

    fewest: Mapping[str, int]
    most: Mapping[str, int]
    today: Mapping[str, int]

    def more(self, chosen: str, equals: Sequence[str]) -> int:
        """Than the equal with fewest."""
        return max(0, self.fewest[chosen] - min(self.most[one] for one in equals))

    def is_out_of_turn(self, chosen: str, equals: Sequence[str]) -> bool:
        """Whether somebody who surely had as few was given less that day."""
        same = [one for one in equals if self.most[one] == self.fewest[one] == self.fewest[chosen]]
        return min((self.today[one] for one in same), default=self.today[chosen]) < self.today[chosen]


def _plates(session: Session, turn: Row[*tuple[Any, ...]]) -> Plates:
    day = midnight(turn.at)
    rows = session.execute(PLATES, {"before": turn.id, "at": turn.at, "today": day}).all()
    return Plates(
        Counter(one.user_id for one in rows if one.ended_at is None or one.ended_at > turn.at),
        Counter(one.user_id for one in rows if one.ended_at is None or one.ended_at >= turn.at),
        Counter(one.user_id for one in rows if one.at >= day),
    )
