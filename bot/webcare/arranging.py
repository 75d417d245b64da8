"""Who can arrange somebody for webcare hears that nobody has a case, while they are at work themselves."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from bot.ownership.resolving import Resolution
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import notices
from bot.webcare.deadlines import end_of_day
from bot.webcare.letters import Letters
from bot.webcare.messages import Facts
from bot.webcare.roster import Roster
from bot.webcare.rules import Nobody, Waits
from bot.working_time import local_day, next_opening
from storage.cases import Case

Notice = Callable[[Say, Facts], Message]


def nobody_has_it(letters: Letters, case: Case, roster: Roster, waits: Waits) -> None:
    """Once a day in a team; nothing while it only waits for who comes in, or for webcare to open."""
    today = _today(letters, roster)
    if waits.why is Nobody.NEVER_OPEN:
        key = f"team {case.team_id}, webcare never opens {today}"
        for user_id, at in _comes(roster, letters.now):
            letters.tell(user_id, key, case, notices.never_open, at)
    elif waits.why in (Nobody.OFF_DUTY, Nobody.FULL):
        full = waits.why is Nobody.FULL
        say_it = notices.everybody_full if full else notices.nobody_on_duty
        key = f"team {case.team_id}, nobody free {today}"
        tell(letters, roster, key, case, _saying(letters, waits, say_it))


def tell(letters: Letters, roster: Roster, key: str, case: Case, say_it: Notice) -> None:
    for user_id, at in who_arranges(roster, letters.now):
        letters.tell(user_id, key, case, say_it, at)


def who_arranges(roster: Roster, now: datetime) -> list[tuple[str, datetime]]:
    """Who is told, and when: coordinators who are in, else those who come in today, else whoever of the team
    is in now. Nobody on a day on which nobody works: the case is dealt when they are back.
    """
    comes = dict(_comes(roster, now))
    here = [(who, now) for who, at in comes.items() if at == now]
    tonight = end_of_day(now, roster.team.zone)
    today = [(who, at) for who, at in comes.items() if at < tonight]
    others = [(one.user_id, now) for one in roster.colleagues if roster.is_in(one.user_id, now)]
    return here or today or others


def _comes(roster: Roster, now: datetime) -> Iterator[tuple[str, datetime]]:
    """Coordinators, and when each of them is in; of hours that never open it is now."""
    for person in roster.coordinators:
        colleague = roster.colleague(person.user_id)
        yield person.user_id, (next_opening(colleague.hours, now) if colleague else None) or now


def _saying(
    letters: Letters, waits: Waits, say_it: Callable[[Say, Facts, Resolution | None], Message]
) -> Notice:
    """The sentence with its reason; whoever is named in it is known."""
    letters.know(() if waits.found is None else (one.user_id for one in waits.found.chain))
    return lambda say, facts: say_it(say, facts, waits.found)


def _today(letters: Letters, roster: Roster) -> date:
    return local_day(letters.now, roster.team.zone)
