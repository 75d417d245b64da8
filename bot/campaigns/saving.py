"""Keeping a campaign: a new one, or one that several people change."""

from sqlalchemy.orm import Session

from bot import editing
from bot.campaigns import forms, listeners, messages, rules
from bot.campaigns.listeners import Found
from bot.campaigns.rules import Draft
from bot.office import Visit
from bot.slack.replies import Done, FormProblems, Message, Reply, Update
from bot.slack.requests import FormSent
from bot.whose_team import team_to_enter
from storage import campaigns, people
from storage.people import Team
from storage.posts import CAMPAIGN, Campaign


def save(visit: Visit, form: FormSent) -> Reply:
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        draft, its_id = forms.draft_from(form.answers), form.facts.get("campaign")
        others = [one.name for one in campaigns.campaigns_of(session, team) if one.id != its_id]
        if wrong := rules.problems(draft, others):
            return FormProblems({name: visit.say(f"campaigns.problem.{why}") for name, why in wrong.items()})
        if its_id is None:
            return _add(session, visit, team, draft)
        found = listeners.hold(session, visit, its_id)
        return Done(found) if isinstance(found, Message) else _change(session, found, form, draft)


def _add(session: Session, visit: Visit, team: Team, draft: Draft) -> Reply:
    made = Campaign(
        team_id=team.id,
        name=draft.name,
        created_at=visit.now,
        created_by=visit.user_id,
        first_day=draft.first_day,
        last_day=draft.last_day,
        issue_id=draft.issue_id,
    )
    session.add(made)
    session.flush()
    editing.note(session, visit, team, CAMPAIGN, made.id, "added", name=[None, draft.name])
    return Done(messages.kept(visit.say, made, "added"))


def _change(session: Session, found: Found, form: FormSent, draft: Draft) -> Reply:
    visit, team, one = found.visit, found.team, found.campaign
    if others := editing.meanwhile(session, team, CAMPAIGN, one, form):
        above = others.told(visit.say, lambda name: visit.say(f"campaigns.form.{name}.label"))
        offered = listeners.issues(session, team)
        return Update(forms.campaign(visit.say, draft, offered, others.facts, above))
    changed = editing.differences(rules.draft_of(one), draft)
    if changed:
        one.name, one.issue_id = draft.name, draft.issue_id
        one.first_day, one.last_day = draft.first_day, draft.last_day
        one.version += 1
        editing.note(session, visit, team, CAMPAIGN, one.id, "changed", **changed)
    return Done(messages.kept(visit.say, one, "changed"))
