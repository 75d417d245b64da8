"""Closing an issue, and opening it again."""

from sqlalchemy.orm import Session

from bot import editing
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.unknown import known
from bot.whose_team import refusal_to_enter
from bot.why import closed_messages, forms, rules
from bot.why.changing import gone, keep_asking
from storage import people, plans

SHOWN = 10
"""How many closed issues one message shows."""


def press_close(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        found = plans.team_and_issue(session, visit.workspace_id, row_id(press.value))
        if found is None:
            return gone(visit.say)
        team, issue = found
        say = visit.to_team(team).say
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
        if issue.closed_at is not None:
            return Message(say("why.closing.already"))
        return forms.closing(say, issue.sentence, issue.id)


def close(visit: Visit, form: FormSent) -> Reply:
    """The issue is closed, once; what it taught is kept with it."""
    ending = form.answers.choice("ending")
    with visit.transaction() as session:
        found = _entered(session, visit, row_id(form.facts.get("issue")))
        if isinstance(found, Message):
            return found
        team, issue = found
        say = visit.to_team(team).say
        if issue.closed_at is not None:
            return FormProblems({"ending": say("why.closing.already")})
        issue.closed_at, issue.closed_by = visit.now, visit.user_id
        issue.ending = plans.Ending(ending) if ending in set(plans.Ending) else plans.Ending.STOPPED
        issue.lesson = known(form.answers.text("lesson"))
        issue.measure_due_at = None
        editing.note(session, visit, team, plans.ISSUE, issue.id, "closed")
        return Done(closed_messages.done(say, issue.sentence))


def show_closed(visit: Visit, team: people.Team, _command: Command) -> Reply:
    with visit.reading() as session:
        closed = plans.closed_issues(session, team, SHOWN)
        room = rules.has_room(plans.count_open(session, team))
    return closed_messages.overview(visit.say, closed, team.zone, room)


def press_reopen(visit: Visit, press: ButtonPress) -> Reply:
    """The issue is open again, when there is room."""
    with visit.transaction() as session:
        found = _entered(session, visit, row_id(press.value))
        if isinstance(found, Message):
            return found
        team, issue = found
        say = visit.to_team(team).say
        if issue.closed_at is None:
            return Message(say("why.closed.not_closed"))
        if not rules.has_room(plans.count_open(session, team)):
            return Message(say("why.overview.full"))
        issue.closed_at = issue.closed_by = issue.ending = None
        keep_asking(issue, team, visit.now)
        editing.note(session, visit, team, plans.ISSUE, issue.id, "reopened")
        return closed_messages.reopened(say, issue.sentence)


def _entered(session: Session, visit: Visit, issue_id: int) -> tuple[people.Team, plans.Issue] | Message:
    """The issue, held, with its team; or why this person does not get it."""
    found = plans.team_and_issue(session, visit.workspace_id, issue_id)
    if found is None:
        return gone(visit.say)
    team, issue = found
    people.hold_team(session, visit.workspace_id, team.id)
    plans.hold_issue(session, team, issue.id)
    session.refresh(issue)
    return refusal_to_enter(session, visit, team) or (team, issue)
