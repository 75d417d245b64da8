"""What people can do with the library by a word or a press: look in it, turn its pages, open its forms."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.answers import choosing, entering, forms, frames, messages, rules
from bot.answers.frames import FRAMES
from bot.answers.messages import PAGE, Frames, Seen
from bot.answers.rules import Draft
from bot.office import Visit
from bot.pages import Place, marked
from bot.slack.ids import row_id
from bot.slack.mrkdwn import escape
from bot.slack.replies import Done, Form, FormProblems, Message, Replace, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.stacking import on_top
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from storage import changes, library, people
from storage.library import ANSWER
from storage.people import Team

PLACE = "answers"


def page(session: Session, visit: Visit, team: Team, number: int = 0) -> Message:
    """The library, ten answers at a time."""
    return marked(found(session, visit, team, "", number), Place(PLACE, team.id, number))


def found(session: Session, visit: Visit, team: Team, typed: str, number: int = 0) -> Message:
    """What of it holds all the words that were typed."""
    today, words = local_day(visit.now, team.zone), rules.looked_for(typed)
    count = library.count_found(session, team, words)
    number = min(number, max(count - 1, 0) // PAGE)
    some = library.found(session, team, words, today, PAGE, number * PAGE)
    left = len(FRAMES) - len(frames.adopted(session, team))
    typed = typed[: rules.SEARCHED_AT_MOST] if words else ""
    return messages.library(visit.say, Seen(team, today, some, count, number, typed, left))


def by_word(visit: Visit, team: Team, command: Command) -> Reply:
    """The library; what of it holds the words that follow; or, after "#12", answers for that case."""
    typed = command.text.strip()
    with visit.reading() as session:
        if choosing.CASE.fullmatch(typed):
            return choosing.by_number(session, visit, team, int(typed.removeprefix("#")))
        return found(session, visit, team, typed) if typed else page(session, visit, team)


def press_turn(visit: Visit, press: ButtonPress) -> Reply:
    """Another page; the button carries the team, the page, and the words that were looked for."""
    team_id, _, rest = (press.value or "").partition("/")
    number, _, typed = rest.partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if typed:
            return Replace(found(session, visit, team, typed, row_id(number)))
        return Replace(page(session, visit, team, row_id(number)))


def press_search(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else forms.search(visit.to_team(team).say, team.id)


def search(visit: Visit, form: FormSent) -> Reply:
    typed = form.answers.text("words") or ""
    with visit.reading() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        if not rules.looked_for(typed):
            return FormProblems({"words": visit.say("answers.problem.words")})
        return Done(found(session, visit, team, typed))


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    """One answer, with what happened to it."""
    with visit.reading() as session:
        entered = entering.look_up(session, visit, press.value)
        if isinstance(entered, Message):
            return entered
        history = changes.history(session, entered.team, ANSWER, entered.answer.id, messages.HISTORY_AT_MOST)
        today = local_day(visit.now, entered.team.zone)
        return messages.one(entered.visit.say, entered.answer, today, history, visit.person.zone)


def press_add(visit: Visit, press: ButtonPress) -> Reply:
    """An empty form, owned by who opens it."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        return on_top(press, new_form(session, visit, team, Draft(owner_id=visit.user_id)))


def new_form(session: Session, visit: Visit, team: Team, draft: Draft, source: str = "") -> Form | Message:
    """`source` is what it is made of, so that it is made once."""
    if library.count_found(session, team, ()) >= rules.ANSWERS_AT_MOST:
        return Message(visit.say("answers.full", most=visit.say.number(rules.ANSWERS_AT_MOST)))
    filled = replace(draft, review_by=rules.last_day(local_day(visit.now, team.zone)))
    return forms.answer(visit.say, filled, {"team": team.id, "source": source})


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    """The form as the answer stands; one whose day has come opens with a day to come."""
    with visit.reading() as session:
        entered = entering.look_up(session, visit, press.value)
        if isinstance(entered, Message):
            return entered
        answer, team = entered.answer, entered.team
        if answer.archived_at is not None:
            return entered.too_late(session)
        today, draft = local_day(visit.now, team.zone), rules.draft_of(answer)
        if answer.review_by <= today:
            draft = replace(draft, review_by=rules.last_day(today))
        facts = {"team": team.id, "answer": answer.id, "version": answer.version}
        return forms.answer(entered.visit.say, draft, facts)


def press_frames(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else frames_page(session, visit.to_team(team), team)


def frames_page(session: Session, visit: Visit, team: Team) -> Message:
    """The patterns to begin with, in the reader's language."""
    say = visit.say
    texts = {
        key: [
            (say(f"answers.frame.{name}.option"), escape(say(f"answers.frame.{name}.text")))
            for name in one.answers
        ]
        for key, one in FRAMES.items()
    }
    adopted = frozenset(frames.adopted(session, team))
    return messages.frames(say, Frames(team.id, texts, adopted))


def press_adopt(visit: Visit, press: ButtonPress) -> Reply:
    """A pattern stands in the library; twice is once."""
    team_id, _, key = (press.value or "").partition("/")
    with visit.transaction() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        if key in FRAMES:
            frames.adopt(session, visit, team, key)
        return Replace(frames_page(session, visit, team))
