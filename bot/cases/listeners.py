"""What people can do with a case by a word or a press: see, take, take back a mistake, open it again."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy.orm import Session

from bot.cases import case_page, lists
from bot.cases.case_page import Known
from bot.cases.lists import Listed
from bot.feature import CommandListener, Word
from bot.office import Visit
from bot.slack.blocks import Block
from bot.slack.commands import help_for
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.webcare import climbed, confirming, entering, helping, moves, promise_messages, rules
from bot.webcare.entering import Entered, case_id
from bot.webcare.letters import Letters
from bot.webcare.messages import Facts
from bot.webcare.roster import roster_of
from bot.whose_team import in_team
from bot.working_time import is_open
from storage import case_owners, caseload, changes, legal_dates, merges, promises
from storage.case_owners import Helper
from storage.cases import CASE, Case
from storage.people import Team

NUMBER = re.compile(r"#?\d{1,9}", re.ASCII)


def mine_and_team(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        mine, others = _mine(session, visit, team), _others(session, visit, team)
        return _overview(session, visit, team, (mine, others))


def my_cases(session: Session, visit: Visit, team: Team) -> Message:
    """The open cases of who asks."""
    return _overview(session, visit, team, (_mine(session, visit, team),))


def everybodys(session: Session, visit: Visit, team: Team) -> Message:
    """All open cases of the team."""
    cases = caseload.open_in(session, team, lists.TEAM_AT_MOST)
    count = _count(cases, lists.TEAM_AT_MOST, partial(caseload.how_many_open, session, team))
    listed = Listed(visit.say("webcare.list.team", count=count), cases, count - len(cases))
    return _overview(session, visit, team, (listed,))


def _count(cases: Sequence[Case], at_most: int, ask: Callable[[], int]) -> int:
    """How many there are; it need be asked only when there may be more than are shown."""
    return len(cases) if len(cases) < at_most else ask()


def _mine(session: Session, visit: Visit, team: Team) -> Listed:
    cases = caseload.open_of(session, team, visit.user_id, lists.MINE_AT_MOST)
    all_of_mine = partial(caseload.how_many_open, session, team, visit.user_id)
    count = _count(cases, lists.MINE_AT_MOST, all_of_mine)
    return Listed(visit.say("webcare.list.mine", count=count), cases, count - len(cases))


def _others(session: Session, visit: Visit, team: Team) -> Listed:
    cases = caseload.open_of_others(session, team, visit.user_id, lists.TEAM_AT_MOST)
    all_others = partial(caseload.how_many_open, session, team, but_of=visit.user_id)
    count = _count(cases, lists.TEAM_AT_MOST, all_others)
    return Listed(visit.say("webcare.list.others", count=count), cases, count - len(cases))


def _overview(session: Session, visit: Visit, team: Team, listed: Sequence[Listed]) -> Message:
    cases = [case for one in listed for case in one.cases]
    letters = Letters(visit.office, session, team, visit.now, {visit.user_id: visit.person})
    letters.know(case.owner_id for case in cases if case.owner_id)
    facts = [letters.facts(case, reader=visit.person) for case in cases]
    return lists.overview(visit.say, facts, listed, team.id)


def number_or_help(words: Sequence[Word]) -> CommandListener:
    """A number is a case; for anything else the command says what it knows, whoever asks."""

    def answer(visit: Visit, command: Command) -> Reply:
        if NUMBER.fullmatch(command.text):
            return in_team(one)(visit, command)
        return help_for(visit.say, command, words)

    return answer


def one(visit: Visit, team: Team, command: Command) -> Reply:
    """The case with the number that was typed, as it is."""
    number = int(command.text.removeprefix("#"))
    with visit.reading() as session:
        case = caseload.find(session, team, number)
        if case is None:
            return confirming.no_such_number(visit.say, number)
        letters = Letters(visit.office, session, team, visit.now, {visit.user_id: visit.person})
        return _one(Entered(visit, team, case, letters))


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_at(session, visit, case_id(press))
        return entered if isinstance(entered, Message) else _one(entered)


def _one(entered: Entered) -> Message:
    session, case = entered.letters.session, entered.case
    answers = caseload.answers(session, case, case_page.ANSWERS_AT_MOST)
    turn = caseload.turn(session, case)
    helpers = case_owners.helpers_of(session, case) if turn else ()
    up = climbed.climb_of(session, case)
    named = [*(answer.by for answer in answers), *(one.user_id for one in helpers), *up.people]
    facts = entered.facts(*named, *([turn.by] if turn else ()))
    known = Known(
        turn=turn,
        answers=answers,
        history=changes.history(session, entered.team, CASE, case.id, case_page.HISTORY_AT_MOST),
        merged=merges.merged_into(session, case, case_page.KIN_AT_MOST),
        related=merges.related(session, case, case_page.KIN_AT_MOST),
        legal=legal_dates.of_case(session, case),
        also=[*_also(entered, facts, helpers), *climbed.told(entered.visit.say, facts, up)],
    )
    return case_page.page(entered.visit.say, facts, known)


def _also(entered: Entered, facts: Facts, helpers: Sequence[Helper]) -> list[Block]:
    promised = promises.of_case(entered.letters.session, entered.case, promise_messages.SHOWN_AT_MOST)
    say = entered.visit.say
    return [*helping.lines(say, facts, helpers), *promise_messages.lines(say, facts, promised)]


def press_take(visit: Visit, press: ButtonPress) -> Reply:
    """One gets it; who presses a moment later is told who that was."""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := rules.may_take(entered.case, visit.user_id):
            return entered.refused(refusal)
        moves.take(entered.letters, entered.case, visit.user_id)
        return entered.shows(press, "webcare.took")


def press_undo(visit: Visit, press: ButtonPress) -> Reply:
    """It was not answered after all; the clock has run on."""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := rules.may_undo(entered.case, visit.now):
            return entered.refused(refusal)
        owner = _owner_who_is_in(session, entered)
        moves.undo(entered.letters, entered.case, visit.user_id, owner)
        return entered.shows(press, "webcare.undone")


def _owner_who_is_in(session: Session, entered: Entered) -> str | None:
    """Who is not in does not get it back by somebody else's press."""
    visit, owner_id = entered.visit, entered.case.owner_id
    owner = roster_of(session, entered.team, visit.now).colleague(owner_id)
    is_in = owner is not None and (owner_id == visit.user_id or is_open(owner.hours, visit.now))
    return owner_id if is_in else None


def press_reopen(visit: Visit, press: ButtonPress) -> Reply:
    """Somebody outside waits again: a new clock, and an owner who is in."""
    with visit.transaction() as session:
        entered = entering.hold_with_desk(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := rules.may_reopen(entered.case):
            return entered.refused(refusal)
        desk = caseload.hold_desk(session, entered.team)
        roster = roster_of(session, entered.team, visit.now)
        moves.reopen(entered.letters, entered.case, desk, roster, visit.user_id)
        return entered.confirms("webcare.reopened")
