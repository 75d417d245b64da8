"""A delivery between a real outbox and a playground, with clocks that stand still until told to go on."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import FixedClock, RealClock
from bot.slack.api import Api
from bot.slack.courier import Courier
from bot.slack.delivery import Delivery, Options
from playground.running import Playground
from storage import outbox, sending
from storage.database import Database
from storage.outbox import Letter, NewLetter
from storage.sending import Instant

STORY_START = datetime.fromisoformat("2026-11-23T09:45:00+01:00")
SCOPES = frozenset({"chat:write", "im:write", "users:read", "channels:read"})
HISTORY = ["channels:history", "groups:history", "im:history"]
SOCIAL, VACATURES, COFFEE, OTHER = "C0DEMO01", "C0DEMO02", "C0DEMO03", "C0OTHER01"
BRAM, NOOR = "U0DEMO002", "U0DEMO005"
HOME, ELSEWHERE = "T0DEMO01", "T0OTHER01"
Json = dict[str, Any]


@dataclass
class PostOffice:
    slack: Playground
    database: Database
    now: FixedClock = field(default_factory=lambda: FixedClock(STORY_START))
    real: FixedClock | RealClock = field(default_factory=lambda: FixedClock(STORY_START))
    told: list[str] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.api = Api(self.slack.api_url)
        self.tokens = {w.id: w.installation.token for w in self.slack.service.world.workspaces.values()}
        self.delivery = self.another_delivery()

    def another_delivery(self, options: Options | None = None) -> Delivery:
        """Of a second process, say: everything but the database and the clocks is its own."""
        courier = Courier(self.api, self.tokens.get, self.real.now, jitter=lambda: 0.5)
        return Delivery(self.database, courier, self.tells, self.instant, self.counts, options or Options())

    def instant(self) -> Instant:
        return Instant(self.now.now(), self.real.now())

    def tells(self, session: Session, letter: Letter, error: str, now: datetime) -> None:
        """A coordinator is told with a letter, as the bot does."""
        self.told.append(f"{letter.key}: {error}")
        new = NewLetter(
            workspace_id=letter.workspace_id, channel=BRAM, key=f"undelivered:{letter.id}", text=error
        )
        outbox.write(session, new, now)

    def counts(self, result: str) -> None:
        self.counted[result] += 1

    def writes(self, key: str, channel: str = SOCIAL, **more: Any) -> None:
        letter = {"workspace_id": HOME, "channel": channel, "text": f"Tekst van {key}", **more, "key": key}
        with self.database.transaction() as session:
            outbox.write(session, NewLetter(**letter), self.now.now())

    def withdraws(self, subject: str) -> None:
        with self.database.transaction() as session:
            outbox.withdraw(session, HOME, subject, self.now.now())

    def delivers(self, *, after: float = 2) -> int:
        """What may go after so many seconds goes; how many letters were carried."""
        self.passes(after)
        return self.delivery.deliver_once()

    def delivers_all(self) -> None:
        """Time goes by until nothing more is to be carried within half a minute."""
        while self.delivers() or self.is_any_coming():
            pass

    def is_any_coming(self) -> bool:
        with self.database.reading() as session:
            return sending.is_any_coming(session, self.instant(), timedelta(seconds=30))

    def passes(self, seconds: float) -> None:
        self.now.forward(seconds=seconds)
        if isinstance(self.real, FixedClock):
            self.real.forward(seconds=seconds)

    def letter(self, key: str) -> Letter:
        with self.database.reading() as session:
            return session.scalars(select(Letter).where(Letter.key == key)).one()

    def calls(self, method: str) -> list[Json]:
        return [call for call in self.slack.log("call") if call["method"] == method]

    def shown(self, channel: str = SOCIAL) -> list[str]:
        """The texts of our messages in a channel, replies included, oldest first."""
        return [message.text for message in self.messages(channel)]

    def messages(self, channel: str = SOCIAL) -> list[Any]:
        rooms = [
            w.channels[channel] for w in self.slack.service.world.workspaces.values() if channel in w.channels
        ]
        return [m for m in rooms[0].messages.values() if m.bot_id and m.subtype != "tombstone"]

    def direct(self, person: str) -> str:
        """The channel of somebody's direct messages with the app."""
        return str(self.slack.post("/my/open", {"person": person, "with": "U0SMPLAN01"})["channel"])

    def waits(self, seconds: float) -> datetime:
        return self.real.now() + timedelta(seconds=seconds)
