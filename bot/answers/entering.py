"""The way to an answer of the library, of a team that the acting person may enter: to read or to change."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.answers import messages
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message
from bot.slack.requests import ButtonPress
from bot.whose_team import in_its_team
from storage import changes, library, people
from storage.library import ANSWER, LibraryAnswer
from storage.people import Team

GONE = "answers.gone"


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, also an archived one; `visit` speaks as they read."""

    visit: Visit
    team: Team
    answer: LibraryAnswer

    def kept(self, did: str) -> Message:
        return messages.kept(self.visit.say, self.answer, did)

    def too_late(self, session: Session) -> Message:
        """What somebody else did meanwhile."""
        last = changes.history(session, self.team, ANSWER, self.answer.id, 1)[0]
        return messages.too_late(self.visit.say, self.answer, last, self.visit.person.zone)


def look_up(session: Session, visit: Visit, value: object) -> Found | Message:
    """The answer that a button or form means; what follows a slash in the value is the version seen."""
    both = library.team_and_answer(session, visit.workspace_id, row_id(str(value).partition("/")[0]))
    found = in_its_team(session, visit, both, GONE)
    return found if isinstance(found, Message) else Found(*found)


def hold(session: Session, visit: Visit, value: object) -> Found | Message:
    """The same, to change it: its team is held, then the answer."""
    found = look_up(session, visit, value)
    if isinstance(found, Message):
        return found
    people.hold_team(session, visit.workspace_id, found.team.id)
    library.hold_answer(session, found.team, found.answer.id)
    return look_up(session, visit, value)


def is_as_seen(found: Found, press: ButtonPress) -> bool:
    """Whether nobody changed it since the button was shown."""
    return row_id((press.value or "").partition("/")[2]) == found.answer.version
