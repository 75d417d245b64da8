"""What is said when somebody asks to be forgotten: how much it concerns, how far it is, that it is done."""

from bot.slack.blocks import actions, context, section
from bot.slack.elements import button, confirm
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say
from storage.erasures import Concerned, Erasure
from storage.people import Team

SPELLINGS_AT_MOST = 10
SPELLING = 80
"""Characters: as many as an account may have."""


def asks(say: Say, team: Team, erasure: Erasure, found: Concerned, named: int) -> Message:
    """How much it concerns, and the press that erases it."""
    spelled = [f"{line_within(one, SPELLING)} ({count})" for one, count in found.spellings.items()]
    lines = [
        say("forgetting.ask.found", accounts=say.list(spelled[:SPELLINGS_AT_MOST])) if spelled else "",
        say("forgetting.ask.cases", count=len(found.case_ids)) if spelled else "",
        say("forgetting.ask.open", count=found.still_open) if found.still_open else "",
        say("forgetting.ask.answers", count=found.answers) if found.answers else "",
        say("forgetting.ask.named", count=named) if named else "",
        say("forgetting.ask.others", count=erasure.others) if erasure.others else "",
    ]
    warning = [say("forgetting.ask.public")] if team.is_public_body else []
    sure = confirm(
        say("forgetting.ask.title"),
        say("forgetting.ask.sure"),
        say("forgetting.ask.yes"),
        say("common.cancel.button"),
        danger=True,
    )
    press = button(
        "forgetting.confirm", say("forgetting.ask.button"), str(erasure.id), style="danger", confirm=sure
    )
    text = " ".join(line for line in lines if line)
    blocks = (
        section(text),
        *(section(line) for line in warning),
        context(say("forgetting.ask.means"), say("forgetting.gone")),
        actions(press),
    )
    return Message(text, blocks, (about(erasure),))


def about(erasure: Erasure) -> str:
    """What the question is about: it names the account, so it goes when that is done."""
    return f"erasure {erasure.id}"


def nothing_found(say: Say) -> Message:
    return Message(f"{say('forgetting.ask.nothing')} {say('forgetting.gone')}")


def answer(say: Say, erasure: Erasure, zone: str) -> Message:
    """To the press, and in place of the question: done, or where one reads how far it is."""
    if erasure.ended_at is None:
        return Message(say("forgetting.begun", all=say.number(erasure.cases)))
    return progress(say, erasure, zone)


def progress(say: Say, erasure: Erasure, zone: str) -> Message:
    """How far it is, or that it is done."""
    if erasure.ended_at is None:
        done = erasure.cases - len(erasure.rest)
        return Message(say("forgetting.progress", done=say.number(done), all=say.number(erasure.cases)))
    at = say.short_moment(erasure.ended_at, zone)
    others = f" {say('forgetting.done_others', count=erasure.others)}" if erasure.others else ""
    return Message(f"{say('forgetting.done', count=erasure.cases, at=at)}{others}")


def expired(say: Say) -> Message:
    return Message(say("forgetting.ask.expired"))
