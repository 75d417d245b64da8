"""The short forms of a post: approve anyway, what should change, the link, another moment, looking back."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from bot.posting.gathering import Shown
from bot.posting.words import title
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import checkboxes, datepicker, option, text_input, timepicker, url_input
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.typed_numbers import number_field
from storage.posts import Post

NOTE = 1000
LESSON = 500
NUMBERS = ("reach", "reactions")


def facts_for(post: Post) -> dict[str, Fact]:
    """What a form of this post remembers."""
    return {"post": post.id, "version": post.version}


def approve_anyway(say: Say, shown: Shown) -> Form:
    """What is missing, and that it may be approved without."""
    lacks = [say(f"posting.missing.{one}") for one in shown.missing]
    lines = "\n".join(f"• {one}" for one in lacks)
    return Form(
        name="posts.approve",
        title=say("posts.approve.title"),
        blocks=(
            section(say("posts.approve.text", title=title(shown.post))),
            section(lines),
            context(say("posts.approve.anyway")),
        ),
        submit=say("posts.approve.button"),
        close=say("common.cancel.button"),
        facts=facts_for(shown.post),
    )


def ask_changes(say: Say, post: Post) -> Form:
    note = text_input(multiline=True, max_length=NOTE, placeholder=say("posts.note.placeholder"), focus=True)
    return Form(
        name="posts.ask_changes",
        title=say("posts.note.title"),
        blocks=(
            section(f"*{title(post)}*"),
            field("note", say("posts.note.label"), note, hint=say("posts.note.hint")),
        ),
        submit=say("posts.note.button"),
        close=say("common.cancel.button"),
        facts=facts_for(post),
    )


def posted(say: Say, post: Post) -> Form:
    link = url_input(post.link, placeholder=say("posts.posted.placeholder"), focus=True)
    return Form(
        name="posts.posted",
        title=say("posts.posted.title"),
        blocks=(
            section(f"*{title(post)}*"),
            field("link", say("posts.posted.label"), link, hint=say("posts.posted.hint"), optional=True),
        ),
        submit=say("posts.posted.button"),
        close=say("common.cancel.button"),
        facts=facts_for(post),
    )


def move(
    say: Say, post: Post, moment: tuple[date | None, time | None], zone: str, above: Sequence[Block] = ()
) -> Form:
    """Another moment; `above` says what was wrong with the one that was typed."""
    return Form(
        name="posts.move",
        title=say("posts.move.title"),
        blocks=(*above, section(f"*{title(post)}*"), *moment_fields(say, *moment, zone)),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts_for(post),
    )


def moment_fields(say: Say, day: date | None, at: time | None, zone: str) -> list[Block]:
    """Day and time on the team's clock."""
    return [
        field("day", say("posts.form.day.label"), datepicker(chosen=day), optional=True),
        field("at", say("posts.form.at.label"), timepicker(chosen=at, timezone=zone), optional=True),
    ]


def past(say: Say) -> list[Block]:
    """Above a form with a moment that is over: it is kept when somebody says so."""
    box = checkboxes([option(say("posts.form.past.option"), "yes")])
    return [
        section(say("posts.form.past.text")),
        field("past", say("posts.form.past.label"), box, optional=True),
    ]


def look_back(say: Say, post: Post, result: Mapping[str, float], lesson: str | None) -> Form:
    """Two numbers and one lesson, as they were kept or typed."""
    learned = text_input(
        lesson, multiline=True, max_length=LESSON, placeholder=say("posts.look_back.placeholder")
    )
    numbers = [
        field(
            one,
            say(f"posts.look_back.{one}.label"),
            number_field(say, result.get(one), focus=one == NUMBERS[0]),
            hint=say(f"posts.look_back.{one}.hint"),
            optional=True,
        )
        for one in NUMBERS
    ]
    return Form(
        name="posts.look_back",
        title=say("posts.look_back.title"),
        blocks=(
            section(say("posts.look_back.text", title=title(post))),
            *numbers,
            field("lesson", say("posts.look_back.lesson.label"), learned, optional=True),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts_for(post),
    )
