"""What happens by itself: people are asked and reminded, rounds close, the next one is proposed."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import each_alone
from bot.conditions import letters, rules
from bot.conditions.closing import close_round
from bot.conditions.gathering import voters_of
from bot.conditions.letters import Held
from bot.conditions.rules import Voter
from bot.office import Office
from storage import people, ratings
from storage.people import Person
from storage.ratings import Ballot, RatingRound

BATCH = 50
"""Teams or rounds of one tick; the next tick takes the rest."""


def asks(office: Office, now: datetime) -> None:
    """Who is due is asked once, and reminded once at most if that is still right."""
    with office.reading() as session:
        teams = ratings.teams_with_ballots_due(session, now, BATCH)
    each_alone(office, teams, lambda session, team_id: _ask_team(session, office, team_id, now))


def closings(office: Office, now: datetime) -> None:
    """Every round whose time is over closes."""
    with office.reading() as session:
        over = {one.team_id: one.id for one in ratings.rounds_to_close(session, now, BATCH)}
    each_alone(office, over, lambda session, team_id: _close(session, office, over[team_id], now))


def proposals(office: Office, now: datetime) -> None:
    """The coordinators of a team are asked once whether it is time for the next round."""
    with office.reading() as session:
        due = {one.team_id: one.id for one in ratings.rounds_to_follow(session, now, BATCH)}
    each_alone(office, due, lambda session, team_id: _propose(session, office, due[team_id], now))


def _ask_team(session: Session, office: Office, team_id: int, now: datetime) -> None:
    due = ratings.ballots_due(session, team_id, now)
    if not due:
        return
    team = due[0][2]
    voters = {one.user_id: one for one in voters_of(session, team, now)}
    known = people.named(session, team.workspace_id, [ballot.user_id for ballot, _, _ in due])
    for ballot, running, _team in due:
        who, person = voters.get(ballot.user_id), known.get(ballot.user_id)
        ballot.due_at = None
        if who is not None and person is not None and _may_ask(ballot, running, now):
            _ask(Held(session, office, team, running, now), ballot, who, person)


def _may_ask(ballot: Ballot, running: RatingRound, now: datetime) -> bool:
    return running.is_open and ballot.sent_at is None and now < running.closes_at


def _ask(held: Held, ballot: Ballot, who: Voter, person: Person) -> None:
    """Now, when they work; later, when they do not after all."""
    now, closes_at = held.now, held.round.closes_at
    at = rules.ask_at(who, now, closes_at)
    if at is None or at > now:
        ballot.due_at = at
        return
    say = held.office.say_to(person, held.team)
    if ballot.asked_at is None:
        letters.write_question(held, say, who)
        ballot.asked_at, ballot.due_at = now, rules.remind_at(who, now, closes_at)
    elif ballot.reminded_at is None and who.wants_reminders:
        given = len(ratings.given_by(held.session, held.round.id, who.user_id))
        letters.write_reminder(held, say, who, given)
        ballot.reminded_at = now


def _close(session: Session, office: Office, round_id: int, now: datetime) -> None:
    found = ratings.hold_team_and_round(session, round_id)
    if found is not None and found[1].is_open:
        close_round(Held(session, office, *found, now))


def _propose(session: Session, office: Office, round_id: int, now: datetime) -> None:
    found = ratings.hold_team_and_round(session, round_id)
    if found is None or found[1].propose_due_at is None:
        return
    team, last = found
    last.propose_due_at = None
    held = Held(session, office, team, last, now)
    voters = {one.user_id: one for one in voters_of(session, team, now)}
    for person in people.coordinators(session, team):
        letters.write_proposal(held, office.say_to(person, team), voters[person.user_id])
