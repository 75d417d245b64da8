"""The steps of stories about adding posts, in the demo's team. It is Monday 23 November 2026, 09:45."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from bot.adding import FEATURE
from bot.demo.team import WORKSPACE
from bot.office import Visit
from bot.slack.answers import Answer, Answers
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress
from bot.slack.requests import Person as Actor
from playground.screen import Seen
from storage import channels, people
from storage.people import Team
from storage.posts import Post
from tests.town import Resident, Town

SOCIAL = "#social"
TITLE, CHANNEL, DAY, TIME, OWNER = "Titel", "Kanaal", "Dag", "Tijd", "Eigenaar"
DRAFT = "Tekst, of waar die staat"
FORM = "Nieuw bericht"
PLACED = (
    "vrijdag 20 november, 12.00 uur is voorbij. Is het al geplaatst? Zet anders hieronder een ander moment."
)


def types(person: Resident, line: str) -> Seen:
    """A line is typed in the team's channel; what is said back."""
    person.types(f"/smcal {line}", SOCIAL)
    return told(person)


def told(person: Resident) -> Seen:
    """What only this person was told last; below it may stand the card of a post."""
    return [one for one in person.sees(SOCIAL) if one.only_you][-1]


def team_of(town: Town) -> Team:
    with town.bot.office.reading() as session:
        [team] = people.teams_of(session, WORKSPACE, "U0DEMO001")
        return team


def posts(town: Town) -> Sequence[Post]:
    """What was added since the story of the demo, in that order."""
    with town.bot.office.reading() as session:
        made = select(Post).where(Post.came_from.is_not(None))
        return session.scalars(made.order_by(Post.id)).all()


def opens_form(person: Resident, fields: Mapping[str, str], answer: str = "updated") -> None:
    """The form is filled in and sent; without an error its mirror is open."""
    person.types("/smcal toevoegen", SOCIAL)
    person.waits_for_form(FORM)
    for label, choice in fields.items():
        person.fills(label, choice)
    assert person.submits() == answer


def problems(person: Resident) -> str:
    """What the open form says is wrong."""
    return " ".join(person.form.errors_by_block.values())


def button_of(seen: Seen, label: str) -> tuple[str, str]:
    """The action and the value of a button, as Slack would send them once more."""
    [found] = [one.element for one in seen.controls if one.label == label]
    return found["action_id"].partition(":")[0], found["value"]


def visit_of(town: Town, person: Resident, key: str) -> Visit:
    """Somebody acts; `key` names the request."""
    with town.bot.office.reading() as session:
        known = people.person(session, WORKSPACE, person.id)
    assert known is not None
    return Visit(town.bot.office, known, town.now, town.bot.office.say_to(known), key)


def presses_late(town: Town, person: Resident, action: str, value: str, which: str = "late") -> str:
    """A second press of a button that was there a moment ago: what is said. `which` names the press."""
    visit = visit_of(town, person, f"{which} {action}")
    press = ButtonPress(Actor(person.id, WORKSPACE), action, value, Answer(), Answers(), "trigger")
    return text_of(FEATURE.buttons[action](visit, press))


def text_of(reply: Reply) -> str:
    message = reply.message if isinstance(reply, Replace) else reply
    assert isinstance(message, Message)
    return message.text


def removes_linkedin(town: Town) -> None:
    with town.bot.office.transaction() as session:
        [linkedin] = [one for one in channels.of_team(session, team_of(town)) if one.key == "linkedin"]
        linkedin.removed_at = town.now


def leaves(town: Town, name: str) -> None:
    with town.bot.office.transaction() as session:
        member = people.member(session, team_of(town), town.person(name).id)
        session.delete(member)
