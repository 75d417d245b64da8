"""What people can do with hooks: see what is coming, weigh one, and make it an idea in the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot import hook_days
from bot.hook_days import Coming
from bot.hooks import messages, rules
from bot.office import Visit
from bot.opening_hours import WEEK, monday_of
from bot.posting import telling
from bot.posting.gathering import shown
from bot.posting.writing import writer
from bot.slack.blocks import section
from bot.slack.replies import Done, Fact, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.wall_clock import local, local_day
from bot.whose_team import team_to_enter
from bot.working_time import MIDNIGHT
from storage import calendar, people
from storage.people import Team
from storage.posts import Post, PostKind, Status

NOON = time(12)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Meant:
    """A hook that a button or form is about; `visit` speaks as the person reads."""

    visit: Visit
    team: Team
    one: Coming

    @property
    def facts(self) -> Mapping[str, Fact]:
        return {"team": self.team.id, "hook": self.one.hook.key, "day": self.one.day.isoformat()}

    @property
    def source(self) -> str:
        """So that it becomes a post once."""
        return f"hook:{self.one.hook.key}:{self.one.day.isoformat()}"


def page(session: Session, visit: Visit, team: Team) -> Message:
    """The hooks of the next six weeks."""
    today = local_day(visit.now, team.zone)
    some = hook_days.coming(team.country, today)
    return messages.overview(visit.say, team.id, some, _taken(session, team, today))


def _taken(session: Session, team: Team, today: date) -> dict[date, str]:
    """The weeks that have a hook already."""
    monday = monday_of(today)
    since, until = (
        local(day, MIDNIGHT, team.zone) for day in (monday, monday + (hook_days.WEEKS_AHEAD + 1) * WEEK)
    )
    hooks = [one for one in calendar.between(session, team, since, until) if one.kind is PostKind.HOOK]
    return {monday_of(local_day(one.publish_at or since, team.zone)): one.title for one in hooks[::-1]}


def press_weigh(visit: Visit, press: ButtonPress) -> Reply:
    """The three questions; the button carries team, hook and day."""
    team_id, _, named = (press.value or "").partition("/")
    key, _, day = named.partition("/")
    with visit.reading() as session:
        meant = _meant(session, visit, {"team": team_id, "hook": key, "day": day})
        if isinstance(meant, Message):
            return meant
        taken = _taken(session, meant.team, local_day(visit.now, meant.team.zone))
    return messages.questions(meant.visit.say, meant.one, meant.facts, taken)


def weigh(visit: Visit, form: FormSent) -> Reply:
    """With two times no the advice is to let it go; else it is in the calendar as an idea."""
    with visit.reading() as session:
        meant = _meant(session, visit, form.facts)
    if isinstance(meant, Message):
        return Done(meant)
    refused = rules.noes([form.answers.choice(one) == messages.YES for one in rules.QUESTIONS])
    if rules.should_let_go(refused):
        return Update(messages.let_go(meant.visit.say, meant.one, refused, meant.facts))
    return make(visit, form)


def make(visit: Visit, form: FormSent) -> Reply:
    """The hook becomes an idea, once; whoever comes second sees that it is there."""
    with visit.transaction() as session:
        meant = _meant(session, visit, form.facts)
        if isinstance(meant, Message):
            return Done(meant)
        people.hold_team(session, visit.workspace_id, meant.team.id)
        desk = writer(session, meant.team, visit.now)
        there = calendar.came_from(session, meant.team, meant.source)
        post = there or desk.add(_filled(meant, visit.now), visit.user_id)
        card = telling.card(meant.visit.say, shown(session, desk, post))
    return Done(_told(meant, card, there))


def _told(meant: Meant, card: Message, there: Post | None) -> Message:
    key = "hooks.made.text" if there is None else "hooks.made.already"
    told = meant.visit.say(key, name=messages.name_of(meant.visit.say, meant.one))
    return Message(f"{told}\n{card.text}", (section(told), *card.blocks))


def _filled(meant: Meant, now: datetime) -> dict[str, object]:
    """At noon of its day, on the team's clock; when that has gone by, within the hour."""
    team, one = meant.team, meant.one
    name = messages.name_of(meant.visit.office.say(team.language), one)
    return {
        "title": name,
        "hook": name,
        "kind": PostKind.HOOK,
        "status": Status.IDEA,
        "publish_at": max(local(one.day, NOON, team.zone), now + HOUR),
        "owner_id": meant.visit.user_id,
        "came_from": meant.source,
    }


def _meant(session: Session, visit: Visit, facts: Mapping[str, Fact]) -> Meant | Message:
    """The hook that was pressed; or why this person does not get it."""
    team = team_to_enter(session, visit, str(facts.get("team")))
    if isinstance(team, Message):
        return team
    try:
        day = date.fromisoformat(str(facts.get("day")))
    except ValueError:
        day = date.min
    one = hook_days.meant(team.country, str(facts.get("hook")), day) if day > date.min else None
    to_team = visit.to_team(team)
    if one is None or day < local_day(visit.now, team.zone):
        return Message(to_team.say("hooks.gone.text"))
    return Meant(to_team, team, one)
