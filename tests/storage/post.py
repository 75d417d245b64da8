"""Steps for stories about the outbox: what is written, who takes it, and what becomes of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from storage import outbox, sending, sent
from storage.database import Database
from storage.outbox import Letter, NewLetter
from storage.sending import Errand, Instant, Pace

MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
LEASE = timedelta(seconds=20)


@dataclass
class Post:
    """An outbox with two clocks that stand still until they are told to go on."""

    database: Database
    now: datetime = MORNING
    real: datetime = MORNING
    pace: Pace = field(default_factory=Pace)

    @property
    def instant(self) -> Instant:
        return Instant(self.now, self.real)

    def passes(self, seconds: float) -> None:
        """On both clocks."""
        self.now += timedelta(seconds=seconds)
        self.real += timedelta(seconds=seconds)

    def writes(self, key: str, **more: Any) -> bool:
        letter = {"workspace_id": "T1", "channel": "C1", "text": key, **more, "key": key}
        with self.database.transaction() as session:
            return outbox.write(session, NewLetter(**letter), self.now)

    def withdraws(self, subject: str) -> None:
        with self.database.transaction() as session:
            outbox.withdraw(session, "T1", subject, self.now)

    def takes(self, limit: int = 50) -> list[Errand]:
        with self.database.transaction() as session:
            return sending.taken(session, self.instant, self.pace, limit=limit, lease=LEASE)

    def keys_taken(self, limit: int = 50) -> list[str]:
        return [errand.letter.key for errand in self.takes(limit)]

    def arrive(self, *errands: Errand) -> set[int]:
        """They are reported as posted; the answer tells whose lease still counted."""
        with self.database.transaction() as session:
            held = sent.still_held(session, errands)
            arrivals = [
                sent.Arrival(errand, f"in {errand.letter.channel}", f"{errand.letter.id}.0", self.real)
                for errand in errands
                if errand.letter.id in held
            ]
            if arrivals:
                sent.arrived(session, arrivals, self.now, self.pace)
        return held

    def delivers(self) -> list[str]:
        """Everything that may go goes, and channels have rested afterwards."""
        keys = []
        while errands := self.takes():
            self.arrive(*errands)
            keys += [errand.letter.key for errand in errands]
            self.passes(2)
        return keys

    def letter(self, key: str) -> Letter:
        with self.database.reading() as session:
            return session.scalars(select(Letter).where(Letter.key == key)).one()

    def states(self) -> dict[str, str]:
        with self.database.reading() as session:
            letters = session.scalars(select(Letter).order_by(Letter.id))
            return {letter.key: letter.state for letter in letters}
