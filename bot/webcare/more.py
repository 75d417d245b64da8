"""What may be done with a case besides the usual: the menu behind three dots on its ping and card."""

from bot.slack.elements import Element, as_button, more
from bot.texts import Say
from storage.cases import Case

BEHIND: tuple[tuple[str, str], ...] = (
    ("webcare.help", "webcare.help_asked.option"),
    ("webcare.snooze", "webcare.snooze.option"),
    ("webcare.promise", "webcare.promise.option"),
    ("escalation.open", "escalation.open.button"),
    ("answers.for_case", "answers.for_case.option"),
)
"""The button that is pressed, and the key of its text; a feature adds its own. Slack shows five at most."""


def menu(say: Say, case: Case) -> list[Element]:
    """Nothing for a case that is closed: all of it is about somebody who waits."""
    if not case.is_open:
        return []
    return [more([as_button(action, say(key), str(case.id)) for action, key in BEHIND])]
