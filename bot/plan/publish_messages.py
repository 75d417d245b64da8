"""What is said of publishing: what would be new, that it was done, the versions, and the review."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.noticing import Noticed
from bot.plan.change_lines import NAME, change_lines
from bot.plan.differences import Difference
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import escape, line_within, mention, one_line
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day
from bot.way_back import to_plan
from storage.people import Team
from storage.versions import PlanVersion

if TYPE_CHECKING:
    from bot.plan.publishing import Draft

AUDIENCES_SHOWN = 5
VERSIONS_SHOWN = 10
FIRST = 1
"""The version that has none before it to be compared with."""


def title(say: Say, team: Team) -> str:
    return say("plan.glance.heading", team=one_line(team.name))


def preview(say: Say, team: Team, draft: "Draft", notice: str) -> Message:
    """What would be published, and the button that does it; or why there is nothing to publish."""
    text = _state(say, draft)
    blocks: list[Block] = [header(say("plan.publishing.heading"))]
    blocks += [section(notice)] if notice else []
    blocks += [section(text), *changes_told(say, draft.changes), *_open_ends(say, draft)]
    blocks.append(actions(*_buttons(say, team, draft)))
    lines = (notice, text, *change_lines(say, draft.changes), *(one.told(say) for one in draft.hurts))
    return Message("\n".join(line for line in lines if line), tuple(blocks))


def _state(say: Say, draft: "Draft") -> str:
    if draft.is_empty:
        return say("plan.publishing.empty")
    if draft.active is None:
        return say("plan.publishing.first")
    if not draft.is_new:
        return say("plan.publishing.same", number=draft.active.number)
    return say("plan.publishing.next", number=draft.active.number)


def _open_ends(say: Say, draft: "Draft") -> list[Block]:
    """Publishing is never held back by what is still open; it is only said."""
    if not draft.hurts:
        return []
    head = say(f"plan.publishing.{'open_ends' if _can_be_published(draft) else 'still_open'}")
    return [context("\n".join((head, *(f"• {one.told(say)}" for one in draft.hurts))))]


def _can_be_published(draft: "Draft") -> bool:
    return not draft.is_empty and draft.is_new


def _buttons(say: Say, team: Team, draft: "Draft") -> list[Element]:
    held = draft.active.number if draft.active else 0
    value, buttons = f"{team.id}/{held}", []
    if _can_be_published(draft):
        asked = confirm(
            say("plan.publishing.confirm.title"),
            say("plan.publishing.confirm.text"),
            say("plan.publishing.confirm.yes"),
            say("common.cancel.button"),
        )
        buttons.append(
            button("plan.publish_now", say("plan.publishing.button"), value, style="primary", confirm=asked)
        )
    if draft.active:
        buttons += [] if draft.is_new else [button("plan.canvas", say("plan.canvas.button"), str(team.id))]
        buttons += document_buttons(say, value)
        buttons.append(button("plan.versions", say("plan.versions.button"), str(team.id)))
    return [*buttons, to_plan(say, team.id)]


def document_buttons(say: Say, value: str, ending: str = "") -> list[Element]:
    """`value`: the team's id and the version's number."""
    return [
        button(f"plan.pdf{ending}", say("plan.pdf.button"), value),
        button(f"plan.markdown{ending}", say("plan.markdown.button"), value),
    ]


def changes_told(say: Say, changes: Sequence[Difference]) -> list[Block]:
    lines = change_lines(say, changes)
    return [section("\n".join(lines))] if lines else []


def meanwhile(say: Say, active: PlanVersion) -> str:
    """Somebody was first."""
    return say("plan.publishing.meanwhile", who=mention(active.published_by), number=active.number)


def announcement(say: Say, team: Team, version: PlanVersion, changes: Sequence[Difference]) -> Message:
    """In the team's channel: that there is a version, what is new in it, and where to look."""
    who = mention(version.published_by)
    text = say("plan.announcement.text", who=who, number=version.number, team=escape(team.name))
    lines = change_lines(say, changes) if changes else [f"• {one}" for one in _first_lines(say, version)]
    value = f"{team.id}/{version.number}"
    buttons = (
        button("plan.show", say("plan.announcement.button"), str(team.id)),
        *document_buttons(say, value),
    )
    return Message("\n".join((text, *lines)), (section("\n".join((text, *lines))), actions(*buttons)))


def _first_lines(say: Say, version: PlanVersion) -> list[str]:
    """What a first version holds: its issues and whom it is for."""
    content = version.content
    issues = [line_within(one["sentence"], 200) for one in content["issues"]]
    reached = [line_within(one["name"], NAME) for one in content["audiences"][:AUDIENCES_SHOWN]]
    more = len(content["audiences"]) - len(reached)
    reached += [say("plan.announcement.more", count=more)] if more else []
    return [*issues, *([say("plan.announcement.for", audiences=say.list(reached))] if reached else [])]


def published(say: Say, team: Team, version: PlanVersion, address: str) -> Message:
    """To who published: done, and where the canvas is."""
    text = say("plan.published.text", number=version.number, channel=f"<#{team.channel_id}>", address=address)
    value = f"{team.id}/{version.number}"
    return Message(text, (section(text), actions(*document_buttons(say, value))))


def soon(say: Say, team: Team, version: PlanVersion) -> Message:
    """To who published while the canvas was being written for somebody else."""
    return Message(say("plan.published.soon", number=version.number, channel=f"<#{team.channel_id}>"))


def versions(say: Say, team: Team, some: Sequence[PlanVersion]) -> Message:
    """The versions, newest first: who and when, and which one holds."""
    if not some:
        text = say("plan.versions.none")
        return Message(
            text, (section(text), actions(button("plan.publish", say("plan.publish.button"), str(team.id))))
        )
    blocks: list[Block] = [header(say("plan.versions.heading"))]
    for one in some[:VERSIONS_SHOWN]:
        blocks += [section(version_line(say, team, one)), actions(*_version_buttons(say, team, one))]
    blocks.append(actions(to_plan(say, team.id)))
    return Message("\n".join(version_line(say, team, one) for one in some), tuple(blocks))


def version_line(say: Say, team: Team, version: PlanVersion) -> str:
    day = say.date(local_day(version.published_at, team.zone))
    told = say("plan.versions.line", number=version.number, day=day, who=mention(version.published_by))
    return f"{told} {say('plan.versions.holds')}" if version.is_active else told


def _version_buttons(say: Say, team: Team, version: PlanVersion) -> list[Element]:
    value, ending = f"{team.id}/{version.number}", f":{version.number}"
    buttons = []
    if version.number > FIRST:
        buttons.append(button(f"plan.compare{ending}", say("plan.compare.button"), value))
    if not version.is_active:
        asked = confirm(
            say("plan.activate.title"),
            say("plan.activate.text", number=version.number),
            say("plan.activate.yes"),
            say("common.cancel.button"),
        )
        buttons.append(button(f"plan.activate{ending}", say("plan.activate.button"), value, confirm=asked))
    return [*buttons, *document_buttons(say, value, ending)]


def compared(
    say: Say, older: PlanVersion | None, version: PlanVersion, changes: Sequence[Difference]
) -> Message:
    """What is different from the version before it."""
    text = say("plan.compare.first", number=version.number)
    if older is not None:
        head = say("plan.compare.heading", number=version.number, older=older.number)
        text = "\n".join((head, *(change_lines(say, changes) or [say("plan.compare.same")])))
    buttons = (
        button("plan.versions", say("plan.versions.button"), str(version.team_id)),
        to_plan(say, version.team_id),
    )
    return Message(text, (section(text), actions(*buttons)))


def activated(say: Say, version: PlanVersion) -> Message:
    return Message(say("plan.activate.done", number=version.number))


def review(
    say: Say, team: Team, version: PlanVersion, hurts: Sequence[Noticed], changes: Sequence[Difference]
) -> Message:
    """Half a year on: what changed since, and what we would change; every proposal with its button."""
    day = say.date(local_day(version.published_at, team.zone))
    text = say("plan.review.text", team=escape(team.name), number=version.number, day=day)
    blocks: list[Block] = [section(text)]
    if lines := change_lines(say, changes):
        blocks.append(section("\n".join((f"*{say('plan.review.changed')}*", *lines))))
    for number, one in enumerate(hurts):
        mend = button(f"{one.finding.action}:{number}", say("plan.hurts.mend.button"), one.finding.value)
        blocks.append(section(one.told(say), accessory=mend))
    buttons = (
        button("plan.show", say("plan.review.button"), str(team.id), style="primary"),
        button("plan.publish", say("plan.publish.button"), str(team.id)),
    )
    return Message("\n".join((text, *change_lines(say, changes))), (*blocks, actions(*buttons)))
