"""A crisis begins, and everybody on its list sees how it stands: in the transaction of what causes it.

Whoever changes a crisis holds it, makes it a version more, and calls `show`: each of its messages is renewed.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import clock, crisis_messages, crisis_rules, history, ladder, rules, rungs
from bot.webcare.crisis_messages import Board
from bot.webcare.letters import Letters
from bot.webcare.messages import Facts
from bot.webcare.roster import Roster
from bot.working_time import Hours, is_open, open_spans
from storage import campaigns, escalation, outbox
from storage.cases import BY_ITSELF, Case, Kind
from storage.escalation import Crisis

SayIt = Callable[[Say, Board], Message]


def reason_of(case: Case) -> str:
    """Why posts wait, as each of them keeps it."""
    return f"case:{case.id}"


def begin(letters: Letters, case: Case, roster: Roster, by: str = BY_ITSELF) -> Crisis | None:
    """It is a crisis from now on, and its list is told; None when it was one already. The case is held."""
    if is_running(letters, case):
        return None
    around = rungs.around_of(letters.session, letters.team, letters.now)
    contacts = [one for one in ladder.crisis_list(around, around.matrix.coordinators) if one.user_id]
    crisis = Crisis(
        team_id=case.team_id,
        case_id=case.id,
        started_at=letters.now,
        started_by=by,
        told=[one.user_id for one in contacts][: crisis_messages.CALLED_AT_MOST],
        first=ladder.called_first(around, contacts),
        pause_at=None if case.in_danger else _pauses_at(roster.hours, letters.now),
        is_private=case.in_danger,
    )
    crisis.look_at = crisis_rules.next_look(crisis, roster.hours, letters.now)
    letters.session.add(crisis)
    letters.session.flush()
    _quiet_clock(case, letters.now)
    history.note(letters, case, "crisis_began", by)
    seen = look(letters, case, crisis, around)
    for user_id in crisis.told:
        if user_id not in (case.owner_id, by):  # their ping, or what they are answered, leads to it
            _write(letters, crisis, seen, user_id)
    return crisis


def is_over(letters: Letters, case: Case) -> bool:
    """Whether somebody said that its crisis is over; the case may still want an answer, and an owner."""
    known = escalation.crisis_of(letters.session, case)
    return known is not None and not known.is_running


def is_running(letters: Letters, case: Case) -> bool:
    """Whether it has a crisis that nobody ended yet."""
    known = escalation.crisis_of(letters.session, case)
    return known is not None and known.is_running


def begin_if_one(letters: Letters, case: Case, roster: Roster, by: str = BY_ITSELF) -> Crisis | None:
    """The same for a case that is a crisis by its kind; nothing for another."""
    return begin(letters, case, roster, by) if case.kind is Kind.CRISIS and case.is_open else None


def go_public(crisis: Crisis, hours: Hours, now: datetime) -> None:
    """It is one in the open too: the hour of the first statement begins, and posts may wait."""
    crisis.is_private, crisis.public_at = False, now
    crisis.pause_at = _pauses_at(hours, now)
    crisis.look_at = crisis_rules.next_look(crisis, hours, now)


def _pauses_at(hours: Hours, now: datetime) -> datetime | None:
    """Posts wait by themselves when nobody is there to be asked: now, or when webcare closes."""
    if not is_open(hours, now):
        return now
    spans = open_spans(hours, now, now + crisis_rules.A_DAY)
    return spans[0].until if spans else now


def _quiet_clock(case: Case, now: datetime) -> None:
    """What the clock of the case would say now is in the message of the crisis: one letter about one case."""
    if case.alarm_at is None or case.alarm_at > now:
        return
    case.said = max(case.said, rules.alarm(case, now) or 0)
    case.unheard = []
    case.alarm_at = clock.next_look(case)


def look(letters: Letters, case: Case, crisis: Crisis, around: ladder.Around | None = None) -> Board:
    """The crisis as it stands now, everybody in it known by name; said to nobody in particular."""
    session, team, now = letters.session, letters.team, letters.now
    found = around or rungs.around_of(session, team, now)
    contacts = ladder.crisis_list(found, found.matrix.coordinators)
    leads = _leader(crisis, case)
    involved = (
        crisis.led_by,
        crisis.paused_by,
        crisis.statement_by,
        crisis.over_by,
        crisis.reviewed_by,
        leads,
        *(call["by"] for call in crisis.calls),
        *(call["whom"] for call in crisis.calls if call["whom"] in crisis.told),
    )
    letters.know({*rungs.ids_of(contacts), *crisis.told, *(one for one in involved if one)})
    return Board(
        letters.facts(case),
        crisis,
        contacts,
        escalation.count_awaited(session, team, now),
        len(escalation.paused_for(session, team, reason_of(case))),
        leads,
        frozenset(who for who, one in found.matrix.colleagues.items() if one.unfit is None),
    )


def _leader(crisis: Crisis, case: Case) -> str | None:
    if crisis.led_by is not None or not crisis_rules.is_led(crisis, case):
        return crisis.led_by
    return case.owner_id


def show(letters: Letters, case: Case, crisis: Crisis) -> Board:
    """One more version: whoever got its message reads how it stands now."""
    crisis.version += 1
    letters.session.flush()
    seen = look(letters, case, crisis)
    for user_id in _still_here(seen, crisis.told):
        if outbox.is_subject(letters.session, letters.team.workspace_id, message_of(crisis, user_id)):
            _write(letters, crisis, seen, user_id)
    return seen


def renew(letters: Letters, case: Case) -> None:
    """Something happened to the held case: when it is a crisis, its list reads how that stands now."""
    if case.kind is not Kind.CRISIS and case.rung != ladder.CRISIS_TEAM:
        return
    known = escalation.crisis_of(letters.session, case)
    if known is not None and known.is_running:
        show(letters, case, escalation.hold_crisis(letters.session, known.id))


def ask_whether_over(letters: Letters, case: Case, closed_by: str) -> None:
    """The held case was closed, and its crisis was not: who leads and who closed it are asked, at once.

    Anybody of the team may say so; as long as nobody does, it goes on.
    """
    known = escalation.crisis_of(letters.session, case)
    if known is not None and known.is_running:
        seen = look(letters, case, known)
        asked = dict.fromkeys(one for one in (seen.led_by, closed_by) if one)
        tell(letters, seen, f"closed v{case.version}", asked, crisis_messages.closed)


def goes_on_as(letters: Letters, case: Case, kept: Case) -> int | None:
    """The crisis of a case that is merged is the other's from now on; None when it stays where it is.

    Of two that run each goes on until somebody says that it is over.
    """
    its, other = (escalation.crisis_of(letters.session, one) for one in (case, kept))
    if its is None or (other is not None and (other.is_running or not its.is_running)):
        return None
    _move(letters, its.id, case, kept)
    return its.id


def comes_back(letters: Letters, crisis_id: int, case: Case, kept: Case) -> None:
    """They are two after all."""
    _move(letters, crisis_id, kept, case)


def _move(letters: Letters, crisis_id: int, case: Case, to: Case) -> None:
    """With the posts that wait for it; not when it is another's by now."""
    one = escalation.hold_crisis(letters.session, crisis_id)
    if one.case_id != case.id:
        return
    one.case_id = to.id
    for post in campaigns.hold_paused_for(letters.session, letters.team, reason_of(case)):
        post.paused_for = reason_of(to)
    letters.session.flush()


def message_of(crisis: Crisis, user_id: str) -> str:
    """The subject of somebody's message about the crisis."""
    return f"crisis {crisis.id}, to {user_id}"


def _write(letters: Letters, crisis: Crisis, seen: Board, user_id: str) -> None:
    subject = message_of(crisis, user_id)
    key = f"{subject} v{crisis.version}"
    letters.write_to(
        user_id,
        key,
        lambda say, facts: crisis_messages.board(say, read_by(seen, facts)),
        seen.facts.case,
        subject,
    )


def tell(letters: Letters, seen: Board, key: str, user_ids: Iterable[str], say_it: SayIt) -> None:
    """Each gets a message of its own, once, whatever the hour."""
    for user_id in _still_here(seen, user_ids):
        letters.tell(
            user_id,
            f"crisis {seen.crisis.id}, {key}",
            seen.facts.case,
            lambda say, facts: say_it(say, read_by(seen, facts)),
        )


def _still_here(seen: Board, user_ids: Iterable[str]) -> list[str]:
    """Who left the team reads no numbers any more."""
    return [one for one in user_ids if one in seen.here]


def read_by(seen: Board, facts: Facts) -> Board:
    """The same, in the zone of who reads it."""
    return replace(seen, facts=facts)
