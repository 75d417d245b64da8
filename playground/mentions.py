"""What a person types, as Slack keeps it: names become mentions, & < > are escaped, addresses become
links.
"""

import re

from playground.world import Channel, Workspace

_RANGES = ("here", "channel", "everyone")
_URL = re.compile(r"https?://[^\s<>|]+")


def typed(workspace: Workspace, person: str, text: str) -> str:
    """The text of a message."""
    return _replaced(workspace, person, escaped(text), labels=False)


def typed_for_command(workspace: Workspace, person: str, text: str) -> str:
    """With `should_escape`: <@U…|name>, <#C…|name>, and <#C…|> for private ones
    (docs.slack.dev/interactivity/implementing-slash-commands).
    """
    return _replaced(workspace, person, escaped(text), labels=True)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _replaced(workspace: Workspace, person: str, text: str, *, labels: bool) -> str:
    text = _URL.sub(lambda m: f"<{m.group()}>", text)
    names = _people(workspace, labels=labels) | _channels(workspace, person, labels=labels)
    if not labels:
        names |= {f"@{word}": f"<!{word}>" for word in _RANGES}
    if not names:
        return text
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(
        "(?<![\\w/&])(" + "|".join(re.escape(n) for n in longest_first) + r")(?!\w)", re.IGNORECASE
    )
    by_lower = {name.lower(): mention for name, mention in names.items()}
    return pattern.sub(lambda m: by_lower[m.group().lower()], text)


def _people(workspace: Workspace, *, labels: bool) -> dict[str, str]:
    names: dict[str, str] = {}
    for who in workspace.people.values():
        mention = f"<@{who.id}|{who.name}>" if labels else f"<@{who.id}>"
        for name in (who.display_name, who.real_name, who.name):
            if name:
                names.setdefault(f"@{escaped(name)}", mention)
    return names


def _channels(workspace: Workspace, person: str, *, labels: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for channel in workspace.channels.values():
        if channel.kind != "im" and workspace.can_read(person, channel):
            found[f"#{channel.name}"] = _channel(channel, labels=labels)
    return found


def _channel(channel: Channel, *, labels: bool) -> str:
    if not labels:
        return f"<#{channel.id}>"
    return f"<#{channel.id}|{'' if channel.kind == 'private' else channel.name}>"
