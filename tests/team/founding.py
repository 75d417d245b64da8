"""A team of the demo's people and the steps that its stories share. It is Monday 23 November 2026, 09:45."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import event

from bot.rituals import prompt_due_at
from bot.slack.acquaintance import meet
from playground.people import Person as Screen
from playground.screen import NotOnScreen, Seen, Surface
from storage import duties, members
from storage.people import Team
from tests.town import Resident, Town

WORKSPACE = "T0DEMO01"
SMPLAN = "smplan"
"""The bot's own direct messages, by the name people open them with."""
EVERYBODY = ("Sanne", "Bram", "Noor", "Oliver")


def team_in(
    town: Town,
    names: Sequence[str] = EVERYBODY,
    *,
    channel: str = "#social",
    coordinators: Sequence[str] = ("Sanne",),
    on_duty: Sequence[tuple[int, str]] = (),
    **chosen: Any,
) -> Team:
    """A team as its first coordinator would have set it up; `chosen` are columns of the team."""
    ids = {name: town.person(name).id for name in names}
    meet(town.bot.office, WORKSPACE, ids.values(), town.now)
    with town.bot.office.transaction() as session:
        team = Team(
            workspace_id=WORKSPACE,
            channel_id=town.person(names[0]).channel_id(channel),
            created_at=town.now,
            created_by=ids[coordinators[0]],
            **{"name": channel.removeprefix("#"), **chosen},
        )
        team.prompt_due_at = prompt_due_at(team, town.now)
        session.add(team)
        session.flush()
        members.replace(session, team, ids.values(), [ids[name] for name in coordinators], town.now)
        duties.replace_roster(session, team, duties.WEBCARE, [(day, ids[name]) for day, name in on_duty])
    return team


def first_page(person: Resident, channel: str = "#social") -> None:
    """The first of the two pages with which a team is set up is open."""
    person.types("/smplan", channel)
    person.presses("Team opzetten", person.last(channel))
    person.waits_for_form("Team opzetten")


def second_page(person: Resident, channel: str = "#social") -> None:
    first_page(person, channel)
    assert person.submits() == "pushed"


def sets_up_a_team(person: Resident, channel: str = "#social") -> None:
    second_page(person, channel)
    assert person.submits() == "cleared"


def opens_settings(person: Resident, channel: str = "#social") -> None:
    person.types("/smplan instellingen", channel)
    person.waits_for_form("Instellingen")


def opens_settings_page_two(person: Resident, channel: str = "#social") -> None:
    opens_settings(person, channel)
    assert person.submits() == "pushed"


def opens_own_form(person: Resident, channel: str = "#social") -> None:
    """The form about oneself, in whichever language it opens."""
    person.types("/smplan me", channel)
    mine = person.last(channel)
    person.presses(mine.buttons[-2], mine)
    person.waits_for_form()


def told_privately(person: Screen, channel: str = "#social") -> Seen:
    """The last thing in the channel, which nobody else sees."""
    seen = person.last(channel)
    if not seen.only_you:
        raise NotOnScreen(f"a private answer; the last message is {seen.text!r}")
    return seen


def an_hour_passes(town: Town) -> None:
    """Also for what Slack counts in real time: response_urls live half an hour."""
    town.passes(hours=1)
    for hook in town.slack.service.hooks._made.values():
        hook.made_at -= 3600


def statements(town: Town, does: Callable[[], object]) -> int:
    """How many statements the database is asked meanwhile."""
    asked: list[str] = []

    def note(*arguments: Any) -> None:
        asked.append(arguments[2])

    engine = town.bot.office.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        does()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(asked)


LIVE = ("<!", "<#", "<http", " @channel", "*@channel", "<script")
"""What markup of somebody else's would begin with; mentions of people are ours as well."""


def is_harmless(shown: Surface) -> bool:
    """Nothing that people typed pings a crowd, or links, in what is rendered."""
    return not any(live in text for text in rendered(shown.blocks) for live in LIVE)


def rendered(part: Any) -> Iterator[str]:
    """Every text in which Slack renders markup; what stands in a field is shown as it is."""
    if isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            yield part["text"]
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from rendered(inner)
