"""Says how each source does: when it last worked, when something last came, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.monitoring import rules
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import escape, line_within, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.monitoring import Source, SourceKind

TRY = Path(__file__).with_name("bring.sh")
"""One mention is brought, signed; `docs/monitoring.md` tells more."""

NAME = 80
ADDRESS = 120
TEXT_AT_MOST = 3000


@dataclass(frozen=True, slots=True)
class Seen:
    """The sources of a team at a moment; `zone` is the reader's."""

    team_id: int
    now: datetime
    zone: str
    some: Sequence[Source]
    deaf_to: str | None = None
    """In which channels we may not read what is said: "public", "private" or "all"."""


def overview(say: Say, seen: Seen, notice: str | None = None) -> Message:
    """`notice` says what was just done."""
    heading = say("monitoring.sources.heading")
    intro = say("monitoring.sources.intro" if seen.some else "monitoring.sources.none")
    told = [line(say, one, seen) for one in seen.some]
    text = shorten("\n".join((*([notice] if notice else []), heading, intro, *told)), TEXT_AT_MOST)
    rows = [block for one, words in zip(seen.some, told, strict=True) for block in _rows(say, one, words)]
    top = [section(notice)] if notice else []
    return Message(text, (*top, header(heading), context(intro), *rows, *_below(say, seen)))


def _rows(say: Say, source: Source, words: str) -> Iterator[Block]:
    yield section(words)
    yield actions(*_buttons(say, source))


def _below(say: Say, seen: Seen) -> Iterator[Block]:
    if seen.deaf_to and any(one.kind is SourceKind.CHANNEL for one in seen.some):
        yield context(say(f"monitoring.sources.no_scope.{seen.deaf_to}"))
    style = None if seen.some else "primary"
    adds = [
        button(
            f"monitoring.add:{kind}",
            say(f"monitoring.source.{kind}.add.button"),
            f"{seen.team_id}/{kind}",
            style=style if kind is SourceKind.FEED else None,
        )
        for kind in SourceKind
    ]
    yield actions(*adds, button("monitoring.show", say("monitoring.show.button"), str(seen.team_id)))


def line(say: Say, source: Source, seen: Seen) -> str:
    """Name and kind, where it is, how it does, and what is wrong, in that order."""
    name, kind = name_of(source), say(f"monitoring.source.{source.kind}.kind")
    named = f"*{name}*" if name.casefold() == kind.casefold() else f"*{name}* · {kind}"
    told = [named, *_where(source), " · ".join(_state(say, source, seen))]
    return "\n".join((*told, *(f":warning: {one}" for one in troubles(say, source, seen.now))))


def _where(source: Source) -> list[str]:
    if source.kind is SourceKind.CHANNEL:
        return [f"<#{source.channel_id}>"]
    return [f"`{line_within(source.address, ADDRESS).replace('`', '')}`"] if source.address else []


def _state(say: Say, source: Source, seen: Seen) -> Iterator[str]:
    if source.paused_at is not None:
        yield say("monitoring.state.paused", when=say.short_moment(source.paused_at, seen.zone))
        return
    if source.succeeded_at is None:
        yield say(f"monitoring.state.{source.kind}.never")
    else:
        when = say.short_moment(source.succeeded_at, seen.zone)
        yield say(f"monitoring.state.{source.kind}.succeeded", when=when)
    if source.item_at is not None:
        yield say("monitoring.state.item", when=say.short_moment(source.item_at, seen.zone))
    elif source.succeeded_at is not None:
        yield say("monitoring.state.no_item")


def troubles(say: Say, source: Source, now: datetime) -> list[str]:
    """What is wrong with it, a sentence each, and what to do."""
    if not source.listens:
        return []
    return [*_problem(say, source), *_silence(say, source, now)]


def _problem(say: Say, source: Source) -> Iterator[str]:
    if source.kind is SourceKind.WEBHOOK and source.secret is None:
        yield say("monitoring.state.webhook.revoked")
    if source.problem is None:
        return
    sentence = say(f"monitoring.problem.{source.problem}")
    if source.failures:
        yield say("monitoring.state.failed", sentence=sentence, count=source.failures)
    else:
        yield sentence


def _silence(say: Say, source: Source, now: datetime) -> Iterator[str]:
    days = rules.silent_days(source, now)
    if days is not None:
        yield say("monitoring.state.silent", count=days)


def name_of(source: Source) -> str:
    return line_within(source.name, NAME)


def _buttons(say: Say, source: Source) -> list[Element]:
    """Pausing and going on carry the version: they are of what one saw."""
    seen, what = f"{source.id}/{source.version}", "resume" if source.paused_at else "pause"
    sure = confirm(
        say("monitoring.remove.title"),
        say("monitoring.remove.text"),
        say("common.remove.button"),
        say("common.cancel.button"),
        danger=True,
    )
    return [
        button(f"monitoring.change:{source.id}", say("common.change.button"), str(source.id)),
        button(f"monitoring.{what}:{source.id}", say(f"monitoring.{what}.button"), seen),
        *_secrets(say, source),
        button(f"monitoring.remove:{source.id}", say("common.remove.button"), seen, confirm=sure),
    ]


def _secrets(say: Say, source: Source) -> list[Element]:
    if source.kind is not SourceKind.WEBHOOK:
        return []
    seen, cancel = f"{source.id}/{source.version}", say("common.cancel.button")
    title, yes = say("monitoring.webhook.sure.title"), say("monitoring.webhook.sure.button")
    sure = confirm(title, say("monitoring.webhook.sure.text"), yes, cancel, danger=True)
    anew = button(
        f"monitoring.rotate:{source.id}", say("monitoring.webhook.rotate.button"), seen, confirm=sure
    )
    if source.secret is None:
        return [anew]
    revoke = say("monitoring.webhook.revoke.button")
    return [anew, button(f"monitoring.revoke:{source.id}", revoke, seen, confirm=sure)]


def secret_shown(say: Say, source: Source, address: str, secret: str) -> Message:
    """The address and the secret, which is shown this once."""
    text = say("monitoring.webhook.made", name=name_of(source))
    address_line = f"{say('monitoring.webhook.address')}\n`{escape(address)}`"
    shown = f"{address_line}\n{say('monitoring.webhook.secret')}\n`{secret}`"
    lines = TRY.read_text("utf-8").replace("{address}", address).replace("{secret}", secret)
    tried = f"{say('monitoring.webhook.try')}\n```{escape(lines)}```"
    how = say("monitoring.webhook.how")
    to_all = actions(button("monitoring.sources", say("monitoring.sources.button"), str(source.team_id)))
    blocks = (section(text), section(shown), section(tried), context(how), to_all)
    return Message(f"{text}\n{shown}\n{tried}\n{how}", blocks)


def kept(say: Say, source: Source, did: str, more: str = "") -> Message:
    """After the form: `did` is "added" or "changed"; `more` is what must still be done."""
    text = " ".join(
        one for one in (say(f"monitoring.kept.{did}.{source.kind}", name=name_of(source)), more) if one
    )
    button_text = say("monitoring.sources.button")
    return Message(
        text, (section(text), actions(button("monitoring.sources", button_text, str(source.team_id))))
    )
