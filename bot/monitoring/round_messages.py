"""What came in, to be looked at one by one: the letter at a duty moment, and `/smwatch`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.pages import Place, marked
from bot.slack.blocks import Block, actions, context, divider, header, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import escape, line_within, link, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.mentions import about
from storage.monitoring import Became, Logged, Mention

PAGE = "monitoring"
SHOWN = 8
"""Mentions at once: two blocks each, and what fits on two screens."""
NAME = 60
TEXT_AT_MOST = 3000
LINKED_AT_MOST = 2800
"""Characters of a title with its address: with the source and the moment they fit in a block of 3,000."""
OFFERED = (Became.IDEA, Became.KNOWLEDGE, Became.NOTHING)


@dataclass(frozen=True, slots=True)
class Round:
    """What a team's monitoring holds at a moment, for one reader; `zone` is theirs."""

    team_id: int
    zone: str
    some: Sequence[Mention]
    waiting: int
    """Of which nobody said yet what they are; more than fit, perhaps."""
    sources: Mapping[int, str] = field(default_factory=dict)
    """What they are called, by id."""
    last: Logged | None = None
    """When somebody looked round for the last time."""
    names: Mapping[str, str] = field(default_factory=dict)
    troubles: Sequence[str] = ()
    """What is wrong with sources, a sentence each."""
    has_sources: bool = True
    told_before: int = 0
    """Of those that wait, how many a letter told of already: it shows only the others."""

    @property
    def new(self) -> int:
        return self.waiting - self.told_before


def overview(say: Say, seen: Round, notice: str | None = None) -> Message:
    """`/smwatch`, and what it is after each press."""
    heading = say("monitoring.round.heading")
    return _message(say, seen, heading, [notice] if notice else [])


def letter(say: Say, seen: Round, reason: str, moment: str) -> Message:
    """To who looks round: `moment` is "morning" or "afternoon"."""
    heading = say(f"monitoring.round.{moment}")
    return _message(say, seen, heading, [reason])


def _message(say: Say, seen: Round, heading: str, above: Sequence[str]) -> Message:
    state = "\n".join(_state(say, seen))
    told = [line(say, one, seen) for one in seen.some[:SHOWN]]
    looked = _looked(say, seen)
    text = "\n".join((heading, *above, state, *told, *seen.troubles, looked))
    blocks = (
        header(heading),
        *(section(one) for one in above),
        section(state),
        *_rows(say, seen, told),
        *_more(say, seen),
        *([section("\n".join(seen.troubles))] if seen.troubles else []),
        context(looked),
        *_ways(say, seen),
    )
    return marked(Message(shorten(text, TEXT_AT_MOST), blocks, _about(seen)), Place(PAGE, seen.team_id))


def _about(seen: Round) -> tuple[str, ...]:
    return tuple(about(one) for one in seen.some[:SHOWN])


def _state(say: Say, seen: Round) -> Iterator[str]:
    if seen.new:
        yield say("monitoring.round.waiting", count=seen.new)
    if seen.told_before:
        yield say("monitoring.round.still_waiting", count=seen.told_before)
    if not seen.waiting:
        yield _nothing(say, seen)


def _nothing(say: Say, seen: Round) -> str:
    return say("monitoring.round.none" if seen.has_sources else "monitoring.round.no_sources")


def _looked(say: Say, seen: Round) -> str:
    if seen.last is None:
        return say("monitoring.round.never")
    who = line_within(seen.names.get(seen.last.by, "?"), NAME)
    key = "quiet" if seen.last.count == 0 else "logged"
    return say(f"monitoring.round.last.{key}", who=who, when=say.short_moment(seen.last.at, seen.zone))


def line(say: Say, one: Mention, seen: Round) -> str:
    """What, where it stands, which source brought it, and when."""
    source = seen.sources.get(one.source_id or 0)
    by = [line_within(source, NAME)] if source else []
    return f"*{_what(one)}*\n{' · '.join((*by, say.short_moment(one.at, seen.zone)))}"


def _what(one: Mention) -> str:
    """Its title, which leads to where it stands; alone, where the address of that is too long for a block."""
    shown = link(one.link, one.title) if one.link else ""
    return shown if 0 < len(shown) <= LINKED_AT_MOST else escape(one.title)


def _rows(say: Say, seen: Round, told: Sequence[str]) -> Iterator[Block]:
    for one, words in zip(seen.some, told, strict=False):
        yield section(words)
        yield actions(*_buttons(say, one))


def _buttons(say: Say, one: Mention) -> list[Element]:
    """The case is a form of webcare's, which begins with the link and nothing else."""
    others = [
        button(f"monitoring.{became}:{one.id}", say(f"monitoring.became.{became}.button"), str(one.id))
        for became in OFFERED
    ]
    return [
        button(f"webcare.from_mention:{one.id}", say("monitoring.became.case.button"), str(one.id)),
        *others,
    ]


def _more(say: Say, seen: Round) -> Iterator[Block]:
    if (more := seen.new - min(len(seen.some), SHOWN)) > 0:
        yield context(say("monitoring.round.more", count=more))


def _ways(say: Say, seen: Round) -> Iterator[Block]:
    team = str(seen.team_id)
    waits = [button("monitoring.show", say("monitoring.round.show.button"), team)] if seen.told_before else []
    yield actions(
        *waits,
        button("monitoring.log", say("monitoring.log.button"), team),
        button("monitoring.quiet", say("monitoring.quiet.button"), team),
    )
    yield divider()
    yield actions(
        button("monitoring.sources", say("monitoring.sources.button"), team),
        button("monitoring.terms", say("monitoring.terms.button"), team),
        button("monitoring.knowledge_page", say("monitoring.knowledge.button"), team),
        button("monitoring.report", say("monitoring.report.button"), team),
    )


def knowledge(say: Say, seen: Round) -> Message:
    """What was worth knowing."""
    heading = say("monitoring.knowledge.heading")
    intro = say("monitoring.knowledge.intro" if seen.some else "monitoring.knowledge.none")
    told = [line(say, one, seen) for one in seen.some]
    to_all = button("monitoring.show", say("monitoring.show.button"), str(seen.team_id))
    blocks = (header(heading), context(intro), *(section(one) for one in told), actions(to_all))
    text = shorten("\n".join((heading, intro, *told)), TEXT_AT_MOST)
    return Message(text, blocks, tuple(about(one) for one in seen.some))


def spike(say: Say, team_id: int, today: int, usual: float, reason: str) -> Message:
    """To who decides what it means."""
    text = say("monitoring.spike.text", today=say.number(today), usual=say.number(usual))
    what = say("monitoring.spike.what")
    show = button("monitoring.show", say("monitoring.show.button"), str(team_id), style="primary")
    return Message(
        f"{text}\n{what}\n{reason}", (section(f"*{text}*\n{what}"), context(reason), actions(show))
    )
