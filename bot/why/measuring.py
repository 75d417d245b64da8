"""Measuring an issue: a button, a number and a day; the last of one day counts."""

from datetime import date

from sqlalchemy.orm import Session

from bot import editing
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import on_top
from bot.typed_numbers import unreadable
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_enter
from bot.why import course, measure_messages, rules
from bot.why.changing import gone
from bot.why.course import Course
from storage import measurements, people, plans
from storage.measurements import Measurement
from storage.people import Team
from storage.plans import Issue


def press_measure(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        found = plans.team_and_issue(session, visit.workspace_id, row_id(press.value))
        if found is None:
            return gone(visit.say)
        team, issue = found
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
        say, today = visit.to_team(team).say, local_day(visit.now, team.zone)
        if issue.closed_at is not None:
            return Message(say("why.closing.already"))
        form = measure_messages.form(say, issue, course_of(session, issue, today), today)
    return on_top(press, form)


def course_of(session: Session, issue: Issue, today: date) -> Course | None:
    points = course.points_of(measurements.of_issue(session, issue))
    return course.course(rules.draft_of(issue), points, today)


def save(visit: Visit, form: FormSent) -> Reply:
    """What was counted is kept, in place of what stood there for that day; asked again in a month."""
    with visit.transaction() as session:
        found = _held(session, visit, row_id(form.facts.get("issue")))
        if isinstance(found, Message):
            return Done(found)
        team, issue = found
        visit = visit.to_team(team)
        value, on = measure_messages.typed(visit.say, form.answers)
        problems = rules.problems_with_measurement(value, on, local_day(visit.now, team.zone))
        if issue.closed_at is not None:
            problems["value"] = "why.closing.already"
        if problems or value is None or on is None:
            told = {name: visit.say(key) for name, key in problems.items()}
            return FormProblems(told | unreadable(visit.say, form.answers, ("value",)))
        return Done(_record(session, visit, team, issue, course.Point(on, value)))


def _record(session: Session, visit: Visit, team: Team, issue: Issue, point: course.Point) -> Message:
    new = Measurement(issue_id=issue.id, on=point.on, value=point.value, by=visit.user_id, at=visit.now)
    before = measurements.record(session, new)
    session.flush()
    if issue.measure_due_at is not None:
        today = local_day(visit.now, team.zone)
        issue.measure_due_at = course.asked_at(today, team.zone)
    told = {"value": [before, point.value], "on": [None, point.on.isoformat()]}
    editing.note(session, visit, team, plans.ISSUE, issue.id, "measured", **told)
    replaced = before if before != point.value else None
    seen = course_of(session, issue, local_day(visit.now, team.zone))
    return measure_messages.measured(visit.say, issue, seen, replaced)


def _held(session: Session, visit: Visit, issue_id: int) -> tuple[Team, Issue] | Message:
    """The issue, held, with its team; or why this person does not get it."""
    found = plans.team_and_issue(session, visit.workspace_id, issue_id)
    if found is None:
        return gone(visit.say)
    team, issue = found
    people.hold_team(session, visit.workspace_id, team.id)
    plans.hold_issue(session, team, issue.id)
    session.refresh(issue)
    return refusal_to_enter(session, visit, team) or (team, issue)
