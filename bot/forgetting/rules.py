"""When something of a closed case or a handover is forgotten, and how many days a team may choose. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.cases import Case
from storage.handovers import Handover

FEWEST_DAYS, MOST_DAYS = 1, 1826
"""A day to take back a mistake; five years, as long as an inspectorate keeps what it monitors:
docs/trade.md, "Privacy"."""

ASK_AGAIN = timedelta(days=7)
"""How often it is said that cases wait for an export."""
NOT_SOONER_THAN = timedelta(days=28)
"""An export a month: so long after the last one was kept the next is offered at the earliest."""
CONFIRM_WITHIN = timedelta(hours=1)
"""So long the name of an account is kept for the press that confirms; then it must be typed again."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Of a team. `exported_until`: for a public body, what was closed before it may be forgotten."""

    handle_days: int
    text_days: int
    is_public_body: bool = False
    exported_until: datetime | None = None

    def may_forget(self, closed_at: datetime) -> bool:
        """Public bodies export first: their messages fall under the archive act."""
        if not self.is_public_body:
            return True
        return self.exported_until is not None and closed_at < self.exported_until


Problems = Mapping[str, str]
"""Field -> the end of the key of what is wrong with it."""


class Step(StrEnum):
    WAIT = "wait"
    """Nothing is due yet, or nothing is left."""
    EXPORT_FIRST = "export_first"
    LET_GO = "let_go"
    """The account goes, the words stay."""
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done now, and when to look again."""

    step: Step
    look_at: datetime | None = None


def decide(case: Case, terms: Terms, now: datetime) -> Decision:
    """The same however often it is asked: what was done is not due any more."""
    if case.closed_at is None or (case.erased_at is not None and case.erased_at >= case.closed_at):
        return Decision(Step.WAIT)
    let_go_at = case.closed_at + timedelta(days=terms.handle_days)
    erase_at = case.closed_at + timedelta(days=terms.text_days)
    first = min(let_go_at, erase_at) if case.handle else erase_at
    if now < first:
        return Decision(Step.WAIT, first)
    if not terms.may_forget(case.closed_at):
        return Decision(Step.EXPORT_FIRST)
    return Decision(Step.ERASE) if now >= erase_at else Decision(Step.LET_GO, erase_at)


def decide_words(handover: Handover, terms: Terms, now: datetime) -> Decision:
    """What was said with a handover ages from that moment, as words of a case do from its closing."""
    if handover.words is None or handover.given_at is None:
        return Decision(Step.WAIT)
    erase_at = handover.given_at + timedelta(days=terms.text_days)
    if now < erase_at:
        return Decision(Step.WAIT, erase_at)
    return Decision(Step.ERASE if terms.may_forget(handover.given_at) else Step.EXPORT_FIRST)


def offer_at(exported_at: datetime | None, now: datetime) -> datetime:
    """When the coordinators hear that something waits."""
    return now if exported_at is None else max(now, exported_at + NOT_SOONER_THAN)


def problems(handle_days: int | None, text_days: int | None) -> Problems:
    """Field -> the end of the key of what is wrong with it."""
    found = {
        name: "days"
        for name, days in (("handle_days", handle_days), ("text_days", text_days))
        if days is None or not FEWEST_DAYS <= days <= MOST_DAYS
    }
    if not found and (handle_days or 0) > (text_days or 0):
        return {"text_days": "order"}
    return found
