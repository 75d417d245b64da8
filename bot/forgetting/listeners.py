"""What a team keeps and how long: seen by everybody in it, changed by its coordinators."""

from sqlalchemy.orm import Session

from bot.forgetting import forms, messages, rules
from bot.forgetting.forms import Typed
from bot.forgetting.messages import Waiting
from bot.office import Visit
from bot.slack.replies import Done, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.whose_team import coordinates, team_to_set_up
from storage import changes, retention
from storage.changes import Change, Fields
from storage.people import Team
from storage.retention import RETENTION, Retention

DAYS = ("handle_days", "text_days")


def page(session: Session, visit: Visit, team: Team) -> Message:
    """Nobody needs to be a coordinator to know what is kept."""
    may_change = coordinates(session, team, visit.user_id)
    terms = retention.of(session, team)
    waiting = waiting_in(session, visit, team, terms)
    return messages.page(visit.say, team, terms, waiting, may_change=may_change)


def waiting_in(session: Session, visit: Visit, team: Team, terms: Retention) -> Waiting | None:
    """None for a team that need not export first."""
    if not team.is_public_body:
        return None
    exported = messages.day(visit.say, terms.exported_until, team.zone)
    return Waiting(retention.count_waiting(session, team), exported)


def press_change(visit: Visit, press: ButtonPress) -> Form | Message:
    with visit.reading() as session:
        team = team_to_set_up(session, visit, press.value)
        if isinstance(team, Message):
            return team
        terms = retention.of(session, team)
    return forms.form(visit.to_team(team).say, team, terms, Typed(terms.handle_days, terms.text_days))


def save(visit: Visit, form: FormSent) -> Reply:
    """Kept, unless something is wrong, somebody else changed it, or it would erase at once unasked."""
    with visit.transaction() as session:
        team = team_to_set_up(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        held = retention.hold(session, team.id)
        typed = Typed(*(form.answers.whole_number(name) for name in DAYS))
        if wrong := rules.problems(typed.handle_days, typed.text_days):
            return FormProblems(_sentences(visit, wrong))
        return _again(session, visit, team, held, form, typed) or _keep(session, visit, team, held, typed)


def _sentences(visit: Visit, wrong: rules.Problems) -> dict[str, str]:
    days = {"least": rules.FEWEST_DAYS, "most": rules.MOST_DAYS}
    say = visit.say
    return {
        name: say("forgetting.problem.order") if why == "order" else say("forgetting.problem.days", **days)
        for name, why in wrong.items()
    }


def _again(
    session: Session, visit: Visit, team: Team, held: Retention, form: FormSent, typed: Typed
) -> Reply | None:
    """The form once more, when what it said is not so any more; None when it can be kept."""
    say = visit.say
    if form.facts.get("version") != held.version:
        kept = say("forgetting.form.meanwhile", handle=held.handle_days, text=held.text_days)
        return Update(forms.form(say, team, held, typed, meanwhile=kept))
    at_once = _loses_at_once(session, visit, team, held, typed)
    if at_once != (form.facts.get("at_once") or 0):
        return Update(forms.form(say, team, held, typed, at_once))
    if at_once and not form.answers.checked(forms.sure_name(at_once)):
        return FormProblems({forms.sure_name(at_once): say("forgetting.problem.sure")})
    return None


def _loses_at_once(session: Session, visit: Visit, team: Team, held: Retention, typed: Typed) -> int:
    """How many cases lose something by these days that they would not lose by the old ones."""
    if team.is_public_body:
        return 0  # they wait for an export
    new = retention.count_due(session, team, visit.now, typed.handle_days or 0, typed.text_days or 0)
    return max(new - retention.count_due(session, team, visit.now, held.handle_days, held.text_days), 0)


def _keep(session: Session, visit: Visit, team: Team, held: Retention, typed: Typed) -> Reply:
    """What was there already is a choice too, the first time that somebody makes it."""
    before = {name: getattr(held, name) for name in DAYS}
    fields: Fields = {
        name: [was, getattr(typed, name)] for name, was in before.items() if was != getattr(typed, name)
    }
    if fields or held.decided_at is None:
        changes.note(session, Change(
            team_id=team.id, thing=RETENTION, thing_id=team.id, by=visit.user_id, at=visit.now,
            did="changed" if fields else "decided", fields=fields,
        ))  # fmt: skip
    held.decided_at = visit.now
    if fields:
        held.handle_days, held.text_days = typed.handle_days or 0, typed.text_days or 0
        held.version += 1
        retention.look_again(session, team, visit.now, also_waiting=False)
    return Done(forms.saved(visit.say, held))
