"""What was done with a case, with what its kind asks besides."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.cases.owner_forms import promise_fields
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import datepicker, option, radio_buttons, text_input, users_select
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.webcare import delicate, messages, road, rules
from bot.webcare.delicate import Warned
from bot.webcare.messages import Facts
from bot.webcare.paths import ONCE
from storage.cases import Kind, Status

OUTCOMES = (Status.ANSWERED, Status.ASKED_BACK, Status.REFERRED, Status.HIDDEN, Status.NO_REPLY)


@dataclass(frozen=True, slots=True)
class Finished:
    """What was filled in; the days are the team's."""

    outcome: str | None = None
    words: str | None = None
    referred_on: date | None = None
    due_on: date | None = None
    colleague: str | None = None
    promised: str | None = None
    promised_at: datetime | None = None

    @property
    def promises(self) -> bool:
        """Whether anything was filled in about a promise."""
        return bool(self.promised or self.promised_at)


@dataclass(frozen=True, slots=True)
class Around:
    """What the form says besides: by when the law wants data shown or erased; whether who asks was answered
    before.
    """

    month_after: date
    was_answered: bool = False


def finished_from(answers: Answers) -> Finished:
    return Finished(
        outcome=answers.choice("outcome"),
        words=answers.text("words"),
        referred_on=answers.date("referred_on"),
        due_on=answers.date("due_on"),
        colleague=answers["colleague"].user,
        promised=answers.text("promised"),
        promised_at=answers.moment("promised_at"),
    )


def answered(
    say: Say, facts: Facts, filled: Finished, around: Around, warned: Warned = (), notice: str | None = None
) -> Form:
    case = facts.case
    known: dict[str, Fact] = {"case": case.id}
    return Form(
        name="webcare.answered",
        title=say("webcare.answered.title"),
        blocks=(
            *([section(notice)] if notice else []),
            section(messages.what(say, case)),
            context(*_reminders(say, facts, around)),
            _outcome(say, filled),
            _words(say, case.kind, filled),
            *_of_kind(say, case.kind, filled, around),
            *delicate.blocks(say, warned),
            *promise_fields(say, filled.promised, filled.promised_at, optional=True),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=known | delicate.as_fact(warned),
    )


def _reminders(say: Say, facts: Facts, around: Around) -> list[str]:
    is_twice = around.was_answered and facts.case.kind in ONCE
    again = [say(f"webcare.once.{facts.case.kind}")] if is_twice else []
    return [*road.lines(say, facts.case, in_care=facts.is_in_care), *again]


def _outcome(say: Say, filled: Finished) -> Block:
    options = [option(say(f"webcare.outcome.{one}.option"), one) for one in OUTCOMES]
    buttons = radio_buttons(options, chosen=filled.outcome or Status.ANSWERED)
    return field("outcome", say("webcare.answered.outcome.label"), buttons)


def _words(say: Say, kind: Kind, filled: Finished) -> Block:
    words = text_input(filled.words, multiline=True, max_length=rules.LONGEST["words"])
    label = say("webcare.answered.words.label")
    hint = say("webcare.answered.words.source" if kind is Kind.WRONG_FACTS else "webcare.answered.words.hint")
    return field("words", label, words, hint=hint, optional=True)


def _of_kind(say: Say, kind: Kind, filled: Finished, around: Around) -> list[Block]:
    match kind:
        case Kind.FORMAL:
            return _dates(say, filled, around)
        case Kind.COMPLIMENT:
            who = users_select(chosen=filled.colleague)
            label, hint = say("webcare.compliment.label"), say("webcare.compliment.hint")
            return [field("colleague", label, who, hint=hint, optional=True)]
        case _:
            return []


def _dates(say: Say, filled: Finished, around: Around) -> list[Block]:
    by = say.date(around.month_after)
    return [
        field(
            "referred_on",
            say("webcare.formal.referred_on.label"),
            datepicker(chosen=filled.referred_on),
            optional=True,
        ),
        field(
            "due_on",
            say("webcare.formal.due_on.label"),
            datepicker(chosen=filled.due_on),
            hint=say("webcare.formal.due_on.hint", day=by),
            optional=True,
        ),
    ]
