"""Holding a post against the playing field: the form, the tap on a value, and keeping what was said."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot.editing import note
from bot.field import forms, messages, rules
from bot.field.forms import Question
from bot.field.messages import Kept
from bot.field.rules import CheckDraft, Thing
from bot.field.things import thing_of
from bot.office import Visit
from bot.rituals import next_prompt
from bot.slack.ids import row_id
from bot.slack.mrkdwn import one_line
from bot.slack.replies import Done, Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.whose_team import refusal_to_enter, team_to_enter
from storage import brands, people, verdicts
from storage.people import Team
from storage.verdicts import FIELD_CHECK, LOOSE_POST, FieldCheck, LoosePost


def check(visit: Visit, team: Team, command: Command) -> Reply:
    """A post that stands in no calendar: what follows the word is its text or link."""
    typed = one_line(command.text)[: rules.TITLE_LONGEST]
    with visit.reading() as session:
        return form_for(session, visit, team, Thing(LOOSE_POST, 0, typed))


def press_check(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        return form_for(session, visit.to_team(team), team, Thing(LOOSE_POST, 0, ""))


def form_for(session: Session, visit: Visit, team: Team, thing: Thing) -> Form | Message:
    """The form of the check, for any chapter that has something to check; `visit` speaks as they read.

    What this person said of it before is filled in, until somebody else looked too.
    """
    values = brands.values_of(session, team)
    if not values:
        return messages.no_values(visit.say, team.id)
    said = verdicts.checks_of(session, team, thing.kind, thing.id) if thing.id else ()
    mine = next((one for one in said if one.by == visit.user_id), None)
    if mine is not None and _is_fixed(mine, len(said)):
        return messages.stays(visit.say, _kept(session, team, mine, said[0]))
    question = Question(thing, values, is_second=bool(said) and mine is None)
    draft = None if mine is None else CheckDraft(mine.title, mine.verdict, mine.value_id, mine.reason)
    return forms.check(visit.say, question, draft, _facts(team, thing, question))


def _is_fixed(mine: FieldCheck, count: int) -> bool:
    """A blind answer is not changed after it was seen, nor one that others were held beside."""
    return mine.is_second or count > 1


def _facts(team: Team, thing: Thing, question: Question) -> dict[str, Fact]:
    return {"team": team.id, "thing": thing.kind, "id": thing.id, "second": int(question.is_second)}


def press_second(visit: Visit, press: ButtonPress) -> Reply:
    """The form of a post that was checked; the button carries the id of a check of it."""
    with visit.reading() as session:
        found = verdicts.team_and_check(session, visit.workspace_id, row_id(press.value))
        if found is None:
            return _gone(visit)
        team, check = found
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
        visit = visit.to_team(team)
        thing = thing_of(session, team, check.thing, check.thing_id)
        return _gone(visit) if thing is None else form_for(session, visit, team, thing)


def _gone(visit: Visit) -> Message:
    return Message(visit.say("field.gone.text"))


def press_again(visit: Visit, press: ButtonPress) -> Reply:
    """The mirror becomes the form again."""
    form = press_second(visit, press)
    return Update(form) if isinstance(form, Form) else form


def press_value(visit: Visit, press: ButtonPress) -> Reply:
    """A value was tapped: its do and don't appear below it, and all else stays as it was."""
    facts = press.view.facts if press.view else {}
    with visit.reading() as session:
        team = team_to_enter(session, visit, facts.get("team"))
        if isinstance(team, Message):
            return team
        values, thing = brands.values_of(session, team), _thing(session, team, facts)
    visit = visit.to_team(team)
    if thing is None:
        return _gone(visit)
    draft = forms.draft_from(press.answers, thing, values)
    question = Question(thing, values, is_second=facts.get("second") == 1)
    return Update(forms.check(visit.say, question, draft, _facts(team, thing, question)))


def _thing(session: Session, team: Team, facts: Mapping[str, Fact]) -> Thing | None:
    """What a form is about."""
    return thing_of(session, team, str(facts.get("thing")), row_id(facts.get("id")))


def save(visit: Visit, form: FormSent) -> Reply:
    """What was said is kept, once for a person and a post; it never stops the post."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        thing = _thing(session, team, form.facts)
        if thing is None:
            return Done(_gone(visit))
        values = brands.values_of(session, team)
        draft = forms.draft_from(form.answers, thing, values)
        if draft.is_gone:
            question = Question(thing, values, is_second=form.facts.get("second") == 1)
            return Update(forms.check(visit.say, question, draft, form.facts))
        if problems := rules.problems(draft):
            return FormProblems({field: visit.say(key) for field, key in problems.items()})
        return _keep(session, visit, team, thing, draft)


def _keep(session: Session, visit: Visit, team: Team, thing: Thing, draft: CheckDraft) -> Reply:
    thing_id = thing.id or _new_post(session, visit, team, draft)
    said = verdicts.checks_of(session, team, thing.kind, thing_id)
    mine = next((one for one in said if one.by == visit.user_id), None)
    if mine is not None and _is_fixed(mine, len(said)):
        return Update(messages.stays(visit.say, _kept(session, team, mine, said[0])))
    if mine is None:
        mine = _check(visit, team, Thing(thing.kind, thing_id, draft.title), draft)
        mine.is_second = bool(said)
        session.add(mine)
    else:
        _fill(mine, visit, draft)
    session.flush()
    note(session, visit, team, FIELD_CHECK, mine.id, "checked")
    verdicts.begin_rounds(session, team, next_prompt(rules.rounds_of(team, visit.now), visit.now))
    return Update(messages.mirror(visit.say, _kept(session, team, mine, said[0] if said else mine)))


def _new_post(session: Session, visit: Visit, team: Team, draft: CheckDraft) -> int:
    post = LoosePost(team_id=team.id, title=draft.title, created_at=visit.now, created_by=visit.user_id)
    session.add(post)
    session.flush()
    return post.id


def _check(visit: Visit, team: Team, thing: Thing, draft: CheckDraft) -> FieldCheck:
    check = FieldCheck(
        team_id=team.id,
        thing=thing.kind,
        thing_id=thing.id,
        title=thing.title,
        by=visit.user_id,
        at=visit.now,
        verdict=verdicts.Verdict.INSIDE,
    )
    _fill(check, visit, draft)
    return check


def _fill(check: FieldCheck, visit: Visit, draft: CheckDraft) -> None:
    check.verdict = draft.verdict or verdicts.Verdict.INSIDE
    check.value_id, check.reason, check.at = draft.value_id, draft.reason, visit.now


def _kept(session: Session, team: Team, mine: FieldCheck, first: FieldCheck) -> Kept:
    """What was kept, with what is worth saying of it now."""
    names = {value.id: value.name for value in brands.every_value(session, team).values()}
    since = mine.at - rules.THRESHOLDS.doubts_for
    alike = rules.three_alike(verdicts.checks_since(session, team, since))
    about = (one for one in alike if (one.value_id, one.verdict) == (mine.value_id, mine.verdict))
    return Kept(
        check=mine,
        names=names,
        first=first if mine.is_second else None,
        alike=next(about, None),
        is_alone=len(people.members(session, team)) == 1,
    )
