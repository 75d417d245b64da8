"""The forms of an experiment: what is expected of it, and what came of it."""

from collections.abc import Mapping, Sequence

from bot.channels import rules, telling
from bot.channels.rules import Outcome, Trial
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import datepicker, option, radio_buttons, text_input
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.unknown import known
from storage.channels import Decision, PlanChannel


def trial(
    say: Say, channel: PlanChannel, draft: Trial, facts: Mapping[str, Fact], opening: Sequence[Block] = ()
) -> Form:
    """What the team expects of the channel, until when, and at which number it succeeded."""
    example = [] if draft.hypothesis else [context(say("channels.trial.example"))]
    return Form(
        name="channels.trial",
        title=say("channels.trial.title"),
        blocks=(
            *opening,
            section(telling.title(say, channel)),
            context(say("channels.trial.intro")),
            *_expected(say, draft),
            *example,
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _expected(say: Say, draft: Trial) -> list[Block]:
    hypothesis = text_input(draft.hypothesis, multiline=True, max_length=rules.LONGEST["hypothesis"])
    hint = say("channels.trial.hypothesis.hint")
    success = text_input(
        draft.success,
        max_length=rules.LONGEST["success"],
        placeholder=say("channels.trial.success.placeholder"),
    )
    ends_on = datepicker(chosen=draft.ends_on)
    return [
        field("hypothesis", say("channels.trial.hypothesis.label"), hypothesis, hint=hint, optional=True),
        field("ends_on", say("channels.trial.ends_on.label"), ends_on, optional=True),
        field("success", say("channels.trial.success.label"), success, optional=True),
    ]


def trial_from(answers: Answers) -> Trial:
    return Trial(known(answers.text("hypothesis")), answers.date("ends_on"), known(answers.text("success")))


def outcome(say: Say, channel: PlanChannel) -> Form:
    """What came of it, and how to go on."""
    decisions = [option(say(f"channels.outcome.{one}.option"), one) for one in Decision]
    words = text_input(multiline=True, max_length=rules.LONGEST["outcome"], focus=True)
    return Form(
        name="channels.outcome",
        title=say("channels.outcome.title"),
        blocks=(
            section(f"{telling.title(say, channel)}\n{expected(say, channel)}"),
            field("outcome", say("channels.outcome.outcome.label"), words),
            field("decided", say("channels.outcome.decided.label"), radio_buttons(decisions)),
            field("ends_on", say("channels.outcome.ends_on.label"), datepicker(), optional=True),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"channel": channel.id, "ends_on": str(channel.ends_on)},
    )


def outcome_from(answers: Answers) -> Outcome:
    decided = answers.choice("decided")
    return Outcome(
        known(answers.text("outcome")) or "",
        Decision(decided) if decided in set(Decision) else None,
        answers.date("ends_on"),
    )


def expected(say: Say, channel: PlanChannel) -> str:
    hypothesis = say("channels.outcome.hypothesis", hypothesis=telling.short(channel.hypothesis or ""))
    if not channel.success:
        return hypothesis
    return f"{hypothesis}\n{say('channels.outcome.measure', success=telling.short(channel.success))}"
