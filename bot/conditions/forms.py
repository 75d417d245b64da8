"""The forms of step five: starting a round, rating, choosing two, agreeing an action."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.conditions import rules
from bot.conditions.rules import Agreed
from bot.conditions.telling import WORDS, name, score
from bot.slack.answers import Answers
from bot.slack.blocks import Block, actions, context, field, section
from bot.slack.elements import (
    Option,
    button,
    datepicker,
    multi_static_select,
    option,
    radio_buttons,
    static_select,
    text_input,
    users_select,
)
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.unknown import known
from storage.ratings import FACTORS

TAP = "conditions.tap"
CHOSEN = "chosen"


def start(say: Say, closings: Mapping[int, datetime], zone: str, facts: Mapping[str, Fact]) -> Form:
    """How long the round lasts, and what will happen. `closings`: working days -> when it would close.

    None for who is alone in a team: they wait for nobody.
    """
    return Form(
        name="conditions.start",
        title=say("conditions.start.title"),
        blocks=_lasting(say, closings, zone) if closings else _alone(say),
        submit=say("conditions.start.submit.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _lasting(say: Say, closings: Mapping[int, datetime], zone: str) -> tuple[Block, ...]:
    lengths = [_length(say, days, at, zone) for days, at in closings.items()]
    chosen = static_select(lengths, chosen=str(rules.USUAL_LENGTH))
    return (
        section(say("conditions.overview.how")),
        field("length", say("conditions.start.how_long.label"), chosen),
        context(say("conditions.start.what")),
    )


def _alone(say: Say) -> tuple[Block, ...]:
    return (section(say("conditions.start.alone")), context(say("conditions.overview.alone")))


def _length(say: Say, days: int, at: datetime, zone: str) -> Option:
    return option(
        say("conditions.start.length.option", count=days, moment=say.short_moment(at, zone)), str(days)
    )


def first_page(say: Say, given: Mapping[str, int | None], until: str, facts: Mapping[str, Fact]) -> Form:
    """The first six statements. What is tapped is kept at once, so that closing loses nothing."""
    return Form(
        name="conditions.first",
        title=say("conditions.form.title"),
        blocks=(
            section(say("conditions.form.first")),
            context(say("conditions.form.page", page=1, moment=until)),
            *_statements(say, rules.FIRST_PAGE, given),
        ),
        submit=say("conditions.form.next.button"),
        close=say("common.close.button"),
        facts=facts,
    )


def second_page(
    say: Say,
    given: Mapping[str, int | None],
    sentence: str | None,
    until: str,
    facts: Mapping[str, Fact],
) -> Form:
    """The other five, and the sentence."""
    return Form(
        name="conditions.second",
        title=say("conditions.form.title"),
        blocks=(
            context(say("conditions.form.page", page=2, moment=until)),
            *_statements(say, rules.SECOND_PAGE, given),
            _sentence(say, sentence),
            actions(button("conditions.back", say("conditions.form.back.button"))),
        ),
        submit=say("conditions.form.send.button"),
        close=say("common.close.button"),
        facts=facts,
    )


def _statements(say: Say, factors: Sequence[str], given: Mapping[str, int | None]) -> list[Block]:
    return [_statement(say, factor, given) for factor in factors]


def _statement(say: Say, factor: str, given: Mapping[str, int | None]) -> Block:
    label = say(
        "conditions.form.statement.label",
        name=name(say, factor),
        statement=say(f"conditions.factor.{factor}.statement"),
    )
    chosen = value_of(given[factor]) if factor in given else None
    return field(factor, label, radio_buttons(_scores(say), chosen=chosen), tells=TAP)


def _scores(say: Say) -> list[Option]:
    return [option(score(say, one), value_of(one)) for one in WORDS]


def value_of(given: int | None) -> str:
    return rules.UNKNOWN if given is None else str(given)


def _sentence(say: Say, typed: str | None) -> Block:
    element = text_input(
        typed,
        multiline=True,
        max_length=rules.LONGEST["sentence"],
        placeholder=say("conditions.form.sentence.placeholder"),
    )
    label, hint = say("conditions.form.sentence.label"), say("conditions.form.sentence.hint")
    return field("sentence", label, element, hint=hint, optional=True)


def scores_from(answers: Answers, factors: Sequence[str]) -> dict[str, int | None]:
    """What was chosen; a statement that was not answered is not in it."""
    chosen = {factor: answers.choice(factor) for factor in factors}
    return {factor: rules.score_of(one) for factor, one in chosen.items() if rules.is_score(one)}


def choose(say: Say, chosen: Sequence[str], opening: Sequence[Block], facts: Mapping[str, Fact]) -> Form:
    """Which two to work on, below what is said about it."""
    factors = [option(name(say, factor), factor) for factor in FACTORS]
    element = multi_static_select(factors, chosen=chosen, at_most=rules.PICKED)
    return Form(
        name="conditions.choose",
        title=say("conditions.choose.title"),
        blocks=(*opening, field(CHOSEN, say("conditions.choose.label.label"), element)),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def action(
    say: Say, agreed: Agreed, today: date, opening: Sequence[Block], facts: Mapping[str, Fact]
) -> Form:
    """What is done, by whom, by when."""
    text = text_input(
        agreed.text,
        max_length=rules.LONGEST["text"],
        placeholder=say(f"conditions.factor.{facts['factor']}.starter"),
        focus=True,
    )
    due_on = datepicker(chosen=agreed.due_on or rules.usual_day(today))
    return Form(
        name="conditions.action",
        title=say("conditions.action.title"),
        blocks=(
            *opening,
            field("text", say("conditions.action.text.label"), text),
            field("owner_id", say("conditions.action.owner.label"), users_select(chosen=agreed.owner_id)),
            field("due_on", say("conditions.action.due.label"), due_on),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def agreed_from(answers: Answers) -> Agreed:
    """What was filled in, as it was typed."""
    return Agreed(known(answers.text("text")) or "", answers.user("owner_id"), answers.date("due_on"))
