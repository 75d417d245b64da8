"""Which button mends what: the name of an action and its value. Pure."""

from bot.roles.lines import Line
from storage.duties import EVERYTHING, WEBCARE

Mend = tuple[str, str]


def line_form(line: Line) -> Mend:
    """The form of the task, or of what it is for one channel or topic."""
    if line.scope == EVERYTHING:
        return "roles.task", str(line.task_id)
    return "roles.scope", f"{line.task_id}/{line.scope.channel}/{line.scope.topic}"


def day_form(line: Line, weekday: int) -> Mend:
    """The form of a weekday of webcare; other lines have none, so their own."""
    if line.task == WEBCARE and line.scope == EVERYTHING:
        return "roles.day", f"{line.task_id}/{weekday}"
    return line_form(line)


def person_form(user_id: str) -> Mend:
    return "roles.person", user_id
