"""What happens by itself: people are asked and reminded, rounds close, the next one is proposed."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import each_alone
from bot.conditions import letters, rules
from bot.conditions.closing import close_round
from bot.conditions.gathering import voters_of
from bot.conditions.rules import Voter
from bot.office import Office
from storage import people, ratings
from storage.people import Person, Team
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
            _ask(session, office, team, (ballot, running), (who, person), now)


def _may_ask(ballot: Ballot, running: RatingRound, now: datetime) -> bool:
    return running.is_open and ballot.sent_at is None and now < running.closes_at


def _ask(
    session: Session,
    office: Office,
    team: Team,
    part: tuple[Ballot, RatingRound],
    to: tuple[Voter, Person],
    now: datetime,
) -> None:
    """Now, when they work; later, when they do not after all."""
    (ballot, running), (who, person) = part, to
    at = rules.ask_at(who, now, running.closes_at)
    if at is None or at > now:
        ballot.due_at = at
        return
    say = office.say_to(person, team)
    if ballot.asked_at is None:
        letters.write_question(session, say, team, running, who, now)
        ballot.asked_at, ballot.due_at = now, rules.remind_at(who, now, running.closes_at)
    elif ballot.reminded_at is None and who.wants_reminders:
        given = len(ratings.given_by(session, running.id, who.user_id))
        letters.write_reminder(session, say, team, running, who, given, now)
        ballot.reminded_at = now


def _close(session: Session, office: Office, round_id: int, now: datetime) -> None:
    held = ratings.hold_team_and_round(session, round_id)
    if held is not None and held[1].is_open:
        close_round(session, office, *held, now)


def _propose(session: Session, office: Office, round_id: int, now: datetime) -> None:
    held = ratings.hold_team_and_round(session, round_id)
    if held is None or held[1].propose_due_at is None:
        return
    team, last = held
    last.propose_due_at = None
    voters = {one.user_id: one for one in voters_of(session, team, now)}
    for person in people.coordinators(session, team):
        to, say = voters[person.user_id], office.say_to(person, team)
        letters.write_proposal(session, say, team, last, to, now)
