"""The forms of escalation: a rung, up the ladder, which posts go on, the review, and whom to talk to."""

from collections.abc import Mapping, Sequence

from bot.escalation.rules import LONGEST_NAME, Draft
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import (
    Option,
    multi_static_select,
    option,
    radio_buttons,
    static_select,
    text_input,
    users_select,
)
from bot.slack.mrkdwn import Typed, escape
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.webcare import called as calls
from bot.webcare import messages, rules
from bot.webcare.crisis_messages import REVIEW, Board, said
from bot.webcare.ladder import Standing
from bot.webcare.messages import Facts
from storage.escalation import Crisis, Reason
from storage.people import Person
from storage.posts import Post

OFFERED = 100
"""Slack: at most 100 options."""


def rung(say: Say, number: int, draft: Draft, facts: Mapping[str, Fact], above: Sequence[Block] = ()) -> Form:
    """Who is on a rung, and who when that person is away."""
    return Form(
        name="escalation.rung",
        title=say("escalation.rung.title", number=say.number(number)),
        blocks=(
            *above,
            context(say(f"escalation.rung.about.{number}")),
            *_person(say, "user_id", "name", "phone", draft),
            *_person(say, "backup_id", "backup_name", "backup_phone", draft),
            context(say("escalation.rung.private")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _person(say: Say, who: str, name: str, phone: str, draft: Draft) -> list[Block]:
    chosen = users_select(chosen=getattr(draft, who) or None)
    typed = text_input(getattr(draft, name), max_length=LONGEST_NAME)
    number = text_input(getattr(draft, phone), placeholder=say("escalation.rung.number.placeholder"))
    hint = say(f"escalation.rung.{name}.hint")
    return [
        field(who, say(f"escalation.rung.{who}.label"), chosen, optional=True),
        field(name, say(f"escalation.rung.{name}.label"), typed, hint=hint, optional=True),
        field(phone, say(f"escalation.rung.{phone}.label"), number, optional=True),
    ]


def draft_from(answers: Answers) -> Draft:
    def text(name: str) -> str:
        return (answers.text(name) or "").strip()

    return Draft(
        answers.user("user_id") or "",
        text("name"),
        text("phone"),
        answers.user("backup_id") or "",
        text("backup_name"),
        text("backup_phone"),
    )


def climb(say: Say, seen: Facts, rungs: Sequence[Standing], proposed: int, notice: str = "") -> Form:
    """To which rung, and why; one up is proposed."""
    case = seen.case
    steps = [_step(say, one, seen.names) for one in rungs if one.number > case.rung]
    reasons = [option(say(f"escalation.reason.{one}.option"), one) for one in Reason]
    note = text_input(max_length=rules.LONGEST["note"])
    return Form(
        name="escalation.open",
        title=say("escalation.open.title"),
        blocks=(
            section(notice or messages.what(say, case)),
            field(
                rung_name(case.rung),
                say("escalation.open.rung.label"),
                radio_buttons(steps, chosen=str(proposed)),
            ),
            field("reason", say("escalation.open.reason.label"), radio_buttons(reasons)),
            field(
                "note",
                say("escalation.open.note.label"),
                note,
                hint=say("escalation.open.note.hint"),
                optional=True,
            ),
            context(say("escalation.open.owner")),
        ),
        submit=say("escalation.open.button"),
        close=say("common.cancel.button"),
        facts={"case": case.id, "rung": case.rung},
    )


def rung_name(since: int) -> str:
    """After somebody else escalated, others can be chosen: it is another question."""
    return f"rung_{since}"


def _step(say: Say, one: Standing, names: Mapping[str, str]) -> Option:
    who = [names.get(contact.user_id, contact.name) for contact in one.contacts]
    described = say.list(who) if who else say("escalation.open.rung.nobody")
    return option(say(f"escalation.rung.{one.number}.option"), str(one.number), Typed(described))


def go_on(
    say: Say, seen: Facts, crisis: Crisis, posts: Sequence[Post], *, ends: bool, other: str = ""
) -> Form:
    """Which of the waiting posts go on; with `ends` it is over too. While `other` runs, none is chosen."""
    offered = posts[:OFFERED]
    title, intro, submit = _about_going_on(say, seen, crisis, ends=ends)
    head = [section(intro)]
    if other:
        head.append(section(say("escalation.go_on.other", other=other)))
    return Form(
        name="escalation.go_on",
        title=title,
        blocks=(*head, *_which(say, seen, offered, chosen=not other)),
        submit=submit,
        close=say("common.cancel.button"),
        facts={"crisis": crisis.id, "ends": int(ends)},
    )


def _about_going_on(say: Say, seen: Facts, crisis: Crisis, *, ends: bool) -> tuple[str, str, str]:
    """Title, what is asked, and the button."""
    what = messages.what(say, seen.case)
    if ends:
        names = ("over_title", "over_intro", "over_button")
        title, intro, submit = (said(say, crisis, name, what=what) for name in names)
        return title, intro, submit
    about = say("escalation.go_on.intro", what=what)
    return say("escalation.go_on.title"), about, say("escalation.go_on.submit")


def _which(say: Say, seen: Facts, posts: Sequence[Post], *, chosen: bool) -> list[Block]:
    if not posts:
        return [context(say("escalation.go_on.none"))]
    options = [_post(say, seen, post) for post in posts]
    ids = [str(post.id) for post in posts] if chosen else []
    select = multi_static_select(options, chosen=ids)
    hint = say(f"escalation.go_on.posts.{'all' if chosen else 'none'}.hint")
    return [field("posts", say("escalation.go_on.posts.label"), select, hint=hint, optional=True)]


def _post(say: Say, seen: Facts, post: Post) -> Option:
    at = say.short_moment(post.publish_at, seen.zone) if post.publish_at else ""
    return option(Typed(post.title), str(post.id), at or None)


def review(say: Say, seen: Facts, crisis: Crisis, above: Sequence[Block] = ()) -> Form:
    """Ten minutes: three questions and one lesson."""
    return Form(
        name="escalation.review",
        title=say("escalation.review.title"),
        blocks=(
            *above,
            section(say("escalation.review.intro", what=messages.what(say, seen.case))),
            *(_question(say, name, crisis.review.get(name, "")) for name in REVIEW),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"crisis": crisis.id, "seen": crisis.reviewed_at.isoformat() if crisis.reviewed_at else ""},
    )


def _question(say: Say, name: str, typed: str) -> Block:
    words = text_input(typed, multiline=True, max_length=rules.LONGEST["words"])
    return field(name, say(f"escalation.review.{name}.label"), words, optional=name != "lesson")


def called(say: Say, seen: Board) -> Form:
    """Whom somebody called."""
    facts, options = seen.facts, calls.options(say, seen.contacts, seen.facts.names)
    return Form(
        name="escalation.called",
        title=say("escalation.called.title"),
        blocks=(
            section(messages.what(say, facts.case)),
            field("whom", say("escalation.called.label"), radio_buttons(options)),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"crisis": seen.crisis.id},
    )


def talk(say: Say, case_id: int, people: Sequence[Person], proposed: str) -> Form:
    """With whom; nobody else hears of it."""
    options = [option(Typed(person.name), person.user_id) for person in people[:OFFERED]]
    return Form(
        name="escalation.talk",
        title=say("escalation.talk.title"),
        blocks=(
            section(say("escalation.talk.intro")),
            field("to", say("escalation.talk.to.label"), static_select(options, chosen=proposed)),
        ),
        submit=say("escalation.talk.submit"),
        close=say("common.cancel.button"),
        facts={"case": case_id},
    )


def words_of(crisis: Crisis) -> str:
    """What a colleague filled in meanwhile, quoted."""
    return "\n".join(f">{escape(words)}" for name in REVIEW if (words := crisis.review.get(name)))
