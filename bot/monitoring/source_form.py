"""The form of a source, of either kind: what it is called, where it is, and when silence is odd."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.monitoring.rules import LONGEST, SILENT_AFTER, USUAL_SILENCE
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field
from bot.slack.elements import conversations_select, option, static_select, text_input, url_input
from bot.slack.ids import row_id
from bot.slack.replies import Fact, Form
from bot.texts import Say
from storage.monitoring import Source, SourceKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A source as it was filled in; `address` is of a feed, `channel_id` of a channel in Slack."""

    name: str = ""
    address: str | None = None
    channel_id: str | None = None
    silent_after: int = USUAL_SILENCE


def draft_of(source: Source) -> Draft:
    return Draft(source.name, source.address, source.channel_id, source.silent_after)


def draft_from(answers: Answers) -> Draft:
    return Draft(
        name=(answers.text("name") or "").strip(),
        address=(answers.text("address") or "").strip() or None,
        channel_id=answers.conversation("channel_id"),
        silent_after=row_id(answers.choice("silent_after")) or USUAL_SILENCE,
    )


def source(
    say: Say, kind: SourceKind, draft: Draft, facts: Mapping[str, Fact], above: Sequence[Block] = ()
) -> Form:
    """`above` is what somebody should know first."""
    return Form(
        name="monitoring.source",
        title=say(f"monitoring.source.{kind}.title"),
        blocks=(
            *above,
            context(say(f"monitoring.source.{kind}.intro")),
            *_where(say, kind, draft),
            _name(say, kind, draft),
            _silence(say, draft),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={**facts, "kind": kind},
    )


def _where(say: Say, kind: SourceKind, draft: Draft) -> list[Block]:
    if kind is SourceKind.FEED:
        label, hint = say("monitoring.source.address.label"), say("monitoring.source.address.hint")
        return [field("address", label, url_input(draft.address), hint=hint)]
    if kind is SourceKind.CHANNEL:
        label, hint = say("monitoring.source.channel_id.label"), say("monitoring.source.channel_id.hint")
        return [field("channel_id", label, conversations_select(chosen=draft.channel_id), hint=hint)]
    return []


def _name(say: Say, kind: SourceKind, draft: Draft) -> Block:
    words = text_input(draft.name or None, max_length=LONGEST["name"])
    hint = say(f"monitoring.source.{kind}.name.hint")
    return field("name", say("monitoring.source.name.label"), words, hint=hint, optional=True)


def _silence(say: Say, draft: Draft) -> Block:
    days = sorted({*SILENT_AFTER, draft.silent_after})
    options = [option(say("monitoring.source.silent_after.option", count=one), str(one)) for one in days]
    chosen = static_select(options, chosen=str(draft.silent_after))
    label, hint = say("monitoring.source.silent_after.label"), say("monitoring.source.silent_after.hint")
    return field("silent_after", label, chosen, hint=hint)
