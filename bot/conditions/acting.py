"""Agreeing an action about a factor: one small thing, one name, six weeks at most."""

from sqlalchemy.orm import Session

from bot.asking_owners import may_own
from bot.conditions import action_messages, forms, rules
from bot.conditions.rules import Agreed
from bot.editing import differences, meanwhile, note
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Fact, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_enter, team_to_enter
from storage import actions, people, ratings
from storage.actions import ACTION, Action
from storage.people import Team
from storage.ratings import FACTORS

ABOUT = "condition:"


def press_act(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries "<team id>/<factor>"; the form opens with what I would propose."""
    team_id, _, factor = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        agreed_before = any(one.about == ABOUT + factor for one in ratings.actions(session, team))
    if factor not in FACTORS:
        return Message(visit.say("conditions.action.gone"))
    say = visit.to_team(team).say
    starter = "" if agreed_before else say(f"conditions.factor.{factor}.starter")
    opening = action_messages.about(say, factor, is_proposed=not agreed_before)
    today = local_day(visit.now, team.zone)
    facts: dict[str, Fact] = {"team": team.id, "factor": factor}
    return forms.action(say, Agreed(starter), today, opening, facts)


def press_improve(visit: Visit, press: ButtonPress) -> Reply:
    """The mirror becomes the form again; the button carries the action's id."""
    with visit.reading() as session:
        found = actions.team_and_action(session, visit.workspace_id, row_id(press.value))
        if found is None or not found[1].about.startswith(ABOUT):
            return Message(visit.say("conditions.action.gone"))
        team, action = found
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
    say, factor = visit.to_team(team).say, factor_of(action)
    if not action.is_open:
        return Message(say("conditions.action.closed"))
    facts: dict[str, Fact] = {
        "team": team.id,
        "factor": factor,
        "action": action.id,
        "version": action.version,
    }
    opening = action_messages.about(say, factor, is_proposed=False)
    today = local_day(visit.now, team.zone)
    return Update(forms.action(say, agreed_of(action), today, opening, facts))


def factor_of(action: Action) -> str:
    """What follows "condition:"; the first factor for an action about something else."""
    factor = action.about.removeprefix(ABOUT).partition(":")[0]
    return factor if factor in FACTORS else FACTORS[0]


def agreed_of(action: Action) -> Agreed:
    return Agreed(action.text, action.owner_id, action.due_on)


def save(visit: Visit, form: FormSent) -> Reply:
    """The action is kept as typed, unless something in it cannot be, or others changed it meanwhile."""
    agreed = forms.agreed_from(form.answers)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if problems := _problems(session, visit, team, agreed):
            return FormProblems({field: visit.say(key) for field, key in problems.items()})
        people.hold_team(session, visit.workspace_id, team.id)
        if form.facts.get("action"):
            return _change(session, visit, team, form, agreed)
        return _add(session, visit, team, str(form.facts["factor"]), agreed)


def _problems(session: Session, visit: Visit, team: Team, agreed: Agreed) -> dict[str, str]:
    found = rules.problems_with_action(agreed, local_day(visit.now, team.zone))
    if agreed.owner_id and not may_own(session, team, agreed.owner_id):
        found["owner_id"] = "conditions.problem.not_in_team"
    return found


def _add(session: Session, visit: Visit, team: Team, factor: str, agreed: Agreed) -> Reply:
    action = Action(
        team_id=team.id,
        text=agreed.text,
        owner_id=agreed.owner_id or "",
        due_on=agreed.due_on or local_day(visit.now, team.zone),
        created_at=visit.now,
        created_by=visit.user_id,
        about=ABOUT + factor,
    )
    _fill(action, agreed, team)
    session.add(action)
    session.flush()
    note(session, visit, team, ACTION, action.id, "added", **differences(Agreed(""), agreed))
    return Update(action_messages.mirror(visit.say, team, action, visit.now))


def _fill(action: Action, agreed: Agreed, team: Team) -> None:
    """The action says what was filled in, and its owner is asked on the day itself."""
    action.text = agreed.text
    action.owner_id = agreed.owner_id or action.owner_id
    action.due_on = agreed.due_on or action.due_on
    action.remind_due_at = rules.remind_owner_at(action.due_on, team.zone)


def _change(session: Session, visit: Visit, team: Team, form: FormSent, agreed: Agreed) -> Reply:
    action = actions.hold_action(session, team, row_id(form.facts["action"]))
    if action is None:
        return Message(visit.say("conditions.action.gone"))
    if not action.is_open:
        return FormProblems({"text": visit.say("conditions.action.closed")})
    if others := meanwhile(session, team, ACTION, action, form):
        opening = action_messages.changed_meanwhile(visit.say, others, action)
        today = local_day(visit.now, team.zone)
        return Update(forms.action(visit.say, agreed, today, opening, others.facts))
    fields = differences(agreed_of(action), agreed)
    _fill(action, agreed, team)
    action.version += 1
    note(session, visit, team, ACTION, action.id, "changed", **fields)
    return Update(action_messages.mirror(visit.say, team, action, visit.now))
