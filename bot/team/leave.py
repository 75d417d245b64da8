"""Being away: adding a leave, and ending one."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.team import days, keeping, me_forms, me_messages
from bot.team.me import about_me, say_to
from bot.texts import Say
from bot.wall_clock import local_day
from storage import caseload, duties, leaves, people


def press_add(visit: Visit, _press: ButtonPress) -> Reply:
    return me_forms.leave(_say(visit), local_day(visit.now, visit.person.zone))


def _say(visit: Visit) -> Say:
    with visit.reading() as session:
        return say_to(visit, about_me(session, visit))


def save(visit: Visit, form: FormSent) -> Reply:
    """The leave is kept, once, and said back in the person's own zone."""
    zone, say = visit.person.zone, _say(visit)
    away = me_forms.away_from(form.answers, local_day(visit.now, zone))
    if problems := days.problems_with_leave(away, zone, visit.now):
        return FormProblems({field: say(key) for field, key in problems.items()})
    starts_at, ends_at = days.span(away, zone)
    with visit.transaction() as session:
        if _is_there(session, visit, starts_at, ends_at):
            return Done(Message(say("team.problem.leave_twice")))
        leave = leaves.Leave(
            workspace_id=visit.workspace_id, user_id=visit.user_id, starts_at=starts_at, ends_at=ends_at
        )
        session.add(leave)
        keeping.note_own(session, visit)
        teams = people.teams_of(session, visit.workspace_id, visit.user_id)
        uncovered = [team for team in teams if duties.tasks_of(session, team, visit.user_id)]
        return Done(me_messages.leave_saved(say, leave, zone, uncovered))


def _is_there(session: Session, visit: Visit, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether the person has just this leave; they are held, so that two forms do not add it twice."""
    people.hold_person(session, visit.workspace_id, visit.user_id)
    mine = leaves.of(session, visit.workspace_id, [visit.user_id], visit.now)
    return any((leave.starts_at, leave.ends_at) == (starts_at, ends_at) for leave in mine)


def press_end(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the leave's id; only its owner can end it. What is left is shown again."""
    with visit.transaction() as session:
        gone = leaves.end(session, visit.workspace_id, visit.user_id, row_id(press.value))
        for team in people.teams_of(session, visit.workspace_id, visit.user_id):
            caseload.look_again(session, team, visit.now)
        keeping.note_own(session, visit)
        about = about_me(session, visit)
    say = say_to(visit, about)
    return Message(say("team.leave.ended") if gone else say("team.leave.gone"))
