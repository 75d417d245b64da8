"""What is said of the role matrix: the table, what was saved, and what changed before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.findings import Finding, Level
from bot.naming import short_names
from bot.ownership.tasks import CORE_TASKS
from bot.ownership.words import (
    NO_CHANNELS,
    ChannelsByKey,
    plain_role_name,
    plain_scope_parts,
    role_name,
    safe,
    scope_parts,
    task_name,
    task_title,
)
from bot.roles.lines import Line
from bot.roles.rules import ROLE
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import Element, button, option, overflow, static_select
from bot.slack.mrkdwn import Text, Typed
from bot.slack.replies import Message
from bot.slack.tables import table
from bot.texts import Say
from bot.way_back import to_plan
from storage.changes import Change
from storage.duties import EVERY_DAY, Part, Scope

OTHERS = (Part.HELPS, Part.THINKS_ALONG, Part.HEARS)
"""Parts that share the last column."""
MORE = ("roles", "picture", "history")
"""What stands in the menu of the table."""
NAMED_TOGETHER = 12
"""People named in one sentence; of more the rest is counted."""
LINES_SHOWN = 30
"""Lines in one table: more is not read but searched, and the picture shows them all."""
TASKS_OFFERED = 100
"""Slack: at most 100 options in a menu; a team has at most that many tasks."""
ROLES_SHOWN = 40
"""With the menu they stay below Slack's 50 blocks."""
TEXT_AT_MOST = 3500
"""What is read out need not be everything: Slack advises at most 4,000 characters."""
CHANGES_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Shown:
    """The matrix as it stands. `findings` are those of its health."""

    team_id: int
    lines: Sequence[Line]
    names: Mapping[str, str]
    findings: Sequence[Finding] = ()
    page: int = 0
    notice: str = ""
    """What was just saved."""
    channels: ChannelsByKey = field(default_factory=dict)


def overview(say: Say, shown: Shown) -> Message:
    """Who has what, with what may be done about it above the table: Slack shows a table last."""
    text = say("roles.overview.text", count=len({line.task for line in shown.lines}))
    if not shown.lines:
        return Message(
            text,
            (section(say("roles.overview.empty")), actions(_add(say, shown), to_plan(say, shown.team_id))),
        )
    blocks = (
        *([section(shown.notice)] if shown.notice else []),
        header(say("roles.overview.heading")),
        context(health_line(say, shown.findings), _legend(say)),
        actions(_choice(say, shown), _add(say, shown)),
        _buttons(say, shown),
        *_pages(say, shown),
        table(_rows(say, shown)),
    )
    return Message(text, blocks)


def _legend(say: Say) -> str:
    """Such as "H helpt mee · M denkt vooraf mee · I hoort het achteraf"."""
    return " · ".join(f"*{say(f'roles.letter.{part}')}* {say(f'roles.part.{part}')}" for part in OTHERS)


def health_line(say: Say, findings: Sequence[Finding]) -> str:
    """How many mistakes, warnings and hints; that all is well when there are none."""
    counts = {level: sum(1 for one in findings if one.level is level) for level in Level}
    told = [say(f"roles.overview.count.{level}", count=count) for level, count in counts.items() if count]
    return say("roles.overview.health", found=say.list(told)) if told else say("roles.overview.healthy")


def _choice(say: Say, shown: Shown) -> Element:
    tasks = {line.task_id: line.task for line in shown.lines}
    options = [option(Typed(task_title(say, task)), str(task_id)) for task_id, task in tasks.items()]
    placeholder = say("roles.overview.choose.placeholder")
    return static_select(options[:TASKS_OFFERED], action="roles.task", placeholder=placeholder)


def _add(say: Say, shown: Shown) -> Element:
    style = None if shown.lines else "primary"
    return button("roles.tasks", say("roles.open.tasks.button"), str(shown.team_id), style=style)


def _buttons(say: Say, shown: Shown) -> Block:
    """What is looked at most; the rest is in a menu, so that the table is near."""
    team_id = str(shown.team_id)
    return actions(
        button("roles.health", say("roles.open.health.button"), team_id),
        button("roles.week", say("roles.open.week.button"), team_id),
        button("roles.cover", say("roles.open.cover.button"), team_id),
        to_plan(say, shown.team_id),
        overflow(
            "roles.more",
            [option(say(f"roles.open.{name}.option"), f"{name}/{team_id}") for name in MORE],
        ),
    )


def _pages(say: Say, shown: Shown) -> list[Block]:
    """The other pages of a long table, each a button."""
    pages = -(-len(shown.lines) // LINES_SHOWN)
    if pages < 2:  # noqa: PLR2004 - one page needs no buttons
        return []
    told = say("roles.overview.page_now", page=shown.page + 1, pages=pages)
    others = [
        button(
            f"roles.page:{page}", say("roles.overview.page.button", page=page + 1), f"{shown.team_id}/{page}"
        )
        for page in range(pages)
        if page != shown.page
    ]
    return [context(told), actions(*others[:10])]


def _rows(say: Say, shown: Shown) -> list[list[Text]]:
    names = short_names(shown.names)
    heading: list[Text] = [
        say(f"roles.column.{one}") for one in ("task", "does", "decides", "backup", "others")
    ]
    first = shown.page * LINES_SHOWN
    return [heading, *(_row(say, shown, line, names) for line in shown.lines[first : first + LINES_SHOWN])]


def _row(say: Say, shown: Shown, line: Line, names: Mapping[str, str]) -> list[Text]:
    parts = [_people(line.people(part), names) for part in (Part.DOES, Part.DECIDES, Part.BACKUP)]
    return [Typed(_line_name(say, shown, line)), *parts, _typed(_others(say, line, names))]


def _line_name(say: Say, shown: Shown, line: Line) -> str:
    name, parts = task_title(say, line.task), plain_scope_parts(say, line.scope, shown.channels)
    return f"{name} ({', '.join(parts)})" if parts else name


def _people(user_ids: Sequence[str], names: Mapping[str, str]) -> Text:
    return _typed(", ".join(names.get(one, "?") for one in user_ids))


def _typed(words: str) -> Text:
    """What a table shows for no words is its own."""
    return Typed(words) if words else ""


def _others(say: Say, line: Line, names: Mapping[str, str]) -> str:
    """Such as "H Teun · I Noor, Bram"; what the letters mean stands above the table."""
    return " · ".join(
        f"{say(f'roles.letter.{part}')} {', '.join(names.get(one, '?') for one in people)}"
        for part in OTHERS
        if (people := line.people(part))
    )


@dataclass(frozen=True, slots=True)
class Saved:
    """What a line came to: `told` are the sentences of what is still wrong with it."""

    task: str
    scope: Scope
    told: Sequence[str] = field(default=())
    gone: bool = False
    channels: ChannelsByKey = field(default_factory=dict)


def saved(say: Say, what: Saved, team_id: int) -> Message:
    name = in_words(say, what.task, what.scope, what.channels)
    text = say("roles.saved.gone", task=name) if what.gone else say("roles.saved.text", task=name)
    lines = "\n".join((text, *(f"• {one}" for one in what.told)))
    return Message(lines, (section(lines), actions(show_button(say, team_id), to_plan(say, team_id))))


def in_words(say: Say, task: str, scope: Scope, channels: ChannelsByKey = NO_CHANNELS) -> str:
    """Such as "webcare (LinkedIn, vrijdag)"."""
    name, parts = task_name(say, task), scope_parts(say, scope, channels)
    return f"{name} ({', '.join(parts)})" if parts else name


def heading(say: Say, task: str, scope: Scope, channels: ChannelsByKey = NO_CHANNELS) -> str:
    """The same as the beginning of a line."""
    name = in_words(say, task, scope, channels)
    return name if task not in CORE_TASKS else name[:1].upper() + name[1:]


def show_button(say: Say, team_id: int) -> Element:
    return button("roles.show", say("roles.open.show.button"), str(team_id))


def holders_in_words(say: Say, holders: Sequence[str], names: Mapping[str, str]) -> str:
    """People and roles of a part; "niemand" for none."""
    told = [
        role_name(say, one.removeprefix(ROLE)) if one.startswith(ROLE) else safe(names.get(one, "?"))
        for one in holders
    ]
    more = len(told) - NAMED_TOGETHER
    rest = [say("roles.who.more", count=more)] if more > 0 else []
    return say.list([*told[:NAMED_TOGETHER], *rest]) or say("common.nobody")


def roles(
    say: Say,
    offered: Sequence[str],
    held: Mapping[str, Sequence[str]],
    names: Mapping[str, str],
    team_id: int,
) -> Message:
    """Which roles there are, who has each, and a menu to change one."""
    told = [
        say("roles.roles.line", role=role_name(say, role), people=holders_in_words(say, held[role], names))
        for role in offered
        if held.get(role)
    ]
    options = [option(Typed(plain_role_name(say, role)), f"{team_id}/{role}") for role in offered]
    choose = static_select(options, action="roles.role", placeholder=say("roles.roles.choose.placeholder"))
    lines = [say("roles.roles.heading"), *(told or [say("roles.roles.none")])]
    return Message(
        "\n".join(lines)[:TEXT_AT_MOST],
        (*(section(line) for line in lines[:ROLES_SHOWN]), actions(choose, show_button(say, team_id))),
    )


def role_saved(say: Say, role: str, people: str, team_id: int) -> Message:
    text = say("roles.role.saved", role=role_name(say, role), people=people)
    return Message(text, (section(text), actions(show_button(say, team_id))))


@dataclass(frozen=True, slots=True)
class Known:
    """What tasks are called by id, people by theirs, and channels by key; `zone` is the reader's."""

    tasks: Mapping[int, str]
    names: Mapping[str, str]
    zone: str
    channels: ChannelsByKey = field(default_factory=dict)


def history(say: Say, changes: Sequence[Change], known: Known) -> Message:
    """What changed in the matrix, newest first."""
    if not changes:
        return Message(say("roles.history.empty"))
    lines = [_change(say, one, known) for one in changes[:CHANGES_SHOWN]]
    heading = say("roles.history.heading")
    return Message("\n".join((heading, *lines)), (header(heading), *(section(line) for line in lines)))


def _change(say: Say, change: Change, known: Known) -> str:
    head = say(
        f"roles.history.{change.did}",
        who=safe(known.names.get(change.by, "?")),
        when=say.short_moment(change.at, known.zone),
        what=subject_of(say, change, known),
    )
    told = (_field(say, name, change, known.names) for name in change.fields)
    return "\n".join((head, *(one for one in told if one)))


def subject_of(say: Say, change: Change, known: Known) -> str:
    """The role, or the task and what of it, that a change was about."""
    if "role" in change.fields:
        return role_name(say, str(change.fields["role"][1]))
    task = str(change.fields.get("task", [None, known.tasks.get(change.thing_id, "?")])[1])
    channel, topic, weekday = change.fields.get("scope", [None, ["", "", EVERY_DAY]])[1]
    return in_words(say, task, Scope(channel, topic, weekday), known.channels)


def _field(say: Say, name: str, change: Change, names: Mapping[str, str]) -> str:
    before, after = change.fields[name]
    if name == "holders":
        values = [holders_in_words(say, one or (), names) for one in (before, after)]
        return say("roles.history.holders", before=values[0], after=values[1])
    if name in set(Part):
        values = [holders_in_words(say, one or (), names) for one in (before, after)]
        return say("roles.history.part", part=say(f"roles.part.{name}"), before=values[0], after=values[1])
    if name == "minutes":
        return say("roles.history.minutes", before=before or 0, after=after or 0)
    return ""


def meanwhile(say: Say, who: str, changed: Sequence[str]) -> str:
    """Above a form that others changed while it was open."""
    return say("roles.meanwhile.text", who=who, changed="\n".join(changed))
