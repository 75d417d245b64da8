"""The overview: how fast the team answers, when webcare is open, and what the clock says when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.slack.blocks import actions, context, header, section
from bot.slack.elements import button
from bot.slack.replies import Message
from bot.targets import telling
from bot.targets.rules import WITH_TARGET, Blocks
from bot.texts import Say
from bot.way_back import to_plan
from storage.channels import PlanChannel


@dataclass(frozen=True, slots=True)
class Seen:
    """What a team chose, as it is shown."""

    team_id: int
    minutes: Mapping[str, int]
    week: Blocks
    days_off: Sequence[str]
    """Names of the next days on which everybody is off."""
    channels: Sequence[PlanChannel] = ()
    """Those that answer at hours of their own."""


def overview(say: Say, seen: Seen) -> Message:
    heading = say("targets.overview.heading")
    rows = [
        f"{telling.kind(say, kind)}: *{telling.target(say, seen.minutes.get(kind))}*" for kind in WITH_TARGET
    ]
    hours = telling.week(say, seen.week)
    value = str(seen.team_id)
    blocks = (
        header(heading),
        section(f"*{say('targets.overview.targets')}*\n" + "\n".join(rows)),
        context(say("targets.overview.direct")),
        section(f"*{say('targets.overview.hours')}*\n" + "\n".join(hours)),
        *([context(telling.own_hours(say, seen.channels))] if seen.channels else []),
        context(
            say("targets.overview.off", days=say.list(seen.days_off))
            if seen.days_off
            else say("targets.overview.no_off")
        ),
        context(say("targets.overview.clock")),
        actions(
            button("targets.change", say("targets.targets.button"), value, style="primary"),
            button("targets.change_hours", say("targets.hours.button"), value),
            button("channels.open", say("targets.overview.channels.button"), value),
            to_plan(say, seen.team_id),
        ),
    )
    return Message(
        f"{heading}. {'; '.join(row.replace('*', '') for row in rows)}. {'; '.join(hours)}", blocks
    )
