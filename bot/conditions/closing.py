"""A round closes: by itself, by a coordinator, or since everybody has rated. Then its results are there."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.conditions import letters, messages, rules
from bot.conditions.gathering import facts_of, voters_of
from bot.office import Office, Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.whose_team import refusal_to_set_up, team_to_enter
from storage import changes, outbox, people, ratings
from storage.people import Team
from storage.ratings import Ballot, RatingRound


def press_close(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the ids of team and round: an old one closes no later round."""
    team_id, _, round_id = (press.value or "").partition("/")
    with visit.transaction() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if refusal := refusal_to_set_up(session, visit, team):
            return refusal
        people.hold_team(session, team.workspace_id, team.id)
        running = ratings.hold_round(session, team, row_id(round_id))
        if running is None or not running.is_open:
            return Message(visit.say("conditions.refusal.closed"))
        asked, _sent = ratings.asked_and_sent(session, running.id)
        close_round(session, visit.office, team, running, visit.now, by=visit.user_id, but=visit.user_id)
        return messages.closed(visit.say, team, running, asked)


def close_round(  # noqa: PLR0913 - what closes, and who caused it
    session: Session,
    office: Office,
    team: Team,
    running: RatingRound,
    now: datetime,
    *,
    by: str = "",
    but: str = "",
) -> None:
    """It takes no more ballots. Who rated hears of it, except `but`, who sees it on the screen.

    `by` is who closed it; nobody when it closed by itself.
    """
    ballots = ratings.ballots(session, [running.id])
    sent = [one for one in ballots if one.sent_at is not None]
    running.closed_at, running.raters = now, len(sent)
    running.version += 1
    for one in ballots:
        one.due_at = None
    ratings.forget_unsent(session, running.id)
    if sent:
        running.propose_due_at = rules.propose_at(now, team.zone)
        _mix_sentences(running, sent)
    session.add(
        changes.Change(team_id=team.id, thing=ratings.ROUND, thing_id=running.id, by=by, at=now, did="closed")
    )
    session.flush()
    _drop_questions(session, team, running, [one.user_id for one in ballots], now)
    _tell(session, office, team, running, [one.user_id for one in sent if one.user_id != but], now)


def _drop_questions(
    session: Session, team: Team, closed: RatingRound, user_ids: Iterable[str], now: datetime
) -> None:
    """What Slack did not take before the round was over is never sent: it would ask in vain."""
    keys = [key(closed.id, one) for one in user_ids for key in (letters.ask_key, letters.reminder_key)]
    outbox.drop(session, team.workspace_id, keys, now)


def _mix_sentences(running: RatingRound, sent: Iterable[Ballot]) -> None:
    """From three raters on they are the team's: in an order that only chance knows, and nobody's any more."""
    if not rules.is_shown(running.raters):
        return
    written = [one.sentence for one in sent if one.sentence]
    running.sentences = sorted(written, key=lambda text: sha256(f"{running.id} {text}".encode()).digest())
    for one in sent:
        one.sentence = None


def _tell(
    session: Session,
    office: Office,
    team: Team,
    closed: RatingRound,
    user_ids: Iterable[str],
    now: datetime,
) -> None:
    """Each at their next working moment."""
    told = set(user_ids)
    if not told:
        return
    facts = facts_of(session, team, now)
    known = people.named(session, team.workspace_id, told)
    for one in voters_of(session, team, now):
        if one.user_id in told and one.takes_part:
            say = office.say_to(known[one.user_id], team)
            letters.write_results(session, say, facts, closed, one, now)
