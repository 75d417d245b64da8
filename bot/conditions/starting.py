"""Starting a round: any member may; everybody is asked once, in private and in their own working hours."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.conditions import forms, messages, rating, rules
from bot.conditions.gathering import taking_part, voters_of
from bot.conditions.rules import Voter
from bot.editing import note
from bot.office import Visit
from bot.rituals import team_free_days
from bot.slack.replies import Form, FormProblems, Message, Reply, Update
from bot.slack.requests import FormSent
from bot.whose_team import team_to_enter
from storage import people, ratings
from storage.people import Team
from storage.ratings import Ballot, RatingRound


def first_form(session: Session, visit: Visit, team: Team) -> Form | Message:
    """How long it lasts; or that one is running already."""
    if running := ratings.open_round(session, team):
        return refused(visit, running)
    free_days = team_free_days(team, visit.now)
    lengths = () if _is_alone(session, visit, team) else rules.LENGTHS
    closings = {days: rules.closes_at(visit.now, team.zone, days, free_days) for days in lengths}
    return forms.start(visit.say, closings, visit.person.zone, {"team": team.id})


def _is_alone(session: Session, visit: Visit, team: Team) -> bool:
    return len(taking_part(voters_of(session, team, visit.now))) == 1


def refused(visit: Visit, running: RatingRound) -> Message:
    moment = messages.until(visit.say, running, visit.person.zone)
    return Message(visit.say("conditions.refusal.open", moment=moment))


def start(visit: Visit, form: FormSent) -> Reply:
    """The round is open; who starts it is asked on the spot, and everybody else by letter."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        if running := ratings.open_round(session, team):
            return _running_already(visit, running, form)
        voters = voters_of(session, team, visit.now)
        length = form.answers.choice("length")
        days = int(length) if length in {str(one) for one in rules.LENGTHS} else rules.USUAL_LENGTH
        opened = _open(session, visit, team, days)
        asked = _ask(session, visit, opened, taking_part(voters))
        if len(taking_part(voters)) == 1:
            return Update(rating.first_page(session, visit, team, opened))
        moment = messages.until(visit.say, opened, visit.person.zone)
        return Update(messages.started(visit.say, team, moment, *asked))


def _running_already(visit: Visit, running: RatingRound, form: FormSent) -> Reply:
    """Somebody else started one while the form was open."""
    told = refused(visit, running)
    return FormProblems({"length": told.text}) if "length" in form.answers.fields else told


def _open(session: Session, visit: Visit, team: Team, length: int) -> RatingRound:
    closing = rules.closes_at(visit.now, team.zone, length, team_free_days(team, visit.now))
    opened = RatingRound(team_id=team.id, opened_at=visit.now, opened_by=visit.user_id, closes_at=closing)
    session.add(opened)
    session.flush()
    for older in ratings.newest_rounds(session, team):
        older.propose_due_at = None
    note(session, visit, team, ratings.ROUND, opened.id, "started")
    return opened


def _ask(
    session: Session, visit: Visit, opened: RatingRound, voters: Sequence[Voter]
) -> tuple[int, list[str]]:
    """Everybody has a ballot; answers how many are asked by letter, and the ids of who is away."""
    asked, away = 0, []
    for one in voters:
        ballot = Ballot(round_id=opened.id, user_id=one.user_id)
        session.add(ballot)
        if one.user_id == visit.user_id:
            ballot.asked_at = visit.now
            ballot.due_at = rules.remind_at(one, visit.now, opened.closes_at)
            continue
        ballot.due_at = rules.ask_at(one, visit.now, opened.closes_at)
        asked += ballot.due_at is not None
        away += [] if ballot.due_at else [one.user_id]
    return asked, away
