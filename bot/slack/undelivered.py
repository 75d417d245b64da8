"""What a coordinator is told about a letter that will never arrive: where it should have gone, what to do."""

from bot.slack.errors import advice
from bot.texts import Say
from storage.letters import Letter

KEY = "undelivered"
PEOPLE = ("U", "W")
"""How the ids of people begin; to Slack somebody who left is a channel that does not exist."""


def key(letter: Letter) -> str:
    """The key of the letter that tells it."""
    return f"{KEY}:{letter.id}"


def tells_of_another(letter: Letter) -> bool:
    """Whether the letter itself is such a telling: when that fails too, nobody is told again."""
    return letter.key.startswith(f"{KEY}:")


def sentence(say: Say, letter: Letter, error: str) -> str:
    """In words that say what to do; nothing of the letter's text."""
    if letter.channel.startswith(PEOPLE):
        why = "person_left" if error == "channel_not_found" else advice(error)
        return say(f"slack.undelivered.{why}", where=f"<@{letter.channel}>", error=error)
    return say(f"slack.undelivered.{advice(error)}", where=f"<#{letter.channel}>", error=error)
