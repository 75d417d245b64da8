"""What an id of Slack's tells by its first letter: U and W are people, D direct messages."""


def is_person(slack_id: str) -> bool:
    return slack_id.startswith(("U", "W"))


def is_direct(channel_id: str) -> bool:
    """Whether the channel is somebody's direct messages with us."""
    return channel_id.startswith("D")


def row_id(value: object) -> int:
    """The number of a row of ours, as a button or form carries it; 0, which no row has, for anything else."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0


MOST_DIGITS = 18
"""What fits in 63 bits, which is what both databases number with."""
