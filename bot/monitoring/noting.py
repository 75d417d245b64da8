"""What somebody saw is noted down: by a form, or as "quiet" in one press."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.monitoring import log_form, rounds
from bot.monitoring.log_form import Entry
from bot.monitoring.looks import start_watch
from bot.monitoring.rules import LONGEST, MOST_LOGGED
from bot.office import Visit
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Done, Form, FormProblems, Message, Replace, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.texts import Say
from bot.webcare.links import is_link
from bot.whose_team import team_to_enter
from storage import mentions, people, plans
from storage.monitoring import Logged
from storage.people import Team

JUST_NOW = timedelta(minutes=30)
"""Within this, a second "quiet" says nothing that the first did not."""
NAME = 60


def form_for(session: Session, visit: Visit, team: Team) -> Form:
    issues = {one.id: one.sentence for one in plans.open_issues(session, team)}
    return log_form.log(visit.say, issues, {"team": team.id})


def save(visit: Visit, form: FormSent) -> Reply:
    entry = log_form.entry_from(form.answers)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        if wrong := _problems(visit.say, entry):
            return FormProblems(wrong)
        start_watch(session, team, visit.now).spike_due_at = visit.now
        session.add(_logged(visit, team, entry))
        session.flush()
        return Done(rounds.page(session, visit, team, visit.say("monitoring.log.done", count=entry.count)))


def _problems(say: Say, entry: Entry) -> dict[str, str]:
    wrong = {}
    if entry.count is None or not 1 <= entry.count <= MOST_LOGGED:
        wrong["count"] = say("monitoring.log.count.wrong", most=say.number(MOST_LOGGED))
    if entry.link is not None and not (is_link(entry.link) and len(entry.link) <= LONGEST["link"]):
        wrong["link"] = say("monitoring.log.link.wrong")
    return wrong


def _logged(visit: Visit, team: Team, entry: Entry) -> Logged:
    return Logged(
        team_id=team.id,
        at=visit.now,
        by=visit.user_id,
        count=entry.count or 0,
        about=entry.about,
        sentiment=entry.sentiment,
        reach=entry.reach,
        issue_id=entry.issue_id,
        link=entry.link,
    )


def press_quiet(visit: Visit, press: ButtonPress) -> Reply:
    with visit.transaction() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        notice = _quiet(session, visit, team)
        return Replace(rounds.page(session, visit, team, notice))


def quiet(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.transaction() as session:
        notice = _quiet(session, visit, team)
        return rounds.page(session, visit, team, notice)


def _quiet(session: Session, visit: Visit, team: Team) -> str:
    """Noted once: the team's watch is held, and who comes a moment later reads who was first."""
    start_watch(session, team, visit.now)
    last = mentions.last_logged(session, team)
    if last is not None and last.count == 0 and last.at > visit.now - JUST_NOW:
        known = people.named(session, team.workspace_id, (last.by,))
        who = line_within(known[last.by].name if last.by in known else "?", NAME)
        return visit.say(
            "monitoring.quiet.late", who=who, when=visit.say.short_moment(last.at, visit.person.zone)
        )
    session.add(Logged(team_id=team.id, at=visit.now, by=visit.user_id))
    session.flush()
    return visit.say("monitoring.quiet.done")
