"""What can be held against the field, and what each is called: a line for every kind of thing.

Forms remember numbers, never texts, so a title is read again from where the thing is kept.
"""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from bot.field.rules import Thing
from storage import calendar, verdicts
from storage.people import Team
from storage.posts import POST
from storage.verdicts import LOOSE_POST

TitleOf = Callable[[Session, Team, int], str | None]
"""The title of a thing of this team; None when there is no such thing any more."""

TITLES: Mapping[str, TitleOf] = {
    LOOSE_POST: verdicts.title_of_loose_post,
    POST: calendar.title_of,
}


def thing_of(session: Session, team: Team, kind: str, thing_id: int) -> Thing | None:
    """The thing as it is called now; with id 0 one that is not kept yet. None when it is gone."""
    title_of = TITLES.get(kind)
    if title_of is None:
        return None
    title = title_of(session, team, thing_id) if thing_id else ""
    return None if title is None else Thing(kind, thing_id, title)
