"""What is said about a case: the card in the channel, the ping to its owner, and their parts.

The card shows no handle: a channel may have readers from outside the team. The ping and the case do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.ownership.record import Record, read
from bot.ownership.words import Teller, network_of, safe
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element
from bot.slack.mrkdwn import escape, line_within, link, one_line, slack_date
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day
from bot.webcare import buttons, danger, privacy, road, rules
from storage.cases import Case, Kind, Status
from storage.channels import Network
from storage.turns import Answer, Because, Ended, Turn

SOON = "{date_short_pretty} {time}"
"""How Slack shows a moment to each reader, in their own zone."""

NAME = 60
"""Characters of a name, so that the cases somebody left behind fit in one message."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A case at a moment. `zone` is the team's; `names` says what people are called; `reads_in` is the zone
    of the one reader of a private message, None in a channel. `kept` is the number of the case that a merged
    one goes on as; `is_in_care`: the team's organisation cares for people.
    """

    case: Case
    now: datetime
    zone: str
    names: Mapping[str, str]
    answer: Answer | None = None
    reads_in: str | None = None
    kept: int | None = None
    is_in_care: bool = False

    def name(self, user_id: str | None) -> str:
        return line_within(self.names.get(user_id or "", "?"), NAME)


def card(say: Say, facts: Facts) -> Message:
    """The case in the team's channel."""
    case = facts.case
    text = say(
        "webcare.card.text", what=what(say, case), state=state(say, facts), due=due_in_words(say, facts)
    )
    blocks = (
        *danger.first(say, case),
        section(f"*{what(say, case)}*\n{words_for(say, facts, case.paraphrase)}"),
        context(*small_print(say, facts)),
        *danger.perhaps(say, case),
        actions(*buttons.of_case(say, case)),
    )
    return Message(danger.aloud(say, case, text), blocks)


def ping(say: Say, facts: Facts, turn: Turn) -> Message:
    """To its owner: what, from whom, before when, why it is theirs, and what to press."""
    case = facts.case
    heading = say(_heading(case, turn), what=what(say, case))
    blocks = (
        *danger.first(say, case),
        section(f"*{heading}*\n{quoted(case.paraphrase)}"),
        context(
            *from_whom(say, case),
            due(say, facts),
            *_you_look_again(say, facts),
            *escalated(say, case),
            *where(say, case),
            *erased(say, case),
        ),
        context(*road.lines(say, case, in_care=facts.is_in_care)),
        *why_theirs(say, facts, turn),
        *note(say, facts, turn),
        *danger.perhaps(say, case),
        actions(*buttons.of_case(say, case), *road.of_its_kind(say, case)),
    )
    return Message(danger.aloud(say, case, f"{heading} {due_in_words(say, facts)}"), blocks)


def _heading(case: Case, turn: Turn) -> str:
    """A turn that rang once more came back to who put it off."""
    if case.status is not Status.TAKEN:
        return "webcare.ping.text"
    return "webcare.ping.back" if turn.rang_again and case.snoozed_until is None else "webcare.ping.taken"


def ended_ping(say: Say, facts: Facts, turn: Turn) -> Message:
    """What the ping becomes when the case is no longer theirs to answer."""
    case = facts.case
    if turn.ended_how is Ended.CLOSED:
        text = f"{what(say, case)}. {closing(say, facts)}"
        return Message(text, (section(text), actions(*_after(say, case), buttons.show(say, case))))
    text = _how_it_ended(say, facts, turn)
    return Message(text, (section(text), actions(buttons.show(say, case))))


def _after(say: Say, case: Case) -> list[Element]:
    """What its owner may still do with a closed case."""
    if case.is_merged:
        return [road.kept_button(say, case), road.apart_button(say, case)]
    return [buttons.undo(say, case), buttons.reopen(say, case)]


def _how_it_ended(say: Say, facts: Facts, turn: Turn) -> str:
    named, by = what(say, facts.case), facts.name(turn.ended_by)
    match turn.ended_how:
        case Ended.HANDED_OVER:
            return say("webcare.ended.handed_over", what=named, by=by, owner=facts.name(facts.case.owner_id))
        case Ended.LEFT | Ended.SILENT | Ended.AWAY as itself:
            return say(f"webcare.ended.itself.{itself}", what=named)
        case how:
            return say(f"webcare.ended.by.{how}", what=named, by=by)


def what(say: Say, case: Case) -> str:
    """Such as "Melding 12: klacht via Instagram"."""
    is_danger = case.in_danger and case.kind is Kind.CRISIS
    kind = say("webcare.heard.danger") if is_danger else say(f"webcare.kind.{case.kind}")
    return say("webcare.what", number=case.number, kind=kind, channel=channel_of(say, case))


def channel_of(say: Say, case: Case) -> str:
    """What the team called it when the case came in, else the site it is on."""
    return safe(case.channel_name) if case.channel_name else network_name(say, case.channel)


def network_name(say: Say, channel: str) -> str:
    """Of a channel by its key, or a network: what the site is called."""
    site = network_of(channel)
    return say(f"webcare.channel.{site if site in set(Network) else Network.OTHER}")


def about(case: Case) -> str:
    """What a message with words of the case is about: when those are forgotten, it is mended."""
    return f"case {case.id}"


def quoted(words: str) -> str:
    """Of words that were erased only that there were some."""
    return f">{escape(one_line(words)) or '…'}"


def words_for(say: Say, facts: Facts, words: str) -> str:
    """What was said; in a channel no words with a number or an address of somebody outside: whoever opens
    the case reads those.
    """
    is_in_channel = facts.reads_in is None
    if is_in_channel and privacy.personal(words, local_day(facts.now, facts.zone)):
        return say("webcare.card.personal")
    return quoted(words)


def small_print(say: Say, facts: Facts) -> list[str]:
    """How it stands, before when it must be answered, and where it is."""
    case = facts.case
    told = [due(say, facts), *escalated(say, case)] if case.is_open else []
    return [state(say, facts), *told, *where(say, case), *erased(say, case)]


def escalated(say: Say, case: Case) -> list[str]:
    """How far it went up the ladder."""
    return [say("escalation.case.rung", rung=say.number(case.rung))] if case.rung else []


def where(say: Say, case: Case) -> list[str]:
    return [link(case.link, say("webcare.link"))] if case.link else []


def from_whom(say: Say, case: Case) -> list[str]:
    """The account; in its place, once that was let go, the number by which it can still be counted."""
    if case.handle:
        return [say("webcare.from", handle=escape(one_line(case.handle)))]
    return [say("webcare.from_somebody", number=case.writer)] if case.writer else []


def erased(say: Say, case: Case) -> list[str]:
    return [say("webcare.erased")] if case.erased_at else []


def state(say: Say, facts: Facts) -> str:
    """Whose it is and how far, or what was done with it."""
    case = facts.case
    if not case.is_open:
        return closing(say, facts)
    if case.owner_id is not None:
        whose = say(f"webcare.state.of.{case.status}", owner=facts.name(case.owner_id))
        return " ".join((whose, *looks_again(say, facts)))
    if case.deal_at is not None and case.deal_at - facts.now > rules.TRY_AGAIN:
        return say("webcare.state.dealt_at", moment=moment(say, case.deal_at, facts))
    return say("webcare.state.nobody")


def looks_again(say: Say, facts: Facts) -> list[str]:
    """When its owner comes back to it, if they put it off."""
    until, owner = facts.case.snoozed_until, facts.name(facts.case.owner_id)
    return [say("webcare.state.snoozed", owner=owner, moment=moment(say, until, facts))] if until else []


def _you_look_again(say: Say, facts: Facts) -> list[str]:
    until = facts.case.snoozed_until
    return [say("webcare.ping.snoozed", moment=moment(say, until, facts))] if until else []


def closing(say: Say, facts: Facts) -> str:
    """Such as "Beantwoord door Noor, ma 23 nov 14:05"."""
    by = facts.answer.by if facts.answer else facts.case.owner_id
    at = facts.answer.at if facts.answer else facts.case.closed_at or facts.now
    told = {"by": facts.name(by), "moment": when(say, at, facts)}
    if facts.case.is_merged:
        return say("webcare.closed.merged", number=facts.kept, **told)
    return say(f"webcare.closed.{facts.case.status}", **told)


def due(say: Say, facts: Facts) -> str:
    """Before when, in the reader's own zone, with the team's beside it where that differs."""
    due_at = facts.case.due_at
    if due_at is None:
        return say("webcare.due.asked_back" if facts.case.asked_back_at else "webcare.due.never")
    key = "webcare.due.passed" if facts.now >= due_at else "webcare.due.by"
    return say(key, moment=moment(say, due_at, facts))


def due_in_words(say: Say, facts: Facts) -> str:
    """The same without markup, for who hears the message read out."""
    due_at, zone = facts.case.due_at, facts.reads_in or facts.zone
    if due_at is None or not facts.case.is_open:
        return ""
    return say("webcare.due.by", moment=f"{say.short_moment(due_at, zone)} ({place(zone)})")


def moment(say: Say, at: datetime, facts: Facts) -> str:
    """As `when`, with the team's own time beside it for who lives by another clock."""
    in_team = say.short_moment(at, facts.zone)
    if facts.reads_in is None or say.short_moment(at, facts.reads_in) == in_team:
        return when(say, at, facts)
    return f"{when(say, at, facts)} ({in_team}, {place(facts.zone)})"


def when(say: Say, at: datetime, facts: Facts) -> str:
    """A moment that each reader sees in their own zone."""
    return slack_date(at, SOON, f"{say.short_moment(at, facts.zone)} ({place(facts.zone)})")


def place(zone: str) -> str:
    """The city of an IANA name."""
    return zone.rpartition("/")[2].replace("_", " ")


def why_theirs(say: Say, facts: Facts, turn: Turn) -> list[Block]:
    """The heading says already that they took it themselves."""
    took = turn.because is Because.TOOK and facts.case.status is Status.TAKEN
    return [] if took else [context(because(say, facts, turn))]


def because(say: Say, facts: Facts, turn: Turn) -> str:
    """Why it is theirs, said to them."""
    match turn.because:
        case Because.FEWEST:
            return say("webcare.because.fewest", open=say.number(turn.open_cases))
        case Because.HANDED_OVER | Because.REOPENED:
            return say(f"webcare.because.colleague.{turn.because}", by=facts.name(turn.by))
        case Because.MATRIX:
            return say("webcare.because.matrix", reason=reason(say, facts, turn.found, turn.user_id))
        case Because.ONLY | Because.CRISIS | Because.TOOK:
            return say(f"webcare.because.own.{turn.because}")


def reason(say: Say, facts: Facts, found: Record | None, owner: str, reader: str | None = None) -> str:
    """Who should have had it, where those are, and the part of the owner; told to the owner, or `reader`."""
    chain = read(found) if found else None
    chosen = next((one for one in chain.chain if one.user_id == owner), None) if chain else None
    if chain is None or chosen is None:
        return ""
    return teller(say, facts, owner if reader is None else reader).because(chain, chosen)


def teller(say: Say, facts: Facts, reader: str = "") -> Teller:
    return Teller(say, facts.names, facts.reads_in or facts.zone, reader, called(facts.case))


def called(case: Case) -> dict[str, str]:
    """What the team called the channel of the case, by its key: reasons name no other channel."""
    return {case.channel: case.channel_name} if case.channel_name else {}


def note(say: Say, facts: Facts, turn: Turn) -> list[Block]:
    if not turn.note:
        return []
    return [context(say("webcare.ping.note", by=facts.name(turn.by), note=escape(one_line(turn.note))))]
