"""What was worked out for a team is remembered until the team's log of changes goes on.

Opening `/smplan` or a step of a full plan asks dozens of things; mostly nothing changed since the last look.
What changes without the log, such as a day off or a new name in Slack, is seen within minutes.
"""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.office import Office, Visit
from bot.slack.replies import Message
from bot.wall_clock import local_day
from storage import changes
from storage.people import Team

T = TypeVar("T")
MINUTES = 5


def remembered(  # noqa: PLR0913, PLR0917 - what is remembered, of whom, and until when
    session: Session,
    office: Office,
    team: Team,
    now: datetime,
    name: Hashable,
    work_out: Callable[[], T],
    also: Hashable = None,
) -> T:
    """`name` says what it is; it must hold for whoever asks."""
    bucket = now.timestamp() // (60 * MINUTES)
    stamp = (also, *changes.newest(session, team), local_day(now, team.zone), bucket)
    return office.memory.recall((name, team.id), stamp, work_out)


def remembered_page(
    session: Session,
    visit: Visit,
    team: Team,
    name: Hashable,
    say_it: Callable[[], Message],
    also: Hashable = None,
) -> Message:
    """A message that everybody in the team reads alike, in the visit's language.

    `also` is what else it depends on, beside what the log of changes tells.
    """
    page = (name, visit.say.language)
    return remembered(session, visit.office, team, visit.now, page, say_it, also)
