"""What is asked about a crisis on the days somebody works: once on each, whenever it was written."""

from collections.abc import Iterable
from datetime import datetime

from bot.webcare import crisis, moves
from bot.webcare.crisis_messages import Board
from bot.webcare.letters import Letters
from bot.webcare.roster import Roster
from storage import outbox
from storage.escalation import Crisis

STILL = "still"
LOOK_BACK = "look back"


def when_in(
    letters: Letters, seen: Board, roster: Roster, to: Iterable[str], what: tuple[str, crisis.SayIt]
) -> None:
    """Each once on the day they are in: what was asked on days off does not pile up."""
    name, say_it = what
    for user_id in to:
        arrives = moves.arrives(roster, user_id, letters.now)
        letters.write_to(
            user_id,
            _key(seen.crisis, name, user_id, arrives),
            lambda say, facts: say_it(say, crisis.read_by(seen, facts)),
            seen.facts.case,
            not_before=arrives,
        )


def no_more(letters: Letters, one: Crisis, roster: Roster) -> None:
    """It is over: nobody hears, when they come in, the question whether it is."""
    asked = sorted({*one.told, one.led_by or ""} - {""})
    waiting = [_key(one, STILL, who, moves.arrives(roster, who, letters.now)) for who in asked]
    outbox.drop(letters.session, letters.team.workspace_id, waiting, letters.now)


def _key(one: Crisis, name: str, user_id: str, arrives: datetime) -> str:
    return f"crisis {one.id}, {name} {arrives:%Y-%m-%d}, to {user_id}"
