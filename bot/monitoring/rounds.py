"""What waits to be looked at: `/smwatch`, what a press makes of a mention, and what was worth knowing."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import editing
from bot.monitoring import round_messages, source_messages
from bot.monitoring.round_messages import SHOWN, Round
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress
from bot.texts import Say
from bot.webcare.mentioned import what_became
from bot.whose_team import in_its_team
from storage import mentions, people, sources
from storage.ideas import Idea
from storage.monitoring import MENTION, Became, Mention, Source
from storage.people import Person, Team

KNOWLEDGE_AT_MOST = 20
NAME = 80


def page(session: Session, visit: Visit, team: Team, notice: str | None = None) -> Message:
    """What waits, who looked round last, and what is wrong with the sources."""
    seen = round_of(session, team, visit.say, visit.person, visit.now)
    return round_messages.overview(visit.say, seen, notice)


def page_anew(session: Session, visit: Visit, team: Team, _number: int) -> Message:
    """The same, once a form that was opened from it is saved."""
    return page(session, visit, team)


def round_of(
    session: Session, team: Team, say: Say, reader: Person, now: datetime, *, after: int = 0
) -> Round:
    """What waits; with `after`, the id of the last mention told of, only what came later is shown."""
    some, every = mentions.undecided(session, team, SHOWN, after), sources.of_team(session, team)
    waiting = mentions.count_undecided(session, team)
    last = mentions.last_logged(session, team)
    return Round(
        team_id=team.id,
        zone=reader.zone,
        some=some,
        waiting=waiting,
        sources={one.id: one.name for one in every},
        last=last,
        names=_names(session, team, {last.by} if last else ()),
        troubles=named_troubles(say, every, now),
        has_sources=bool(every),
        told_before=waiting - mentions.count_undecided(session, team, after) if after else 0,
    )


def named_troubles(say: Say, some: Sequence[Source], now: datetime) -> list[str]:
    """What is wrong with these sources, each by its name."""
    return [
        f":warning: *{source_messages.name_of(one)}*: {told}"
        for one in some
        for told in source_messages.troubles(say, one, now)
    ]


def _names(session: Session, team: Team, user_ids: Collection[str]) -> dict[str, str]:
    known = people.named(session, team.workspace_id, user_ids)
    return {user_id: person.name for user_id, person in known.items()}


def knowledge(session: Session, visit: Visit, team: Team) -> Message:
    some = mentions.knowledge(session, team, KNOWLEDGE_AT_MOST)
    called = {one.id: one.name for one in sources.of_team(session, team)}
    seen = Round(team.id, visit.person.zone, some, len(some), called)
    return round_messages.knowledge(visit.say, seen)


def press_idea(visit: Visit, press: ButtonPress) -> Reply:
    """An idea of the meet-up, with votes, until it is a post."""
    return _decide(visit, press, Became.IDEA)


def press_knowledge(visit: Visit, press: ButtonPress) -> Reply:
    return _decide(visit, press, Became.KNOWLEDGE)


def press_nothing(visit: Visit, press: ButtonPress) -> Reply:
    return _decide(visit, press, Became.NOTHING)


def _decide(visit: Visit, press: ButtonPress, became: Became) -> Reply:
    """Once; who presses a moment later reads what it became. The page shows what still waits."""
    with visit.transaction() as session:
        found = _hold(session, visit, press)
        if isinstance(found, Message):
            return found
        visit, team, mention = found
        if mention.became is not None:
            return Replace(page(session, visit, team, what_became(session, visit, team, mention)))
        which = _idea(session, visit, team, mention) if became is Became.IDEA else None
        mentions.decide(mention, became, which, visit.user_id, visit.now)
        editing.note(session, visit, team, MENTION, mention.id, became)
        session.flush()
        notice = visit.say(f"monitoring.became.{became}.done", title=line_within(mention.title, NAME))
        return Replace(page(session, visit, team, notice))


def _hold(session: Session, visit: Visit, press: ButtonPress) -> tuple[Visit, Team, Mention] | Message:
    both = mentions.team_and_mention(session, visit.workspace_id, row_id(press.value))
    if both is not None:
        team, mention = both
        mentions.hold_mention(session, team, mention.id)
    return in_its_team(session, visit, both, "monitoring.mention_gone")


def _idea(session: Session, visit: Visit, team: Team, mention: Mention) -> int:
    """Its title, with where it stands: somebody else may look at it later."""
    text = " ".join(part for part in (mention.title, mention.link) if part)
    made = Idea(team_id=team.id, text=text, by=visit.user_id, at=visit.now)
    session.add(made)
    session.flush()
    return made.id
