"""Two cases belong together: merged into one, or linked and both open; and that was a mistake."""

from sqlalchemy.orm import Session

from bot.cases import belonging_form
from bot.cases.belonging_form import LINK, Chosen
from bot.office import Visit
from bot.slack.blocks import actions, section
from bot.slack.ids import row_id
from bot.slack.replies import Done, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import buttons, confirming, entering, likeness, merging, messages, pressing, road, rules
from bot.webcare.entering import Entered, case_id
from bot.webcare.roster import roster_of
from bot.webcare.rules import Refusal
from storage import caseload, merges
from storage.cases import Case

NOBODY = Chosen()

LOOKED_AT = 300
"""Open cases of which the likeliest are offered: more than a team has."""


def press_merge(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := rules.may_close(entered.case):
            return entered.refused(refusal)
        return _form(session, entered, NOBODY, entered.moved())


def _form(session: Session, entered: Entered, chosen: Chosen, notice: str | None = None) -> Form | Message:
    some = merges.likely_with(session, entered.case, LOOKED_AT)
    others = likeness.likeliest_first(entered.case, some)[: belonging_form.AT_MOST]
    if not others:
        return Message(" ".join(filter(None, (notice, entered.visit.say("webcare.merge.nothing_else")))))
    return belonging_form.form(entered.visit.say, entered.case, others, chosen, notice)


def save(visit: Visit, form: FormSent) -> Reply:
    """Merged or linked, unless one of the two was closed while the form was open."""
    chosen = belonging_form.chosen_from(form.answers)
    if chosen.other is None:
        return FormProblems({"other": visit.say("webcare.problem.choose")})
    with visit.transaction() as session:
        entered = entering.hold_with_desk(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        return _together(session, entered, chosen)


def _together(session: Session, entered: Entered, chosen: Chosen) -> Reply:
    """What was merged while the form was open is asked about anew: who chose saw another case."""
    visit, case = entered.visit, entered.case
    if moved := entered.moved():
        return _again(_form(session, entered, chosen, moved))
    found = caseload.hold(session, visit.workspace_id, row_id(chosen.other), visit.user_id)
    other = found.case if found else None
    refusal = pressing.may_join(case, other)
    if refusal is Refusal.CLOSED:
        return Done(entered.refused(refusal))
    if refusal is not None or other is None:
        return _other_is_closed(session, entered, chosen)
    return Done(_link(entered, other) if chosen.how == LINK else _merge(session, entered, other))


def _other_is_closed(session: Session, entered: Entered, chosen: Chosen) -> Reply:
    """What became of it; when it goes on as this very case, there is nothing left to choose."""
    notice = entered.visit.say("webcare.refusal.other_closed")
    other = entering.look_up(session, entered.visit, row_id(chosen.other))
    if isinstance(other, Entered) and (moved := other.moved()):
        if other.case.id == entered.case.id:
            return Done(other.confirms("webcare.merged.already"))
        notice, chosen = moved, Chosen(str(other.case.id), chosen.how)
    return _again(_form(session, entered, chosen, notice))


def _again(asked: Form | Message) -> Reply:
    return Update(asked) if isinstance(asked, Form) else Done(asked)


def _merge(session: Session, entered: Entered, kept: Case) -> Message:
    visit, case = entered.visit, entered.case
    merging.merge(entered.letters, case, kept, roster_of(session, entered.team, visit.now), visit.user_id)
    facts = entered.letters.facts(kept, reader=visit.person)
    done = visit.say("webcare.merged.done", what=messages.what(visit.say, case), number=kept.number)
    text = f"{done} {messages.state(visit.say, facts)} {messages.due(visit.say, facts)}"
    may_do = (*buttons.of_case(visit.say, kept), road.apart_button(visit.say, case))
    return Message(text, (section(text), actions(*may_do)))


def _link(entered: Entered, other: Case) -> Message:
    say, case = entered.visit.say, entered.case
    new = merging.link(entered.letters, case, other, entered.visit.user_id)
    key = "webcare.linked.done" if new else "webcare.linked.already"
    text = say(key, what=messages.what(say, case), other=messages.what(say, other))
    may_do = (buttons.show(say, case), belonging_form.unlink_button(say, case, other))
    return Message(text, (section(text), actions(*may_do)))


def press_unlink(visit: Visit, press: ButtonPress) -> Reply:
    """They have nothing to do with each other; the button carries both."""
    one, _, another = (press.value or "").partition(" ")
    with visit.transaction() as session:
        entered = entering.look_at(session, visit, row_id(one))
        if isinstance(entered, Message):
            return entered
        say, case = entered.visit.say, entered.case
        found = caseload.look_up(session, visit.workspace_id, row_id(another), visit.user_id)
        if found is None or found.case.team_id != case.team_id:
            return confirming.gone(say)
        merging.unlink(entered.letters, case, found.case, visit.user_id)
        named = {"what": messages.what(say, case), "other": messages.what(say, found.case)}
        return Message(say("webcare.linked.gone", **named))


def press_take_apart(visit: Visit, press: ButtonPress) -> Reply:
    """They are two again; within a day, and only as long as they are one."""
    with visit.transaction() as session:
        entered = _merged(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := pressing.may_take_apart(entered.case, visit.now):
            return entered.refused(refusal)
        return _take_apart(session, entered)


def _merged(session: Session, visit: Visit, merged_id: int) -> Entered | Message:
    """The merged case itself, held after its desk."""
    found = caseload.look_up(session, visit.workspace_id, merged_id, visit.user_id)
    if found is None:
        return confirming.gone(visit.say)
    caseload.hold_desk(session, found.team)
    return entering.enter(
        session, visit, caseload.hold(session, visit.workspace_id, merged_id, visit.user_id)
    )


def _take_apart(session: Session, entered: Entered) -> Message:
    visit, case = entered.visit, entered.case
    kept = caseload.hold(session, visit.workspace_id, case.merged_into or 0, visit.user_id)
    roster = roster_of(session, entered.team, visit.now)
    owner = case.owner_id if case.owner_id in roster.people else None
    if kept is not None:
        merging.take_apart(entered.letters, case, kept.case, roster, visit.user_id, owner)
    return entered.confirms("webcare.undone")
