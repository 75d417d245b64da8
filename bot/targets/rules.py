"""What a team may choose as response targets and hours, and what a change means for open cases. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.webcare.deadlines import Deadline
from bot.working_time import Block
from storage.cases import Kind
from storage.channels import PlanChannel

WITH_TARGET = (
    Kind.CRISIS,
    Kind.FORMAL,
    Kind.PRIVACY,
    Kind.COMPLAINT,
    Kind.QUESTION,
    Kind.COMPLIMENT,
    Kind.IDEA,
    Kind.WRONG_FACTS,
)
"""In order of triage; spam and trolls need no answer: docs/trade.md, "Response targets"."""

Blocks = Sequence[tuple[Block, ...]]
"""Seven days, Monday first."""


def minutes_of_day(usual: Block) -> int:
    """How many minutes of opening time "one day" is: a usual day of the team."""
    start, end = usual.within_day
    return int((end - start).total_seconds()) // 60


def has_own_hours(channel: PlanChannel, usual: Block) -> bool:
    """Whether it promises an answer at other hours than a usual day of webcare."""
    return None not in {channel.opens, channel.closes} and (channel.opens, channel.closes) != (
        usual.start,
        usual.end,
    )


def differing(chosen: Blocks, usual: Blocks) -> dict[str, list[list[str]]]:
    """The days that are not as usual, as `Team.webcare_days` keeps them."""
    days = enumerate(zip(chosen, usual, strict=True))
    return {str(day): [block.written() for block in own] for day, (own, its) in days if own != its}


def changed(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[Kind, ...]:
    """The kinds whose target is another one."""
    return tuple(kind for kind in WITH_TARGET if before.get(kind) != after.get(kind))


def runs(days: Blocks) -> list[tuple[int, int, tuple[Block, ...]]]:
    """Days in a row with the same hours, as (first, last, hours): Monday to Thursday, Friday, the weekend."""
    found: list[tuple[int, int, tuple[Block, ...]]] = []
    for day, blocks in enumerate(days):
        if found and found[-1][2] == blocks:
            found[-1] = (found[-1][0], day, blocks)
        else:
            found.append((day, day, blocks))
    return found


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to open cases: how many were looked at, and whose deadline moves which way."""

    open_cases: int = 0
    sooner: int = 0
    later: int = 0
    over: int = 0
    """Of those that are due sooner: late at once."""


FAR = datetime.max.replace(tzinfo=UTC)
"""No deadline is later than any."""


def effect(pairs: Iterable[tuple[Deadline | None, Deadline | None]], now: datetime) -> Effect:
    """`pairs` are the deadlines of open cases before and after."""
    seen = [(before.due_at if before else FAR, after.due_at if after else FAR) for before, after in pairs]
    return Effect(
        open_cases=len(seen),
        sooner=sum(after < before for before, after in seen),
        later=sum(after > before for before, after in seen),
        over=sum(after <= now < before for before, after in seen),
    )
