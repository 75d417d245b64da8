"""The eight reply patterns to begin a library with: one press takes one over, and a team makes it its own.

They are frames with gaps, and are never sent by themselves: docs/trade.md, "Answer library".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.answers import keeping, rules
from bot.answers.rules import Draft
from bot.office import Office, Visit
from bot.wall_clock import local_day
from storage import library
from storage.cases import Kind
from storage.library import LibraryAnswer, Piece
from storage.people import Team

FROM = "frame:"


@dataclass(frozen=True, slots=True)
class Frame:
    """One pattern: for which kinds, and the answers it is made of."""

    kinds: tuple[Kind, ...]
    answers: tuple[str, ...]


FRAMES: Mapping[str, Frame] = {
    "question": Frame((Kind.QUESTION,), ("question",)),
    "complaint": Frame((Kind.COMPLAINT,), ("complaint",)),
    "compliment": Frame((Kind.COMPLIMENT,), ("compliment",)),
    "privacy": Frame((Kind.PRIVACY,), ("privacy",)),
    "formal": Frame((Kind.FORMAL,), ("formal",)),
    "rumour": Frame((Kind.CRISIS, Kind.WRONG_FACTS), ("rumour", "rumour_checking")),
    "house_rules": Frame((Kind.TROLL,), ("house_rules",)),
    "closed": Frame((), ("closed",)),
}


def source(name: str) -> str:
    return f"{FROM}{name}"


def sources() -> list[str]:
    return [source(name) for frame in FRAMES.values() for name in frame.answers]


def draft(office: Office, visit: Visit, team: Team, frame: Frame, name: str) -> Draft:
    """The answer as it is taken over: in both languages, its title in the team's, owned by who takes it."""
    dutch, english = office.say("nl"), office.say("en")
    return Draft(
        title=office.say(team.language)(f"answers.frame.{name}.option"),
        piece=Piece.WHOLE,
        nl=dutch(f"answers.frame.{name}.text"),
        en=english(f"answers.frame.{name}.text"),
        kinds=tuple(frame.kinds),
        owner_id=visit.user_id,
        review_by=rules.last_day(local_day(visit.now, team.zone)),
    )


def adopted(session: Session, team: Team) -> set[str]:
    """The frames whose answers all stand in the library."""
    there = library.came_from(session, team, sources())
    kept = {name for name, one in there.items() if one.archived_at is None}
    return {key for key, frame in FRAMES.items() if {source(name) for name in frame.answers} <= kept}


def adopt(session: Session, visit: Visit, team: Team, key: str) -> list[LibraryAnswer]:
    """The frame stands in the library, if it did not already: its answers. Hold the team first."""
    there = library.came_from(session, team, [source(name) for name in FRAMES[key].answers])
    return [_adopt_one(session, visit, team, key, name, there) for name in FRAMES[key].answers]


def _adopt_one(
    session: Session, visit: Visit, team: Team, key: str, name: str, there: Mapping[str, LibraryAnswer]
) -> LibraryAnswer:
    known = there.get(source(name))
    if known is None:
        new = draft(visit.office, visit, team, FRAMES[key], name)
        return keeping.add(session, visit, team, new, source(name))
    if known.archived_at is not None:
        keeping.restore(session, visit, team, known)
    return known


def fitting(session: Session, team: Team, kind: str) -> list[str]:
    """The frames for a kind of case that are not in the library yet."""
    of_kind = [key for key, frame in FRAMES.items() if kind in frame.kinds]
    known = adopted(session, team) if of_kind else set()
    return [key for key in of_kind if key not in known]
