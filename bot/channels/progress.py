"""How far step four is, from what stands in the channels and who publishes. Pure."""

from collections.abc import Collection, Sequence

from bot.feature import Progress
from storage.channels import PlanChannel


def progress(channels: Sequence[PlanChannel], published: Collection[str]) -> Progress:
    """`published` are the keys of channels for which the matrix says who does it; "" is all of them."""
    if not channels:
        return Progress(0, "channels.step.empty")
    if not any(one.is_planned for one in channels):
        return Progress(0, "channels.step.found", {"count": len(channels)})
    shares = [share(one, one.key in published or "" in published) for one in channels]
    mean = round(sum(shares) / len(shares))
    if all(one == ALL for one in shares):
        return Progress(mean, "channels.step.all", {"count": len(channels)})
    if len(shares) == 1:
        return Progress(mean, "channels.step.only")
    unfinished = sum(one < ALL for one in shares)
    return Progress(mean, "channels.step.some", {"count": unfinished, "all": len(channels)})


ALL = 100


def share(channel: PlanChannel, is_in_matrix: bool) -> int:  # noqa: FBT001 - a fact, not a way to behave
    """0 to 100: for whom, in which form, how often, who does it, who watches."""
    if not channel.is_planned:
        return 0
    there = (
        bool(channel.audience_ids),
        bool(channel.forms),
        channel.cadence is not None or channel.is_experiment,
        is_in_matrix or channel.done_by is not None,
        channel.is_monitored,
    )
    return round(100 * sum(there) / len(there))
