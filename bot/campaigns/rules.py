"""What a form of a campaign must say, and in which order campaigns are shown. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from storage.posts import Campaign

LONGEST_NAME = 100
AT_MOST = 20
"""Each takes two blocks of the fifty that Slack allows a message."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form says of a campaign."""

    name: str = ""
    first_day: date | None = None
    last_day: date | None = None
    issue_id: int | None = None


def draft_of(campaign: Campaign) -> Draft:
    return Draft(campaign.name, campaign.first_day, campaign.last_day, campaign.issue_id)


def problems(draft: Draft, others: Collection[str]) -> dict[str, str]:
    """Field -> why it cannot be kept. `others` are the names of the team's other campaigns."""
    wrong = {}
    if not draft.name:
        wrong["name"] = "no_name"
    elif draft.name.casefold() in {name.casefold() for name in others}:
        wrong["name"] = "same_name"
    if draft.first_day and draft.last_day and draft.last_day < draft.first_day:
        wrong["last_day"] = "before"
    return wrong


def in_order(some: Sequence[Campaign], today: date) -> list[Campaign]:
    """Those that go on first, by their first day; those that are over last."""
    return sorted(some, key=lambda one: (is_over(one, today), one.first_day or date.max, one.id))


def is_over(campaign: Campaign, today: date) -> bool:
    return campaign.last_day is not None and campaign.last_day < today
