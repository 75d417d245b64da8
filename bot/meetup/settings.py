"""How a team holds its meet-up: time, days, theme, the ten minutes, who leads; for coordinators."""

from datetime import time

from sqlalchemy.orm import Session

from bot.editing import plain
from bot.meetup import forms
from bot.meetup.forms import Chosen
from bot.office import Visit
from bot.prompting import next_prompt_due
from bot.rituals import LATEST
from bot.slack.ids import row_id
from bot.slack.replies import Done, Form, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.texts import Say
from bot.whose_team import refusal_to_set_up, team_to_set_up
from storage import people
from storage.changes import Change, note
from storage.people import Team


def show(visit: Visit, team: Team, _command: Command) -> Reply:
    """The form, for who may set up the team."""
    with visit.reading() as session:
        if refusal := refusal_to_set_up(session, visit, team):
            return refusal
    return form_of(visit.say, team)


def press(visit: Visit, pressed: ButtonPress) -> Reply:
    """The same, for who presses a button that carries the team's id."""
    with visit.reading() as session:
        team = team_to_set_up(session, visit, pressed.value)
    return team if isinstance(team, Message) else form_of(visit.to_team(team).say, team)


def form_of(say: Say, team: Team) -> Form:
    return forms.settings_form(say, team.id, team.zone, chosen_of(team))


def chosen_of(team: Team) -> Chosen:
    return Chosen(
        at=team.meetup_at,
        days=tuple(team.meetup_days),
        has_theme=team.meetup_has_theme,
        in_writing=team.meetup_in_writing,
        chair_rotates=team.meetup_chair_rotates,
    )


def save(visit: Visit, sent: FormSent) -> Reply:
    """From now on the prompt comes at that time on those days; a prompt of today is not repeated."""
    with visit.reading() as session:
        team = people.team(session, visit.workspace_id, row_id(sent.facts.get("team")))
        if team is None:
            return Done(Message(visit.say("meetup.gone.team")))
        if refusal := refusal_to_set_up(session, visit, team):
            return Done(refusal)
    say, chosen = visit.to_team(team).say, forms.chosen_from(sent.answers)
    if problems := _problems(say, chosen):
        return FormProblems(problems)
    with visit.transaction() as session:
        held = people.hold_team(session, team.workspace_id, team.id)
        _change(session, held, chosen, visit)
    return Done(_confirmation(say, held))


def _problems(say: Say, chosen: Chosen) -> dict[str, str]:
    problems = {}
    if chosen.at is None:
        problems["at"] = say("meetup.settings.no_time")
    elif chosen.at > LATEST:
        problems["at"] = say("meetup.settings.too_late", time=say.time(LATEST))
    if not chosen.days:
        problems["days"] = say("meetup.settings.no_days")
    return problems


def _change(session: Session, team: Team, chosen: Chosen, visit: Visit) -> None:
    before = chosen_of(team)
    team.meetup_at, team.meetup_days = chosen.at or team.meetup_at, list(chosen.days)
    team.meetup_has_theme, team.meetup_in_writing = chosen.has_theme, chosen.in_writing
    team.meetup_chair_rotates = chosen.chair_rotates
    team.prompt_due_at = next_prompt_due(session, team, visit.now)
    fields = _differences(before, chosen_of(team))
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


COLUMNS = {
    "at": "meetup_at",
    "days": "meetup_days",
    "has_theme": "meetup_has_theme",
    "in_writing": "meetup_in_writing",
    "chair_rotates": "meetup_chair_rotates",
}


def _differences(before: Chosen, after: Chosen) -> dict[str, list[object]]:
    pairs = {column: (getattr(before, name), getattr(after, name)) for name, column in COLUMNS.items()}
    return {column: [_plain(old), _plain(new)] for column, (old, new) in pairs.items() if old != new}


def _plain(value: object) -> object:
    return value.isoformat("minutes") if isinstance(value, time) else plain(value)


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
