"""Promising something and changing it: from "I don't know yet", from the list, from a reminder."""

from sqlalchemy.orm import Session

from bot import editing
from bot.actions import below, entering, forms, letters, messages, rules
from bot.actions.below import BELOW, Mirrors
from bot.actions.entering import Entered
from bot.actions.rules import Draft
from bot.asking_owners import may_own
from bot.office import Visit
from bot.rituals import team_free_days
from bot.slack.ids import row_id
from bot.slack.mrkdwn import plain
from bot.slack.replies import Done, Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import on_top
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_enter, team_to_enter
from storage import actions, outbox, people
from storage.actions import ACTION, Action
from storage.people import Team


def press_later(visit: Visit, press: ButtonPress) -> Reply:
    """What somebody does not know yet becomes an action; the button says of which team and about what."""
    team_id, _, about = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return entering.seen(visit, press, team)
        visit = visit.to_team(team)
        if taken := actions.open_about(session, team, [about]):
            return entering.seen(visit, press, messages.taken(visit.say, taken[0]))
    form = _new(visit, team, about, below.remembered(press))
    return on_top(press, form)


def press_add(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
    if isinstance(team, Message):
        return entering.seen(visit, press, team)
    return add(visit.to_team(team), team)


def add(visit: Visit, team: Team) -> Form:
    """An action that is about nothing else."""
    return _new(visit, team, "", None)


def _new(visit: Visit, team: Team, about: str, under: Fact) -> Form:
    means = rules.read_about(about)
    today = local_day(visit.now, team.zone)
    due_on = rules.usual_due(today, team_free_days(team, visit.now))
    draft = Draft(_what(visit.say, means), visit.user_id, due_on)
    facts: dict[str, Fact] = {"team": team.id, "about": about if means.thing else "", BELOW: under}
    opening = forms.not_knowing_is_fine(visit.say) if means.thing else ()
    return forms.action(visit.say, draft, means, facts, opening)


def _what(say: Say, about: rules.About) -> str:
    """What is to be found out, in the words of the chapter whose thing it is; empty when it has none."""
    return say(about.sentence) if say.knows(about.sentence) else ""


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        found = actions.team_and_action(session, visit.workspace_id, entering.action_id(press.value))
        if found is None:
            return entering.seen(visit, press, entering.gone(visit))
        team, action = found
        if refusal := refusal_to_enter(session, visit, team):
            return entering.seen(visit, press, refusal)
        visit = visit.to_team(team)
        if not action.is_open:
            return entering.seen(visit, press, Message(_ended_meanwhile(session, visit, team, action)))
    facts: dict[str, Fact] = {"team": team.id, "action": action.id, "version": action.version}
    facts[BELOW] = below.remembered(press)
    form = forms.action(visit.say, rules.draft_of(action), rules.read_about(action.about), facts)
    return on_top(press, form)


def save(mirrors: Mirrors, visit: Visit, form: FormSent) -> Reply:
    """The action is kept, unless something cannot be, somebody is on it, or others changed it meanwhile."""
    if form.facts.get("action"):
        return _save_change(mirrors, visit, form)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        return _add(session, visit, team, mirrors, form)


def _add(session: Session, visit: Visit, team: Team, mirrors: Mirrors, form: FormSent) -> Reply:
    about, draft = str(form.facts.get("about") or ""), forms.draft_from(form.answers)
    problems = _problems(session, visit, team, draft, about)
    if about and (taken := actions.open_about(session, team, [about])):
        problems["text"] = _taken(session, visit, team, taken[0])
    if problems or draft.owner_id is None or draft.due_on is None:
        return FormProblems(problems)
    action = Action(
        team_id=team.id,
        text=draft.text,
        owner_id=draft.owner_id,
        due_on=draft.due_on,
        created_at=visit.now,
        created_by=visit.user_id,
        about=about,
        remind_due_at=rules.remind_at(draft.due_on, team.zone, visit.now),
    )
    session.add(action)
    session.flush()
    entered = Entered(visit, session, team, action)
    entered.note("added", **editing.differences(Draft("", None, None), draft))
    _tell_owner(entered)
    return _saved(entered, mirrors, form)


def _save_change(mirrors: Mirrors, visit: Visit, form: FormSent) -> Reply:
    with entering.held(visit, row_id(form.facts.get("action"))) as entered:
        if isinstance(entered, Message):
            return entered
        return _change(entered, mirrors, form)


def _change(entered: Entered, mirrors: Mirrors, form: FormSent) -> Reply:
    visit, session, team, action = entered.visit, entered.session, entered.team, entered.action
    draft = forms.draft_from(form.answers)
    if not action.is_open:
        return FormProblems({"text": _ended_meanwhile(session, visit, team, action)})
    problems = _problems(session, visit, team, draft, action.about)
    if problems or draft.owner_id is None or draft.due_on is None:
        return FormProblems(problems)
    if others := editing.meanwhile(session, team, ACTION, action, form):
        opening, about = messages.meanwhile(visit.say, others, action), rules.read_about(action.about)
        return Update(forms.action(visit.say, draft, about, others.facts, opening))
    before = rules.draft_of(action)
    action.text, action.owner_id, action.due_on = draft.text, draft.owner_id, draft.due_on
    action.version += 1
    if (before.owner_id, before.due_on) != (draft.owner_id, draft.due_on):
        action.remind_due_at = rules.remind_at(action.due_on, team.zone, visit.now)
    entered.note("changed", **editing.differences(before, draft))
    if before.owner_id != action.owner_id:
        _tell_owner(entered)
    return _saved(entered, mirrors, form)


def _problems(session: Session, visit: Visit, team: Team, draft: Draft, about: str) -> dict[str, str]:
    found = rules.problems(draft, local_day(visit.now, team.zone), about)
    if draft.owner_id and not may_own(session, team, draft.owner_id):
        found["owner_id"] = "actions.problem.not_in_team"
    return {name: visit.say(key) for name, key in found.items()}


def _taken(session: Session, visit: Visit, team: Team, action: Action) -> str:
    """In a form's problem Slack renders no mentions, so people are called by their names."""
    who, date = _name(session, visit, team, action.owner_id), visit.say.date(action.due_on)
    return visit.say("actions.taken.meanwhile", who=who, date=date)


def _ended_meanwhile(session: Session, visit: Visit, team: Team, action: Action) -> str:
    if action.done_by is None:
        return visit.say("actions.problem.dropped")
    return visit.say("actions.problem.done", who=_name(session, visit, team, action.done_by))


def _name(session: Session, visit: Visit, team: Team, user_id: str) -> str:
    person = people.person(session, team.workspace_id, user_id)
    return plain(person.name) if person else visit.say("common.unknown")


def _tell_owner(entered: Entered) -> None:
    visit = entered.visit
    letter = letters.to_owner(entered.session, visit.office, entered.team, entered.action, visit.person)
    if letter is not None:
        outbox.write(entered.session, letter, visit.now)


def _saved(entered: Entered, mirrors: Mirrors, form: FormSent) -> Reply:
    """Where a form waits below, this one becomes the mirror and that one knows of it; else all close."""
    visit, action = entered.visit, entered.action
    if not form.facts.get(BELOW):
        return Done(messages.saved(visit.say, action))
    under = below.renewed(entered.session, visit, entered.team, mirrors, action.about, form.facts)
    return Update(messages.saved_in_form(visit.say, action), under)
