"""What a coordinator is told about a letter that will never arrive: where it should have gone, what to do."""

from bot.slack.errors import advice
from bot.texts import Say
from storage.letters import Letter

KEY = "undelivered"


def key(letter: Letter) -> str:
    """The key of the letter that tells it."""
    return f"{KEY}:{letter.id}"


def tells_of_another(letter: Letter) -> bool:
    """Whether the letter itself is such a telling: when that fails too, nobody is told again."""
    return letter.key.startswith(f"{KEY}:")


def sentence(say: Say, letter: Letter, error: str) -> str:
    """In words that say what to do; nothing of the letter's text."""
    return say(f"slack.undelivered.{advice(error)}", where=_where(letter.channel), error=error)


def _where(address: str) -> str:
    return f"<@{address}>" if address.startswith(("U", "W")) else f"<#{address}>"
