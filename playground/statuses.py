"""The status that people set beside their name, and its end: once the playground's clock is past
`status_expiration` it is gone, and the app hears `user_change` (docs.slack.dev/reference/events/user_change).
"""

from playground import events, shown
from playground.service import Service
from playground.world import Person, Workspace

LONGEST_TEXT = 100
"""Characters: docs.slack.dev/reference/methods/users.profile.set, `status_text`."""


def clear_expired(service: Service) -> None:
    """Clears what has ended, and looks again when the next one ends. To be called whenever a status or the
    clock was changed.
    """
    for workspace in service.world.workspaces.values():
        for who in workspace.people.values():
            if who.status_expiration and who.status_expiration <= service.clock.now():
                _clear(service, workspace, who)
    _look_again(service)


def _clear(service: Service, workspace: Workspace, who: Person) -> None:
    who.status_text, who.status_emoji, who.status_expiration = "", "", 0
    show_changed(service, workspace, who)


def show_changed(service: Service, workspace: Workspace, who: Person) -> None:
    """Everybody sees the person as they are now, and the app hears of it."""
    who.updated = int(service.clock.now())
    service.tell_all(workspace, "person", lambda: {"person": shown.person(who, service.clock)})
    events.user_event(service, workspace, "user_change", who)


def _look_again(service: Service) -> None:
    everyone = (p for w in service.world.workspaces.values() for p in w.people.values())
    ends = min((p.status_expiration for p in everyone if p.status_expiration), default=None)
    wait = None if ends is None else ends - service.clock.now()
    service.alarm.set(wait, lambda: clear_expired(service))
