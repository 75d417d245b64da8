"""Keeping a rung of the ladder, which several people may change. The log never says with what."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot import editing
from bot.escalation import forms, listeners, messages, rules
from bot.escalation.rules import Draft
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply, Update
from bot.slack.requests import FormSent
from bot.webcare.ladder import NUMBERS
from bot.whose_team import team_to_enter
from bot.zones import country_of
from storage import escalation, people
from storage.escalation import RUNG, Rung
from storage.people import Team


def save(visit: Visit, form: FormSent) -> Reply:
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit, number = visit.to_team(team), row_id(form.facts.get("number"))
        if number not in NUMBERS:
            return Done(listeners.page(session, visit, team))
        people.hold_team(session, visit.workspace_id, team.id)
        draft = forms.draft_from(form.answers)
        here = [one.user_id for one in people.people_in(session, team)]
        if wrong := rules.problems(draft, here, country_of(team.zone)):
            return FormProblems(_sentences(visit, wrong))
        rung = escalation.hold_rung(session, team, number)
        return _keep(session, visit, team, rung or _new(session, team, number), form, draft)


def _sentences(visit: Visit, wrong: Mapping[str, str]) -> dict[str, str]:
    return {name: visit.say(f"escalation.problem.{why}") for name, why in wrong.items()}


def _new(session: Session, team: Team, number: int) -> Rung:
    """Its first version is of who fills it in, so that a form of before it was there is not newer."""
    rung = Rung(team_id=team.id, number=number, version=0)
    session.add(rung)
    session.flush()
    return rung


def _keep(session: Session, visit: Visit, team: Team, rung: Rung, form: FormSent, draft: Draft) -> Reply:
    if others := editing.meanwhile(session, team, RUNG, rung, form):
        above = others.told(visit.say, lambda name: visit.say(f"escalation.rung.{name}.label"))
        return Update(forms.rung(visit.say, rung.number, draft, others.facts, above))
    before, after = listeners.draft_in(rung), rules.kept(draft, country_of(team.zone))
    changed = rules.filled(before, after)
    for name in rules.FIELDS:
        setattr(rung, name, getattr(after, name))
    if changed or not rung.version:
        rung.version += 1
        editing.note(session, visit, team, RUNG, rung.id, "changed", **changed)
    session.flush()
    same = rules.kept_number(before, after)
    return Done(messages.kept(visit.say, listeners.look(session, visit, team), rung.number, same))
