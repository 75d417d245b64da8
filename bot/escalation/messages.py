"""The page of the ladder, and what is answered to who pressed something in a crisis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import escape
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import buttons, crisis_messages, messages
from bot.webcare.crisis_messages import Board
from bot.webcare.ladder import TOPIC_OWNER, Contact, Standing, missing
from bot.webcare.messages import Facts
from storage.escalation import Crisis
from storage.posts import Post


@dataclass(frozen=True, slots=True)
class Seen:
    """The ladder of a team, with everybody's name; `no_number` are on the crisis list without one."""

    team_id: int
    rungs: Sequence[Standing]
    names: Mapping[str, str]
    no_number: Sequence[Contact] = ()


def page(say: Say, seen: Seen) -> Message:
    """Every rung with who is on it, and what is missing: private, as it shows phone numbers."""
    lacks = missing(seen.rungs)
    blocks: list[Block] = [header(say("escalation.page.title")), context(say("escalation.page.intro"))]
    blocks += [_rung(say, seen, one) for one in reversed(seen.rungs)]
    blocks += _missing(say, seen, lacks)
    text = say("escalation.page.text", count=len(lacks)) if lacks else say("escalation.page.complete")
    return Message(text, tuple(blocks))


def _rung(say: Say, seen: Seen, one: Standing) -> Block:
    name = say(f"escalation.rung.{one.number}.option")
    lines = [f"*{name}*", *_people(say, seen, one)]
    change = button(
        f"escalation.rung:{one.number}",
        say("escalation.rung.button", rung=say.number(one.number)),
        f"{seen.team_id}/{one.number}",
    )
    return section("\n".join(lines), accessory=change)


def _people(say: Say, seen: Seen, one: Standing) -> list[str]:
    if one.number == TOPIC_OWNER and not one.version:
        return [say("escalation.page.by_channel")]
    first = crisis_messages.called(say, one.first, seen.names)
    backup = crisis_messages.called(say, one.backup, seen.names)
    usual = [] if one.version or not one.contacts else [say("escalation.page.by_matrix")]
    return [first, say("escalation.page.backup", who=backup), *usual]


def _missing(say: Say, seen: Seen, lacks: Sequence[tuple[int, str]]) -> list[Block]:
    if not lacks and not seen.no_number:
        return [context(say("escalation.page.complete"))]
    lines = [_lack(say, seen, number, what) for number, what in lacks]
    if seen.no_number:
        who = say.list([crisis_messages.name_of(one, seen.names) for one in seen.no_number])
        lines.append(say("escalation.page.no_number", who=who))
    shown = "\n".join(f"• {line}" for line in lines)
    return [section(f"*{say('escalation.page.missing')}*\n{say('escalation.page.wakes')}\n{shown}")]


def _lack(say: Say, seen: Seen, number: int, what: str) -> str:
    standing = seen.rungs[number - 1]
    contact = standing.first if what == "phone" else standing.backup
    if what in ("phone", "backup_phone"):
        who = crisis_messages.name_of(contact, seen.names)
        return say("escalation.page.lacks.number", rung=say.number(number), who=who)
    return say(f"escalation.page.lacks.{what}", rung=say.number(number))


def kept(say: Say, seen: Seen, number: int, same: Sequence[str]) -> Message:
    """After saving: the rung as it stands, and whether a number stayed where the person did not."""
    one = seen.rungs[number - 1]
    lines = [say("escalation.kept.text", rung=say.number(number)), *_people(say, seen, one)]
    contacts = {"phone": one.first, "backup_phone": one.backup}
    lines += [_still_theirs(say, seen, contacts[name]) for name in same]
    text = " ".join(lines)
    return Message(text, (section("\n".join(lines)), actions(ladder_button(say, seen.team_id))))


def _still_theirs(say: Say, seen: Seen, contact: Contact) -> str:
    return say("escalation.kept.same_number", who=crisis_messages.name_of(contact, seen.names))


def ladder_button(say: Say, team_id: int) -> Element:
    return button("escalation.ladder", say("escalation.ladder.button"), str(team_id))


def nobody_there(say: Say, rung: int, *, yourself: bool) -> str:
    """Why a case cannot go to that rung."""
    if yourself:
        return say("escalation.problem.yourself", rung=say.number(rung))
    return say("escalation.problem.nobody", rung=say.number(rung))


def first_was(say: Say, facts: Facts, rung: int, by: str) -> str:
    """Above the form: somebody escalated while it was open."""
    what = messages.what(say, facts.case)
    return say("escalation.open.meanwhile", what=what, by=facts.name(by), rung=say.number(rung))


def highest(say: Say, facts: Facts) -> Message:
    """There is nothing above the crisis team."""
    text = say("escalation.open.highest", what=messages.what(say, facts.case))
    return Message(text, (section(text), actions(*buttons.of_case(say, facts.case))))


def no_crisis(say: Say, facts: Facts) -> Message:
    text = say("escalation.board.no_crisis", what=messages.what(say, facts.case))
    may_do = [*buttons.escalate(say, facts.case), buttons.show(say, facts.case)]
    return Message(text, (section(text), actions(*may_do)))


def answered(say: Say, seen: Board, sentence: str) -> Message:
    """What came of a press, above how the crisis stands now."""
    shown = crisis_messages.board(say, seen)
    return Message(f"{sentence} {shown.text}", (section(f"*{sentence}*"), *shown.blocks), shown.about)


def leads_already(say: Say, seen: Board, who: str) -> Message:
    """Somebody was first; one may take the lead over, knowing so."""
    text = say("escalation.lead.already", who=seen.facts.name(who))
    value = f"{seen.crisis.id}/{who}"
    over = button("escalation.lead", say("escalation.lead.over.button"), value)
    return Message(text, (section(text), actions(over, crisis_messages.board_button(say, seen.facts.case))))


def is_over(say: Say, seen: Board, posts: Sequence[Post]) -> Message:
    """To who said so: which posts go on, which wait, and what is left to do."""
    text = crisis_messages.over_text(say, seen.facts, seen.crisis)
    lines = [text, went_on(say, posts, seen.paused), say("escalation.over.next")]
    case = seen.facts.case
    if case.is_open:
        lines.append(say("escalation.over.case_open"))
    review = crisis_messages.review_button(say, seen.crisis)
    may_do = [*crisis_messages.go_on_button(say, seen), review, *buttons.of_case(say, case)]
    return Message(" ".join(filter(None, lines)), (section("\n".join(filter(None, lines))), actions(*may_do)))


def went_on(say: Say, posts: Sequence[Post], waiting: int) -> str:
    """How many go on, and how many wait."""
    goes = [say("escalation.go_on.done", count=len(posts))] if posts else []
    waits = [say("escalation.over.waiting", count=waiting)] if waiting else []
    return " ".join([*goes, *waits])


def told_owner(say: Say, number: int, did: str) -> str:
    """To whose posts wait, or go on."""
    return say(f"escalation.told.{did}", number=say.number(number))


def looked_back(say: Say, facts: Facts, crisis: Crisis) -> Message:
    text = say("escalation.review.kept", what=messages.what(say, facts.case))
    blocks = (section(text), *crisis_messages.of_case(say, facts, crisis))
    return Message(text, blocks, (messages.about(facts.case),))


def not_over(say: Say, facts: Facts) -> Message:
    """A review comes after the end."""
    text = say("escalation.review.not_over", what=messages.what(say, facts.case))
    return Message(text, (section(text), actions(crisis_messages.board_button(say, facts.case))))


def meanwhile(say: Say, who: str, words: str) -> tuple[Block, ...]:
    """Above the form of the review: what a colleague filled in while it was open."""
    return (section(f"{say('escalation.review.meanwhile', who=who)}\n{words}"),)


def wants_to_talk(say: Say, name: str) -> Message:
    """To the colleague they chose, and to nobody else; it does not say about what."""
    return Message(say("escalation.talk.letter", who=escape(name)))


def asked_to_talk(say: Say, name: str) -> Message:
    """To who asked."""
    return Message(say("escalation.talk.done", who=escape(name)))
