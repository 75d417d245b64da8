"""A decision of the meet-up: what, who, when. It is an action, which its owner is asked about on its day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.asking_owners import may_own
from bot.editing import differences, note
from bot.letters import letter_to
from bot.meetup import decision_messages, place
from bot.meetup.place import Place
from bot.meetup.refreshing import refresh
from bot.office import Visit
from bot.opening_hours import DAY, MONDAY_TO_FRIDAY
from bot.slack.answers import Answers
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.working_time import local, local_day
from storage import meetup_facts, meetups, outbox, people
from storage.actions import ACTION, TEXT_LONGEST, Action
from storage.meetups import Meetup

AHEAD_AT_MOST = timedelta(days=365)
REMINDED_AT = time(9)
"""On the team's clock, as every action is."""


@dataclass(frozen=True, slots=True)
class Draft:
    text: str
    owner_id: str | None
    due_on: date | None


def press_decide(visit: Visit, press: ButtonPress) -> Reply:
    """The form: what, who, when."""
    with visit.reading() as session:
        here = place.enter(session, visit, press.value)
    if isinstance(here, Message):
        return here
    today = local_day(visit.now, here.team.zone)
    return decision_messages.form(here.visit.say, here.key, visit.user_id, next_weekday(here, today))


def next_weekday(here: Place, today: date) -> date:
    """What a form proposes: the next day on which the team works."""
    days = (today + number * DAY for number in range(1, 15))
    free = here.ritual.free_days
    return next((day for day in days if day.weekday() in MONDAY_TO_FRIDAY and day not in free), today + DAY)


def save(visit: Visit, sent: FormSent) -> Reply:
    """The decision is an action of the team; its owner hears of it, the channel sees it."""
    draft = _draft(sent.answers)
    with visit.transaction() as session:
        here = place.enter(session, visit, str(sent.facts.get("key")))
        if isinstance(here, Message):
            return Done(here)
        people.hold_team(session, here.team.workspace_id, here.team.id)
        meetup = meetups.hold(session, here.team, here.turn.day)
        if meetup is None:
            return Done(Message(here.visit.say("meetup.gone.day", day=here.visit.say.day(here.turn.day))))
        if problems := _problems(session, here, draft):
            return FormProblems(problems)
        action = _add(session, here, meetup, draft)
        _tell_owner(session, here, action)
        refresh(session, visit.office, here.team, visit.now, here.turn.day)
    return Done(Message(here.visit.say("meetup.decide.saved", text=line_within(action.text, TEXT_LONGEST))))


def _draft(answers: Answers) -> Draft:
    return Draft((answers.text("text") or "").strip(), answers.user("owner_id"), answers.date("due_on"))


def _problems(session: Session, here: Place, draft: Draft) -> dict[str, str]:
    say, today, found = here.visit.say, local_day(here.visit.now, here.team.zone), {}
    if not draft.text:
        found["text"] = say("meetup.decide.empty")
    if draft.owner_id is None or not may_own(session, here.team, draft.owner_id):
        found["owner_id"] = say("meetup.decide.not_in_team")
    if draft.due_on is None or not today <= draft.due_on <= today + AHEAD_AT_MOST:
        found["due_on"] = say("meetup.decide.wrong_day")
    return found


def _add(session: Session, here: Place, meetup: Meetup, draft: Draft) -> Action:
    due_on = draft.due_on or meetup.day
    action = Action(
        team_id=here.team.id,
        text=draft.text,
        owner_id=draft.owner_id or here.visit.user_id,
        due_on=due_on,
        created_at=here.visit.now,
        created_by=here.visit.user_id,
        about=meetup_facts.about_meetup(meetup.id),
        remind_due_at=_remind_at(due_on, here.team.zone, here.visit.now),
    )
    session.add(action)
    session.flush()
    changed = differences(Draft("", None, None), draft)
    note(session, here.visit, here.team, ACTION, action.id, "added", **changed)
    return action


def _remind_at(due_on: date, zone: str, now: datetime) -> datetime:
    at = local(due_on, REMINDED_AT, zone)
    return at if at > now else local(local_day(now, zone) + DAY, REMINDED_AT, zone)


def _tell_owner(session: Session, here: Place, action: Action) -> None:
    """To who gets it from somebody else."""
    owner = people.person(session, here.team.workspace_id, action.owner_id)
    if owner is None or owner.user_id == here.visit.user_id:
        return
    say = here.visit.office.say_to(owner, here.team)
    message = decision_messages.given(say, action, here.team.name, here.turn.day)
    key = f"action {action.id}, given to {owner.user_id} v{action.version}"
    outbox.write(session, letter_to(owner.user_id, here.team, key, message), here.visit.now)
