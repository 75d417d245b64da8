"""What happens by itself: prompts in the morning, one private reminder, the summary at 17.00.

Each job asks what is past due, a few rows for each transaction, until nothing is. Rows are held, so two
processes never do the same one.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.meetup import rolling_up, silence
from bot.meetup.circle import circles
from bot.meetup.facts import facts_of
from bot.meetup.opening import Wanted, open_days
from bot.meetup.reminding import decisions, drop_late, letter, outcome
from bot.meetup.rules import Seat
from bot.meetup.thread import Thread
from bot.office import Office
from bot.rituals import day_to_prompt, next_prompt
from storage import meetup_reminders, meetups, outbox, people, talks, whereabouts
from storage.meetup_reminders import DueReminder, Skipped
from storage.meetups import Answer, Meetup
from storage.some_teams import SomeTeams
from storage.whereabouts import Delivery, Whereabouts

BATCH = 25
"""Teams in one transaction: well under 100 ms, so that nobody's press waits for it (measured)."""


def prompts(office: Office, now: datetime) -> None:
    """Every team whose time has come has its prompt, once a day, and knows its next moment.

    Where nobody works that day nobody is asked.
    """
    until_done(
        office,
        BATCH,
        lambda session, some: people.ids_with_prompt_due(session, now, BATCH, some),
        lambda session, some: _prompt_some(session, office, now, some),
    )


def reminders(office: Office, now: datetime) -> None:
    """Who has not answered is reminded once, in private, if that is still right."""
    until_done(
        office,
        BATCH,
        lambda session, some: meetup_reminders.teams_to_remind(session, now, BATCH, some),
        lambda session, some: _remind_some(session, office, now, some),
    )


def summaries(office: Office, now: datetime) -> None:
    """Every day that is over is summed up in its message."""
    until_done(
        office,
        BATCH,
        lambda session, some: meetups.teams_to_summarise(session, now, BATCH, some),
        lambda session, some: _summarise_some(session, office, now, some),
    )


def _prompt_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    teams = people.teams_with_prompt_due(session, now, BATCH, some)
    around = circles(session, teams, now)
    wanted = []
    for team in teams:
        ritual = around[team.id].ritual
        team.prompt_due_at = next_prompt(ritual, now)
        if (day := day_to_prompt(ritual, now)) and around[team.id].has_anyone_on(day):
            wanted.append(Wanted(team, day, around[team.id], office.say(team.language)))
    _ask(session, wanted, now)
    return len(teams)


def _ask(session: Session, wanted: Sequence[Wanted], now: datetime) -> None:
    by_team = {one.team.id: one for one in wanted}
    held = open_days(session, wanted)
    waiting = [one for one in held if one.prompted_at is None and one.called_off_at is None]
    answers = _answers(session, waiting)
    facts = facts_of(session, [(meetup, by_team[meetup.team_id].team) for meetup in waiting])
    decided = []
    for meetup in waiting:
        one, given = by_team[meetup.team_id], answers[meetup.id]
        thread = Thread(session, one.say, one.team, meetup, one.circle, given, now, facts[meetup.id])
        meetup.prompted_at, meetup.chair_id = now, thread.chair_of_today()
        thread.show_everything()
        decided += decisions(meetup, one.circle, given, now)
    meetup_reminders.decide(session, decided)
    talks.plan_weeks(session, [rolling_up.week_of(by_team[one.team_id]) for one in waiting])


def _remind_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    due = meetup_reminders.due(session, now, BATCH, some)
    teams = {one.team.id: one.team for one in due}
    around = circles(session, list(teams.values()), now)
    found = whereabouts.of_days(session, [(one.team, one.meetup) for one in due])
    for one in due:
        delivery = found[one.meetup.id].delivery if one.meetup.id in found else None
        seat = around[one.team.id].seat_of(one.reminder.user_id)
        _remind(session, office, one, seat, outcome(one, seat, delivery, now), now)
    return len(due)


def _remind(
    session: Session,
    office: Office,
    one: DueReminder,
    seat: Seat | None,
    decided: datetime | Skipped,
    now: datetime,
) -> None:
    if isinstance(decided, Skipped):
        one.reminder.skipped, one.reminder.decided_at = decided, now
    elif decided > now:
        one.reminder.due_at = decided
    elif seat is not None and one.person is not None:
        one.reminder.sent_at = now
        say = office.say_to(one.person, one.team)
        outbox.write(session, letter(say, one, seat), now)


def _summarise_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    days = meetups.to_summarise(session, now, BATCH, some)
    around = circles(session, [team for _, team in days], now)
    answers = _answers(session, [meetup for meetup, _ in days])
    found = whereabouts.of_days(session, [(team, meetup) for meetup, team in days])
    facts = facts_of(session, days)
    for meetup, team in days:
        meetup.summarised_at = now
        say, given = office.say(team.language), answers[meetup.id]
        thread = Thread(session, say, team, meetup, around[team.id], given, now, facts[meetup.id])
        _sum_up(thread, found.get(meetup.id))
    drop_late(session, days, around, now)
    silence.look(session, days, around, now)
    return len(days)


def _sum_up(thread: Thread, found: Whereabouts | None) -> None:
    """Nothing is said of a day that was off, or that had no prompt and no answers."""
    meetup = thread.meetup
    if meetup.called_off_at is not None:
        return
    if found is not None and found.delivery is not Delivery.REFUSED:
        thread.show_day()
    elif meetup.prompted_at is not None or any(not answer.says_nothing for answer in thread.answers):
        meetup.prompted_at = meetup.prompted_at or thread.now
        thread.show_everything()


def _answers(session: Session, days: Sequence[Meetup]) -> dict[int, list[Answer]]:
    given: dict[int, list[Answer]] = {meetup.id: [] for meetup in days}
    for answer in meetups.answers(session, list(given)) if given else ():
        given[answer.meetup_id].append(answer)
    return given
