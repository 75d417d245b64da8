"""`/smplan me`: one's own language, zone, working days, reminders and leave. Useful without a team too."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.team import forms, messages, rules
from bot.team.forms import AS_SLACK, Mine
from bot.wall_clock import local_day
from storage import people


def show(visit: Visit, _command: Command) -> Reply:
    with visit.reading() as session:
        about = _about(session, visit)
    return messages.me(_speaking(visit, about).say, about, visit.now)


def _about(session: Session, visit: Visit) -> messages.About:
    return messages.About(
        person=visit.person,
        leaves=people.leaves_of(session, visit.workspace_id, [visit.user_id], visit.now),
        teams=people.teams_of(session, visit.workspace_id, visit.user_id),
        reminded=people.wants_reminders(session, visit.workspace_id, visit.user_id),
    )


def _speaking(visit: Visit, about: messages.About) -> Visit:
    """In the team's language for who is in one team and chose none."""
    return visit.to_team(about.teams[0]) if about.teams else visit


def press(visit: Visit, _press: ButtonPress) -> Reply:
    with visit.reading() as session:
        about = _about(session, visit)
    person, say = visit.person, _speaking(visit, about).say
    mine = Mine(
        person.own_language,
        person.own_zone,
        person.slack_zone,
        rules.days_of(person.odd_weeks, person.even_weeks),
        about.reminded,
    )
    return forms.me(say, mine, local_day(visit.now, person.zone))


def save(visit: Visit, form: FormSent) -> Reply:
    days = forms.days_from(form.answers)
    if problems := rules.problems_with_days(days):
        return FormProblems({field: visit.say(key) for field, key in problems.items()})
    with visit.transaction() as session:
        person = people.hold_person(session, visit.workspace_id, visit.user_id)
        if person is None:
            return Done()
        _fill(person, form, days)
        if "reminders" in form.answers.fields:
            wanted = form.answers.checked("reminders")
            people.set_reminders(session, visit.workspace_id, visit.user_id, wanted)
        teams = people.teams_of(session, visit.workspace_id, visit.user_id)
        say = visit.office.say_to(person, teams[0] if teams else None)
        return Done(messages.me_saved(say, days, local_day(visit.now, person.zone)))


def _fill(person: people.Person, form: FormSent, days: rules.Days) -> None:
    language, zone = form.answers.choice("language"), form.answers.choice("zone")
    person.own_language = people.Language(language) if language in set(people.Language) else None
    person.own_zone = None if zone in {AS_SLACK, None} else zone
    person.odd_weeks = rules.week(days.odd, days.starts, days.ends)
    person.even_weeks = rules.week(days.even, days.starts, days.ends)


def press_add_leave(visit: Visit, _press: ButtonPress) -> Reply:
    return forms.leave(visit.say, local_day(visit.now, visit.person.zone))


def save_leave(visit: Visit, form: FormSent) -> Reply:
    away, zone = forms.away_from(form.answers, visit.now), visit.person.zone
    problems = rules.problems_with_leave(away, zone, visit.now)
    if problems:
        return FormProblems({field: visit.say(key) for field, key in problems.items()})
    starts_at, ends_at = rules.span(away, zone)
    with visit.transaction() as session:
        if _is_there(session, visit, starts_at, ends_at):
            return Done(Message(visit.say("team.problem.leave_twice")))
        leave = people.Leave(
            workspace_id=visit.workspace_id, user_id=visit.user_id, starts_at=starts_at, ends_at=ends_at
        )
        session.add(leave)
        return Done(messages.leave_saved(visit.say, leave, zone))


def _is_there(session: Session, visit: Visit, starts_at: datetime, ends_at: datetime) -> bool:
    people.hold_person(session, visit.workspace_id, visit.user_id)
    mine = people.leaves_of(session, visit.workspace_id, [visit.user_id], visit.now)
    return any((leave.starts_at, leave.ends_at) == (starts_at, ends_at) for leave in mine)


def press_end_leave(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the leave's id; only its owner can end it."""
    with visit.transaction() as session:
        gone = people.end_leave(session, visit.workspace_id, visit.user_id, int(press.value or 0))
    return Message(visit.say("team.leave.ended") if gone else visit.say("team.leave.gone"))
