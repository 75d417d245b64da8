"""The way to a post: of a team the acting person may enter; asked on every act."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.posting.gathering import Shown, shown
from bot.posting.writing import Writer, writer
from bot.slack.ids import row_id
from bot.slack.replies import Message
from bot.texts import Say
from bot.whose_team import in_its_team
from storage import calendar, people
from storage.people import Team
from storage.posts import Post


@dataclass(frozen=True, slots=True)
class Entered:
    """A post that this person may see, and while it is held alone may change. `visit` speaks as they read."""

    session: Session
    visit: Visit
    team: Team
    post: Post
    desk: Writer

    @property
    def say(self) -> Say:
        return self.visit.say

    def shown(self) -> Shown:
        return shown(self.session, self.desk, self.post)


def look_up(session: Session, visit: Visit, post_id: object) -> Entered | Message:
    """The post that a button or form means; or why this person does not get it."""
    found = in_its_team(session, visit, _find(session, visit, post_id), "posts.gone.text")
    if isinstance(found, Message):
        return found
    visit, team, post = found
    return Entered(session, visit, team, post, writer(session, team, visit.now))


def hold(session: Session, visit: Visit, post_id: object) -> Entered | Message:
    """The same, to change it: the team is held, then the post, before anything of them is read."""
    found = _find(session, visit, post_id)
    if found is not None:
        team, post = found
        people.hold_team(session, visit.workspace_id, team.id)
        calendar.hold_post(session, team, post.id)
    return look_up(session, visit, post_id)


def _find(session: Session, visit: Visit, value: object) -> tuple[Team, Post] | None:
    """What follows a slash is the version that was seen."""
    return calendar.team_and_post(session, visit.workspace_id, row_id(str(value).partition("/")[0]))
