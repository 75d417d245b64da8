"""What people can do at step three: look at it, and at what changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.feature import Progress
from bot.field import doubting
from bot.field.messages import readers_agree
from bot.office import Visit
from bot.pages import Place, marked
from bot.remembering import remembered_page
from bot.slack.replies import Message, Reply
from bot.slack.requests import Command
from bot.story import asking_messages, history, messages, rules
from bot.story.messages import House, ShownValue
from bot.story.telling import found_out
from storage import actions, anchoring, brands, changes
from storage.actions import Action
from storage.brands import BRAND, VALUE
from storage.people import Team


def page(session: Session, visit: Visit, team: Team, _number: int = 0) -> Message:
    """Step three of this team."""

    def made() -> Message:
        return messages.overview(visit.say, house_of(session, visit, team))

    shown = remembered_page(session, visit, team, "story", made, also=anchoring.state(session, team))
    return marked(shown, Place("story", team.id))


def house_of(session: Session, visit: Visit, team: Team) -> House:
    """The house with what people find out about it."""
    brand, promised = brands.brand_of(session, team), actions.open_actions(session, team)
    return House(
        team_id=team.id,
        brand=rules.brand_draft(brand),
        labels=rules.labels_draft(brand),
        found_out=found_out(BRAND, team.id, promised),
        values=_values(session, visit, team, promised),
    )


def _values(session: Session, visit: Visit, team: Team, promised: Sequence[Action]) -> list[ShownValue]:
    """The values with how readers of posts agree about each, and what employees are asked."""
    agreed = doubting.readers_agree(session, visit, team)
    asked = {one.value_id: one for one in anchoring.open_questions(session, team)}
    counts = anchoring.counts(session, [one.id for one in asked.values()]) if asked else {}
    shown = []
    for value in brands.values_of(session, team):
        notes = [readers_agree(visit.say, agreed[value.id])] if value.id in agreed else []
        question = asked.get(value.id)
        if question is not None:
            notes.append(asking_messages.note(visit.say, question, counts.get(question.id, 0), team.zone))
        shown.append(
            ShownValue(
                value.id,
                rules.value_draft(value),
                found_out(VALUE, value.id, promised),
                tuple(notes),
                question.id if question else None,
            )
        )
    return shown


def progress(session: Session, team: Team, _now: datetime) -> Progress:
    """How far step three is: the parts of the house, and how many values are usable."""
    brand = rules.brand_draft(brands.brand_of(session, team))
    values = [rules.value_draft(value) for value in brands.values_of(session, team)]
    share, usable = rules.progress(brand, values)
    if not values:
        return Progress(share, "story.step.no_values" if share else "story.step.empty")
    if usable == len(values):
        return Progress(share, "story.step.all", {"count": len(values)})
    if len(values) == 1:
        return Progress(share, "story.step.only")
    return Progress(share, "story.step.some", {"count": len(values) - usable, "all": len(values)})


def show_history(visit: Visit, team: Team, _command: Command) -> Reply:
    """The latest changes of the house and its values."""
    with visit.reading() as session:
        done = changes.latest(session, team, (BRAND, VALUE), history.SHOWN)
        values = brands.every_value(session, team)
    return history.told(visit.say, done, values, visit.person.zone)
