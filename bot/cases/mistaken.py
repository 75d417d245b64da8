"""What came in is no case: nobody outside waits for us. It is closed with a reason, and counts apart."""

from bot.cases.passing_on import problem_with_note
from bot.office import Visit
from bot.slack.blocks import field, section
from bot.slack.elements import text_input
from bot.slack.ids import row_id
from bot.slack.replies import Done, Form, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.texts import Say
from bot.webcare import entering, messages, moves, rules
from bot.webcare.entering import case_id
from bot.webcare.moves import Closing
from storage.cases import Case, Status


def press_not_a_case(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := rules.may_close(entered.case):
            return entered.refused(refusal)
        return form(entered.visit.say, entered.case)


def form(say: Say, case: Case) -> Form:
    words = text_input(max_length=rules.LONGEST["note"])
    label, hint = say("webcare.not_a_case.why.label"), say("webcare.not_a_case.why.hint")
    return Form(
        name="webcare.not_a_case",
        title=say("webcare.not_a_case.title"),
        blocks=(
            section(say("webcare.not_a_case.intro", what=messages.what(say, case))),
            field("words", label, words, hint=hint),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"case": case.id},
    )


def save(visit: Visit, sent: FormSent) -> Reply:
    """Closed, unless somebody did something with it while the form was open."""
    words = sent.answers.text("words") or ""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, row_id(sent.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        if problem := _problem(entered.visit, words):
            return FormProblems({"words": problem})
        refusal = rules.may_close(entered.case)
        if refusal is not None or entered.came_from is not None:
            return Done(entered.refused(refusal or rules.Refusal.MOVED, words))
        moves.close(entered.letters, entered.case, Closing(visit.user_id, Status.NOT_A_CASE, words))
        return Done(entered.confirms("webcare.not_a_case.done"))


def _problem(visit: Visit, words: str) -> str | None:
    return problem_with_note(visit, words) if words else visit.say("webcare.problem.words.not_a_case")
