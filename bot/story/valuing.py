"""Adding and changing a value: first what it is called, then the rest, then what I understood."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot import editing
from bot.field import doubting
from bot.left_open import left_open
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.stacking import in_its_place
from bot.story import messages, rules, telling, value_forms
from bot.story.rules import ValueDraft
from bot.texts import Say
from bot.unknown import known
from bot.whose_team import refusal_to_enter, team_to_enter
from storage import actions, brands, people
from storage.brands import VALUE, Value
from storage.people import Team
from storage.verdicts import Verdict

VERDICT, UP_TO = "verdict", "up_to"
"""What a form remembers of the doubts that it was opened with: their verdict, and the last of them."""


def add(visit: Visit, team: Team, _command: Command) -> Reply:
    """The first question, or why there is no room for another value."""
    with visit.reading() as session:
        return _first_question(session, visit.say, team)


def press_add(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id; on a mirror the question takes its place."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        found = _first_question(session, visit.to_team(team).say, team)
    return in_its_place(press, found)


def _first_question(session: Session, say: Say, team: Team) -> Form | Message:
    count = brands.count_values(session, team)
    if not rules.has_room(count):
        return Message(say("story.overview.full"))
    return value_forms.name(say, {"team": team.id}, messages.many_values(say, count))


def read_name(visit: Visit, form: FormSent) -> Reply:
    """The first answer stands in the form with the rest."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        say, draft = visit.to_team(team).say, ValueDraft(known(form.answers.text("name")) or "")
        problems = rules.value_problems(draft, _others(session, team, 0))
    if problems:
        return FormProblems({field: say(key) for field, key in problems.items()})
    return Update(value_forms.value(say, draft, form.facts, messages.first_look_at_value(say, draft)))


def _others(session: Session, team: Team, value_id: int) -> list[str]:
    return [value.name for value in brands.values_of(session, team) if value.id != value_id]


def press_value(visit: Visit, press: ButtonPress) -> Reply:
    """From a message the form opens; the mirror becomes it again."""
    return in_its_place(press, _filled_form(visit, row_id(press.value)))


def _filled_form(visit: Visit, value_id: int) -> Form | Message:
    with visit.reading() as session:
        found = entered(session, visit, value_id)
    if isinstance(found, Message):
        return found
    team, value = found
    say, draft = visit.to_team(team).say, rules.value_draft(value)
    return value_forms.value(say, draft, facts_of(value), messages.first_look_at_value(say, draft))


def facts_of(value: Value) -> dict[str, str | int | None]:
    """What a form of this value remembers."""
    return {"team": value.team_id, "value": value.id, "version": value.version}


def entered(session: Session, visit: Visit, value_id: int) -> tuple[Team, Value] | Message:
    """The value with its team; or why this person does not get it."""
    found = brands.team_and_value(session, visit.workspace_id, value_id)
    if found is None:
        return gone(visit.say)
    team, value = found
    if refusal := refusal_to_enter(session, visit, team):
        return refusal
    return gone(visit.to_team(team).say) if value.removed_at is not None else found


def save(visit: Visit, form: FormSent) -> Reply:
    """The value is kept as typed, unless something in it cannot be, or others changed it meanwhile."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        value_id = row_id(form.facts.get("value"))
        value = brands.hold_value(session, team, value_id) if value_id else None
        draft = value_forms.value_from(form.answers, rules.value_draft(value) if value else None)
        if problems := rules.value_problems(draft, _others(session, team, value_id)):
            return FormProblems({field: visit.say(key) for field, key in problems.items()})
        if not value_id:
            return _add(session, visit, team, form, draft)
        return gone(visit.say) if value is None else _change(session, visit, team, value, form, draft)


def _add(session: Session, visit: Visit, team: Team, form: FormSent, draft: ValueDraft) -> Reply:
    if not rules.has_room(brands.count_values(session, team)):
        return FormProblems({"name": visit.say("story.overview.full")})
    value = Value(team_id=team.id, name="", created_at=visit.now, created_by=visit.user_id)
    _fill(value, draft)
    session.add(value)
    session.flush()
    fields = editing.differences(ValueDraft(""), draft)
    editing.note(session, visit, team, VALUE, value.id, "added", **fields)
    return Update(mirror(session, visit, team, value, left_open(form.answers, rules.VALUE_TYPED)))


def _change(
    session: Session, visit: Visit, team: Team, value: Value, form: FormSent, draft: ValueDraft
) -> Reply:
    if value.removed_at is not None:
        return FormProblems({"name": visit.say("story.problem.removed")})
    before = rules.value_draft(value)
    if others := editing.meanwhile(session, team, VALUE, value, form):
        notice = messages.meanwhile(visit.say, others, telling.value(visit.say, before))
        return Update(value_forms.value(visit.say, draft, others.facts, notice))
    _fill(value, draft)
    value.version += 1
    if (before.dos, before.donts) != (draft.dos, draft.donts):
        _settle_doubts(session, visit, team, value, form)
    editing.note(session, visit, team, VALUE, value.id, "changed", **editing.differences(before, draft))
    return Update(mirror(session, visit, team, value, left_open(form.answers, rules.VALUE_TYPED)))


def _settle_doubts(session: Session, visit: Visit, team: Team, value: Value, form: FormSent) -> None:
    """The doubts above the form became a do or a don't."""
    verdict = form.facts.get(VERDICT)
    if verdict in set(Verdict):
        up_to = row_id(form.facts.get(UP_TO))
        doubting.settle(session, visit, team, value.id, Verdict(str(verdict)), up_to)


def mirror(session: Session, visit: Visit, team: Team, value: Value, said: Mapping[str, Fact]) -> Form:
    """What I understood of a value; `said` is what the mirror remembers of what is not known."""
    looked_into = telling.found_out(VALUE, value.id, actions.open_actions(session, team))
    return messages.value_mirror(visit.say, team.id, value.id, rules.value_draft(value), looked_into, said)


def mirror_again(
    session: Session, visit: Visit, team: Team, value_id: int, said: Mapping[str, Fact]
) -> Form | None:
    """The same where something was promised on top of it."""
    value = brands.value_of(session, team, value_id)
    is_there = value is not None and value.removed_at is None
    return mirror(session, visit, team, value, said) if value and is_there else None


def _fill(value: Value, draft: ValueDraft) -> None:
    """The value says what the draft says."""
    value.name, value.meaning = draft.name.strip(), draft.meaning
    value.dos, value.donts = list(draft.dos), list(draft.donts)
    value.example = draft.example
    value.anchoring, value.anchoring_answers = draft.anchoring, draft.anchoring_answers


def gone(say: Say) -> Message:
    return Message(say("story.gone.text"))
