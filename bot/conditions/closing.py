"""A round closes: by itself, by a coordinator, or since everybody has rated. Then its results are there."""

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from bot.conditions import letters, messages, rules
from bot.conditions.gathering import facts_of, sponsors_of, voters_of
from bot.conditions.letters import Held
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.whose_team import refusal_to_set_up, team_to_enter
from storage import changes, outbox, people, ratings
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
        held = Held(session, visit.office, team, running, visit.now)
        close_round(held, by=visit.user_id, but=visit.user_id)
        return messages.closed(visit.say, team, running, asked)


def close_round(held: Held, *, by: str = "", but: str = "") -> None:
    """It takes no more ballots. Who rated hears of it, except `but`, who sees it on the screen.

    `by` is who closed it; nobody when it closed by itself.
    """
    session, closed = held.session, held.round
    ballots = ratings.ballots(session, [closed.id])
    sent = [one for one in ballots if one.sent_at is not None]
    for one in ballots:
        one.due_at = None
    ratings.forget_unsent(session, closed.id)
    _close(held, sent, by)
    _drop_questions(held, [one.user_id for one in ballots])
    _tell(held, {one.user_id for one in sent} - {but})


def _close(held: Held, sent: Sequence[Ballot], by: str) -> None:
    """The round has its results, and the moment at which the next one is proposed when somebody rated."""
    team, closed = held.team, held.round
    closed.closed_at, closed.raters = held.now, len(sent)
    closed.version += 1
    if sent:
        closed.propose_due_at = rules.propose_at(held.now, team.zone)
        closed.sponsors = sponsors_of(held.session, team)
        _mix_sentences(closed, sent)
    held.session.add(
        changes.Change(
            team_id=team.id, thing=ratings.ROUND, thing_id=closed.id, by=by, at=held.now, did="closed"
        )
    )
    held.session.flush()


def _drop_questions(held: Held, user_ids: Iterable[str]) -> None:
    """What Slack did not take before the round was over is never sent: it would ask in vain."""
    keys = [key(held.round.id, one) for one in user_ids for key in (letters.ask_key, letters.reminder_key)]
    outbox.drop(held.session, held.team.workspace_id, keys, held.now)


def _mix_sentences(running: RatingRound, sent: Iterable[Ballot]) -> None:
    """From three raters on they are the team's: in an order that only chance knows, and nobody's any more.

    Of fewer nobody will ever read them, so they are not kept.
    """
    written = [one.sentence for one in sent if one.sentence and rules.is_shown(running.raters)]
    running.sentences = sorted(written, key=lambda text: sha256(f"{running.id} {text}".encode()).digest())
    for one in sent:
        one.sentence = None


def _tell(held: Held, told: Collection[str]) -> None:
    if not told:
        return
    session, team = held.session, held.team
    facts = facts_of(session, team, held.now)
    known = people.named(session, team.workspace_id, told)
    for one in voters_of(session, team, held.now):
        if one.user_id in told and one.takes_part:
            say = held.office.say_to(known[one.user_id], team)
            letters.write_results(held, say, facts, one)
