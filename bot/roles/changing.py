"""Changing a line of the matrix: its form, what is said while it is filled in, what others did meanwhile."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.roles import adding, forms, keeping, messages, rules
from bot.roles.entering import act_of, task_in_team
from bot.roles.forms import Holders, Opening
from bot.roles.gathering import Facts, facts_of
from bot.roles.health import findings
from bot.roles.keeping import Place
from bot.roles.messages import Saved
from bot.roles.rules import Draft
from bot.roles.telling import told
from bot.slack.mrkdwn import mention
from bot.slack.replies import Done, Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import on_top
from bot.texts import Say
from bot.whose_team import team_to_enter
from storage import changes, duties, people, tasks
from storage.duties import EVERY_DAY, EVERYTHING, Held, Part, Scope
from storage.tasks import TASK


def press_task(visit: Visit, press: ButtonPress) -> Reply:
    """A task was chosen: its whole line. The value is the task's id."""
    return _open(visit, press, press.value, EVERYTHING)


def press_scope(visit: Visit, press: ButtonPress) -> Reply:
    """The line for one channel, topic or day: "12/linkedin//4", as far as it is told."""
    return _open(visit, press, *forms.scope_from(press.value))


def press_day(visit: Visit, press: ButtonPress) -> Reply:
    """The line for one weekday: "12/3"."""
    task_id, _, weekday = (press.value or "").partition("/")
    return _open(visit, press, *forms.scope_from(f"{task_id}///{weekday}"))


def press_line(visit: Visit, press: ButtonPress) -> Reply:
    """The line of a task for one channel, as other chapters ask for it: "3/publishing/linkedin".

    The value is the team's id, the task's key, and the channel's. Where the matrix has no such task yet, the
    form with which tasks are added, with this one chosen.
    """
    team_id, task, channel = (*(press.value or "").split("/"), "", "")[:3]
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        task_id = next((number for number, key in tasks.by_id(session, team).items() if key == task), None)
    if task_id is None:
        form = adding.press_tasks(visit, replace(press, value=team_id), task)
        return on_top(press, form)
    return _open(visit, press, task_id, Scope(channel))


def _open(visit: Visit, press: ButtonPress, task_id: object, scope: Scope) -> Reply:
    with visit.reading() as session:
        place = task_in_team(session, visit, task_id, scope)
        if isinstance(place, Message):
            return place
        form = _form(session, visit, place, keeping.draft_of(session, place))
    return on_top(press, form)


def _form(session: Session, visit: Visit, place: Place, draft: Draft, notice: str = "") -> Form:
    """The line to fill in as `draft` says; the form remembers how the line stood."""
    say, facts = visit.to_team(place.team).say, facts_of(session, place.team, visit.now)
    holders = holders_of(facts)
    heading = say(
        "roles.form.heading", task=messages.heading(say, place.task.key, place.scope, facts.channels.ever)
    )
    opening = Opening(heading, tuple(remarks(say, facts, place, draft)), notice)
    below = _below(session, say, place, draft, facts) if place.scope.is_everything else []
    seen = rules.fingerprint(keeping.draft_of(session, place))
    remembered: dict[str, Fact] = {
        "line": forms.scope_value(place.task.id, place.scope),
        "seen": seen,
    }
    return forms.line(say, opening, draft, holders, remembered, below)


def _below(
    session: Session, say: Say, place: Place, draft: Draft, facts: Facts
) -> Sequence[dict[str, object]]:
    cells = duties.of_task(session, place.team, place.task.key)
    scopes = sorted({cell.scope for cell in cells} - {EVERYTHING})
    people = facts.names
    exceptions = [
        (
            scope,
            messages.holders_in_words(
                say,
                [
                    one.user_id or rules.ROLE + one.role
                    for one in cells
                    if one.scope == scope and one.part is Part.DOES
                ],
                people,
            ),
        )
        for scope in scopes
    ]
    return forms.whole_task(say, draft, place.task.id, exceptions, facts.channels.ever)


def holders_of(facts: Facts) -> Holders:
    """Everybody who can have a part, by name, and the roles that somebody has."""
    people = {
        person.user_id: person.name
        for _, person in facts.members
        if facts.matrix.colleagues[person.user_id].unfit is None
    }
    roles: dict[str, tuple[str, ...]] = {}
    for user_id, theirs in facts.roles.items():
        for role in sorted(theirs):
            roles[role] = (*roles.get(role, ()), user_id)
    return Holders(people, roles)


def remarks(say: Say, facts: Facts, place: Place, draft: Draft) -> list[str]:
    """What would be wrong with the line if it stood as the draft says; of a weekday's line only that day."""
    after, about = _as_if(facts, place, draft), Scope(place.scope.channel, place.scope.topic)
    subject = "/".join(filter(None, (place.task.key, about.channel, about.topic)))
    day = f"{subject}/{place.scope.weekday}"
    wanted = (
        {day} if place.scope.weekday != EVERY_DAY else {subject, *(f"{subject}/{one}" for one in range(7))}
    )
    return [told(say, one, after) for one in findings(after) if one.subject in wanted]


def _as_if(facts: Facts, place: Place, draft: Draft) -> Facts:
    """The facts in which the line is filled as the draft says."""
    roles = holders_of(facts).roles
    task = place.task.key
    others = [cell for cell in facts.matrix.held.get(task, ()) if cell.scope != place.scope]
    mine = [
        Held(task, part, who, place.scope, role)
        for part, user_id, role in draft.cells
        for who in ((user_id,) if user_id else roles.get(role, ()))
    ]
    matrix = replace(facts.matrix, held={**facts.matrix.held, task: (*others, *mine)})
    return facts.with_matrix(matrix, {place.task.id: draft} if place.scope.is_everything else {})


def press_check(visit: Visit, press: ButtonPress) -> Reply:
    """Somebody was chosen in the open form: what is said of the line is said anew; what is typed stays."""
    view = press.view
    if view is None:
        return Message(visit.say("roles.gone.text"))
    task_id, scope = forms.scope_from(str(view.facts.get("line")))
    with visit.reading() as session:
        place = task_in_team(session, visit, task_id, scope)
        if isinstance(place, Message):
            return place
        form = _form(session, visit, place, forms.draft_from(view.answers))
    return Update(replace(form, facts={**form.facts, "seen": view.facts.get("seen")}))


def save(visit: Visit, form: FormSent) -> Reply:
    """The line is kept as it was filled in, unless others changed it while the form was open."""
    task_id, scope = forms.scope_from(str(form.facts.get("line")))
    draft = forms.draft_from(form.answers)
    with visit.transaction() as session:
        place = task_in_team(session, visit, task_id, scope, held=True)
        if isinstance(place, Message):
            return Done(place)
        before = keeping.draft_of(session, place)
        if rules.fingerprint(before) != form.facts.get("seen"):
            notice = _meanwhile(session, visit.to_team(place.team).say, place, before)
            return Update(_form(session, visit, place, draft, notice))
        return _keep(session, visit, place, draft)


def _keep(session: Session, visit: Visit, place: Place, draft: Draft) -> Reply:
    say, facts = visit.to_team(place.team).say, facts_of(session, place.team, visit.now)
    if strangers := _not_in_team(facts, draft):
        return FormProblems(dict.fromkeys(strangers, say("roles.problem.not_in_team")))
    keeping.keep(session, place, draft, act_of(visit))
    wrong = remarks(say, facts, place, draft)
    gone = not draft.cells and not place.scope.is_everything
    return Done(
        messages.saved(
            say, Saved(place.task.key, place.scope, wrong, gone, facts.channels.ever), place.team.id
        )
    )


def _not_in_team(facts: Facts, draft: Draft) -> list[str]:
    """The parts in which somebody was chosen who cannot have any: they left while the form was open."""
    holders = holders_of(facts)
    fit = {*holders.people, *(rules.ROLE + role for role in holders.roles)}
    return [part for part, chosen in draft.parts.items() if not set(chosen) <= fit]


def _meanwhile(session: Session, say: Say, place: Place, now: Draft) -> str:
    """Who changed the line, and how it stands; sending the form again replaces that knowingly."""
    told = keeping.scope_told(place.scope)
    history = changes.history(session, place.team, TASK, place.task.id)
    last = [one for one in history if one.fields.get("scope") == told.get("scope")]
    names = {one.user_id: one.name for one in people.people_in(session, place.team)}
    lines = [
        say(
            "roles.meanwhile.line",
            part=say(f"roles.part.{part}"),
            people=messages.holders_in_words(say, holders, names),
        )
        for part, holders in now.parts.items()
    ]
    who = mention(last[0].by) if last else say("common.unknown")
    return messages.meanwhile(say, who, lines or [say("roles.meanwhile.empty")])


def press_exception(visit: Visit, press: ButtonPress) -> Reply:
    """On top of the task's form: for which channel, topic or day somebody else has a part."""
    with visit.reading() as session:
        place = task_in_team(session, visit, press.value)
        if isinstance(place, Message):
            return place
        facts = facts_of(session, place.team, visit.now)
    say = visit.to_team(place.team).say
    heading = say("roles.form.exception.heading", task=messages.heading(say, place.task.key, EVERYTHING))
    form = forms.exception(say, Opening(heading), holders_of(facts), {"task": place.task.id}, facts.channels)
    return on_top(press, form)


def save_exception(visit: Visit, form: FormSent) -> Reply:
    scope, draft = forms.exception_from(form.answers), forms.draft_from(form.answers)
    with visit.transaction() as session:
        place = task_in_team(session, visit, form.facts.get("task"), scope, held=True)
        if isinstance(place, Message):
            return Done(place)
        say = visit.to_team(place.team).say
        if scope.is_everything:
            return FormProblems({"channel": say("roles.problem.for_what")})
        if not draft.cells:
            return FormProblems({Part.DOES: say("roles.problem.nobody")})
        if keeping.draft_of(session, place).cells:
            return FormProblems({"channel": say("roles.problem.exists")})
        return _keep(session, visit, place, draft)


def press_drop(visit: Visit, press: ButtonPress) -> Reply:
    """The task is taken out of the matrix; what it said is in the history."""
    with visit.transaction() as session:
        place = task_in_team(session, visit, press.value, held=True)
        if isinstance(place, Message):
            return place
        say, name = visit.to_team(place.team).say, place.task.key
        keeping.drop(session, place, act_of(visit))
    text = say("roles.dropped.text", task=messages.in_words(say, name, EVERYTHING))
    return Update(forms.only_text(say, text)) if press.view is not None else Message(text)
