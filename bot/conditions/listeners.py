"""What people can look at in step five: where the round stands, its results, and what happened."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conditions import messages, past_messages, rating, result_messages, rules, starting
from bot.conditions.gathering import facts_of, taking_part, voters_of
from bot.conditions.messages import Viewer
from bot.conditions.rules import Rounds
from bot.feature import Progress
from bot.office import Visit
from bot.pages import Place, marked
from bot.slack.replies import Message, Reply, Update
from bot.slack.requests import ButtonPress, Command
from bot.whose_team import coordinates, team_to_enter
from storage import changes, ratings
from storage.actions import ACTION, Action
from storage.people import Team
from storage.ratings import RatingRound

SHOWN = 15
"""Changes in the history; of actions about other things as many are passed over."""


def open_step(visit: Visit, press: ButtonPress) -> Reply:
    """From the plan at a glance, or out of the mirror of step one, where only a form can be shown."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if not press.form:
            return page(session, visit, team)
        if running := ratings.open_round(session, team):
            return rating.first_page(session, visit, team, running)
        return starting.first_form(session, visit, team)


def page(session: Session, visit: Visit, team: Team, _number: int = 0) -> Message:
    """Step five as it stands, for who looks."""
    facts = facts_of(session, team, visit.now)
    given = ratings.given_by(session, facts.rounds.open.id, visit.user_id) if facts.rounds.open else ()
    may_close = coordinates(session, team, visit.user_id)
    viewer = Viewer(visit.user_id, visit.person.zone, may_close, len(given))
    return marked(messages.overview(visit.say, facts, viewer), Place("conditions", team.id))


def results_word(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _results(session, visit, team)


def press_results(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        shown = _results(session, visit, team)
    if not press.form:
        return shown
    return Update(result_messages.in_a_form(visit.say, shown))


def _results(session: Session, visit: Visit, team: Team) -> Message:
    """Of the last round that closed; while the first one runs, when they come."""
    facts = facts_of(session, team, visit.now)
    if facts.rounds.open and not facts.rounds.last:
        moment = messages.until(visit.say, facts.rounds.open, visit.person.zone)
        return Message(visit.say("conditions.refusal.still_open", moment=moment))
    alone = not facts.results and len(taking_part(voters_of(session, team, visit.now))) == 1
    return result_messages.results(visit.say, facts, visit.user_id, alone=alone)


def history(visit: Visit, team: Team, _command: Command) -> Reply:
    """What happened to rounds and to what was agreed, newest first."""
    with visit.reading() as session:
        found = changes.latest(session, team, (ratings.ROUND, ACTION), SHOWN * 2)
        about = ratings.ever_agreed(session, team)
    ours = [one for one in found if past_messages.is_ours(one, about)]
    return past_messages.history(visit.say, ours[:SHOWN], team.zone)


def progress(session: Session, team: Team, _now: datetime) -> Progress:
    """How far step five is, in two statements."""
    rounds = rules.rounds_of(ratings.newest_rounds(session, team))
    if rounds.open is not None:
        asked, sent = ratings.asked_and_sent(session, rounds.open.id)
        share, values = rules.step_share(rounds, ()), {"sent": sent, "asked": asked}
        return Progress(share, "conditions.step.open.text", values)
    if rounds.last is None:
        return Progress(0, "conditions.step.empty.text")
    if not rounds.last.chosen:
        kind = "talk" if rules.is_to_talk_about(rounds.last.raters) else "choose"
        return Progress(rules.step_share(rounds, ()), f"conditions.step.{kind}.text")
    return _acting(rounds, rounds.last, ratings.actions(session, team))


def _acting(rounds: Rounds, last: RatingRound, agreed: Sequence[Action]) -> Progress:
    """Two were chosen: how many of them have an action that is open, or was agreed since."""
    about = [one.about for one in agreed if one.is_open or one.created_at >= last.opened_at]
    acted = [one.removeprefix("condition:") for one in about]
    done = [factor for factor in last.chosen if factor in acted]
    values = {"chosen": len(last.chosen), "acted": len(done)}
    return Progress(rules.step_share(rounds, acted), "conditions.step.acting.text", values)
