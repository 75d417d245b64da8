"""Which button opens the form that mends a lack: the name of an action, and its value. Pure."""

from bot.channels.checks import Lack
from bot.channels.facts import MONITORING, PUBLISHING
from storage.channels import PlanChannel
from storage.duties import WEBCARE

Mend = tuple[str, str]

AS_FOUND = frozenset({Lack.QUIET, Lack.LOGIN, Lack.LOGIN_ONE, Lack.DONE_BY, Lack.LAST_POST, Lack.MISSED})
MATRIX = {
    Lack.OWNER: PUBLISHING,
    Lack.OWNER_GONE: PUBLISHING,
    Lack.BACKUP: PUBLISHING,
    Lack.BACKUP_IS_OWNER: PUBLISHING,
    Lack.WEBCARE: WEBCARE,
    Lack.WEBCARE_DAY: WEBCARE,
    Lack.MONITORS: MONITORING,
}
"""What the role matrix mends, with the task whose line for this channel is opened."""


def mend(channel: PlanChannel, lack: Lack) -> Mend:
    if lack in MATRIX:
        return "roles.line", line_of(channel, MATRIX[lack])
    if lack in AS_FOUND:
        return "channels.found", str(channel.id)
    if lack is Lack.OUTCOME:
        return "channels.outcome", str(channel.id)
    return "channels.trial" if lack is Lack.SUCCESS else "channels.change", str(channel.id)


def line_of(channel: PlanChannel, task: str) -> str:
    """The line of the matrix for this task and channel, as its button says it."""
    return f"{channel.team_id}/{task}/{channel.key}"
