"""Settings of a team: the same two pages as setting it up, filled with what is."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.prompting import next_prompt_due
from bot.roster_checks import roster_check_due_at
from bot.slack.replies import Done, Form, FormProblems, Message, Push, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.team import forms, keeping, messages, pages
from bot.team.rules import Rhythm, Who
from bot.whose_team import refusal_to_set_up, team_to_set_up
from storage import actions, caseload, people, plans


def open_settings(visit: Visit, team: people.Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return refusal_to_set_up(session, visit, team) or _first_page(session, visit, team)


def press(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_set_up(session, visit, press.value)
        return team if isinstance(team, Message) else _first_page(session, visit, team)


def _first_page(session: Session, visit: Visit, team: people.Team) -> Form:
    say = visit.to_team(team).say
    opening = forms.Opening("team.settings_who", say("team.settings.title"), say("team.settings.intro"))
    return forms.who(say, opening, keeping.who_is(session, team), {"team": team.id})


def next_page(visit: Visit, form: FormSent) -> Reply:
    """The first page is right: the second opens on top of it, as the team stands."""
    with visit.reading() as session:
        team = team_to_set_up(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        say = visit.to_team(team).say
        who = pages.read_first(session, visit, say, form)
        if isinstance(who, FormProblems):
            return who
        offered = keeping.holidays_of(who, visit.now, say.language)
        rhythm = keeping.rhythm_of(session, team, who, offered)
    facts = {**form.facts, **keeping.facts_of(who)}
    return Push(forms.rhythm(say, "team.settings_rhythm", rhythm, offered, facts))


def save(visit: Visit, form: FormSent) -> Reply:
    """From now on the team is as the two pages say."""
    with visit.transaction() as session:
        team = team_to_set_up(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return Done(team)
        read = pages.read_both(session, visit, visit.to_team(team).say, form)
        if isinstance(read, FormProblems):
            return read
        _change(session, visit, team, read.who, read.rhythm)
        ownerless = plans.count_ownerless(session, team), actions.count_ownerless(session, team)
        saved = messages.Saved(team, *ownerless, read.left_out)
        return Done(messages.saved(visit.to_team(team).say, saved))


def _change(session: Session, visit: Visit, team: people.Team, who: Who, rhythm: Rhythm) -> None:
    people.hold_team(session, visit.workspace_id, team.id)
    before = keeping.state(session, team)
    keeping.apply(team, who, rhythm)
    keeping.keep_people(session, team, who, rhythm, visit.now)
    caseload.look_again(session, team, visit.now)
    team.prompt_due_at = next_prompt_due(session, team, visit.now)
    team.roster_check_due_at = roster_check_due_at(team, visit.now)
    keeping.note(session, team, visit.user_id, visit.now, before)
