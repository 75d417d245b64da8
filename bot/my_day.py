"""How a chapter tells what belongs on somebody's day: a heading, what presses most, and the way to all."""

from collections.abc import Sequence

from bot.slack.blocks import Block, section
from bot.slack.elements import Element

AT_MOST = 3
"""Lines of one chapter: a day is looked at, not studied."""
GLIMPSE = 80
"""Characters of what somebody typed in a line."""


def day_block(heading: str, lines: Sequence[str], see_all: Element) -> Block:
    """The first lines below the heading, and the button that shows the rest."""
    shown = [f"• {line}" for line in lines[:AT_MOST]]
    return section("\n".join((f"*{heading}*", *shown)), accessory=see_all)
