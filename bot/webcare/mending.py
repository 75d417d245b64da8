"""When words of a case were forgotten, what is seen of it in Slack is written anew from what is still known.

The card and the pings say how the case stands. Everything else that held words of it, such as a notice or a
list, says that it did; what was not sent yet never comes. Words that are of no case go in the same way.
"""

from collections.abc import Collection

from bot.slack.blocks import actions, section
from bot.slack.ids import is_person
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import buttons, messages
from bot.webcare.letters import Letters, card_of, ping_of
from storage import caseload, erasing, ideas, mending
from storage.cases import Case
from storage.mending import Shown
from storage.turns import Turn


def mend(letters: Letters, case: Case) -> None:
    """In the transaction that changed the case, which holds it."""
    letters.session.flush()
    turns = {ping_of(turn): turn for turn in erasing.turns(letters.session, case)}
    things = [messages.about(case), *([ideas.about(case.idea_id)] if case.idea_id else [])]
    for one in mending.shown(letters.session, letters.team.workspace_id, things):
        if not one.stands and (one.last.withdraws or not {one.subject} & {card_of(case), *turns}):
            mending.drop(letters.session, one, letters.now)
            continue
        message = _anew(letters, case, turns.get(one.subject), one)
        mending.rewrite(letters.session, one, message.text, message.blocks, letters.now)


def words_are_gone(letters: Letters, things: Collection[str]) -> None:
    """What held words of these, such as a mention, says that there were some; for what is no case."""
    letters.session.flush()
    workspace_id = letters.team.workspace_id
    for one in mending.shown(letters.session, workspace_id, things):
        if one.stands:
            text = _say_to(letters, one)("webcare.words_gone")
            mending.rewrite(letters.session, one, text, (section(text),), letters.now)
        else:
            mending.drop(letters.session, one, letters.now)
    mending.done(letters.session, workspace_id, things)


def _anew(letters: Letters, case: Case, turn: Turn | None, one: Shown) -> Message:
    if one.subject == card_of(case):
        answers = () if case.is_open else caseload.answers(letters.session, case, 1)
        say = letters.office.say(letters.team.language)
        return messages.card(say, letters.facts(case, answers[0] if answers else None))
    if turn is not None:
        return letters.ping_now(case, turn)
    return _mended(_say_to(letters, one), case)


def _say_to(letters: Letters, one: Shown) -> Say:
    """In the language in which it was said."""
    channel = one.last.channel
    person = letters.known(channel) if is_person(channel) else None
    return (
        letters.office.say_to(person, letters.team) if person else letters.office.say(letters.team.language)
    )


def _mended(say: Say, case: Case) -> Message:
    text = say("webcare.mended", what=messages.what(say, case))
    return Message(text, (section(text), actions(buttons.show(say, case))))
