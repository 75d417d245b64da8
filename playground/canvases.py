"""A canvas: a document that stands as a tab above a channel's messages."""

from dataclasses import dataclass


@dataclass
class Canvas:
    """`of_channel`: the channel's own, of which there is one; else a tab that `user` made.

    `version` counts how often it was written.
    """

    id: str
    channel: str
    user: str
    title: str
    markdown: str
    of_channel: bool
    version: int = 1
