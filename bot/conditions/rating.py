"""Rating: two pages, every tap kept at once; it counts from the moment it is sent."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot.conditions import closing, forms, messages, rules
from bot.conditions.gathering import voters_of
from bot.conditions.letters import Held
from bot.office import Visit
from bot.slack.answers import Answers
from bot.slack.ids import row_id
from bot.slack.replies import Fact, Form, FormProblems, Message, Nothing, Reply, Update
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.stacking import in_its_place
from bot.unknown import known
from bot.whose_team import team_to_enter
from storage import changes, people, ratings
from storage.people import Team
from storage.ratings import FACTORS, Ballot, RatingRound


def rate_word(visit: Visit, team: Team, _command: Command) -> Reply:
    return _open_form(visit, team)


def press_rate(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id: of a letter that is a week old, the round of today is meant."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
    if isinstance(team, Message):
        return team
    return in_its_place(press, _open_form(visit.to_team(team), team))


def _open_form(visit: Visit, team: Team) -> Form | Message:
    with visit.reading() as session:
        running = ratings.open_round(session, team)
        if running is None:
            return Message(visit.say("conditions.refusal.none"))
        return first_page(session, visit, team, running)


def first_page(session: Session, visit: Visit, team: Team, running: RatingRound) -> Form:
    """With what this person tapped before."""
    given = ratings.given_by(session, running.id, visit.user_id)
    facts = {"team": team.id, "round": running.id}
    return forms.first_page(visit.say, given, messages.until(visit.say, running, visit.person.zone), facts)


def tap(visit: Visit, press: ButtonPress) -> Reply:
    """One statement, as soon as it is tapped. Nothing on the screen changes."""
    facts = press.view.facts if press.view else {}
    if press.block_id not in FACTORS or not rules.is_score(press.value):
        return Nothing()
    with visit.transaction() as session:
        team = team_to_enter(session, visit, facts.get("team"))
        if isinstance(team, Message) or (running := _held(session, team, facts)) is None:
            return Nothing()  # sending the form says why
        _keep_sentence(session, visit, running, press.answers)
        scores = {press.block_id: rules.score_of(press.value)}
        ratings.rate(session, running.id, visit.user_id, scores)
    return Nothing()


def _keep_sentence(session: Session, visit: Visit, running: RatingRound, answers: Answers) -> None:
    """Their ballot is there; where the sentence is on the screen, with what it says so far."""
    ballot = ratings.ballot_of(session, running.id, visit.user_id)
    if "sentence" in answers.fields:
        ballot.sentence = (known(answers.text("sentence")) or "")[: rules.LONGEST["sentence"]] or None


def _held(session: Session, team: Team, facts: Mapping[str, Fact]) -> RatingRound | None:
    """The round of a form while it is open, held after its team, so that it cannot close meanwhile."""
    people.hold_team(session, team.workspace_id, team.id)
    found = ratings.hold_round(session, team, row_id(facts.get("round")))
    return found if found is not None and found.is_open else None


def press_back(visit: Visit, press: ButtonPress) -> Reply:
    """The second page becomes the first again; what was filled in on both is kept."""
    facts = press.view.facts if press.view else {}
    with visit.transaction() as session:
        team = team_to_enter(session, visit, facts.get("team"))
        if isinstance(team, Message):
            return team
        if running := _held(session, team, facts):
            _keep_sentence(session, visit, running, press.answers)
    return in_its_place(press, _open_form(visit.to_team(team), team))


def next_page(visit: Visit, form: FormSent) -> Reply:
    """The first page is kept, and the second comes."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        kept = _keep(session, visit, team, form)
        if isinstance(kept, Message | FormProblems):
            return kept
        running, ballot = kept
        given = ratings.given_by(session, running.id, visit.user_id)
        until = messages.until(visit.say, running, visit.person.zone)
        return Update(forms.second_page(visit.say, given, ballot.sentence, until, _facts(form)))


def _facts(form: FormSent) -> dict[str, Fact]:
    return {name: form.facts.get(name) for name in ("team", "round")}


def _keep(
    session: Session, visit: Visit, team: Team, form: FormSent
) -> tuple[RatingRound, Ballot] | Message | FormProblems:
    """What a page says is kept; or why it cannot be."""
    factors = rules.FIRST_PAGE if form.name == "conditions.first" else rules.SECOND_PAGE
    scores = forms.scores_from(form.answers, factors)
    if missing := [factor for factor in factors if factor not in scores]:
        return FormProblems({factor: visit.say("conditions.problem.unanswered") for factor in missing})
    running = _held(session, team, form.facts)
    if running is None:
        return Message(visit.say("conditions.refusal.closed"))
    ballot = ratings.ballot_of(session, running.id, visit.user_id)
    ratings.rate(session, running.id, visit.user_id, scores)
    return running, ballot


def send(visit: Visit, form: FormSent) -> Reply:
    """The ballot counts. When everybody who is there has rated, the round closes."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        sentence = known(form.answers.text("sentence"))
        if len(sentence or "") > rules.LONGEST["sentence"]:
            return FormProblems({"sentence": visit.say("conditions.problem.too_long")})
        kept = _keep(session, visit, team, form)
        if isinstance(kept, Message | FormProblems):
            return kept
        running, ballot = kept
        ballot.sent_at, ballot.sentence, ballot.due_at = visit.now, sentence, None
        _note_one_sent(session, visit, team, running)
        closed = _close_when_complete(session, visit, team, running)
        given = ratings.given_by(session, running.id, visit.user_id)
        until = messages.until(visit.say, running, visit.person.zone)
        return Update(messages.thanks(visit.say, team, until, given, closed=closed))


def _note_one_sent(session: Session, visit: Visit, team: Team, running: RatingRound) -> None:
    """That one more was sent, so that the plan at a glance counts it; whose it is stays out of the log."""
    sent = changes.Change(
        team_id=team.id, thing=ratings.BALLOT, thing_id=running.id, by="", at=visit.now, did="sent"
    )
    changes.note(session, sent)
    session.flush()


def _close_when_complete(session: Session, visit: Visit, team: Team, running: RatingRound) -> bool:
    sent = {one.user_id for one in ratings.ballots(session, [running.id]) if one.sent_at is not None}
    voters = voters_of(session, team, visit.now)
    if not rules.is_complete(voters, sent, visit.now, running.closes_at):
        return False
    closing.close_round(Held(session, visit.office, team, running, visit.now), but=visit.user_id)
    return True
