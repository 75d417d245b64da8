"""What is typed: help for every command, commands in direct messages, and the button that repeats one."""

import json
from collections.abc import Iterable
from dataclasses import replace

from bot.feature import ANYTHING, CommandListener, Word
from bot.office import Visit
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.limits import LIMITS
from bot.slack.mrkdwn import Text, escape_within, shorten
from bot.slack.replies import Form, Loading, Message, Push, Reply, Update
from bot.slack.requests import ButtonPress, Command, Said
from bot.texts import Say

AGAIN = "slack.again"
"""The action of a button that types a command for the person: its value is [command, text, channel]."""

HELP = frozenset({"help", "hulp", "?"})
WORD_LIMIT = 40


def help_for(say: Say, command: Command, words: Iterable[Word]) -> Message:
    """What the command can do; what was typed is named when it was not a request for help."""
    typed = command.text.partition(" ")[0]
    asked = not typed or typed.casefold() in HELP
    opening = () if asked else (say("slack.help.unknown", word=escape_within(typed, WORD_LIMIT)),)
    lines = [_line(say, command.name, word) for word in words]
    text = "\n".join((*opening, say("slack.help.heading", command=command.name), *lines))
    return Message(text, (section(text),))


def _line(say: Say, command: str, word: Word) -> str:
    shown = "" if not word.words or word.words == (ANYTHING,) else f" {shown_word(say, word)}"
    return say("slack.help.line", command=command, word=shown, what=say(word.help))


def shown_word(say: Say, word: Word) -> str:
    """The word in the reader's language; features give the Dutch one last."""
    return word.words[-1] if say.language == "nl" else word.words[0]


def from_said(said: Said, commands: Iterable[str]) -> Command | None:
    """The command that was typed without its slash, or with it; None when it is none that we know."""
    first, _, rest = said.text.strip().partition(" ")
    name = "/" + first.lstrip("/").casefold()
    if name not in tuple(commands):
        return None
    return Command(said.person, name, rest.strip(), said.channel_id, "", trigger_id="", response_url="")


def said_help(say: Say, words: Iterable[Word]) -> Message:
    """What each command is for, to who typed something else to the bot itself."""
    bare = [word for word in words if word.help and word.words in {(), (ANYTHING,)}]
    lines = [_line(say, word.command.removeprefix("/"), word) for word in bare]
    text = "\n".join((say("slack.help.dm"), *lines, say("slack.help.dm_more")))
    return Message(text, (section(text),))


def without_trigger(say: Say, command: Command, reply: Reply) -> Reply:
    """A form cannot open where no trigger came along: a button that has one stands in its place."""
    if not isinstance(reply, Form | Loading | Push | Update):
        return reply
    text = say("slack.open.text", what=f"`{command.name} {command.text}`".replace(" `", "`"))
    return Message(text, (section(text), actions(again_button(say("slack.open.button"), command))))


def again_button(label: Text, command: Command, suffix: str = "") -> dict[str, object]:
    """Presses as if the person typed the command in that channel."""
    return button(f"{AGAIN}{suffix}", label, value=_carried(command, command.typed))


def _carried(command: Command, text: str) -> str:
    """As much of what was typed as fits in a button."""
    value = json.dumps([command.name, text, command.channel_id], ensure_ascii=False)
    too_much = len(value) - LIMITS["button.value"].most
    if too_much <= 0 or len(text) <= 1:
        return value
    return _carried(command, shorten(text, max(len(text) - too_much, 1)))


def again(press: ButtonPress) -> Command:
    name, text, channel_id = json.loads(press.value or "[]")
    return Command(
        person=press.person,
        name=name,
        text=text,
        channel_id=channel_id,
        channel_name="",
        trigger_id=press.trigger_id,
        response_url=press.response_url or "",
    )


def meant(words: Iterable[Word], text: str) -> Word | None:
    """The word that all that was typed means."""
    told = " ".join(text.split()).casefold()
    return next((word for word in words if word.means is not None and word.means(told)), None)


def as_if(words: tuple[Word, ...]) -> CommandListener:
    """Reads what follows a word of another command as if it followed these words' own command."""
    by_word = {typed: word for word in words for typed in word.words or ("",)}

    def listener(visit: Visit, command: Command) -> Reply:
        if word := meant(words, command.text):
            return word.does(visit, replace(command, name=words[0].command, word=""))
        first, _, rest = command.text.partition(" ")
        own = replace(command, name=words[0].command, word=first, text=rest.strip())
        if word := by_word.get(first.casefold()):
            return word.does(visit, own)
        return help_for(visit.say, replace(own, word="", text=command.text), words)

    return listener


def old_button(say: Say) -> Message:
    return Message(say("slack.trouble.old_button"))
