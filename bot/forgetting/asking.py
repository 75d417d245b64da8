"""Somebody outside asked to be forgotten: how much it concerns, a press that confirms it, and it is done."""

import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.forgetting import asking_messages, rules
from bot.forgetting.erasing import ask_no_more, go_on
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress, Command
from bot.webcare import mending
from bot.webcare.letters import Letters
from bot.whose_team import refusal_to_set_up
from storage import erasing, erasures, outsiders
from storage.erasing import Holder
from storage.erasures import Erasure
from storage.outsiders import handle_key
from storage.people import Team

COLLEAGUE = re.compile(r"<[@#!][^>]*>")
"""Somebody or something in this Slack, as Slack writes it."""

Rows = Sequence[tuple[Holder, list[int]]]


def by_word(visit: Visit, team: Team, command: Command) -> Reply:
    """Nothing is erased by a word: it says how much there is, and asks."""
    say = visit.say
    with visit.transaction() as session:
        if refusal := refusal_to_set_up(session, visit, team):
            return refusal
        if COLLEAGUE.search(command.text):
            return Message(say("forgetting.ask.colleague"))
        key = handle_key(command.text)
        return _ask(session, visit, team, key) if key else Message(say("forgetting.ask.which"))


def _ask(session: Session, visit: Visit, team: Team, key: str) -> Message:
    found = erasures.concerned(session, team, key)
    named = _named_elsewhere(session, team, key) - set(found.case_ids)
    others = sum(len(ids) for _, ids in _rows_elsewhere(session, team, key))
    if not (found.case_ids or named or others):
        return asking_messages.nothing_found(visit.say)
    erasure = Erasure(
        team_id=team.id,
        by=visit.user_id,
        asked_at=visit.now,
        handle_key=key,
        look_at=visit.now + rules.CONFIRM_WITHIN,
        others=others,
    )
    session.add(erasure)
    session.flush()
    return asking_messages.asks(visit.say, team, erasure, found, len(named))


def _named_elsewhere(session: Session, team: Team, key: str) -> set[int]:
    """The ids of cases in whose words the account is named."""
    cases = erasing.of_a_team()[0]
    return {*erasing.naming(session, team, cases, key), *erasing.naming_in_rows_of_cases(session, team, key)}


def _rows_elsewhere(session: Session, team: Team, key: str) -> Rows:
    """Rows that belong to no case, such as what was seen by monitoring."""
    found = [(holder, erasing.naming(session, team, holder, key)) for holder in erasing.of_a_team()[1:]]
    return [(holder, ids) for holder, ids in found if ids]


def press_confirm(visit: Visit, press: ButtonPress) -> Reply:
    """A few cases are erased at once; of many the first, and how it goes on is told in a message."""
    with visit.transaction() as session:
        found = erasures.hold_erasure(session, visit.workspace_id, row_id(press.value))
        if found is None:
            return Replace(asking_messages.expired(visit.say))
        team, erasure = found
        if refusal := refusal_to_set_up(session, visit, team):
            return refusal
        visit = visit.to_team(team)
        if erasure.confirmed_at is None:
            _confirm(session, visit, team, erasure)
            go_on(session, visit.office, team, erasure, visit.now)
            ask_no_more(session, visit.office, team, erasure, visit.now)
        return Replace(asking_messages.answer(visit.say, erasure, visit.person.zone))


def _confirm(session: Session, visit: Visit, team: Team, erasure: Erasure) -> None:
    """What is to be erased is known by its numbers now, so the account itself goes at once."""
    key = erasure.handle_key or ""
    ids = {*erasures.concerned(session, team, key).case_ids, *_named_elsewhere(session, team, key)}
    rows = _rows_elsewhere(session, team, key)
    for holder, its in rows:
        erasing.empty(session, holder, its)
    named = [outsiders.about(holder.table.name, its_id) for holder, its in rows for its_id in its]
    mending.words_are_gone(Letters(visit.office, session, team, visit.now), named)
    erasure.handle_key, erasure.confirmed_at, erasure.by = None, visit.now, visit.user_id
    erasure.cases, erasure.rest, erasure.look_at = len(ids), sorted(ids), visit.now
    erasure.others = sum(len(its) for _, its in rows)
