"""What a coordinator sees of the team's own questions: the list, and the form for one more."""

from collections.abc import Sequence

from bot.meetup.questions import GAPS, QUESTION_LONGEST, THEMES, gaps_in
from bot.slack.blocks import Block, actions, context, field, section
from bot.slack.elements import button, option, static_select, text_input
from bot.slack.mrkdwn import escape
from bot.slack.replies import Form, Message, Update
from bot.texts import Say
from storage.talks import OwnQuestion

ANY = "any"


def questions(say: Say, team_id: int, found: Sequence[OwnQuestion]) -> Message:
    title = say("meetup.own.heading", count=len(found)) if found else say("meetup.own.none")
    add = button("meetup.add_question", say("meetup.own.add.button"), str(team_id), style="primary")
    blocks: list[Block] = [section(f"*{title}*" if found else title)]
    blocks += [_question(say, one) for one in found]
    return Message(title, (*blocks, actions(add), context(say("meetup.own.hint"))))


def _question(say: Say, one: OwnQuestion) -> Block:
    day = say("meetup.own.any_day") if one.weekday is None else say.weekday(one.weekday)
    remove = button(f"meetup.remove_question:{one.id}", say("meetup.own.remove.button"), str(one.id))
    return section(f"{escape(one.text)} _({day})_", accessory=remove)


def as_form(say: Say, told: Message) -> Form:
    """The list where it lies on top of the settings."""
    return Form(
        name="meetup.questions",
        title=say("meetup.own.title"),
        blocks=told.blocks or (section(told.text),),
        submit=None,
        close=say("common.close.button"),
    )


def updated(say: Say, told: Message) -> Update:
    return Update(as_form(say, told))


def form(say: Say, team_id: int) -> Form:
    days = [option(say("meetup.own.any_day").capitalize(), ANY)]
    days += [
        option(say("meetup.own.day", day=say.weekday(day), theme=say(f"meetup.theme.{theme}")), str(day))
        for day, theme in enumerate(THEMES)
    ]
    typed = text_input(multiline=True, max_length=QUESTION_LONGEST, focus=True)
    hint = say("meetup.own.gaps")
    return Form(
        name="meetup.question",
        title=say("meetup.own.title"),
        blocks=(
            field("text", say("meetup.own.text.label"), typed, hint=hint),
            field("weekday", say("meetup.own.weekday.label"), static_select(days, chosen=ANY)),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"team": team_id},
    )


def problem(say: Say, text: str) -> str | None:
    """What to do about a question that cannot be asked like this."""
    gaps = gaps_in(text)
    if not text:
        return say("meetup.own.empty")
    if len(text) > QUESTION_LONGEST:
        return say("meetup.own.too_long", length=len(text), limit=QUESTION_LONGEST)
    if unknown := [gap for gap in gaps if gap not in GAPS]:
        return say("meetup.own.unknown_gap", gap=unknown[0])
    return say("meetup.own.one_gap") if len(gaps) > 1 else None
