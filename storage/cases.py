"""Webcare: what people outside asked, who answers it, and before when; the questions: `storage/caseload.py`.

A case is open until `closed_at`. Its turns say who had it, one after another; its answers say what was done
with it (`storage/turns.py`). Words of outsiders are only in a case's `paraphrase`, `handle` and `link`, in an
answer's `words` and a turn's `note`, in what was promised (`storage/promises.py`), and in letters; never in
the log of changes.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from storage.database import Row
from storage.outsiders import HANDLE, WORDS, handle_key

CASE = "case"
"""What a case is called in the log of changes."""
DESK = "webcare_desk"
"""What a team's desk is called there; its id is the team's."""
BY_ITSELF = ""
"""Who did it, in the log of changes and in a turn, when nobody pressed anything."""

LOOKED_AT_AFTER = timedelta(days=1)
"""So long after its closing a case is looked at for what must be forgotten: no team forgets sooner."""


class Kind(StrEnum):
    """In order of triage, the first that fits counts: docs/trade.md, "Triage order"."""

    CRISIS = "crisis"
    """Danger, or a rumour that spreads."""
    FORMAL = "formal"
    """An objection, an official complaint, a request by law: it has a road of its own."""
    PRIVACY = "privacy"
    """Somebody shares personal data in the open."""
    COMPLAINT = "complaint"
    QUESTION = "question"
    COMPLIMENT = "compliment"
    IDEA = "idea"
    """An idea for the team, or a lead: somebody who may come to work there."""
    WRONG_FACTS = "wrong_facts"
    """What is said is not so: corrected once, with a source."""
    TROLL = "troll"
    """Insults and provocation."""
    SPAM = "spam"


class Urgency(StrEnum):
    NORMAL = "normal"
    TODAY = "today"
    NOW = "now"


class Status(StrEnum):
    """The first two are open, in the others nobody outside waits for us any more."""

    WAITING = "waiting"
    """Nobody pressed take, whether it has an owner or not."""
    TAKEN = "taken"
    ANSWERED = "answered"
    REFERRED = "referred"
    HIDDEN = "hidden"
    NO_REPLY = "no_reply"
    ASKED_BACK = "asked_back"
    """Only as the outcome of an answer: the case stays open, and waits for who is outside."""
    MERGED = "merged"
    """It goes on as another case, `Case.merged_into`."""
    NOT_A_CASE = "not_a_case"
    """It came in by mistake: nobody outside waits for us. Counted apart."""


# First human reply, in opening hours; spam and trolls need none: docs/trade.md, "Response targets".
USUAL_MINUTES: Mapping[str, int] = {
    Kind.CRISIS: 30,
    Kind.FORMAL: 240,
    Kind.PRIVACY: 120,
    Kind.COMPLAINT: 120,
    Kind.QUESTION: 240,
    Kind.COMPLIMENT: 480,
    Kind.IDEA: 480,
    Kind.WRONG_FACTS: 240,
}


class Desk(Row):
    """A team's webcare desk. Who holds it gives numbers and deals cases, one at a time in a team."""

    __tablename__ = "webcare_desks"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    last_number: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[dict[str, int]] = mapped_column(JSON, default_factory=lambda: dict(USUAL_MINUTES))
    """Response target by kind, in minutes of opening time; a kind that is not there has none."""
    version: Mapped[int] = mapped_column(default=1)
    """One more for every change of targets or hours: it names what a form was opened with."""
    week_due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the week's numbers are told in the channel; None as long as nobody looked."""


class Case(Row):
    """Something said by somebody outside that one of us must answer, once."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("team_id", "number"),
        Index(
            "ix_cases_open",
            "team_id",
            "owner_id",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_cases_alarm",
            "alarm_at",
            sqlite_where=text("alarm_at IS NOT NULL"),
            postgresql_where=text("alarm_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_deal",
            "deal_at",
            sqlite_where=text("deal_at IS NOT NULL"),
            postgresql_where=text("deal_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_counted",
            "team_id",
            "rules_id",
            sqlite_where=text("counts_from IS NOT NULL AND closed_at IS NULL"),
            postgresql_where=text("counts_from IS NOT NULL AND closed_at IS NULL"),
        ),
        Index(
            "ix_cases_long",
            "team_id",
            "long_at",
            sqlite_where=text("long_at IS NOT NULL AND closed_at IS NULL"),
            postgresql_where=text("long_at IS NOT NULL AND closed_at IS NULL"),
        ),
        Index(
            "ix_cases_leave",
            "leave_at",
            sqlite_where=text("leave_at IS NOT NULL"),
            postgresql_where=text("leave_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_look",
            "look_at",
            sqlite_where=text("look_at IS NOT NULL"),
            postgresql_where=text("look_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_forget",
            "forget_at",
            sqlite_where=text("forget_at IS NOT NULL"),
            postgresql_where=text("forget_at IS NOT NULL"),
        ),
        Index("ix_cases_handle", "team_id", "handle_key"),
        Index(
            "ix_cases_compare",
            "compare_at",
            sqlite_where=text("compare_at IS NOT NULL"),
            postgresql_where=text("compare_at IS NOT NULL"),
        ),
        Index("ix_cases_link", "team_id", "link_key"),
        Index("ix_cases_reported", "team_id", "reported_at"),
        {"sqlite_autoincrement": True},  # an id is never given twice: letters about a case are named after it
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    number: Mapped[int]
    """Of its team: from `caseload.new_number`."""
    channel: Mapped[str]
    """The key of one of the team's channels, or a network (`storage/channels.py`)."""
    kind: Mapped[Kind]
    paraphrase: Mapped[str] = mapped_column(info=WORDS)
    """At most 200 characters, in our own words."""
    reported_at: Mapped[datetime]
    reported_by: Mapped[str]
    urgency: Mapped[Urgency] = mapped_column(default=Urgency.NORMAL)
    channel_name: Mapped[str | None] = mapped_column(default=None)
    """What the team called that channel then, so that the case stays readable; None: a network."""
    link: Mapped[str | None] = mapped_column(default=None, info=WORDS)
    link_key: Mapped[str | None] = mapped_column(default=None, info=WORDS)
    """The same for two ways to write one link: `bot/webcare/links.py`."""
    handle: Mapped[str | None] = mapped_column(default=None, info=HANDLE)
    handle_key: Mapped[str | None] = mapped_column(init=False, default=None, info=HANDLE)
    """The same for two ways to write one account; it is set with the handle."""
    writer: Mapped[int | None] = mapped_column(default=None)
    """Of its team, in place of a handle that was let go: "somebody 4" (docs/decisions/204)."""
    status: Mapped[Status] = mapped_column(default=Status.WAITING)
    owner_id: Mapped[str | None] = mapped_column(default=None)
    turn_id: Mapped[int | None] = mapped_column(default=None)
    """The owner's turn; None when nobody has it."""
    target: Mapped[timedelta | None] = mapped_column(default=None)
    """How much open time the answer may take; None: as long as it takes."""
    spent: Mapped[timedelta] = mapped_column(default=timedelta())
    """The open time that was gone at `counts_from`."""
    counts_from: Mapped[datetime | None] = mapped_column(default=None)
    """From when the clock counts on; None: it stands still, as nobody outside waits for us."""
    rules_id: Mapped[int | None] = mapped_column(default=None)
    """By which hours it counts: `storage/clocks.py`."""
    half_at: Mapped[datetime | None] = mapped_column(default=None)
    """Of the time to answer, half is gone by then; None, as the next three, when the clock stands still or
    when it needs no answer by any moment."""
    warn_at: Mapped[datetime | None] = mapped_column(default=None)
    """80 % is gone."""
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    long_at: Mapped[datetime | None] = mapped_column(default=None)
    """Half as much again is gone."""
    said: Mapped[int] = mapped_column(default=0)
    """The last of those that was said, in percent of the time; each is said once."""
    unheard: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Who was not in then, and hears of it when they come in, if it still holds."""
    alarm_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the clock must be looked at next; None when it stands still or has nothing left to say."""
    deal_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it must be dealt (again) to somebody on duty; None when it has an owner, is closed, or waits for
    webcare to open at all."""
    leave_at: Mapped[datetime | None] = mapped_column(default=None)
    """When to look whether its owner hands it over: their day is nearly over. None when nobody has it."""
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    look_at: Mapped[datetime | None] = mapped_column(default=None)
    """When to look whether the owner is to be asked something: "still you?", or what they put off."""
    alive_at: Mapped[datetime | None] = mapped_column(default=None)
    """When its owner did something with it last; None while nobody took it."""
    still_asked_at: Mapped[datetime | None] = mapped_column(default=None)
    """When they were asked "still you?" since."""
    snoozed_until: Mapped[datetime | None] = mapped_column(default=None)
    """When the owner looks at it again; the clock runs on."""
    asked_back_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when we wait for an answer of who is outside, or did as it closed; the clock stands still."""
    in_danger: Mapped[bool] = mapped_column(default=False)
    """Somebody is in danger: first they are called, everything else comes after. Never lowered."""
    rung: Mapped[int] = mapped_column(default=0)
    """How far it went up the ladder (`storage/escalation.py`): 0 is nowhere, 4 the crisis team."""
    forget_at: Mapped[datetime | None] = mapped_column(init=False, default=None)
    """When to look what of it must be forgotten; None while it is open, waits for an export, or has nothing
    left to forget. It is set with `closed_at`."""
    erased_at: Mapped[datetime | None] = mapped_column(init=False, default=None)
    """When its words went, by themselves or because somebody asked for it."""
    compare_at: Mapped[datetime | None] = mapped_column(default=None)
    """When to look whether others asked the same; None when that was done, or is not to be."""
    merged_into: Mapped[int | None] = mapped_column(
        ForeignKey("cases.id", ondelete="SET NULL"), default=None, index=True
    )
    """The case it goes on as, which may go on as another itself; only while it is merged."""
    idea_id: Mapped[int | None] = mapped_column(
        ForeignKey("meetup_ideas.id", ondelete="SET NULL"), default=None
    )
    """The idea that was made of it."""
    away_told: Mapped[int] = mapped_column(default=0)
    """The leave of its owner that the coordinators know of; 0 is none."""
    version: Mapped[int] = mapped_column(default=1)
    """One more for every change that people see: it names the letters."""

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @validates("handle")
    def _keyed(self, _name: str, handle: str | None) -> str | None:
        self.handle_key = handle_key(handle) if handle else None
        return handle

    @validates("closed_at")
    def _to_be_forgotten(self, _name: str, closed_at: datetime | None) -> datetime | None:
        self.forget_at = closed_at + LOOKED_AT_AFTER if closed_at else None
        return closed_at

    @property
    def is_merged(self) -> bool:
        return self.merged_into is not None
