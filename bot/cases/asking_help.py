"""Asking for help: a colleague or the team is asked to look along, and the case keeps its owner."""

from sqlalchemy.orm import Session

from bot.cases import owner_forms
from bot.cases.passing_on import problem_with_note
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import confirming, entering, moves, owning, rules
from bot.webcare.entering import Entered, case_id
from bot.webcare.owner_rules import may_look_along, may_speak_for, may_take_over
from bot.webcare.roster import roster_of
from storage import case_owners
from storage.case_owners import THE_TEAM


def press_help(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := may_speak_for(entered.case, visit.user_id):
            return entered.refused(refusal)
        roster = roster_of(session, entered.team, visit.now)
        helpers = rules.helpers(entered.case, entered.team.zone, roster.colleagues, visit.now)
        return owner_forms.ask_help(
            entered.visit.say, entered.case, helpers, roster.people, visit.person.zone
        )


def ask(visit: Visit, form: FormSent) -> Reply:
    whom, note = form.answers.choice("whom"), form.answers.text("note")
    with visit.transaction() as session:
        entered = entering.hold(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        if problems := _problems(entered.visit, whom, note):
            return FormProblems(problems)
        if refusal := may_speak_for(entered.case, visit.user_id):
            return Done(entered.refused(refusal, note))
        return _ask(session, entered, whom or "", note)


def _problems(visit: Visit, whom: str | None, note: str | None) -> dict[str, str]:
    found = {} if whom else {"whom": visit.say("webcare.problem.choose")}
    if note and (problem := problem_with_note(visit, note)):
        found["note"] = problem
    return found


def _ask(session: Session, entered: Entered, whom: str, note: str | None) -> Reply:
    say, letters, now = entered.visit.say, entered.letters, entered.visit.now
    if whom == owner_forms.THREAD:
        owning.ask_help(letters, entered.case, THE_TEAM, note, now)
        return Done(entered.confirms("webcare.help_asked.done_team"))
    roster = roster_of(session, entered.team, now)
    if whom not in roster.people or whom == entered.case.owner_id:
        return FormProblems({"whom": say("webcare.problem.not_there")})
    arrives = moves.arrives(roster, whom, now)
    owning.ask_help(letters, entered.case, whom, note, arrives)
    return Done(confirming.help_asked(say, entered.facts(whom), whom, arrives))


def press_look_along(visit: Visit, press: ButtonPress) -> Reply:
    """The owner hears who helps, once."""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := may_look_along(entered.case, visit.user_id):
            return entered.refused(refusal)
        is_new = owning.look_along(entered.letters, entered.case, visit.user_id)
        return confirming.looks_along(entered.visit.say, entered.facts(), is_new=is_new)


def press_take_over(visit: Visit, press: ButtonPress) -> Reply:
    """All of it, for who was asked to help."""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        asked = [one.user_id for one in case_owners.helpers_of(session, entered.case)]
        if refusal := may_take_over(entered.case, visit.user_id, asked):
            return entered.refused(refusal)
        moves.take(entered.letters, entered.case, visit.user_id)
        return entered.confirms("webcare.took")
