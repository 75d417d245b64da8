"""A new case comes in, or joins the open one about the same link."""

from bot.webcare import clock, crisis, danger, history, kinds, mentioned, moves, notices
from bot.webcare.letters import Letters
from bot.webcare.privacy import Personal
from bot.webcare.roster import Roster
from bot.webcare.rules import Assigned, Waits
from storage import caseload
from storage.cases import BY_ITSELF, Case, Desk
from storage.changes import Fields


def report(
    letters: Letters, case: Case, desk: Desk, roster: Roster, kept: tuple[Personal, ...] = ()
) -> Assigned | Waits:
    """The case has a number, a clock, and an owner as soon as there can be one; all of it is shown.

    `kept` is what the reporter was warned of and kept knowingly: the log says so, without the words.
    """
    case.number, case.in_danger = caseload.new_number(desk), danger.is_heard(case)
    clock.begin(letters.session, case, desk, roster, letters.now)
    kinds.to_compare(case, letters.now)
    letters.session.add(case)
    letters.session.flush()
    fields: Fields = {"kept": [None, " ".join(kept)]} if kept else {}
    history.note(letters, case, "reported", case.reported_by, fields)
    mentioned.are_case(letters.session, case, case.reported_by, letters.now)
    decision = moves.deal(letters, case, roster)
    if isinstance(decision, Assigned):
        moves.note(letters, case, "dealt", BY_ITSELF, None)
    letters.card(case)
    return decision


def join(letters: Letters, case: Case, newer: Case, desk: Desk, roster: Roster) -> None:
    """The open case was reported once more: its owner hears so, and it may become more pressing by it."""
    by, words = newer.reported_by, newer.paraphrase
    case.version += 1
    history.note(letters, case, "joined", by)
    mentioned.are_case(letters.session, case, by, letters.now)
    is_new_danger = danger.is_heard(newer) and not case.in_danger
    case.in_danger = case.in_danger or is_new_danger
    if moves.raise_to(letters, case, newer, desk, roster) or is_new_danger:
        crisis.begin_if_one(letters, case, roster, by)
        letters.card(case)
        if (turn := caseload.turn(letters.session, case)) is not None:
            letters.ping(case, turn)
        crisis.renew(letters, case)
    key = f"case {case.id}, reported again v{case.version}"
    letters.know({by})
    letters.reply_to_card(case, key, lambda say, facts: notices.reported_again(say, facts, by, words))
    if case.owner_id not in (None, by):
        letters.tell(
            str(case.owner_id), key, case, lambda say, facts: notices.reported_again(say, facts, by, words)
        )
