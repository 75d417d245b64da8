"""What people can do with sources by a word or a press: see, add, change, pause, go on, remove."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot import editing
from bot.monitoring import source_form, source_messages
from bot.monitoring.rules import MOST_SOURCES
from bot.monitoring.source_form import Draft
from bot.monitoring.source_messages import Seen
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress
from bot.whose_team import in_its_team, team_to_enter
from storage import changes, people, sources, watching
from storage.monitoring import SOURCE, Source, SourceKind
from storage.people import Team

HEARS = {"public": "channels:history", "private": "groups:history"}
"""Of which channels a permission lets us hear what is said."""
NAME = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A source of a team that the person may enter; `visit` speaks as they read."""

    visit: Visit
    team: Team
    source: Source


def page(session: Session, visit: Visit, team: Team, notice: str | None = None) -> Message:
    """Every source, with how it does."""
    some = sources.of_team(session, team)
    seen = Seen(team.id, visit.now, visit.person.zone, some, deaf_to(visit))
    return source_messages.overview(visit.say, seen, notice)


def deaf_to(visit: Visit) -> str | None:
    """In which channels we are known not to hear what is said: "public", "private" or "all"."""
    files = visit.office.slack.files
    lacking = [one for one, scope in HEARS.items() if files.lacks(visit.workspace_id, scope)]
    return "all" if len(lacking) > 1 else next(iter(lacking), None)


def press_add(visit: Visit, press: ButtonPress) -> Reply:
    """An empty form; the button carries the team and the kind."""
    team_id, _, kind = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if why := full(session, visit, team):
            return Message(why)
    which = SourceKind(kind) if kind in set(SourceKind) else SourceKind.FEED
    if which is SourceKind.WEBHOOK and visit.office.public_url is None:
        return Message(visit.say("monitoring.webhook.no_address"))
    return source_form.source(visit.say, which, Draft(), {"team": team.id})


def full(session: Session, visit: Visit, team: Team) -> str | None:
    """Why there is no place for another one."""
    if len(sources.of_team(session, team)) < MOST_SOURCES:
        return None
    return visit.say("monitoring.sources.full", most=visit.say.number(MOST_SOURCES))


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        found = look_up(session, visit, press.value)
        if isinstance(found, Message):
            return found
        one = found.source
        facts = {"team": found.team.id, "source": one.id, "version": one.version}
        return source_form.source(found.visit.say, one.kind, source_form.draft_of(one), facts)


def press_pause(visit: Visit, press: ButtonPress) -> Reply:
    return _change(visit, press, "paused", _pause)


def press_resume(visit: Visit, press: ButtonPress) -> Reply:
    """Fetched at once; its silence counts from now."""
    return _change(visit, press, "resumed", _resume)


def press_remove(visit: Visit, press: ButtonPress) -> Reply:
    """What it brought stays."""
    return _change(visit, press, "removed", _remove)


def press_revoke(visit: Visit, press: ButtonPress) -> Reply:
    """Nobody brings anything any more, until there is a new secret."""
    return _change(visit, press, "revoked", _revoke)


def _pause(found: Found) -> None:
    found.source.paused_at, found.source.fetch_due_at = found.visit.now, None


def _resume(found: Found) -> None:
    source, now = found.source, found.visit.now
    source.paused_at, source.failures, source.problem = None, 0, None
    source.fetch_due_at = now if source.kind is SourceKind.FEED else None
    source.item_at, source.silence_told_at = now, None


def _remove(found: Found) -> None:
    found.source.removed_at, found.source.fetch_due_at = found.visit.now, None


def _revoke(found: Found) -> None:
    found.source.secret = None


def _change(visit: Visit, press: ButtonPress, did: str, does: Callable[[Found], None]) -> Reply:
    """Once, of what the person saw; the page shows how it is now."""
    with visit.transaction() as session:
        found = hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        if not is_as_seen(found, press):
            return Replace(page(session, found.visit, found.team, what_happened(session, found)))
        does(found)
        found.source.version += 1
        editing.note(session, found.visit, found.team, SOURCE, found.source.id, did)
        session.flush()
        notice = found.visit.say(f"monitoring.did.{did}", name=source_messages.name_of(found.source))
        return Replace(page(session, found.visit, found.team, notice))


def look_up(session: Session, visit: Visit, value: object) -> Found | Message:
    """The source that a button or form means; what follows a slash in the value is the version seen."""
    both = sources.team_and_source(session, visit.workspace_id, row_id(str(value).partition("/")[0]))
    found = in_its_team(session, visit, both, "monitoring.gone")
    if isinstance(found, Message):
        return found
    visit, team, one = found
    if one.removed_at is not None:
        return Message(what_happened(session, Found(visit, team, one)))
    return Found(visit, team, one)


def hold(session: Session, visit: Visit, value: object) -> Found | Message:
    """The same, to change it: the watch is held, then the source, before anything of it is read."""
    both = sources.team_and_source(session, visit.workspace_id, row_id(str(value).partition("/")[0]))
    if both is not None:
        watching.hold_watch(session, both[0])
        sources.hold_source(session, both[1].id)
    return look_up(session, visit, value)


def is_as_seen(found: Found, press: ButtonPress) -> bool:
    """Whether nobody changed it since the button was shown."""
    return row_id((press.value or "").partition("/")[2]) == found.source.version


def what_happened(session: Session, found: Found) -> str:
    """Somebody was first: what they did."""
    say, team = found.visit.say, found.team
    last = changes.history(session, team, SOURCE, found.source.id, 1)[0]
    known = people.named(session, team.workspace_id, (last.by,))
    who = line_within(known[last.by].name, NAME) if last.by in known else mention(last.by)
    when, name = say.short_moment(last.at, found.visit.person.zone), source_messages.name_of(found.source)
    return say(f"monitoring.too_late.{last.did}", name=name, who=who, when=when)
