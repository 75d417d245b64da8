"""New lines in the matrix, and who has a role."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.ownership.tasks import CORE_TASKS
from bot.ownership.words import task_name
from bot.roles import forms, keeping, listeners, messages, rules
from bot.roles.changing import holders_of
from bot.roles.entering import act_of
from bot.roles.gathering import Facts, facts_of
from bot.roles.keeping import Place
from bot.slack.replies import Done, Fact, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.texts import Say
from bot.whose_team import team_to_enter
from storage import duties, tasks
from storage.duties import EVERYTHING, Part
from storage.people import Team


def add_tasks(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _tasks_form(session, visit, team)


def press_tasks(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _tasks_form(session, visit, team)


def _tasks_form(session: Session, visit: Visit, team: Team) -> Reply:
    facts = facts_of(session, team, visit.now)
    return forms.new_tasks(visit.to_team(team).say, facts.lines, {"team": team.id})


def save_tasks(visit: Visit, form: FormSent) -> Reply:
    """The tasks are there, empty; the table shows what they need."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        say = visit.to_team(team).say
        core = [task for task in form.answers.choices("core") if task in CORE_TASKS]
        own, wrong = rules.new_names(form.answers.text("own") or "", _taken(session, visit, team))
        if problem := _problem(say, core, own, wrong, len(tasks.of_team(session, team))):
            return FormProblems(problem)
        for key in (*core, *own):
            _add(session, visit, team, key)
        return Done(listeners.overview(session, visit, team))


def _taken(session: Session, visit: Visit, team: Team) -> set[str]:
    """What tasks are called already, in either language."""
    both = {task_name(visit.office.say(language), task) for language in ("nl", "en") for task in CORE_TASKS}
    return both | {task.key for task in tasks.of_team(session, team)}


def _problem(say: Say, core: list[str], own: list[str], wrong: dict[str, str], there: int) -> dict[str, str]:
    if wrong:
        line, key = next(iter(wrong.items()))
        return {"own": say(key, name=line[: rules.NAME_LONGEST])}
    if not core and not own:
        return {"own": say("roles.problem.no_task")}
    if there + len(core) + len(own) > messages.TASKS_OFFERED:
        return {"own": say("roles.problem.many", most=messages.TASKS_OFFERED)}
    return {}


def _add(session: Session, visit: Visit, team: Team, key: str) -> None:
    """Two people may add the same one at once: it is there once."""
    if not tasks.add(session, team, key, visit.now):
        return
    task = next(one for one in tasks.of_team(session, team) if one.key == key)
    keeping.note(session, Place(team, task, EVERYTHING), "added", {}, act_of(visit))


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
    return forms.role(visit.to_team(team).say, role, held.roles.get(role, ()), held.people, remembered)


def save_role(visit: Visit, form: FormSent) -> Reply:
    """The role is held by these; when others changed that meanwhile it is shown, and nothing is kept."""
    role, chosen = str(form.facts.get("role")), form.answers.choices("holders")
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        say, facts = visit.to_team(team).say, facts_of(session, team, visit.now)
        now = holders_of(facts).roles.get(role, ())
        if " ".join(now) != form.facts.get("seen"):
            return FormProblems(
                {"holders": say("roles.problem.role_changed", people=_names(say, facts, now))}
            )
        duties.hold_roles(session, team, role, chosen)
        return Done(messages.role_saved(say, role, _names(say, facts, chosen), team.id))


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
    return forms.person(say, name, chosen, facts.lines, remembered)


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
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        say, before = visit.to_team(team).say, _has(session, team, user_id)
        if _seen(before) != form.facts.get("seen"):
            return FormProblems({"roles": say("roles.problem.person_changed")})
        for task in tasks.of_team(session, team):
            _give(session, visit, team, task, user_id, form)
        _give_roles(session, team, user_id, before["roles"], form.answers.choices("roles"))
        return Done(listeners.overview(session, visit, team))


def _give(session: Session, visit: Visit, team: Team, task: tasks.Task, user_id: str, form: FormSent) -> None:
    place = Place(team, task, EVERYTHING)
    before = keeping.draft_of(session, place)
    wanted = [part for part in Part if str(task.id) in form.answers.choices(part)]
    after = rules.with_person(before, user_id, wanted)
    if after != before:
        keeping.keep(session, place, after, act_of(visit))


def _give_roles(
    session: Session, team: Team, user_id: str, before: list[str], wanted: tuple[str, ...]
) -> None:
    holders = duties.holders(session, team)
    for role in {*before, *wanted}:
        others = {one.user_id for one in holders if one.role == role and one.user_id != user_id}
        duties.hold_roles(session, team, role, others | ({user_id} if role in wanted else set()))
