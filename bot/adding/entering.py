"""The form of a new post, from wherever it is asked for, filled in with what is known already."""

from dataclasses import replace
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.adding import forms
from bot.adding.gathering import around_of
from bot.adding.messages import Shown
from bot.adding.rules import Around
from bot.adding.wish import Wish
from bot.office import Visit
from bot.slack.blocks import section
from bot.slack.replies import Form, Message, Reply
from bot.slack.requests import ButtonPress
from bot.stacking import in_its_place
from bot.whose_team import team_to_enter
from storage.people import Team


def source(visit: Visit, kind: str) -> str:
    """What a post comes from that was typed: the request, so that the same one saves it once."""
    return f"{kind}:{sha256(visit.key.encode()).hexdigest()[:16]}"


def empty_form(session: Session, visit: Visit, team: Team) -> Form:
    return form_for(visit, around_of(session, team, visit.now), Wish(team.id, source(visit, "form")))


def form_for(visit: Visit, around: Around, wish: Wish, opening: str = "") -> Form:
    """`opening` is a sentence above it. What the plan or the team no longer has is not chosen any more."""
    is_there = wish.owner_id in around.names
    fitting = replace(wish, owner_id=wish.owner_id if is_there else None)
    above = [section(opening)] if opening else []
    filled = forms.filled_of(fitting, around.zone)
    return forms.post(visit.say, around, filled, forms.facts_for(wish), above)


def shown_to(visit: Visit, around: Around) -> Shown:
    return Shown(visit.say, around, visit.person.zone)


def press_another(visit: Visit, press: ButtonPress) -> Reply:
    """From the mirror of the one before; the button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        return in_its_place(press, empty_form(session, visit.to_team(team), team))
