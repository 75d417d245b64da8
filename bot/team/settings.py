"""Settings of a team: the same two pages as setting it up, filled with what is."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.prompting import next_prompt_due
from bot.slack.replies import Done, Message, Push, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.team import forms, keeping, messages, rules
from bot.team.rules import Rhythm, Who
from bot.whose_team import refusal_to_set_up, team_to_enter
from storage import people, plans


def open_settings(visit: Visit, team: people.Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _first_page(session, visit, team)


def press(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _first_page(session, visit, team)


def _first_page(session: Session, visit: Visit, team: people.Team) -> Reply:
    if refusal := refusal_to_set_up(session, visit, team):
        return refusal
    say = visit.to_team(team).say
    opening = forms.Opening("team.settings_who", say("team.settings.title"), say("team.settings.intro"))
    return forms.who(say, opening, keeping.who_is(session, team), {"team": team.id})


def next_page(visit: Visit, form: FormSent) -> Reply:
    """The first page is right: the second opens on top of it, as the team stands."""
    who = forms.who_from(form.answers)
    with visit.reading() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        if refusal := refusal_to_set_up(session, visit, team):
            return refusal
        say = visit.to_team(team).say
        known = people.named(session, visit.workspace_id, who.everyone)
        if problems := rules.problems_with_who(who, rules.unfit(known)):
            return messages.problems(say, problems, known)
        offered = keeping.holidays_of(who, visit.now, say.language)
        rhythm = keeping.rhythm_of(session, team, who, offered)
    facts = {**form.facts, **keeping.facts_of(who)}
    return Push(forms.rhythm(say, "team.settings_rhythm", rhythm, offered, facts))


def save(visit: Visit, form: FormSent) -> Reply:
    """From now on the team is as the two pages say."""
    who, rhythm = keeping.who_of(form.facts), forms.rhythm_from(form.answers)
    with visit.transaction() as session:
        team = people.hold_team(session, visit.workspace_id, int(form.facts["team"] or 0))
        if team is None:
            return Done(Message(visit.say("slack.team.gone")))
        if refusal := refusal_to_set_up(session, visit, team):
            return Done(refusal)
        say = visit.to_team(team).say
        known = people.named(session, visit.workspace_id, (*who.everyone, *rhythm.on_duty))
        if problems := rules.problems_with_rhythm(rhythm, who.everyone, rules.guests(known)):
            return messages.problems(say, problems, known)
        cannot = rules.unfit(known)
        who, rhythm = rules.without(who, rhythm, cannot, instead=visit.user_id)
        _change(session, visit, team, who, rhythm)
        left_out = tuple(known[user_id].name for user_id in cannot)
        ownerless = plans.count_ownerless(session, team)
        return Done(messages.saved(visit.to_team(team).say, messages.Saved(team, ownerless, left_out)))


def _change(session: Session, visit: Visit, team: people.Team, who: Who, rhythm: Rhythm) -> None:
    before = keeping.state(session, team)
    keeping.apply(team, who, rhythm)
    keeping.keep_people(session, team, who, rhythm, visit.now)
    team.prompt_due_at = next_prompt_due(session, team, visit.now)
    keeping.note(session, team, visit.user_id, visit.now, before)
