"""The way to a case: found, of a team the acting person may enter, with all that is needed to act on it.

Asked anew on every press and form: a button may be a week old, and its presser no member any more.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.ids import is_direct, row_id
from bot.slack.replies import Message, Nothing, Reply
from bot.slack.requests import ButtonPress
from bot.webcare import confirming
from bot.webcare.letters import Letters
from bot.webcare.messages import Facts
from bot.webcare.rules import Refusal
from bot.whose_team import refusal_to_enter
from storage import caseload
from storage.caseload import Found
from storage.cases import Case
from storage.people import Team


@dataclass(frozen=True, slots=True)
class Entered:
    """A case that this person may see and act on; `visit` speaks as they read."""

    visit: Visit
    team: Team
    case: Case
    letters: Letters

    def facts(self, *others: str) -> Facts:
        """The case as this person sees it now; `others` are people to be named."""
        answers = caseload.answers(self.letters.session, self.case, 1) if not self.case.is_open else ()
        answer = answers[0] if answers else None
        return self.letters.facts(self.case, answer, *others, reader=self.visit.person)

    def refused(self, refusal: Refusal, words: str | None = None) -> Message:
        return confirming.refused(self.visit.say, self.facts(), refusal, words)

    def confirms(self, key: str) -> Message:
        return confirming.done(self.visit.say, self.facts(), key)

    def shows(self, press: ButtonPress, key: str) -> Reply:
        """In direct messages the ping itself changes before one's eyes; elsewhere it is said."""
        in_ping = is_direct(press.channel_id or "") and not press.is_ephemeral
        return Nothing() if in_ping else self.confirms(key)


def enter(session: Session, visit: Visit, found: Found | None) -> Entered | Message:
    """The case, or why this person may not come near it."""
    if found is None:
        return confirming.gone(visit.say)
    if refusal := refusal_to_enter(session, visit, found.team):
        return refusal
    letters = Letters(visit.office, session, found.team, visit.now, {visit.user_id: visit.person})
    return Entered(visit.to_team(found.team), found.team, found.case, letters)


def look_up(session: Session, visit: Visit, case_id: int) -> Entered | Message:
    return enter(session, visit, caseload.look_up(session, visit.workspace_id, case_id, visit.user_id))


def hold(session: Session, visit: Visit, case_id: int) -> Entered | Message:
    """The case is theirs alone to change until the transaction ends."""
    return enter(session, visit, caseload.hold(session, visit.workspace_id, case_id, visit.user_id))


def hold_with_desk(session: Session, visit: Visit, case_id: int) -> Entered | Message:
    """As `hold`, and the desk of its team too, for who deals the case again."""
    found = caseload.look_up(session, visit.workspace_id, case_id, visit.user_id)
    if found is None:
        return confirming.gone(visit.say)
    caseload.hold_desk(session, found.team)
    return hold(session, visit, case_id)


def case_id(press: ButtonPress) -> int:
    return row_id(press.value)
