"""What is said about actions: the list, what was promised, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions import rules
from bot.editing import Meanwhile
from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import button, confirm
from bot.slack.mrkdwn import escape, line_within, mention, one_line
from bot.slack.replies import Form, Message
from bot.texts import Say
from storage.actions import Action
from storage.people import Team

PAGE = 10
"""Actions in one message: with two blocks each well below Slack's fifty."""
SHOWN_SHORT = 80


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the team's open actions, as one of them sees it."""

    team: Team
    actions: Sequence[Action]
    """All of them, those of the reader first."""
    reader: str
    today: date
    page: int = 0

    @property
    def shown(self) -> Sequence[Action]:
        return self.actions[self.page * PAGE : (self.page + 1) * PAGE]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.actions) // PAGE))


def text_of(action: Action) -> str:
    """On one line, since bold does not cross a line end in Slack."""
    return one_line(escape(action.text))


def promise(say: Say, action: Action) -> str:
    """Who does what by when: the mirror of an action."""
    return say(
        "actions.promise.text",
        owner=mention(action.owner_id),
        text=text_of(action),
        date=say.date(action.due_on),
    )


def overview(say: Say, listed: Listed, notice: Sequence[Block] = ()) -> Message:
    """The open actions, each with what can be done with it; `notice` says what just happened."""
    title = say("actions.overview.title_line", count=len(listed.actions))
    if not listed.actions:
        title = say("actions.overview.empty")
    short = [line_within(one.text, SHOWN_SHORT) for one in listed.shown]
    text = "\n".join((title, *(f"• {line}" for line in short)))
    return Message(text, (*notice, section(title), *_lines(say, listed), *_foot(say, listed)))


def _lines(say: Say, listed: Listed) -> list[Block]:
    blocks: list[Block] = []
    before: bool | None = None
    for action in listed.shown:
        is_mine = action.owner_id == listed.reader
        if is_mine is not before:
            heading = say("actions.overview.mine") if is_mine else say("actions.overview.others")
            blocks += [divider(), context(heading)]
            before = is_mine
        blocks += _action(say, action, listed)
    return blocks


def _action(say: Say, action: Action, listed: Listed) -> list[Block]:
    where = f"{action.id}/{listed.page}"
    facts = "  ·  ".join((mention(action.owner_id), due(say, action, listed.today)))
    return [
        section(f"*{text_of(action)}*\n{facts}"),
        actions(
            button("actions.done", say("actions.done.button"), where),
            button("actions.change", say("common.change.button"), str(action.id)),
            button("actions.drop", say("actions.drop.button"), where, confirm=_sure(say)),
        ),
    ]


def due(say: Say, action: Action, today: date) -> str:
    """The date, and in words that it has gone by."""
    if rules.is_overdue(action, today):
        return say("actions.overview.overdue", date=say.date(action.due_on))
    return say("actions.overview.due", date=say.date(action.due_on))


def _sure(say: Say) -> dict[str, object]:
    return confirm(
        say("actions.drop.title"),
        say("actions.drop.text"),
        say("actions.drop.button"),
        say("common.cancel.button"),
        danger=True,
    )


def _foot(say: Say, listed: Listed) -> list[Block]:
    team_id = listed.team.id
    add = button("actions.add", say("actions.overview.add.button"), str(team_id))
    turns = [
        button(f"actions.page:{page}", label, f"{team_id}/{page}")
        for page, label in (
            (listed.page - 1, say("actions.overview.previous.button")),
            (listed.page + 1, say("actions.overview.next.button")),
        )
        if 0 <= page < listed.pages
    ]
    where = say("actions.overview.page", page=listed.page + 1, pages=listed.pages)
    return [divider(), *([context(where)] if listed.pages > 1 else []), actions(add, *turns)]


def saved(say: Say, action: Action) -> Message:
    """What I understood, and what I will do with it."""
    text = promise(say, action)
    more = say("actions.saved.more")
    buttons = actions(
        button("actions.change", say("common.change.button"), str(action.id)),
        button("actions.show", say("actions.show.button"), str(action.team_id)),
    )
    return Message(f"{text}\n{more}", (section(text), context(more), buttons))


def saved_in_form(say: Say, action: Action) -> Form:
    """The same where a form waits below: closing this one leads back to it."""
    return only(say, (section(promise(say, action)), context(say("actions.saved.more"))))


def only(say: Say, blocks: Sequence[Block]) -> Form:
    """A form that says something and can be closed."""
    title, close = say("actions.form.title"), say("common.back.button")
    return Form("actions.said", title, tuple(blocks), submit=None, close=close)


def taken(say: Say, action: Action) -> Message:
    """Somebody is on it already."""
    text = say("actions.taken.text", owner=mention(action.owner_id), date=say.date(action.due_on))
    what = context(text_of(action))
    change = button("actions.change", say("common.change.button"), str(action.id))
    return Message(text, (section(text), what, actions(change)))


ENDED = ("done", "dropped")


def ended(say: Say, action: Action, how: str, where: str) -> Message:
    """It is done, or dropped, and can be put back; `where` is what the button carries."""
    text = say(f"actions.ended.{how}", text=text_of(action))
    undo = button("actions.restore", say("common.restore.button"), where)
    return Message(text, (section(text, accessory=undo),))


def restored(say: Say, action: Action) -> Message:
    text = say("actions.restored.text", promise=promise(say, action))
    return Message(text, (section(text), _choices(say, action)))


def postponed(say: Say, action: Action) -> Message:
    text = say("actions.postponed.text", text=text_of(action), date=say.date(action.due_on))
    return Message(text, (section(text), _choices(say, action)))


def _choices(say: Say, action: Action) -> Block:
    return actions(
        button("actions.done", say("actions.done.button"), str(action.id)),
        button("actions.change", say("common.change.button"), str(action.id)),
    )


def meanwhile(say: Say, others: Meanwhile, saved: Action) -> list[Block]:
    """Above the form: who changed what while it was open, and how it stands now."""
    return others.told(say, lambda name: say(f"actions.field.{name}"), promise(say, saved))
