"""The steps of stories about monitoring. It is Monday 23 November 2026, 09:45 in Amsterdam."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from bot.monitoring import feeds
from playground.screen import Seen
from storage.duties import Duty, Part
from storage.monitoring import Mention, Source
from storage.people import Team
from tests.monitoring.feed_server import PATIENT
from tests.team.founding import told_privately
from tests.town import Resident, Town
from tests.webcare.care import team_in

SOCIAL = "#social"


def a_team(town: Town, monitors: Sequence[str] = ("Noor",)) -> Team:
    """In which these people do monitoring."""
    team = team_in(town)
    with town.bot.office.transaction() as session:
        for name in monitors:
            user_id = town.person(name).id
            session.add(Duty(team_id=team.id, task="monitoring", part=Part.DOES, user_id=user_id))
    return team


def hears_this_machine(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    object.__setattr__(town.bot.office, "local_feeds", True)
    monkeypatch.setattr(feeds, "LIMITS", PATIENT)


def shown(person: Resident, words: str = "") -> Seen:
    """What `/smwatch` answers this person privately."""
    person.types(f"/smwatch {words}".strip(), SOCIAL)
    return told_privately(person)


def adds_feed(person: Resident, address: str, name: str = "") -> str:
    """Through the form; what that came to."""
    person.presses("Feed toevoegen", shown(person, "bronnen"))
    person.waits_for_form("Feed")
    person.fills("Adres van de feed", address)
    if name:
        person.fills("Hoe noemen jullie deze bron?", name)
    return person.submits()


def all_mentions(town: Town) -> Sequence[Mention]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Mention).order_by(Mention.id)).all()


def news(town: Town) -> list[str]:
    """Titles of mentions of which nobody said what they are."""
    return [one.title for one in all_mentions(town) if one.became is None]


def the_source(town: Town, nth: int = 0) -> Source:
    with town.bot.office.reading() as session:
        return session.scalars(select(Source).order_by(Source.id)).all()[nth]
