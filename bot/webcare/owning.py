"""What an owner does with a case that stays theirs, and what is asked of them: put off, help, "still you?".

Siblings of `moves`, by the same rules: whoever calls these holds the case, and the desk where it is dealt.
"""

from datetime import datetime

from bot.webcare import clock, helping, life, moves, notices
from bot.webcare.later import ASK_AFTER, BACK_AFTER, Look, look
from bot.webcare.letters import Letters
from bot.webcare.moves import Closing
from bot.webcare.roster import Roster
from bot.working_time import is_open
from storage import case_owners, caseload, promises
from storage.case_owners import THE_TEAM
from storage.cases import BY_ITSELF, Case, Desk, Status
from storage.turns import Answer, Ended


def snooze(letters: Letters, case: Case, until: datetime) -> None:
    """Its owner looks at it again at that moment, and has taken it."""
    case.version += 1
    case.status, case.snoozed_until = Status.TAKEN, until
    _shown(letters, case, "snoozed")


def still_mine(letters: Letters, case: Case) -> None:
    """Its owner is there for it."""
    moves.note(letters, case, "still_mine", case.owner_id or "", case.owner_id)


def ask_back(letters: Letters, case: Case, closing: Closing) -> None:
    """Something was asked of who is outside: they wait for nothing, so the clock stands still."""
    case.version += 1
    answer = Answer(
        case_id=case.id, at=letters.now, by=closing.by, outcome=closing.outcome, words=closing.words
    )
    moves.measure(letters, case, answer)
    letters.session.add(answer)
    clock.stop(letters.session, case, letters.now)
    case.asked_back_at, case.look_at = letters.now, case.snoozed_until
    _shown(letters, case, closing.outcome, closing.by)


def wrote_again(letters: Letters, case: Case, desk: Desk, roster: Roster, by: str) -> None:
    """Who is outside waits again, from now on; an owner who is not in does not get it back."""
    case.version += 1
    clock.begin(letters.session, case, desk, roster, letters.now)
    if case.owner_id is None or _is_in(roster, case.owner_id, by, letters.now):
        _shown(letters, case, "wrote_again", by)
        _tell_owner_that_they_wrote(letters, case, by)
    else:
        moves.note(letters, case, "wrote_again", by, case.owner_id)
        moves.give_back(letters, case, roster, Ended.AWAY, BY_ITSELF)


def _is_in(roster: Roster, owner_id: str, by: str, now: datetime) -> bool:
    owner = roster.colleague(owner_id)
    return owner is not None and (owner_id == by or is_open(owner.hours, now))


def _tell_owner_that_they_wrote(letters: Letters, case: Case, by: str) -> None:
    if case.owner_id in (None, by):
        return
    key = f"case {case.id}, wrote again v{case.version}"
    letters.know({by})
    letters.tell(str(case.owner_id), key, case, lambda say, facts: notices.wrote_again(say, facts, by))


def _shown(letters: Letters, case: Case, did: str, by: str | None = None) -> None:
    """Noted, and seen on the ping and the card."""
    moves.note(letters, case, did, case.owner_id or "" if by is None else by, case.owner_id)
    if (turn := caseload.turn(letters.session, case)) is not None:
        letters.ping(case, turn)
    moves.show(letters, case)


def ask_help(letters: Letters, case: Case, whom: str, note: str | None, when: datetime) -> None:
    """Somebody is asked to look along, at `when` they are in; or the team is, below the card."""
    case.version += 1
    owner, key = str(case.owner_id), f"case {case.id}, help v{case.version}"
    case_owners.ask_for_help(letters.session, case, whom, letters.now)
    letters.know({owner})
    if whom == THE_TEAM:
        letters.reply_to_card(case, key, lambda say, facts: helping.asked_in_thread(say, facts, note))
    else:
        letters.tell(whom, key, case, lambda say, facts: helping.asked(say, facts, note), not_before=when)
    moves.note(letters, case, "asked_help", owner, case.owner_id)


def look_along(letters: Letters, case: Case, who: str) -> bool:
    """Somebody helps, and its owner hears who; whether that is new."""
    is_new = case_owners.look_along(letters.session, case, who, letters.now)
    if is_new:
        letters.know({who})
        key = f"case {case.id}, {who} looks along in turn {case.turn_id}"
        letters.tell(str(case.owner_id), key, case, lambda say, facts: helping.looks_along(say, facts, who))
        moves.note(letters, case, "looks_along", who, case.owner_id)
    return is_new


def look_after(letters: Letters, case: Case, roster: Roster) -> None:
    """What is due about its owner happens: they hear of it again, are asked, or somebody else gets it."""
    match look(case, roster.colleague(case.owner_id), roster.hours, letters.now):
        case Look.WAKE:
            _wake(letters, case)
        case Look.AWAY:
            moves.give_back(letters, case, roster, Ended.AWAY, BY_ITSELF)
        case Look.ASK:
            _ask(letters, case)
        case Look.BACK:
            _take_back(letters, case, roster)
        case at:
            case.look_at = at


def _wake(letters: Letters, case: Case) -> None:
    """The ping comes anew, below what came since: that is heard, and a changed message is not."""
    case.version += 1
    case.snoozed_until = None
    moves.note(letters, case, "woken", BY_ITSELF, case.owner_id)
    life.begin(case, letters.now)
    if (turn := caseload.turn(letters.session, case)) is not None:
        letters.ring_again(case, turn)
    moves.show(letters, case)


def _ask(letters: Letters, case: Case) -> None:
    """Not before the moment of what they promised: until then it is known what they do with it."""
    promised_at = promises.last_due(letters.session, case)
    if promised_at is not None and promised_at > letters.now:
        case.alive_at, case.look_at = promised_at, promised_at + ASK_AFTER
        return
    key = f"case {case.id}, still yours {case.alive_at:%Y-%m-%d %H:%M:%S}"
    case.still_asked_at, case.look_at = letters.now, letters.now + BACK_AFTER
    letters.tell(str(case.owner_id), key, case, notices.still_yours)
    moves.note(letters, case, "still_asked", BY_ITSELF, case.owner_id)


def _take_back(letters: Letters, case: Case, roster: Roster) -> None:
    """Who is alone keeps it: there is nobody else to look at it, and the clock goes on telling."""
    if len(roster.colleagues) == 1:
        case.look_at = None
        return
    owner, turn_id = str(case.owner_id), case.turn_id
    moves.give_back(letters, case, roster, Ended.SILENT, BY_ITSELF)
    key = f"case {case.id}, silent in turn {turn_id}"
    letters.tell(owner, key, case, notices.taken_back)
