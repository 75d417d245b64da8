"""The way to a case: found, of a team the acting person may enter, with all that is needed to act on it.

Asked anew on every press and form: a button may be a week old, and its presser no member any more.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.blocks import context
from bot.slack.ids import is_direct, row_id
from bot.slack.replies import Message, Nothing, Reply
from bot.slack.requests import ButtonPress
from bot.webcare import confirming, messages
from bot.webcare.letters import Letters
from bot.webcare.messages import Facts
from bot.webcare.rules import Refusal
from bot.whose_team import refusal_to_enter
from storage import caseload
from storage.caseload import Found
from storage.cases import Case
from storage.people import Team

Find = Callable[[Session, str, int, str], Found | None]


@dataclass(frozen=True, slots=True)
class Entered:
    """A case that this person may see and act on; `visit` speaks as they read."""

    visit: Visit
    team: Team
    case: Case
    letters: Letters
    came_from: Case | None = None
    """The merged case that was asked for, which goes on as this one."""

    def facts(self, *others: str) -> Facts:
        """The case as this person sees it now; `others` are people to be named."""
        answers = caseload.answers(self.letters.session, self.case, 1) if not self.case.is_open else ()
        answer = answers[0] if answers else None
        return self.letters.facts(self.case, answer, *others, reader=self.visit.person)

    def refused(self, refusal: Refusal, words: str | None = None) -> Message:
        return self._led(confirming.refused(self.visit.say, self.facts(), refusal, words))

    def confirms(self, key: str) -> Message:
        return self._led(confirming.done(self.visit.say, self.facts(), key))

    def moved(self) -> str | None:
        """That the case that was asked for goes on as this one; None when it was this one."""
        if self.came_from is None:
            return None
        what = messages.what(self.visit.say, self.came_from)
        return self.visit.say("webcare.merged.moved", what=what, number=self.case.number)

    def _led(self, message: Message) -> Message:
        moved = self.moved()
        if moved is None:
            return message
        return Message(f"{moved} {message.text}", (context(moved), *message.blocks))

    def shows(self, press: ButtonPress, key: str) -> Reply:
        """In direct messages the ping itself changes before one's eyes; elsewhere it is said."""
        in_ping = is_direct(press.channel_id or "") and not press.is_ephemeral and self.came_from is None
        return Nothing() if in_ping else self.confirms(key)


def enter(session: Session, visit: Visit, found: Found | None) -> Entered | Message:
    """The case, or why this person may not come near it."""
    if found is None:
        return confirming.gone(visit.say)
    if refusal := refusal_to_enter(session, visit, found.team):
        return refusal
    letters = Letters(visit.office, session, found.team, visit.now, {visit.user_id: visit.person})
    return Entered(visit.to_team(found.team), found.team, found.case, letters)


def look_at(session: Session, visit: Visit, case_id: int) -> Entered | Message:
    """The case as it is, also when it goes on as another."""
    return enter(session, visit, caseload.look_up(session, visit.workspace_id, case_id, visit.user_id))


def look_up(session: Session, visit: Visit, case_id: int) -> Entered | Message:
    """The case; for one that was merged, the one it goes on as."""
    return _following(session, visit, case_id, caseload.look_up)


def hold(session: Session, visit: Visit, case_id: int) -> Entered | Message:
    """As `look_up`, and the case is theirs alone to change until the transaction ends.

    A merged one stays held on the way, so that it is not taken apart meanwhile.
    """
    return _following(session, visit, case_id, caseload.hold)


def _following(session: Session, visit: Visit, case_id: int, find: Find) -> Entered | Message:
    asked = found = find(session, visit.workspace_id, case_id, visit.user_id)
    while found is not None and found.case.merged_into is not None:
        found = find(session, visit.workspace_id, found.case.merged_into, visit.user_id)
    entered = enter(session, visit, found)
    if isinstance(entered, Message) or asked is None or entered.case is asked.case:
        return entered
    return replace(entered, came_from=asked.case)


def hold_with_desk(session: Session, visit: Visit, case_id: int) -> Entered | Message:
    """As `hold`, and the desk of its team too, for who deals the case again."""
    found = caseload.look_up(session, visit.workspace_id, case_id, visit.user_id)
    if found is None:
        return confirming.gone(visit.say)
    caseload.hold_desk(session, found.team)
    return hold(session, visit, case_id)


def case_id(press: ButtonPress) -> int:
    return row_id(press.value)


def reply_name(number: int) -> str:
    """The field in which a reply is made ready; a form that is made anew numbers it one more."""
    return f"text_{number}"


def reply_written(press: ButtonPress) -> str | None:
    """The reply that stands in the form in which the button was pressed; None in any other place."""
    if press.form is None:
        return None
    return press.answers.text(reply_name(row_id(press.form.facts.get("round"))))
