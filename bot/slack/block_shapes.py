"""The blocks of every day as data: which keys, which of them required, and what they hold."""

from collections.abc import Mapping
from typing import Any

from bot.slack.checks import (
    ByType,
    Check,
    Kind,
    Many,
    Report,
    Shape,
    Trail,
    Whole,
    Words,
    anything,
    flag,
    one_of,
    shape,
    web_address,
    whole,
)
from bot.slack.shape_rules import actions_differ, at_least_one, either
from bot.slack.shapes import IMAGE_ELEMENT, SLACK_FILE, element_in, plain, words

_BLOCK: Mapping[str, Check] = {"block_id": Words("block_id")}
TYPE: Mapping[str, Check] = {"type": anything}


def block(required: Mapping[str, Check], optional: Mapping[str, Check], *rules: Check) -> Shape:
    return shape({**TYPE, **required}, {**_BLOCK, **optional}, *rules)


# Rich text

_STYLE = shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), flag))
_MENTION_STYLE = shape(
    {}, dict.fromkeys(("bold", "italic", "strike", "highlight", "client_highlight", "unlink"), flag)
)
_TEXT = shape({**TYPE, "text": Words("rich_text.text")}, {"style": _STYLE})
_LINK = shape(
    {**TYPE, "url": Words("rich_text.url", web_address)},
    {"text": Words("rich_text.text"), "style": _STYLE, "unsafe": flag},
)


def _crowd(_value: Any, trail: Trail, report: Report) -> None:
    report.add(trail, Kind.PING, "notifies everyone in the channel")


def _shows_a_moment(value: str, trail: Trail, report: Report) -> None:
    if "{" not in value:
        report.add(trail, Kind.WRONG_VALUE, "needs a date or time token such as {date_short}")


def _mention(key: str) -> Shape:
    return shape({**TYPE, key: Words("block_id")}, {"style": _MENTION_STYLE})


_PARTS: Mapping[str, Check] = {
    "text": _TEXT,
    "link": _LINK,
    "user": _mention("user_id"),
    "channel": _mention("channel_id"),
    "usergroup": _mention("usergroup_id"),
    "team": _mention("team_id"),
    "broadcast": _crowd,
    "emoji": shape(
        {**TYPE, "name": Words("block_id")},
        {"unicode": Words("block_id"), "skin_tone": Whole(1, 6), "style": _STYLE},
    ),
    "date": shape(
        {
            **TYPE,
            "timestamp": Whole(0, 9_999_999_999),
            "format": Words("block_id", _shows_a_moment),
        },
        {"url": Words("rich_text.url", web_address), "fallback": Words("rich_text.text"), "style": _STYLE},
    ),
    "color": shape({**TYPE, "value": Words("block_id")}, {"style": _STYLE}),
}
_BORDER: Mapping[str, Check] = {"border": Whole(0, 1)}
_RICH_SECTION = shape({**TYPE, "elements": Many(ByType(_PARTS), "rich_text.elements")}, {})
RICH_TEXT = block(
    {
        "elements": Many(
            ByType(
                {
                    "rich_text_section": _RICH_SECTION,
                    "rich_text_quote": shape(
                        {**TYPE, "elements": Many(ByType(_PARTS), "rich_text.elements")}, _BORDER
                    ),
                    "rich_text_preformatted": shape(
                        {
                            **TYPE,
                            "elements": Many(ByType({"text": _TEXT, "link": _LINK}), "rich_text.elements"),
                        },
                        _BORDER,
                    ),
                    "rich_text_list": shape(
                        {
                            **TYPE,
                            "style": one_of("bullet", "ordered"),
                            "elements": Many(
                                ByType({"rich_text_section": _RICH_SECTION}), "rich_text.elements"
                            ),
                        },
                        {"indent": whole("rich_text_list.indent"), "offset": Whole(0, 10_000), **_BORDER},
                    ),
                }
            ),
            "rich_text.elements",
        )
    },
    {},
)
A_RICH_TEXT = ByType({"rich_text": RICH_TEXT})

# The blocks of every day

COMMON: Mapping[str, Shape] = {
    "section": block(
        {},
        {
            "text": words("section.text"),
            "fields": Many(words("section.field"), "section.fields"),
            "accessory": element_in("section"),
            "expand": flag,
        },
        at_least_one("text", "fields"),
    ),
    "header": block({"text": plain("header.text")}, {}),
    "divider": block({}, {}),
    "context": block(
        {
            "elements": Many(
                ByType({**words("context.text").shapes, "image": IMAGE_ELEMENT}), "context.elements"
            )
        },
        {},
    ),
    "actions": block({"elements": Many(element_in("actions"), "actions.elements")}, {}, actions_differ),
    "image": block(
        {"alt_text": Words("image.alt_text")},
        {
            "image_url": Words("image.image_url", web_address),
            "slack_file": SLACK_FILE,
            "title": plain("image.title"),
        },
        either("image_url", "slack_file"),
    ),
    "input": block(
        {"label": plain("input.label"), "element": element_in("input")},
        {"hint": plain("input.hint"), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": RICH_TEXT,
}
