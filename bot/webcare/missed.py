"""Which of the news that somebody could not hear in time still holds, and what of it presses most. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.webcare import rules
from bot.webcare.deadlines import Stage
from storage.cases import Case


@dataclass(frozen=True, slots=True)
class Missed:
    """How far the time of this case is gone; all of it is the most that is told."""

    case: Case
    stage: Stage


def in_order(noted: Iterable[tuple[Case, datetime]], now: datetime) -> Sequence[Missed]:
    """Each case once, as it stands now, what is or will be over first at the top.

    `noted` are cases with the deadline that the news was about: nothing is told of one that is closed, stands
    still, or got another deadline, as that one rings for itself.
    """
    still_so = {case.id: case for case, due_at in noted if case.due_at == due_at}
    ordered = sorted(still_so.values(), key=lambda case: (case.due_at, case.id))
    stages = [(case, rules.alarm(case, now)) for case in ordered]
    return [Missed(case, min(stage, Stage.OVER)) for case, stage in stages if stage is not None]
