"""Direct messages about a case besides its ping: time that runs out, and what a coordinator must know."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.ownership.resolving import Resolution
from bot.slack.blocks import actions, context, section
from bot.slack.elements import button
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import buttons, messages, road
from bot.webcare.messages import Facts
from storage.cases import Case

NAMED_AT_MOST = 10
"""Cases in a message; how many there are besides is said."""


def half_gone(say: Say, facts: Facts) -> Message:
    """To its owner."""
    return _notice(say, facts, say("webcare.half_gone.owner"))


def half_gone_for_another(say: Say, facts: Facts) -> Message:
    """To somebody who is in, while its owner is not."""
    return _notice(say, facts, say("webcare.half_gone.other", owner=facts.name(facts.case.owner_id)))


def nearly_due(say: Say, facts: Facts) -> Message:
    """To its owner."""
    return _notice(say, facts, say("webcare.nearly_due.owner"))


def nearly_due_for_another(say: Say, facts: Facts) -> Message:
    """To the backup or the next on duty, else to coordinators."""
    if facts.case.owner_id is None:
        return _notice(say, facts, say("webcare.nearly_due.nobody"))
    return _notice(say, facts, say("webcare.nearly_due.other", owner=facts.name(facts.case.owner_id)))


def overdue(say: Say, facts: Facts) -> Message:
    return _notice(say, facts, say("webcare.overdue.owner"))


def overdue_for_who_decides(say: Say, facts: Facts) -> Message:
    if facts.case.owner_id is None:
        return _notice(say, facts, say("webcare.overdue.nobody"))
    return _notice(say, facts, say("webcare.overdue.other", owner=facts.name(facts.case.owner_id)))


def nobody_on_duty(say: Say, facts: Facts, found: Resolution | None) -> Message:
    return _notice(say, facts, say("webcare.nobody.off_duty", reason=_reason(say, facts, found)))


def everybody_full(say: Say, facts: Facts, found: Resolution | None) -> Message:
    return _notice(say, facts, say("webcare.nobody.full", reason=_reason(say, facts, found)))


def _reason(say: Say, facts: Facts, found: Resolution | None) -> str:
    """Where everybody is who could have had it; that there is nobody at all, when nobody could."""
    told = messages.teller(say, facts).nobody(found) if found is not None else ""
    return told or say("webcare.nobody.no_one")


def never_open(say: Say, facts: Facts) -> Message:
    return _notice(say, facts, say("webcare.nobody.never_open"))


def owner_is_away(say: Say, facts: Facts, until: datetime) -> Message:
    owner, back = facts.name(facts.case.owner_id), messages.moment(say, until, facts)
    return _notice(say, facts, say("webcare.away.text", owner=owner, until=back))


def reported_again(say: Say, facts: Facts, by: str, paraphrase: str) -> Message:
    """To its owner, and below the card: the same link came in once more."""
    text = say("webcare.again.text", what=messages.what(say, facts.case), by=facts.name(by))
    quoted = f"{text}\n{messages.words_for(say, facts, paraphrase)}"
    return Message(text, (section(quoted), actions(buttons.show(say, facts.case))))


def owner_left(say: Say, name: str, facts: Sequence[Facts]) -> Message:
    """To the coordinators: where the open cases of somebody who left have gone."""
    text = say("webcare.left.text", name=name, count=len(facts))
    lines = [f"• {messages.what(say, one.case)}. {messages.state(say, one)}" for one in facts]
    return Message(text, (section(text), context("\n".join(lines))))


def long_overdue(say: Say, facts: Sequence[Facts], count: int) -> Message:
    """To who decides, when webcare opens: what is overdue by half its time and more, longest ago first."""
    text = say("webcare.long_overdue.text", count=count)
    lines = [f"• {messages.what(say, one.case)}. {_how_late(say, one)}" for one in facts]
    more = [context(say("webcare.list.more", count=count - len(facts)))] if count > len(facts) else []
    team = button("webcare.team", say("webcare.long_overdue.button"), str(facts[0].case.team_id))
    blocks = (section(f"*{text}*"), section("\n".join(lines)), *more)
    return Message(text, (*blocks, context(say("webcare.long_overdue.why")), actions(team)))


def missed(say: Say, told: Sequence[tuple[Facts, str]]) -> Message:
    """To who could not hear it in time: where time presses, most urgent first, each with its stage."""
    count, team_id = len(told), str(told[0][0].case.team_id)
    text = say("webcare.missed.text", count=count)
    shown = told[:NAMED_AT_MOST]
    lines = [section(_missed(say, *one), accessory=buttons.show(say, one[0].case)) for one in shown]
    more = [context(say("webcare.list.more", count=count - len(shown)))] if count > len(shown) else []
    team = button("webcare.team", say("webcare.long_overdue.button"), team_id)
    blocks = (section(f"*{text}*"), *lines, *more, context(say("webcare.missed.why")), actions(team))
    return Message(f"{text} {messages.what(say, shown[0][0].case)}.", blocks)


def _missed(say: Say, facts: Facts, stage: str) -> str:
    heading = f"*{messages.what(say, facts.case)}*"
    return f"{heading}\n{say(f'webcare.missed.{stage}')} {_how_late(say, facts)}"


def _how_late(say: Say, facts: Facts) -> str:
    return f"{messages.state(say, facts)} {messages.due(say, facts)}"


def wrote_again(say: Say, facts: Facts, by: str) -> Message:
    """To its owner: who was asked something answered, and waits for us."""
    return _notice(say, facts, say("webcare.wrote_again.text", by=facts.name(by)))


def still_yours(say: Say, facts: Facts) -> Message:
    """To its owner, of whom nothing was heard; any answer is fine."""
    case, value = facts.case, str(facts.case.id)
    text = say("webcare.still.text", what=messages.what(say, case))
    choices = (
        button("webcare.still", say("webcare.still.button"), value, style="primary"),
        button("webcare.answered", say("webcare.answered.button"), value),
        buttons.hand_over(say, case),
        button("webcare.snooze", say("webcare.snooze.button"), value),
    )
    blocks = (
        section(f"*{text}*\n{messages.quoted(case.paraphrase)}"),
        context(messages.due(say, facts), say("webcare.still.why")),
        actions(*choices),
    )
    return Message(text, blocks)


def taken_back(say: Say, facts: Facts) -> Message:
    """To who had it, kindly."""
    text = say(
        "webcare.still.taken_back",
        what=messages.what(say, facts.case),
        state=messages.state(say, facts),
    )
    return Message(text, (section(text), actions(*buttons.take_or_show(say, facts.case))))


def _notice(say: Say, facts: Facts, sentence: str) -> Message:
    case = facts.case
    what = messages.what(say, case)
    blocks = (
        section(f"*{what}*\n{messages.quoted(case.paraphrase)}\n{sentence}"),
        context(*messages.small_print(say, facts)),
        actions(*buttons.of_case(say, case)),
    )
    return Message(f"{what}. {sentence} {messages.due_in_words(say, facts)}".strip(), blocks)


def merged(say: Say, facts: Facts) -> Message:
    """To who had a case that goes on as another one."""
    case = facts.case
    text = say("webcare.merged.told", what=messages.what(say, case), state=messages.state(say, facts))
    may_do = (road.kept_button(say, case), road.apart_button(say, case))
    return Message(text, (section(text), actions(*may_do)))


def absorbed(say: Say, facts: Facts, merged_case: Case, by: str) -> Message:
    """To who has the case that another one was merged into."""
    other = messages.what(say, merged_case)
    text = say("webcare.merged.absorbed", what=messages.what(say, facts.case), other=other, by=facts.name(by))
    quoted = f"{text}\n{messages.quoted(merged_case.paraphrase)}"
    blocks = (
        section(quoted),
        context(messages.due(say, facts)),
        actions(buttons.show(say, facts.case)),
    )
    about = (messages.about(merged_case),)
    return Message(f"{text} {messages.due_in_words(say, facts)}".strip(), blocks, about)


def released(say: Say, facts: Facts, other_case: Case, by: str) -> Message:
    """To who has the case that another one was merged into: they are two again."""
    other = messages.what(say, other_case)
    text = say("webcare.merged.released", what=messages.what(say, facts.case), other=other, by=facts.name(by))
    return Message(text, (section(text), actions(buttons.show(say, facts.case))))


def compliment(say: Say, facts: Facts, by: str) -> Message:
    """To whom it is for: nothing to press, only to read."""
    channel = messages.channel_of(say, facts.case)
    text = say("webcare.compliment.told", by=facts.name(by), channel=channel)
    quoted = f"{text}\n{messages.quoted(facts.case.paraphrase)}"
    return Message(quoted, (section(quoted),))


def legal_date(say: Say, facts: Facts, due_on: date, today: date) -> Message:
    """To who decides: the law wants an answer."""
    case = facts.case
    key = "webcare.formal.today" if due_on <= today else "webcare.formal.soon"
    text = say(key, what=messages.what(say, case), day=say.date(due_on))
    done = button("webcare.legal_done", say("webcare.formal.done.button"), str(case.id))
    quoted = f"{text}\n{messages.quoted(case.paraphrase)}"
    return Message(text, (section(quoted), actions(done, buttons.show(say, case))))
