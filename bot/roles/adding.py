"""New lines in the matrix: tasks of the trade, and ones of the team's own."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.ownership.tasks import CORE_TASKS
from bot.ownership.words import task_name
from bot.roles import forms, keeping, listeners, messages, rules
from bot.roles.entering import act_of
from bot.roles.gathering import facts_of
from bot.roles.keeping import Place
from bot.slack.replies import Done, Form, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.texts import Say
from bot.whose_team import team_to_enter
from storage import people, tasks
from storage.duties import EVERYTHING
from storage.people import Team


def add_tasks(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _tasks_form(session, visit, team)


def press_tasks(visit: Visit, press: ButtonPress, wanted: str = "") -> Form | Message:
    """The button carries the team's id; `wanted` is a task of the trade that is chosen already."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _tasks_form(session, visit, team, wanted)


def _tasks_form(session: Session, visit: Visit, team: Team, wanted: str = "") -> Form:
    facts = facts_of(session, team, visit.now)
    return forms.new_tasks(visit.to_team(team).say, facts.lines, {"team": team.id}, wanted)


def save_tasks(visit: Visit, form: FormSent) -> Reply:
    """The tasks are there, empty; the table shows what they need."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        people.hold_team(session, visit.workspace_id, team.id)
        say = visit.to_team(team).say
        core = [task for task in form.answers.choices("core") if task in CORE_TASKS]
        own, wrong = rules.new_names(form.answers.text("own") or "", _taken(session, visit, team))
        if problem := _problem(say, core, own, wrong, len(tasks.of_team(session, team))):
            return FormProblems(problem)
        for key in (*core, *own):
            _add(session, visit, team, key)
        notice = say("roles.tasks.saved", count=len(core) + len(own))
        return Done(listeners.overview(session, visit, team, notice=notice))


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
