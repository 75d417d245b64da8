"""The one remark about an audience as blocks, with the buttons that answer it."""

from bot.slack.blocks import Block, context
from bot.slack.elements import Element, button
from bot.texts import Say
from bot.who import telling
from bot.who.gathering import Shown, about
from bot.who.weaknesses import FIELDS, Weakness


def asked(say: Say, shown: Shown, weakness: Weakness | None) -> str:
    """The remark, with its question standing out."""
    told = telling.remark(say, shown, weakness)
    return told if weakness is Weakness.NOT_ON_SOCIAL else f"*{told}*"


def beside(say: Say, weakness: Weakness | None) -> list[Block]:
    """What is worth knowing beside a remark: an offline step counts too, and where the figures come from."""
    if weakness is not Weakness.NOT_ON_SOCIAL:
        return []
    return [context(say("who.not_on_social.also"))]


def later_button(say: Say, team_id: int, shown: Shown, weakness: Weakness) -> Element:
    """Somebody may find it out by a day that they choose; the chapter of actions asks who and when."""
    value = f"{team_id}/{about(shown.audience.id, FIELDS[weakness])}"
    return button("actions.later", say("common.later.button"), value)


def waiting(say: Say, shown: Shown) -> list[Block]:
    told = telling.looked_into(say, shown)
    return [context(*told)] if told else []
