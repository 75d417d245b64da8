"""Asking employees how much of a value they notice: one message in a channel, answered privately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.feature import Job
from bot.letters import letter_to
from bot.office import AlreadyHeardError, Office, Visit
from bot.slack.errors import UNSEEN, SlackError
from bot.slack.ids import row_id
from bot.slack.replies import Done, Form, FormProblems, Loading, Message, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.story import anchoring_rules, asking_messages, messages
from bot.story.asking_messages import Asked, Choice
from bot.story.valuing import entered, gone
from bot.texts import Say
from bot.whose_team import refusal_to_enter, team_to_enter
from storage import anchoring, brands, outbox, people
from storage.anchoring import AnchoringQuestion
from storage.brands import Value
from storage.looking import When
from storage.people import Team

BATCH = 25


def ask(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _form(session, visit.say, team, None)


def press_ask(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the id of a value."""
    with visit.reading() as session:
        found = entered(session, visit, row_id(press.value))
        if isinstance(found, Message):
            return found
        team, value = found
        return _form(session, visit.to_team(team).say, team, value.id)


def _form(session: Session, say: Say, team: Team, value_id: int | None) -> Form | Message:
    values = brands.values_of(session, team)
    if not values:
        return messages.no_value_yet(say, team.id)
    return asking_messages.form(say, values, Choice(value_id), {"team": team.id})


def save(visit: Visit, form: FormSent) -> Reply:
    """The channel is asked, once at a time for a value, when Slack says that we may speak there.

    That is looked up after the acknowledgement, while the form says so.
    """
    with visit.reading() as session:
        wanted = _wanted(session, visit, form)
        if not isinstance(wanted, Wanted):
            return wanted
        say = visit.to_team(wanted.team).say
    looking = asking_messages.only(say, say("story.ask.looking"))
    return Loading(looking, lambda: _asked_or_why_not(visit, say, form))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form asks for that may be asked."""

    team: Team
    value: Value
    channel_id: str


def _wanted(session: Session, visit: Visit, form: FormSent) -> Wanted | FormProblems | Done:
    team = team_to_enter(session, visit, form.facts.get("team"))
    if isinstance(team, Message):
        return Done(team)
    say = visit.to_team(team).say
    value = brands.value_of(session, team, row_id(form.answers.choice("value")))
    channel = form.answers.conversation("channel")
    if value is None or value.removed_at is not None or channel is None:
        return Done(gone(say))
    if _open_of(session, team, value):
        return FormProblems({"value": say("story.ask.already")})
    return Wanted(team, value, channel)


def _asked_or_why_not(visit: Visit, say: Say, form: FormSent) -> Form:
    """What became of it; the form as it was filled in where we may not speak."""
    why_not = _may_not_speak_in(visit, form.answers.conversation("channel") or "")
    try:
        with visit.transaction() as session:
            people.hold_team(session, visit.workspace_id, row_id(form.facts.get("team")))
            wanted = _wanted(session, visit, form)
            if not isinstance(wanted, Wanted):
                return asking_messages.only(say, _said_by(wanted))
            if why_not:
                return _form_again(session, say, wanted, form, why_not)
            _ask(session, visit, wanted)
    except AlreadyHeardError:
        return asking_messages.only(say, say("story.ask.once"))
    return asking_messages.only(say, asking_messages.asked(say, wanted.value.name, wanted.channel_id))


def _form_again(session: Session, say: Say, wanted: Wanted, form: FormSent, why_not: str) -> Form:
    notice = say(f"story.ask.{why_not}", channel=f"<#{wanted.channel_id}>")
    choice = Choice(wanted.value.id, wanted.channel_id, notice)
    return asking_messages.form(say, brands.values_of(session, wanted.team), choice, form.facts)


def _said_by(reply: FormProblems | Done) -> str:
    """In words what is wrong, where no field can say it any more."""
    if isinstance(reply, FormProblems):
        return next(iter(reply.problems.values()))
    return reply.message.text if reply.message else ""


def _may_not_speak_in(visit: Visit, channel_id: str) -> str:
    """What to do about a channel in which we cannot post, as the end of a key; empty when we can.

    Also when Slack does not tell: then the letter finds out, and who asked hears of it.
    """
    try:
        channel = visit.office.slack.channel(visit.workspace_id, channel_id)
    except SlackError as error:
        return "uninvited" if error.name in UNSEEN else ""
    if channel.is_archived:
        return "archived"
    return "uninvited" if channel.is_private and not channel.bot_is_in else ""


def _open_of(session: Session, team: Team, value: Value) -> AnchoringQuestion | None:
    return next((one for one in anchoring.open_questions(session, team) if one.value_id == value.id), None)


def _ask(session: Session, visit: Visit, wanted: Wanted) -> None:
    team, value, channel_id = wanted.team, wanted.value, wanted.channel_id
    question = AnchoringQuestion(
        team_id=team.id,
        value_id=value.id,
        channel_id=channel_id,
        asked_at=visit.now,
        asked_by=visit.user_id,
        closes_at=anchoring_rules.closes_at(visit.now),
    )
    session.add(question)
    session.flush()
    _show(session, visit.office, team, Asked(question, value, 0, team.zone), visit.now)


def press_answer(visit: Visit, press: ButtonPress) -> Reply:
    """Anybody of the organisation who reads the channel, in the team or not; only they see their answer."""
    if visit.person.is_stranger:
        return Message(visit.say("slack.team.stranger"))
    question_id, _, told = (press.value or "").partition("/")
    given = anchoring_rules.read_answer(told)
    with visit.transaction() as session:
        found = _open_question(session, visit, row_id(question_id))
        if found is None or given is None:
            return asking_messages.closed_already(visit.say)
        _count(session, visit, *found, given)
        return asking_messages.heard(visit.say, given)


def _open_question(session: Session, visit: Visit, question_id: int) -> tuple[Team, AnchoringQuestion] | None:
    """The question and the team that asks, both held; None when it is closed, or its time is over."""
    team = anchoring.team_of(session, visit.workspace_id, question_id)
    if team is None:
        return None
    people.hold_team(session, visit.workspace_id, team.id)
    question = anchoring.hold_question(session, team, question_id)
    if question is None:
        return None
    is_over = question.closed_at is not None or question.closes_at <= visit.now
    return None if is_over else (team, question)


def _count(session: Session, visit: Visit, team: Team, question: AnchoringQuestion, given: int) -> None:
    """The answer counts, once for a person; the channel sees how many there are, never which."""
    before = len(anchoring.answers_to(session, question))
    anchoring.answer(session, question, visit.user_id, given, visit.now)
    _show_mean(session, team, question)
    asked = _asked(session, team, question)
    if asked.count != before:
        question.version += 1
        _show(session, visit.office, team, asked, visit.now)


def _asked(session: Session, team: Team, question: AnchoringQuestion) -> Asked:
    value = session.get_one(Value, question.value_id)
    return Asked(question, value, len(anchoring.answers_to(session, question)), team.zone)


def _show_mean(session: Session, team: Team, question: AnchoringQuestion) -> None:
    """The value says what employees say, when nobody can tell who said what."""
    answers = anchoring.answers_to(session, question)
    if not anchoring_rules.may_show(len(answers), question.shown_answers):
        return
    question.shown_mean, question.shown_answers = anchoring_rules.mean(answers), len(answers)
    value = brands.hold_value(session, team, question.value_id)
    if value is not None:
        value.anchoring, value.anchoring_answers = question.shown_mean, question.shown_answers


def press_close(visit: Visit, press: ButtonPress) -> Reply:
    """The team has heard enough; the button carries the question's id."""
    with visit.transaction() as session:
        found = _open_question(session, visit, row_id(press.value))
        if found is None:
            return asking_messages.closed_already(visit.say)
        team, question = found
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
        asked = _close(session, visit.office, team, question, visit.now)
        return asking_messages.closed(visit.to_team(team).say, asked)


def close_of(session: Session, visit: Visit, team: Team, value: Value) -> None:
    """What was asked of a value that is removed is asked no more."""
    if question := _open_of(session, team, value):
        _close(session, visit.office, team, question, visit.now)


def _close(session: Session, office: Office, team: Team, question: AnchoringQuestion, now: datetime) -> Asked:
    question.closed_at = now
    question.version += 1
    asked = _asked(session, team, question)
    _show(session, office, team, asked, now)
    return asked


def close_what_is_over(office: Office, now: datetime) -> None:
    """Questions close by themselves after a week."""
    until_done(
        office,
        BATCH,
        lambda session, some: anchoring.teams_due(session, now, BATCH, some),
        lambda session, some: _close_some(
            session, office, now, anchoring.questions_due(session, now, BATCH, some)
        ),
    )


def _close_some(
    session: Session, office: Office, now: datetime, due: Sequence[tuple[AnchoringQuestion, Team]]
) -> int:
    for question, team in due:
        _close(session, office, team, question, now)
    return len(due)


def _show(session: Session, office: Office, team: Team, asked: Asked, now: datetime) -> None:
    """The channel's message says how the question stands, in the team's language."""
    question = asked.question
    message = asking_messages.card(office.say(team.language), asked)
    subject = f"anchoring question {question.id}"
    letter = letter_to(question.channel_id, team, f"{subject} v{question.version}", message, subject=subject)
    outbox.write(session, letter, now)


JOBS = (
    Job("close questions about values", timedelta(minutes=1), close_what_is_over, When(anchoring.any_due)),
)
