"""The time and the days of a team's meet-up, for coordinators."""

from datetime import time

from sqlalchemy.orm import Session

from bot.meetup import forms
from bot.office import Visit
from bot.prompting import next_prompt_due
from bot.rituals import LATEST
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import Command, FormSent
from bot.texts import Say
from bot.whose_team import refusal_to_set_up
from storage import people
from storage.changes import Change, note
from storage.people import Team


def show(visit: Visit, team: Team, _command: Command) -> Reply:
    """The form, for who may set up the team."""
    with visit.reading() as session:
        if refusal := refusal_to_set_up(session, visit, team):
            return refusal
    return forms.settings_form(visit.say, team.id, team.zone, team.meetup_at, team.meetup_days)


def save(visit: Visit, sent: FormSent) -> Reply:
    """From now on the prompt comes at that time on those days; a prompt of today is not repeated."""
    with visit.reading() as session:
        team = people.team(session, visit.workspace_id, row_id(sent.facts.get("team")))
        if team is None:
            return Done(Message(visit.say("meetup.gone.team")))
        if refusal := refusal_to_set_up(session, visit, team):
            return Done(refusal)
    say = visit.to_team(team).say
    at, days = sent.answers.time("at"), sorted(int(day) for day in sent.answers.choices("days"))
    if at is None or at > LATEST or not days:
        return _problems(say, at, days)
    with visit.transaction() as session:
        held = people.hold_team(session, team.workspace_id, team.id)
        _change(session, held, at, days, visit)
    return Done(_confirmation(say, held))


def _problems(say: Say, at: time | None, days: list[int]) -> FormProblems:
    problems = {}
    if at is None:
        problems["at"] = say("meetup.settings.no_time")
    elif at > LATEST:
        problems["at"] = say("meetup.settings.too_late", time=say.time(LATEST))
    if not days:
        problems["days"] = say("meetup.settings.no_days")
    return FormProblems(problems)


def _change(session: Session, team: Team, at: time, days: list[int], visit: Visit) -> None:
    before = {"meetup_at": team.meetup_at.isoformat("minutes"), "meetup_days": team.meetup_days}
    team.meetup_at, team.meetup_days = at, days
    after = {"meetup_at": at.isoformat("minutes"), "meetup_days": days}
    team.prompt_due_at = next_prompt_due(session, team, visit.now)
    fields = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if fields:
        note(
            session,
            Change(
                team_id=team.id,
                thing="team",
                thing_id=team.id,
                by=visit.user_id,
                at=visit.now,
                did="changed",
                fields=fields,
            ),
        )


def _confirmation(say: Say, team: Team) -> Message:
    comes = team.prompt_due_at
    return Message(
        say(
            "meetup.settings.saved",
            time=say.time(team.meetup_at),
            days=say.list([say.weekday(day) for day in team.meetup_days]),
            next=say.moment(comes, team.zone) if comes else say("meetup.settings.never"),
        )
    )
