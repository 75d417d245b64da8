"""What people can do at step one: look at it, at what changed, and at one line of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.feature import Progress
from bot.noticing import Noticed, noticed
from bot.office import Visit
from bot.pages import Place, marked
from bot.presence import takes_part
from bot.remembering import remembered_page
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_enter
from bot.why import course, health, messages, picturing, rules
from bot.why.changing import gone
from bot.why.history import history
from storage import actions, changes, measurements, people, plans
from storage.actions import Action
from storage.changes import Change
from storage.measurements import Measurement

HISTORY_LOOKED_AT = 20


def page(session: Session, visit: Visit, team: people.Team, _number: int = 0) -> Message:
    """Step one as it stands, for who may see it."""
    shown = remembered_page(session, visit, team, "why", lambda: _overview(session, visit, team))
    return marked(shown, Place("why", team.id))


def _overview(session: Session, visit: Visit, team: people.Team) -> Message:
    issues = plans.open_issues(session, team)
    here = {one.user_id for one in people.people_in(session, team) if takes_part(one, team)}
    measured = _by_issue(measurements.of_open_issues(session, team))
    found_out = _found_out(session, team, issues)
    today = local_day(visit.now, team.zone)
    shown = []
    for issue in issues:
        standing = rules.standing(issue, here, today, [one.about for one in found_out])
        points = course.points_of(measured.get(issue.id, ()))
        seen = course.course(rules.draft_of(issue), points, today)
        its_own = [one for one in found_out if rules.is_about(issue.id, one.about)]
        shown.append(messages.Shown(issue, standing, seen, its_own))
    return messages.overview(visit.say, shown, team.id)


def _found_out(session: Session, team: people.Team, issues: Sequence[plans.Issue]) -> Sequence[Action]:
    """The actions that find something out about these issues."""
    if not issues:
        return ()
    return actions.open_about(session, team, rules.every_about([issue.id for issue in issues]))


def _by_issue(measured: Sequence[Measurement]) -> dict[int, list[Measurement]]:
    found: dict[int, list[Measurement]] = {}
    for one in measured:
        found.setdefault(one.issue_id, []).append(one)
    return found


def press_more(visit: Visit, press: ButtonPress) -> Reply:
    """What stands behind the three dots of an issue: its line, or what changed."""
    what, _, issue_id = str(press.value).partition("/")
    if what == "line":
        return picturing.show_one(visit, row_id(issue_id))
    with visit.reading() as session:
        found = plans.team_and_issue(session, visit.workspace_id, row_id(issue_id))
        if found is None:
            return gone(visit.say)
        team, issue = found
        refusal = refusal_to_enter(session, visit, team)
        done = changes.history(session, team, plans.ISSUE, issue.id, HISTORY_LOOKED_AT)
        return refusal or _history(session, visit, team, done)


def show_history(visit: Visit, team: people.Team, _command: Command) -> Reply:
    with visit.reading() as session:
        done = changes.latest(session, team, [plans.ISSUE], HISTORY_LOOKED_AT)
        return _history(session, visit, team, done)


def _history(session: Session, visit: Visit, team: people.Team, done: Sequence[Change]) -> Message:
    known = people.named(session, team.workspace_id, {one.by for one in done})
    sentences = plans.sentences_of(session, team, {one.thing_id for one in done})
    return history(visit.to_team(team).say, done, sentences, known, visit.person.zone)


def progress(session: Session, team: people.Team, _now: datetime) -> Progress:
    """How far step one is: the mean score of the open issues."""
    issues = plans.open_issues(session, team)
    share, concrete = rules.progress([rules.draft_of(issue) for issue in issues])
    if not issues:
        return Progress(0, "why.step.empty.text")
    if concrete == 0:
        return Progress(share, "why.step.none", {"count": len(issues)})
    if concrete == len(issues):
        return Progress(share, "why.step.all", {"count": len(issues)})
    return Progress(share, "why.step.some", {"count": len(issues), "concrete": concrete})


def notices(session: Session, team: people.Team, now: datetime) -> Sequence[Noticed]:
    """What is weak in the team's open issues."""
    issues = plans.open_issues(session, team)
    facts = health.Facts(
        here={one.user_id for one in people.people_in(session, team) if takes_part(one, team)},
        last={one.issue_id: one.on for one in measurements.of_open_issues(session, team)},
        began={issue.id: local_day(issue.created_at, team.zone) for issue in issues},
        today=local_day(now, team.zone),
    )
    return [noticed("why", one) for one in health.findings(issues, facts)]
