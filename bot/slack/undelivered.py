"""What a coordinator is told about a letter that will never arrive: where it should have gone, what to do."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import language_of
from bot.slack.errors import advice
from bot.slack.ids import is_person
from bot.texts import Say, Texts
from storage import outbox, people
from storage.letters import Letter

Tell = Callable[[Session, Letter, str, datetime], None]
"""`tell(session, letter, error, now)` writes a letter to a coordinator about one that will never arrive."""

KEY, LEFT = "undelivered", "person_left"


def teller(texts: Texts) -> Tell:
    """A coordinator is told once about a letter that will never arrive."""

    def tell(session: Session, letter: Letter, error: str, now: datetime) -> None:
        team = None if letter.team_id is None else people.team(session, letter.workspace_id, letter.team_id)
        if team is None:
            return
        for person in people.coordinators(session, team):
            say = texts.say(language_of(person, team))
            new = outbox.NewLetter(
                workspace_id=letter.workspace_id,
                channel=person.user_id,
                key=f"{key(letter)} {person.user_id}",
                text=sentence(say, letter, error),
                team_id=team.id,
            )
            outbox.write(session, new, now)

    return tell


def key(letter: Letter) -> str:
    """The key of the letter that tells it."""
    return f"{KEY}:{letter.id}"


def tells_of_another(letter: Letter) -> bool:
    """Whether the letter itself is such a telling: when that fails too, nobody is told again."""
    return letter.key.startswith(f"{KEY}:")


def left_perhaps(letter: Letter, error: str) -> bool:
    """Whether its reader seems to have left: Slack may have told us so while nobody listened."""
    return is_person(letter.channel) and _why(letter, error) == LEFT


def sentence(say: Say, letter: Letter, error: str) -> str:
    """In words that say what to do; nothing of the letter's text."""
    where = f"<@{letter.channel}>" if is_person(letter.channel) else f"<#{letter.channel}>"
    return say(f"slack.undelivered.{_why(letter, error)}", where=where, error=error)


def _why(letter: Letter, error: str) -> str:
    """To Slack somebody who left is a channel that does not exist."""
    is_left = is_person(letter.channel) and error == "channel_not_found"
    return LEFT if is_left else advice(error)
