"""Where somebody is stuck: who helps, who can solve it, that it is solved; by anybody of the team."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.asking_owners import may_own
from bot.meetup import blocker_messages
from bot.meetup.following import ask_again_at
from bot.meetup.place import own_hours
from bot.meetup.refreshing import hold_days, refresh
from bot.meetup.summary_messages import Stuck
from bot.meetup.talk_messages import Hindrance
from bot.office import Visit
from bot.rituals import ritual_of
from bot.slack.ids import row_id
from bot.slack.mrkdwn import mention
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.whose_team import by_word, in_its_team
from bot.working_time import local_day
from storage import meetup_blockers, people
from storage.meetup_blockers import Blocker
from storage.people import Team

GONE = "meetup.blocker.gone"
LISTED = 12


@dataclass(frozen=True, slots=True)
class Entered:
    """An open blocker, held with its days, and who acts."""

    visit: Visit
    session: Session
    team: Team
    blocker: Blocker

    def changed(self) -> None:
        """Every message that tells of it is shown anew."""
        self.blocker.version += 1
        now, blocker = self.visit.now, self.blocker
        refresh(self.session, self.visit.office, self.team, now, blocker.since, blocker.by)


@contextmanager
def _held(visit: Visit, blocker_id: int) -> Iterator[Entered | Message]:
    with visit.transaction() as session:
        yield _enter(session, visit, blocker_id)


def _enter(session: Session, visit: Visit, blocker_id: int) -> Entered | Message:
    found = _find(session, visit, blocker_id)
    if isinstance(found, Message):
        return found
    visit, team, blocker = found
    hold_days(session, team, visit.now, blocker.since)
    held = meetup_blockers.hold_blocker(session, team, blocker.id)
    if held is None:
        return Message(visit.say(GONE))
    if held.solved_at is not None:
        return Message(_solved_by(visit, team, held.solved_by, held.solved_at))
    return Entered(visit, session, team, held)


def _find(session: Session, visit: Visit, blocker_id: int) -> tuple[Visit, Team, Blocker] | Message:
    found = meetup_blockers.team_and_blocker(session, visit.workspace_id, blocker_id)
    return in_its_team(session, visit, found, GONE)


def _solved_by(visit: Visit, team: Team, by: str | None, at: datetime) -> str:
    who, moment = mention(by or ""), visit.say.short_moment(at, team.zone)
    return visit.say("meetup.blocker.solved_already", who=who, moment=moment)


def press_help(visit: Visit, press: ButtonPress) -> Reply:
    """I can help: from now on it is theirs, and they are asked about it later."""
    with _held(visit, row_id(press.value)) as entered:
        if isinstance(entered, Message):
            return entered
        say, blocker = entered.visit.say, entered.blocker
        if blocker.owner_id not in {None, visit.user_id}:
            return Message(say("meetup.blocker.owned_already", who=mention(blocker.owner_id or "")))
        hours = own_hours(entered.session, entered.visit, ritual_of(entered.team, visit.now))
        blocker.owner_id, blocker.named_by, blocker.asked_at = visit.user_id, visit.user_id, visit.now
        blocker.due_at = ask_again_at(hours, visit.now)
        entered.changed()
        return Message(say("meetup.blocker.yours", who=mention(blocker.by)))


def press_who(visit: Visit, press: ButtonPress) -> Reply:
    """The form that asks who can solve it."""
    with visit.reading() as session:
        found = _find(session, visit, row_id(press.value))
    if isinstance(found, Message):
        return found
    visit, team, blocker = found
    if blocker.solved_at is not None:
        return Message(_solved_by(visit, team, blocker.solved_by, blocker.solved_at))
    return blocker_messages.who_form(visit.say, blocker.id, blocker.version, blocker.text, blocker.owner_id)


def save_who(visit: Visit, sent: FormSent) -> Reply:
    """Who was named is asked privately, in their own working hours."""
    owner_id = sent.answers.user("owner_id")
    with _held(visit, row_id(sent.facts.get("blocker"))) as entered:
        if isinstance(entered, Message):
            return Done(entered)
        say, blocker = entered.visit.say, entered.blocker
        if owner_id is None or not may_own(entered.session, entered.team, owner_id):
            return FormProblems({"owner_id": say("meetup.decide.not_in_team")})
        if blocker.version != sent.facts.get("version") and blocker.owner_id not in {None, owner_id}:
            return Done(Message(say("meetup.blocker.owned_already", who=mention(blocker.owner_id or ""))))
        blocker.owner_id, blocker.named_by = owner_id, visit.user_id
        blocker.asked_at, blocker.due_at = None, visit.now
        entered.changed()
        return Done(Message(say("meetup.blocker.asked", who=mention(owner_id))))


def press_solved(visit: Visit, press: ButtonPress) -> Reply:
    """It is solved, whoever says so; the summary tells it."""
    with _held(visit, row_id(press.value)) as entered:
        if isinstance(entered, Message):
            return entered
        blocker = entered.blocker
        blocker.solved_at, blocker.solved_by, blocker.due_at = visit.now, visit.user_id, None
        entered.changed()
        return Message(entered.visit.say("meetup.blocker.is_solved"))


def _list(session: Session, visit: Visit, team: Team) -> Message:
    """The open blockers, with what can be done about each."""
    found = meetup_blockers.open_blockers(session, team)
    people_ = {one.by for one in found} | {one.owner_id for one in found if one.owner_id}
    known = people.named(session, team.workspace_id, people_)
    today = local_day(visit.now, team.zone)

    def name(user_id: str) -> str:
        return known[user_id].name if user_id in known else visit.say("common.unknown")

    shown = [
        Hindrance(
            one.id,
            Stuck(name(one.by), one.text, (today - one.since).days, one.owner_id and name(one.owner_id)),
        )
        for one in found[:LISTED]
    ]
    return blocker_messages.blockers(visit.say, shown, len(found))


show_blockers = by_word(_list)
