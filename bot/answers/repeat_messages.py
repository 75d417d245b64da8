"""What is said of a question that came again: the cases with the way to an answer and to a post."""

from collections.abc import Sequence

from bot.slack.blocks import actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import messages
from storage.cases import Case
from storage.ideas import Idea
from storage.repeats import Repeat

SHOWN = 6
PARAPHRASE, WORD = 200, 40


def proposed(say: Say, repeat: Repeat, cases: Sequence[Case], words: Sequence[str], why: str) -> Message:
    """To who has it: how often, which cases, why these are one, and what can be made of it."""
    head = say("answers.repeat.text", count=len(cases))
    shown = cases[-SHOWN:]
    told = [f"• {messages.what(say, one)}\n{messages.quoted(one.paraphrase)}" for one in shown]
    answer = button(
        "answers.from_repeat", say("answers.repeat.answer.button"), str(repeat.id), style="primary"
    )
    post = button("answers.post", say("answers.repeat.post.button"), str(repeat.id))
    small = context(same(say, words), why) if why else context(same(say, words))
    text = f"{head} {' / '.join(line_within(one.paraphrase, WORD * 2) for one in shown)}"
    blocks = (section(f"*{head}*"), section("\n".join(told)), small, actions(answer, post))
    return Message(text, blocks, tuple(messages.about(one) for one in shown))


def same(say: Say, words: Sequence[str]) -> str:
    """Why these are one question."""
    if not words:
        return say("answers.repeat.same_answer")
    return say("answers.repeat.same_words", words=say.list([f"“{line_within(one, WORD)}”" for one in words]))


def idea(say: Say, words: Sequence[str], count: int) -> str:
    """What the idea for a post says: the words that all share, and nobody's sentence."""
    if not words:
        return say("answers.repeat.idea_bare", count=count)
    return say("answers.repeat.idea", count=count, words=" ".join(words))


def to_post(say: Say, one: Idea) -> Message:
    """The idea stands in the list; one press makes it a post."""
    text = say("answers.repeat.kept", idea=line_within(one.text, PARAPHRASE))
    return Message(text, (section(text), actions(_make(say, one))))


def _make(say: Say, one: Idea) -> dict[str, object]:
    return button("adding.from_idea", say("answers.repeat.make.button"), str(one.id), style="primary")
