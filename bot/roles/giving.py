"""Giving roles and tasks person by person: who has a role, and what one person has."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.roles import keeping, listeners, messages, people_forms, rules
from bot.roles.changing import holders_of
from bot.roles.entering import act_of
from bot.roles.gathering import Facts, facts_of
from bot.roles.keeping import Place
from bot.slack.replies import Done, Fact, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.texts import Say
from bot.whose_team import team_to_enter
from storage import duties, people, tasks
from storage.duties import EVERYTHING, Part
from storage.people import Team


def show_roles(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _roles(session, visit, team)


def press_roles(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _roles(session, visit, team)


def _roles(session: Session, visit: Visit, team: Team) -> Message:
    facts = facts_of(session, team, visit.now)
    held = holders_of(facts).roles
    return messages.roles(visit.to_team(team).say, rules.roles_offered(held), held, facts.names, team.id)


def press_role(visit: Visit, press: ButtonPress) -> Reply:
    """A role was chosen: "12/webcare_agent", the team's id and the role."""
    team_id, _, role = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        facts = facts_of(session, team, visit.now)
    held = holders_of(facts)
    remembered: dict[str, Fact] = {"team": team.id, "role": role, "seen": " ".join(held.roles.get(role, ()))}
    return people_forms.role(visit.to_team(team).say, role, held.roles.get(role, ()), held.people, remembered)


def save_role(visit: Visit, form: FormSent) -> Reply:
    """The role is held by these; when others changed that meanwhile it is shown, and nothing is kept."""
    role, chosen = str(form.facts.get("role")), form.answers.choices("holders")
    with visit.transaction() as session:
        team = _held_team(session, visit, form)
        if isinstance(team, Message):
            return Done(team)
        say, facts = visit.to_team(team).say, facts_of(session, team, visit.now)
        now = holders_of(facts).roles.get(role, ())
        if " ".join(now) != form.facts.get("seen"):
            return FormProblems(
                {"holders": say("roles.problem.role_changed", people=_names(say, facts, now))}
            )
        if not set(chosen) <= set(holders_of(facts).people):
            return FormProblems({"holders": say("roles.problem.not_in_team")})
        keeping.keep_role(session, team, role, chosen, act_of(visit))
        return Done(messages.role_saved(say, role, _names(say, facts, chosen), team.id))


def _held_team(session: Session, visit: Visit, form: FormSent) -> Team | Message:
    """The team, held: of two who give roles at once the second sees what the first did."""
    team = team_to_enter(session, visit, form.facts.get("team"))
    if not isinstance(team, Message):
        people.hold_team(session, visit.workspace_id, team.id)
    return team


def _names(say: Say, facts: Facts, user_ids: tuple[str, ...]) -> str:
    return messages.holders_in_words(say, user_ids, facts.names)


def press_person(visit: Visit, press: ButtonPress) -> Reply:
    """What one person has: "12/U123", the team's id and theirs."""
    team_id, _, user_id = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        facts = facts_of(session, team, visit.now)
        chosen = _has(session, team, user_id)
    say = visit.to_team(team).say
    if user_id not in facts.names:
        return Message(say("roles.problem.not_in_team"))
    remembered: dict[str, Fact] = {"team": team.id, "person": user_id, "seen": _seen(chosen)}
    name = messages.holders_in_words(say, (user_id,), facts.names)
    return people_forms.person(say, name, chosen, facts.lines, remembered)


def _has(session: Session, team: Team, user_id: str) -> dict[str, list[str]]:
    """Part -> ids of the tasks they have it in themselves, and "roles" -> their roles."""
    ids = {task.key: str(task.id) for task in tasks.of_team(session, team)}
    found: dict[str, list[str]] = {part: [] for part in Part}
    for duty in duties.of_team(session, team):
        if duty.user_id == user_id and duty.scope.is_everything and duty.task in ids:
            found[duty.part].append(ids[duty.task])
    found["roles"] = [one.role for one in duties.holders(session, team) if one.user_id == user_id]
    return found


def _seen(chosen: dict[str, list[str]]) -> str:
    """Short: what a form may remember is limited to 3,000 characters."""
    return rules.digest("\n".join(f"{part}={sorted(values)}" for part, values in chosen.items()))


def save_person(visit: Visit, form: FormSent) -> Reply:
    """They have just these parts and roles; everybody else keeps theirs."""
    user_id = str(form.facts.get("person"))
    with visit.transaction() as session:
        team = _held_team(session, visit, form)
        if isinstance(team, Message):
            return Done(team)
        say, before = visit.to_team(team).say, _has(session, team, user_id)
        if _seen(before) != form.facts.get("seen"):
            return FormProblems({"roles": say("roles.problem.person_changed")})
        if user_id not in holders_of(facts_of(session, team, visit.now)).people:
            return FormProblems({"roles": say("roles.problem.not_in_team")})
        _give(session, visit, team, before, form)
        _give_roles(session, visit, team, before["roles"], form)
        notice = say("roles.person.saved", who=_names(say, facts_of(session, team, visit.now), (user_id,)))
        return Done(listeners.overview(session, visit, team, notice=notice))


def _give(session: Session, visit: Visit, team: Team, before: dict[str, list[str]], form: FormSent) -> None:
    """Only tasks in which something changes are held and written."""
    user_id = str(form.facts.get("person"))
    differ = {one for part in Part for one in set(before[part]) ^ set(form.answers.choices(part))}
    for task in tasks.of_team(session, team):
        if str(task.id) not in differ or tasks.hold(session, team, task.id) is None:
            continue
        place = Place(team, task, EVERYTHING)
        wanted = [part for part in Part if str(task.id) in form.answers.choices(part)]
        after = rules.with_person(keeping.draft_of(session, place), user_id, wanted)
        keeping.keep(session, place, after, act_of(visit))


def _give_roles(session: Session, visit: Visit, team: Team, before: list[str], form: FormSent) -> None:
    user_id, wanted = str(form.facts.get("person")), form.answers.choices("roles")
    holders = duties.holders(session, team)
    for role in sorted(set(before) ^ set(wanted)):
        others = [one.user_id for one in holders if one.role == role and one.user_id != user_id]
        mine = [user_id] if role in wanted else []
        keeping.keep_role(session, team, role, [*others, *mine], act_of(visit))
