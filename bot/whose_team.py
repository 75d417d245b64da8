"""Which team a person means, and what they may do there: asked once, before any feature is reached.

A command typed in a team's channel is about that team; elsewhere it is about the person's own team, and when
there are several, the person is asked.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.feature import CommandListener, PressListener
from bot.office import Visit
from bot.slack.blocks import actions, section
from bot.slack.commands import again_button
from bot.slack.ids import row_id
from bot.slack.mrkdwn import Typed, escape, mention
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.texts import Say
from storage import people

TeamListener = Callable[[Visit, people.Team, Command], Reply]
TeamPage = Callable[[Session, Visit, people.Team], Reply]
"""What somebody reads of their team, or fills in first; it writes nothing."""

Thing = TypeVar("Thing")

BUTTONS_AT_MOST = 25
"""Slack: at most 25 elements in an actions block."""


def in_team(listener: TeamListener) -> CommandListener:
    """The listener gets the team the person means; who may not see it, or has none, gets a sentence."""

    def answer(visit: Visit, command: Command) -> Reply:
        with visit.reading() as session:
            teams = teams_meant(session, visit, command.channel_id)
            refusal = refusal_to_enter(session, visit, teams[0]) if len(teams) == 1 else None
        if refusal is not None:
            return refusal
        if len(teams) == 1:
            return listener(visit.to_team(teams[0]), teams[0], command)
        return which_team(visit.say, command, teams)

    return answer


def by_word(page: TeamPage) -> CommandListener:
    """The page, for who types its word."""

    def show(visit: Visit, team: people.Team, _command: Command) -> Reply:
        with visit.reading() as session:
            return page(session, visit, team)

    return in_team(show)


def by_button(page: TeamPage) -> PressListener:
    """The page, for who presses a button that carries the team's id."""

    def show(visit: Visit, press: ButtonPress) -> Reply:
        with visit.reading() as session:
            team = team_to_enter(session, visit, press.value)
            return team if isinstance(team, Message) else page(session, visit.to_team(team), team)

    return show


def teams_meant(session: Session, visit: Visit, channel_id: str) -> list[people.Team]:
    """The team of the channel, else every team the person is in."""
    here = people.team_in_channel(session, visit.workspace_id, channel_id, visit.user_id)
    return [here] if here else list(people.teams_of(session, visit.workspace_id, visit.user_id))


def team_to_enter(session: Session, visit: Visit, team_id: str | int | None) -> people.Team | Message:
    """The team that a button or form means; or why this person does not get it."""
    team = people.team(session, visit.workspace_id, row_id(team_id), visit.user_id)
    if team is None:
        return Message(visit.say("slack.team.gone"))
    return refusal_to_enter(session, visit, team) or team


def team_to_set_up(session: Session, visit: Visit, team_id: str | int | None) -> people.Team | Message:
    """The same for who may change the team's settings."""
    team = team_to_enter(session, visit, team_id)
    return team if isinstance(team, Message) else refusal_to_set_up(session, visit, team) or team


def in_its_team(
    session: Session, visit: Visit, found: tuple[people.Team, Thing] | None, gone: str
) -> tuple[Visit, people.Team, Thing] | Message:
    """A thing that a button or form means, for who may enter its team; `gone` is said when there is none."""
    if found is None:
        return Message(visit.say(gone))
    team, thing = found
    return refusal_to_enter(session, visit, team) or (visit.to_team(team), team, thing)


def refusal_to_enter(session: Session, visit: Visit, team: people.Team) -> Message | None:
    """None for who may read and write in the team; else why not, and whom to ask."""
    say = visit.to_team(team).say
    if visit.person.is_stranger:
        return Message(say("slack.team.stranger"))
    if people.member(session, team, visit.user_id) is None:
        return Message(
            say("slack.team.not_member", team=escape(team.name), coordinators=ask(say, session, team))
        )
    if visit.person.is_guest and not team.guests_take_part:
        return Message(say("slack.team.guest", team=escape(team.name), coordinators=ask(say, session, team)))
    return None


def refusal_to_set_up(session: Session, visit: Visit, team: people.Team) -> Message | None:
    """None for a coordinator; else why not, and whom to ask."""
    if refusal := refusal_to_enter(session, visit, team):
        return refusal
    if coordinates(session, team, visit.user_id):
        return None
    say = visit.to_team(team).say
    return Message(say("slack.team.not_coordinator", coordinators=ask(say, session, team)))


def coordinates(session: Session, team: people.Team, user_id: str) -> bool:
    """Whether this person may change the team's settings."""
    member = people.member(session, team, user_id)
    return member is not None and member.is_coordinator


def ask(say: Say, session: Session, team: people.Team) -> str:
    """The coordinators as mentions, "Sanne en Bram"."""
    return say.list([mention(person.user_id) for person in people.coordinators(session, team)])


def which_team(say: Say, command: Command, teams: list[people.Team]) -> Message:
    if not teams:
        return Message(say("slack.team.none"))
    text = say("slack.team.which")
    buttons = [
        again_button(Typed(team.name), replace(command, channel_id=team.channel_id), f":{team.id}")
        for team in teams[:BUTTONS_AT_MOST]
    ]
    return Message(text, (section(text), actions(*buttons)))
