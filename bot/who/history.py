"""`/smwho history`: what changed in the audiences lately, by whom and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.office import Visit
from bot.slack.blocks import Block, context, header, section
from bot.slack.elements import button
from bot.slack.mrkdwn import mention
from bot.slack.replies import Message, Reply
from bot.slack.requests import Command
from bot.texts import Say
from bot.who import telling
from storage import audiences, changes
from storage.audiences import ACTOR, AUDIENCE
from storage.changes import Change
from storage.people import Team

SHOWN = 15
NAME = 80


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called now, by id; `around` tells which audience an actor stands around."""

    audiences: Mapping[int, str]
    actors: Mapping[int, str]
    around: Mapping[int, int]


def show(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        done = changes.latest(session, team, (AUDIENCE, ACTOR), SHOWN)
        there = {one.id for one in audiences.of_team(session, team)}
        there_around = {one.id for one in audiences.actors_of_team(session, team)}
        actors = audiences.actor_names(session, team)
        names = Names(
            audiences.audience_names(session, team),
            {one: name for one, (_, name) in actors.items()},
            {one: audience_id for one, (audience_id, _) in actors.items()},
        )
    return told(visit.say, done, names, visit.person.zone, Gone(there, there_around))


@dataclass(frozen=True, slots=True)
class Gone:
    """Ids of what is still there; what is not can be restored."""

    audiences: set[int]
    actors: set[int]

    def can_return(self, change: Change, names: Names) -> bool:
        if change.did != "removed":
            return False
        if change.thing == AUDIENCE:
            return change.thing_id not in self.audiences
        return change.thing_id not in self.actors and names.around.get(change.thing_id) in self.audiences


def told(say: Say, done: Sequence[Change], names: Names, zone: str, gone: Gone) -> Message:
    """Newest first; beside what was removed stands the button that restores it."""
    if not done:
        return Message(say("who.history.none"))
    heading = say("who.history.heading")
    lines = [_line(say, one, names, zone) for one in done]
    blocks: list[Block] = []
    returned: set[tuple[str, int]] = set()
    for change, line in zip(done, lines, strict=True):
        key = (change.thing, change.thing_id)
        can_return = gone.can_return(change, names) and key not in returned
        returned |= {key} if can_return else set()
        blocks.append(section(line, accessory=_restore(say, change)) if can_return else context(line))
    return Message("\n".join((heading, *lines)), (header(heading), *blocks))


def _restore(say: Say, change: Change) -> dict[str, object]:
    action = "who.restore" if change.thing == AUDIENCE else "who.put_back"
    return button(action, say("common.restore.button"), str(change.thing_id))


def _line(say: Say, change: Change, names: Names, zone: str) -> str:
    line = say(
        f"who.history.{change.did}",
        who=mention(change.by),
        what=_what(say, change, names),
        when=say.short_moment(change.at, zone),
    )
    if change.did != "changed":
        return line
    fields = say.list([say(f"who.field.{name}") for name in change.fields])
    return say("who.history.fields", line=line, fields=fields) if fields else line


def _what(say: Say, change: Change, names: Names) -> str:
    unknown = say("common.unknown")
    if change.thing == AUDIENCE:
        return telling.safe(names.audiences.get(change.thing_id, unknown), NAME)
    audience = names.audiences.get(names.around.get(change.thing_id, 0), unknown)
    actor = names.actors.get(change.thing_id, unknown)
    return say("who.history.actor", actor=telling.safe(actor, NAME), audience=telling.safe(audience, NAME))
