"""What an id of Slack's tells by its first letter: U and W are people, D direct messages."""


def is_person(slack_id: str) -> bool:
    return slack_id.startswith(("U", "W"))


def is_direct(channel_id: str) -> bool:
    """Whether the channel is somebody's direct messages with us."""
    return channel_id.startswith("D")
