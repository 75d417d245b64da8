"""What one person sees of a meet-up, in their own language: how it stands, what was kept, the reminder."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.meetup.messages import NAME, answer_buttons, question, question_line
from bot.meetup.rules import NoDayOff, Standing, Turn
from bot.slack.blocks import actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say
from bot.working_time import local_day, local_time
from storage.meetups import Answer
from storage.whereabouts import Delivery, Whereabouts

REFUSALS = {
    "is_archived": "archived",
    "not_in_channel": "not_in_channel",
    "channel_not_found": "not_in_channel",
}
"""A private channel the bot is not in does not exist to it."""


@dataclass(frozen=True, slots=True)
class View:
    """What `/smmeetup` knows of the meet-up someone can answer now or next."""

    key: str
    team: str
    zone: str
    today: date
    turn: Turn
    standing: Standing
    asked: tuple[str, str | None] | None = None
    """The question and what fills its gap; None while it may still change."""
    answer: Answer | None = None
    called_off_by: str | None = None
    closed: Turn | None = None
    """Today's, when it is closed for this person already."""
    whereabouts: Whereabouts | None = None


def today(say: Say, view: View) -> Message:
    """How it stands, and what can be done now."""
    lines = [say("meetup.today.heading", day=say.day(view.turn.day), team=short(view.team))]
    if view.closed is not None:
        lines = [_closed(say, view.closed, view.zone), _next(say, view)]
    lines += [] if view.called_off_by else _asked(say, view)
    lines += _state(say, view)
    text = "\n".join(lines)
    buttons = _buttons(say, view)
    return Message(text, (section(text), *([actions(*buttons)] if buttons else [])))


def _closed(say: Say, turn: Turn, zone: str) -> str:
    return say("meetup.today.closed", day=say.day(turn.day), time=clock(say, turn.closes_at, zone))


def _next(say: Say, view: View) -> str:
    if view.standing is Standing.OPEN:
        return say("meetup.today.next", day=say.day(view.turn.day))
    return say(
        "meetup.today.next_later",
        day=say.day(view.turn.day),
        **_opening(say, view.turn, view.zone, "open_day"),
    )


def _asked(say: Say, view: View) -> list[str]:
    if view.asked is None:
        return []
    return [question_line(say, question(say, *view.asked))]


def _state(say: Say, view: View) -> list[str]:
    if view.called_off_by:
        return [say("meetup.today.called_off", name=short(view.called_off_by))]
    if view.standing is Standing.TOO_EARLY:
        if view.closed:
            return []
        return [say("meetup.today.not_open", **_opening(say, view.turn, view.zone, "day"))]
    return [_open(say, view), *_trouble(say, view.whereabouts)]


def _open(say: Say, view: View) -> str:
    until = closing(say, view.turn, view.zone, view.today)
    if view.answer is not None:
        return say(
            "meetup.today.nothing" if view.answer.says_nothing else "meetup.today.answered", time=until
        )
    if view.turn.day > view.today:
        return say("meetup.today.early", time=until)
    return say("meetup.today.open", time=until)


def _trouble(say: Say, found: Whereabouts | None) -> list[str]:
    match found:
        case Whereabouts(Delivery.REFUSED, error):
            return [say(f"meetup.failed.{REFUSALS.get(error or '', 'other')}", error=error)]
        case Whereabouts(Delivery.ON_ITS_WAY):
            return [say("meetup.failed.waiting")]
        case _:
            return []


def _buttons(say: Say, view: View) -> list[Element]:
    if view.called_off_by:
        return [undo_button(say, view.key)]
    if view.standing is not Standing.OPEN:
        return []
    refused = view.whereabouts is not None and view.whereabouts.delivery is Delivery.REFUSED
    again = [button("meetup.post_again", say("meetup.failed.again.button"), view.key)] if refused else []
    return [*_answer_buttons(say, view.key, view.answer), *again]


def _answer_buttons(say: Say, key: str, answer: Answer | None) -> list[Element]:
    if answer is None:
        return list(answer_buttons(say, key))
    change = change_button(say, key)
    return [change] if answer.says_nothing else [change, answer_buttons(say, key)[1]]


def change_button(say: Say, key: str) -> Element:
    return button("meetup.answer", say("meetup.today.change.button"), key)


def undo_button(say: Say, key: str) -> Element:
    return button("meetup.undo_off", say("meetup.off.undo.button"), key)


def closed(say: Say, turn: Turn, zone: str, standing: Standing) -> Message:
    """Why a button does not open the form now."""
    if standing is Standing.TOO_EARLY:
        return Message(say("meetup.today.not_open", **_opening(say, turn, zone, "day")))
    return Message(_closed(say, turn, zone))


def called_off(say: Say, by: str, key: str) -> Message:
    text = say("meetup.today.called_off", name=short(by))
    return Message(text, (section(text), actions(undo_button(say, key))))


def no_day_off(say: Say, refusal: NoDayOff, next_day: date | None) -> Message:
    """Why today cannot be called off."""
    if refusal is NoDayOff.TOO_LATE:
        return Message(say("meetup.off.too_late"))
    if next_day is None:
        return Message(say("meetup.off.no_days"))
    return Message(say("meetup.off.not_today", day=say.day(next_day)))


def day_off(say: Say, key: str, already: str | None) -> Message:
    """There is no meet-up today; `already` is who said so before."""
    text = say("meetup.off.done") if already is None else say("meetup.off.already", name=short(already))
    return Message(text, (section(text), actions(undo_button(say, key))))


def day_on(say: Say, coming: datetime | None, zone: str, now: datetime) -> Message:
    """There is a meet-up after all; `coming` is the moment of a prompt that was not there yet."""
    if coming is None or coming <= now:
        return Message(say("meetup.off.undone"))
    return Message(say("meetup.off.undone_later", time=clock(say, coming, zone)))


def saved(say: Say, key: str, turn: Turn, until: str, *, in_thread: bool) -> Message:
    """The answer is kept; where it will be seen, and until when it can be changed."""
    if in_thread:
        text = say("meetup.saved.now", time=until)
    else:
        text = say("meetup.saved.early", day=say.day(turn.day), time=until)
    return Message(text, (section(text), actions(change_button(say, key))))


def noted_nothing(say: Say, key: str, until: str) -> Message:
    text = say("meetup.saved.nothing", time=until)
    answer = button("meetup.answer", say("meetup.channel.answer.button"), key)
    return Message(text, (section(text), actions(answer)))


def ask_to_take_away(say: Say, key: str) -> Message:
    """Pressing "nothing today" by mistake costs nobody their answer."""
    text = say("meetup.saved.replace")
    take = button("meetup.take_away", say("meetup.saved.take_away.button"), key, style="danger")
    return Message(text, (section(text), actions(take)))


def reminder(say: Say, key: str, team: str, asked: tuple[str, str | None], until: str) -> Message:
    """Once, in private."""
    text = say("meetup.reminder.text", team=short(team), question=question(say, *asked))
    hint = say("meetup.reminder.until", time=until)
    blocks = (section(text), actions(*answer_buttons(say, key)), context(hint))
    return Message(f"{text}\n{hint}", blocks)


def closing(say: Say, turn: Turn, zone: str, today: date) -> str:
    """Until when they may answer: "17.00 uur", with the day in front of it when that is not today."""
    at = clock(say, turn.closes_at, zone)
    return at if turn.day == today else f"{say.day(turn.day)}, {at}"


def clock(say: Say, at: datetime, zone: str) -> str:
    """Such as "17.00 uur", on the person's own clock."""
    return say.time(local_time(at, zone))


def short(name: str) -> str:
    """A name that people typed, fit for a sentence."""
    return line_within(name, NAME)


def _opening(say: Say, turn: Turn, zone: str, as_day: str) -> dict[str, str]:
    at = turn.opens_at or turn.closes_at
    return {as_day: say.day(local_day(at, zone)), "time": clock(say, at, zone)}
