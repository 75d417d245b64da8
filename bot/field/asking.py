"""What happens by itself: once on a working day of a team somebody is asked for a blind second look.

The day is one row, so it is asked once, whoever tries; the letter waits for that person's own hours.
"""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.field import messages, rules
from bot.letters import letter_to
from bot.office import Office
from bot.presence import hours_of
from bot.rituals import day_to_prompt, next_prompt, team_free_days
from bot.working_time import local_day, next_opening
from storage import leaves, outbox, people, verdicts
from storage.people import Person, Team
from storage.some_teams import SomeTeams
from storage.verdicts import SecondOpinion

BATCH = 25
"""Teams in one transaction, so that nobody's press waits for it."""


def ask_for_second_looks(office: Office, now: datetime) -> None:
    """Every team whose round is due has at most one question out, and knows its next moment."""
    until_done(
        office,
        BATCH,
        lambda session, some: verdicts.teams_due(session, now, BATCH, some),
        lambda session, some: _ask_some(session, office, now, some),
    )


def _ask_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    due = verdicts.rounds_due(session, now, BATCH, some)
    for one, team in due:
        ritual = rules.rounds_of(team, now)
        one.due_at = next_prompt(ritual, now)
        if day := day_to_prompt(ritual, now):
            _ask(session, office, team, day, now)
    return len(due)


def _ask(session: Session, office: Office, team: Team, day: date, now: datetime) -> None:
    checks = verdicts.checks_since(session, team, now - rules.THRESHOLDS.doubts_for)
    asked = verdicts.asked_since(session, team, day - rules.THRESHOLDS.fair_over)
    here = _at_work(session, team, day, now)
    picked = rules.pick(checks, asked, here, now)
    if picked is None or any(one.day == day for one in asked):
        return
    first, (person, opens) = picked.first, here[picked.user_id]
    session.add(
        SecondOpinion(
            team_id=team.id,
            day=day,
            thing=first.thing,
            thing_id=first.thing_id,
            asked_id=person.user_id,
            asked_at=now,
        )
    )
    message = messages.second_question(office.say_to(person, team), first, team.name)
    key = f"team {team.id}, second look of {day}"
    letter = letter_to(person.user_id, team, key, message, not_before=opens)
    outbox.write(session, letter, now)


def _at_work(session: Session, team: Team, day: date, now: datetime) -> dict[str, tuple[Person, datetime]]:
    """Who still works on this day of the team and may be asked, and from when, by id."""
    asked = [
        person
        for member, person in people.members_and_people(session, team)
        if rules.may_be_asked(team, member, person)
    ]
    away = leaves.of(session, team.workspace_id, [person.user_id for person in asked], now)
    free = team_free_days(team, now)
    opens = {person.user_id: next_opening(hours_of(person, away, free), now) for person in asked}
    return {
        person.user_id: (person, at)
        for person in asked
        if (at := opens[person.user_id]) is not None and local_day(at, team.zone) == day
    }


EVERY = timedelta(seconds=30)
"""A question to the database that nearly always answers "nothing"; half a minute late is in time."""
