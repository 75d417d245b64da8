"""Who answered nothing for three days is asked privately whether the time or the question should change."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.letters import letter_to
from bot.meetup import settings, silence_messages, weeks
from bot.meetup.circle import Circle, circles
from bot.meetup.rules import Seat
from bot.meetup.weeks import Silent
from bot.office import Office, Visit
from bot.presence import when_to_ask
from bot.slack.replies import Form, Message, Replace, Reply
from bot.slack.requests import ButtonPress
from bot.whose_team import coordinates, team_to_enter
from bot.working_time import local_day, next_opening
from storage import meetup_reminders, meetups, outbox, people, talks
from storage.meetups import Meetup
from storage.people import Team
from storage.some_teams import SomeTeams
from storage.talks import Nudge

BATCH = 25


def look(
    session: Session, days: Sequence[tuple[Meetup, Team]], around: Mapping[int, Circle], now: datetime
) -> None:
    """When a day closes: who was silent on three days is asked when they next begin, once a month at most."""
    held = {team.id for meetup, team in days if meetup.prompted_at is not None}
    if not held:
        return
    silent = _silent(session, held, min(meetup.day for meetup, _ in days))
    lately = talks.nudges_since(session, held, now - weeks.ASKED_AGAIN) if silent else set()
    fresh = [one for one in silent if (one.team_id, one.user_id) not in lately]
    talks.nudge(
        session,
        [
            {"team_id": one.team_id, "user_id": one.user_id, "decided_at": now, "due_at": at}
            for one in sorted(fresh, key=lambda one: (one.team_id, one.user_id))
            if (at := _when(around[one.team_id].seat_of(one.user_id), now)) is not None
        ],
    )


def _silent(session: Session, team_ids: set[int], day: date) -> set[Silent]:
    return weeks.silent_for_days(meetup_reminders.asked_lately(session, team_ids, day - weeks.SILENCE_WITHIN))


def _when(seat: Seat | None, now: datetime) -> datetime | None:
    if seat is None or not seat.takes_part or not seat.wants_reminders:
        return None
    return next_opening(seat.hours, now)


def ask(office: Office, now: datetime) -> None:
    """Who is still silent is asked, while they are at work."""
    until_done(
        office,
        BATCH,
        lambda session, some: talks.teams_with_nudges_due(session, now, BATCH, some),
        lambda session, some: _ask_some(session, office, now, some),
    )


def _ask_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    due = talks.nudges_due(session, now, BATCH, some)
    if not due:
        return 0
    teams = {team.id: team for _, team in due}
    around = circles(session, list(teams.values()), now)
    today = min(local_day(now, team.zone) for team in teams.values())
    silent = _silent(session, set(teams), today)
    answered = meetups.who_answered(session, teams, min(nudge.decided_at for nudge, _ in due))
    for nudge, team in due:
        is_silent = Silent(team.id, nudge.user_id) in silent and (team.id, nudge.user_id) not in answered
        seat = around[team.id].seat_of(nudge.user_id) if is_silent else None
        _ask(session, office, nudge, team, seat, now)
    return len(due)


def _ask(
    session: Session, office: Office, nudge: Nudge, team: Team, seat: Seat | None, now: datetime
) -> None:
    """`seat` is None for who answered meanwhile, or is not there any more."""
    if seat is None or _when(seat, now) is None:
        nudge.due_at = None
        return
    at = when_to_ask(seat.hours, now)
    if at > now:
        nudge.due_at = at
        return
    nudge.due_at, nudge.asked_at = None, now
    person = people.person(session, team.workspace_id, nudge.user_id)
    if person is not None:
        message = silence_messages.question(office.say_to(person, team), team.id, team.name)
        key = f"meetup of team {team.id}, silence of {nudge.user_id} {nudge.decided_at.isoformat()}"
        outbox.write(session, letter_to(nudge.user_id, team, key, message), now)


def press_time(visit: Visit, press: ButtonPress) -> Reply:
    return _wish(visit, press, "time")


def press_question(visit: Visit, press: ButtonPress) -> Reply:
    return _wish(visit, press, "question")


def press_fine(visit: Visit, press: ButtonPress) -> Reply:
    """It may stay as it is."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
    if isinstance(team, Message):
        return team
    return Replace(Message(visit.to_team(team).say("meetup.silent.as_it_is")))


def _wish(visit: Visit, press: ButtonPress, what: str) -> Reply:
    """Who may change it gets the form; of who may not, the coordinators hear it without a name."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if coordinates(session, team, visit.user_id):
            return _settings(visit, team)
        _tell_coordinators(session, visit, team, what)
    return Replace(Message(visit.say(f"meetup.silent.passed_on.{what}")))


def _settings(visit: Visit, team: Team) -> Form:
    return settings.form_of(visit.say, team)


def _tell_coordinators(session: Session, visit: Visit, team: Team, what: str) -> None:
    """Once for each wish and month, whoever has it: more would tell how many there are."""
    month = local_day(visit.now, team.zone).strftime("%Y-%m")
    for told in people.coordinators(session, team):
        message = silence_messages.wish(visit.office.say_to(told, team), team.id, team.name, what)
        key = f"meetup of team {team.id}, wish for another {what} {month}, to {told.user_id}"
        outbox.write(session, letter_to(told.user_id, team, key, message), visit.now)
