"""A plan on paper: its chapters as lines of Markdown, for a canvas and for a file.

A canvas knows headings to the third level, lists and tables (docs.slack.dev/surfaces/canvases, 2026-11-28).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.ownership.words import plain_task_name
from bot.slack.markdown import markdown
from bot.texts import Say

Content = Mapping[str, Any]
ROWS = 40
"""Rows of one table: with its columns it stays below the 300 cells that a canvas allows."""
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Writer:
    """`called` says how somebody is named: by their name in a file, as a mention in a canvas."""

    say: Say
    called: Callable[[str], str]

    def people(self, ids: Sequence[str]) -> str:
        return self.say.list([self.called(one) for one in ids]) if ids else NOTHING

    def typed(self, text: str | None) -> str:
        """What people typed, so that nothing in it is read as Markdown."""
        return markdown(text) if text and text.strip() else NOTHING

    def all_typed(self, texts: Sequence[str]) -> str:
        return "; ".join(self.typed(one).rstrip(".") for one in texts) if texts else NOTHING


def paper(writer: Writer, content: Content, subtitle: str) -> str:
    """The whole plan below its title; a chapter without anything says so."""
    chapters = (chapter(writer, content) for chapter in (_why, _who, _what, _how, _conditions, _actions))
    lines = [subtitle]
    for number, chapter in enumerate(chapters, start=1):
        body = list(chapter) or [writer.say("plan.paper.empty")]
        lines += ["", f"## {number}. {writer.say(f'plan.paper.step.{number}')}", "", *body]
    return "\n".join(lines) + "\n"


def _why(writer: Writer, content: Content) -> Iterator[str]:
    for issue in content["issues"]:
        yield f"- **{writer.typed(issue['sentence'])}**"
        yield from (f"  - {line}" for line in issue_lines(writer.say, issue, writer.called, writer.typed))


def issue_lines(
    say: Say, issue: Content, called: Callable[[str], str], typed: Callable[[str | None], str]
) -> Iterator[str]:
    """From where to where, where it stands, and whose it is; what is not known is left out."""
    if issue["now"] is not None and issue["goal"] is not None:
        now, goal = say.number(issue["now"]), say.number(issue["goal"])
        yield say(
            "plan.paper.now_goal", now=now, goal=goal, unit=typed(issue["unit"]) if issue["unit"] else ""
        )
    if issue["measured"] is not None:
        day = say.date(date.fromisoformat(issue["measured_on"]))
        yield say("plan.paper.measured", value=say.number(issue["measured"]), day=day)
    if issue["due_on"]:
        yield say("plan.paper.due", day=say.date(date.fromisoformat(issue["due_on"])))
    if issue["owner_id"]:
        yield say("plan.paper.owner", who=called(issue["owner_id"]))


def _who(writer: Writer, content: Content) -> Iterator[str]:
    say = writer.say
    for audience in content["audiences"]:
        yield f"### {writer.typed(audience['name'])}"
        yield ""
        yield f"- {say('plan.paper.online', told=writer.all_typed(audience['online']))}"
        yield f"- {say('plan.paper.offline', told=writer.all_typed(audience['offline']))}"
        sources = [one.get("source", "") for one in audience["evidence"]]
        yield f"- {say('plan.paper.evidence', told=writer.all_typed(sources))}"
        for ring in (1, 2):
            around = [_actor(writer, one) for one in audience["actors"] if one["ring"] == ring]
            if around:
                yield f"- {say(f'plan.paper.ring.{ring}', told='; '.join(around))}"
        yield ""


def _actor(writer: Writer, actor: Content) -> str:
    name = writer.typed(actor["name"])
    if not actor["bridge_id"]:
        return name
    return writer.say("plan.paper.bridge", actor=name, who=writer.called(actor["bridge_id"]))


def _what(writer: Writer, content: Content) -> Iterator[str]:
    brand = content["brand"]
    for part in ("belief", "promise", "story"):
        if brand.get(part):
            yield f"- {writer.say(f'plan.paper.{part}', told=writer.typed(brand[part]))}"
    for part in ("themes", "proof"):
        if brand.get(part):
            yield f"- {writer.say(f'plan.paper.{part}', told=writer.all_typed(brand[part]))}"
    if content["values"]:
        yield ""
        yield from _table(
            writer, ("value", "meaning", "dos", "donts"), [_value(writer, one) for one in content["values"]]
        )


def _value(writer: Writer, value: Content) -> tuple[str, ...]:
    lists = (writer.all_typed(value["dos"]), writer.all_typed(value["donts"]))
    return writer.typed(value["name"]), writer.typed(value["meaning"]), *lists


def _how(writer: Writer, content: Content) -> Iterator[str]:
    if content["channels"]:
        names = {one["id"]: one["name"] for one in content["audiences"]}
        rows = [_channel(writer, one, names) for one in content["channels"]]
        yield from _table(writer, ("channel", "audiences", "forms", "cadence"), rows)
        yield ""
    if content["roles"]:
        rows = [_role(writer, one) for one in content["roles"]]
        yield from _table(writer, ("task", "does", "decides", "backup"), rows)


def _channel(writer: Writer, channel: Content, audiences: Mapping[int, str]) -> tuple[str, ...]:
    reached = [audiences[one] for one in channel["audience_ids"] if one in audiences]
    forms = [writer.say(f"plan.form.{one}") for one in channel["forms"]]
    told = cadence(writer.say, channel)
    return writer.typed(channel["name"]), writer.all_typed(reached), writer.say.list(forms) or NOTHING, told


def cadence(say: Say, channel: Content) -> str:
    """Such as "2 keer per week, di en do"; how often is not known: a dash."""
    if not channel["cadence"]:
        return NOTHING
    often = say(f"plan.cadence.{channel['span']}", count=channel["cadence"])
    days = [say.short_weekday(day) for day in channel["days"]]
    return f"{often}, {say.list(days)}" if days else often


def _role(writer: Writer, role: Content) -> tuple[str, ...]:
    task = plain_task_name(writer.say, role["task"])
    return writer.typed(task), *(writer.people(role[part]) for part in ("does", "decides", "backup"))


def _conditions(writer: Writer, content: Content) -> Iterator[str]:
    for factor in content["blocks"]:
        yield f"- {writer.say('plan.paper.block', factor=writer.say(f'conditions.factor.{factor}.name'))}"


def _actions(writer: Writer, content: Content) -> Iterator[str]:
    for action in content["actions"]:
        day = writer.say.date(date.fromisoformat(action["due_on"]))
        told = {"text": writer.typed(action["text"]), "who": writer.called(action["owner_id"]), "day": day}
        yield f"- {writer.say('plan.paper.action', **told)}"


def _table(writer: Writer, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """What is beyond the rows that fit is counted below."""
    yield "| " + " | ".join(writer.say(f"plan.column.{one}") for one in columns) + " |"
    yield "|" + " --- |" * len(columns)
    yield from ("| " + " | ".join(row) + " |" for row in rows[:ROWS])
    if len(rows) > ROWS:
        yield ""
        yield writer.say("plan.paper.more", count=len(rows) - ROWS)
