"""After its moment: it is posted and here is the link, it moved, and a week later what it taught."""

from collections.abc import Callable
from datetime import datetime

from bot import editing
from bot.day_words import is_near
from bot.office import Visit
from bot.posting import telling
from bot.posts import forms, messages, rules
from bot.posts.acting import change, confirms, letters_of, me, too_late
from bot.posts.entering import Entered, hold, look_up
from bot.posts.moving import tell_owner
from bot.slack.mrkdwn import is_web_address, line_within, link
from bot.slack.replies import Done, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.typed_numbers import is_count, number_in, unreadable
from bot.wall_clock import local, local_day, local_time
from storage.posts import OVER, POST, Status

Opens = Callable[[Entered], Form | Message]
LOOKED_AT = (Status.PUBLISHED, Status.LOOKED_BACK)


def by_form(opens: Opens) -> Callable[[Visit, ButtonPress], Reply]:
    """The button carries the post's id; `opens` answers its form, or why there is none."""

    def press(visit: Visit, press: ButtonPress) -> Reply:
        with visit.reading() as session:
            entered = look_up(session, visit, press.value)
            return entered if isinstance(entered, Message) else opens(entered)

    return press


def open_posted(entered: Entered) -> Form | Message:
    may = rules.may_be_posted(entered.post, entered.visit.now)
    return forms.posted(entered.say, entered.post) if may else too_late(entered)


def posted(visit: Visit, form: FormSent) -> Reply:
    """It can be seen; a link that comes after somebody else said so is kept with it."""
    typed = form.answers.text("link")
    with visit.transaction() as session:
        entered = hold(session, visit, form.facts.get("post"))
        if isinstance(entered, Message):
            return Done(entered)
        if typed and not is_web_address(typed):
            return FormProblems({"link": entered.say("posts.problem.link")})
        post = entered.post
        if rules.may_be_posted(post, visit.now):
            return _publish(entered, typed)
        if post.status in LOOKED_AT and typed and not post.link:
            change(entered, "changed", link=typed)
            return confirms(entered, entered.say("posts.done.link"))
        return Done(too_late(entered, typed or ""))


def _publish(entered: Entered, typed: str | None) -> Reply:
    post, now = entered.post, entered.visit.now
    was_ready = post.status in (Status.APPROVED, Status.SCHEDULED)
    at = rules.published_at(post, now)
    change(entered, "published", status=Status.PUBLISHED, link=typed or post.link, published_at=at)
    key = "posts.thread.posted" if was_ready else "posts.thread.posted_unapproved"
    where = link(typed, entered.say("posting.card.link")) if typed else ""
    letters_of(entered).thread(post, key, who=me(entered), link=where)
    tell_owner(entered, "published")
    return confirms(entered, entered.say("posts.done.posted"))


def open_move(entered: Entered) -> Form | Message:
    post, zone = entered.post, entered.team.zone
    if post.status in OVER:
        return too_late(entered)
    day = local_day(post.publish_at, zone) if post.publish_at else None
    at = local_time(post.publish_at, zone) if post.publish_at else None
    return forms.move(entered.say, post, (day, at), zone)


def move(visit: Visit, form: FormSent) -> Reply:
    """Another moment; one that is over is asked about first."""
    with visit.transaction() as session:
        entered = hold(session, visit, form.facts.get("post"))
        if isinstance(entered, Message):
            return Done(entered)
        if entered.post.status in OVER:
            return Done(too_late(entered))
        if problems := moment_problems(entered, form, is_needed=True):
            return FormProblems(problems)
        at = moment_in(entered, form)
        if asked := _asked_again(entered, form, at):
            return asked
        if at == entered.post.publish_at:
            return FormProblems({"day": entered.say("posts.problem.same_moment")})
        back = {"status": Status.DRAFT} if entered.post.status is Status.POSTPONED else {}
        change(entered, "moved", publish_at=at, **back)
        tell_owner(entered, "moved")
        return confirms(entered, entered.say("posts.done.moved", moment=_moment(entered)))


def _asked_again(entered: Entered, form: FormSent, at: datetime | None) -> Update | None:
    """The form again: somebody else changed the post meanwhile, or the moment is over."""
    say, post, zone = entered.say, entered.post, entered.team.zone
    others = editing.meanwhile(entered.session, entered.team, POST, post, form)
    above = others.told(say, lambda name: messages.fields_of(say, [name])) if others else []
    if is_past(entered, form, at):
        above += forms.past(say)
    if not above:
        return None
    typed = (form.answers.date("day"), form.answers.time("at"))
    return Update(forms.move(say, post, typed, zone, above))


def moment_problems(entered: Entered, form: FormSent, *, is_needed: bool = False) -> dict[str, str]:
    """A day and a time belong together, and are a moment that there is."""
    say, zone = entered.say, entered.team.zone
    day, at = form.answers.date("day"), form.answers.time("at")
    if day is None:
        return {"day": say("posts.problem.day")} if at is not None or is_needed else {}
    if not is_near(day, local_day(entered.visit.now, zone)):
        return {"day": say("common.wrong_year")}
    if at is None:
        return {"at": say("posts.problem.at")}
    exists = local_time(local(day, at, zone), zone) == at
    return {} if exists else {"at": say("posts.problem.no_such_time")}


def moment_in(entered: Entered, form: FormSent) -> datetime | None:
    """The moment that was filled in, on the team's clock, as UTC."""
    day, at = form.answers.date("day"), form.answers.time("at")
    return None if day is None or at is None else local(day, at, entered.team.zone)


def is_past(entered: Entered, form: FormSent, at: datetime | None) -> bool:
    """Whether a new moment is over, and nobody said yet that this is meant."""
    is_new = at is not None and at != entered.post.publish_at
    is_over = at is not None and at < entered.visit.now and entered.post.status not in OVER
    return is_new and is_over and not form.answers.checked("past")


def _moment(entered: Entered) -> str:
    return telling.moment(entered.say, entered.post, entered.team.zone, entered.visit.now)


def open_look_back(entered: Entered) -> Form | Message:
    post = entered.post
    if post.status not in LOOKED_AT:
        return too_late(entered)
    return forms.look_back(entered.say, post, post.result, post.lesson)


def look_back(visit: Visit, form: FormSent) -> Reply:
    """One number or one sentence is enough."""
    with visit.transaction() as session:
        entered = hold(session, visit, form.facts.get("post"))
        if isinstance(entered, Message):
            return Done(entered)
        if entered.post.status not in LOOKED_AT:
            return Done(too_late(entered, form.answers.text("lesson") or ""))
        if problems := _look_back_problems(entered, form):
            return FormProblems(problems)
        if others := editing.meanwhile(session, entered.team, POST, entered.post, form):
            return _looked_back_meanwhile(entered, form, others)
        return _looked_back(entered, form)


def _look_back_problems(entered: Entered, form: FormSent) -> dict[str, str]:
    say, answers = entered.say, form.answers
    if wrong := unreadable(say, answers, forms.NUMBERS):
        return wrong
    numbers = {one: number_in(say, answers, one) for one in forms.NUMBERS}
    if negative := [one for one, number in numbers.items() if number is not None and number < 0]:
        return {negative[0]: say("posts.problem.negative")}
    if odd := [one for one, number in numbers.items() if number is not None and not is_count(number)]:
        return {odd[0]: say("posts.problem.whole")}
    is_empty = all(number is None for number in numbers.values()) and not answers.text("lesson")
    return {"lesson": say("posts.problem.look_back")} if is_empty else {}


def _looked_back_meanwhile(entered: Entered, form: FormSent, others: editing.Meanwhile) -> Update:
    say = entered.say
    result, lesson = _result(entered, form), form.answers.text("lesson")
    again = forms.look_back(say, entered.post, result, lesson)
    told = others.told(say, lambda name: messages.fields_of(say, [name]), telling.result(say, entered.post))
    blocks = (*told, *again.blocks)
    return Update(Form(again.name, again.title, blocks, again.submit, again.close, others.facts))


def _result(entered: Entered, form: FormSent) -> dict[str, float]:
    numbers = {one: number_in(entered.say, form.answers, one) for one in forms.NUMBERS}
    return {one: float(number) for one, number in numbers.items() if number is not None}


def _looked_back(entered: Entered, form: FormSent) -> Reply:
    lesson = form.answers.text("lesson")
    change(entered, "looked_back", status=Status.LOOKED_BACK, result=_result(entered, form), lesson=lesson)
    if lesson:
        quoted = line_within(lesson, telling.NOTE)
        letters_of(entered).thread(entered.post, "posts.thread.lesson", who=me(entered), lesson=quoted)
    return confirms(entered, entered.say("posts.done.looked_back"))


BUTTONS = {
    "posts.posted": by_form(open_posted),
    "posts.move": by_form(open_move),
    "posts.look_back": by_form(open_look_back),
}
FORMS = {"posts.posted": posted, "posts.move": move, "posts.look_back": look_back}
