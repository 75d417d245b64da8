"""How far a case went up the ladder, and what the crisis taught: on the page of the case."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.slack.blocks import Block, context
from bot.texts import Say
from bot.webcare import crisis_messages, escalating_messages
from bot.webcare.messages import Facts
from storage import escalation
from storage.cases import Case
from storage.escalation import Crisis, Escalation


@dataclass(frozen=True, slots=True)
class Climb:
    """The last step up, and the last crisis, if any."""

    last: Escalation | None
    crisis: Crisis | None

    @property
    def people(self) -> list[str]:
        """Who is named in it."""
        last = [self.last.by, self.last.to_id] if self.last else []
        one = self.crisis
        crisis = [one.over_by or "", one.reviewed_by or ""] if one else []
        return [user_id for user_id in (*last, *crisis) if user_id]


def climb_of(session: Session, case: Case) -> Climb:
    return Climb(escalation.last_escalation(session, case), escalation.crisis_of(session, case))


def told(say: Say, facts: Facts, up: Climb) -> list[Block]:
    step = [] if up.last is None else [context(*escalating_messages.step(say, facts, up.last))]
    return [*step, *crisis_messages.of_case(say, facts, up.crisis)]
