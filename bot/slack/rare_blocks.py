"""The rarer blocks as data, and the table of all blocks."""

from collections.abc import Mapping

from bot.slack.block_shapes import A_RICH_TEXT, COMMON, RICH_TEXT, TYPE, block
from bot.slack.checks import (
    ByType,
    Many,
    Shape,
    Whole,
    Words,
    anything,
    flag,
    number,
    one_of,
    shape,
    web_address,
    whole,
)
from bot.slack.limits import BLOCK_SURFACES
from bot.slack.shape_rules import (
    actions_differ,
    at_least_one,
    collapsible,
    header_divider,
    headings_are_raw,
    labels_are_the_categories,
    rows_are_equal,
    series_differ,
)
from bot.slack.shapes import IMAGE_ELEMENT, element_in, plain, words

CARD = block(
    {},
    {
        "hero_image": ByType({"image": IMAGE_ELEMENT}),
        "icon": ByType({"image": IMAGE_ELEMENT}),
        "title": words("card.title"),
        "subtitle": words("card.subtitle"),
        "body": words("card.body"),
        "actions": Many(element_in("card"), "card.actions"),
    },
    at_least_one("hero_image", "title", "actions", "body"),
)

_TASK_CARD = block(
    {
        "task_id": Words("block_id"),
        "title": Words("text"),
        "status": one_of("pending", "in_progress", "complete", "error"),
    },
    {"details": A_RICH_TEXT, "output": A_RICH_TEXT, "sources": Many(anything, "rich_text.elements")},
)

_CELL = ByType(
    {
        "raw_text": shape({**TYPE, "text": Words("text")}, {}),
        "raw_number": shape({**TYPE, "value": number, "text": Words("text")}, {}),
        "rich_text": RICH_TEXT,
    }
)
_COLUMN = shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})


_NAMED_NUMBER = shape({"label": Words("chart.name"), "value": number}, {})
_SERIES = shape({"name": Words("chart.name"), "data": Many(_NAMED_NUMBER, "chart.points")}, {})
_AXES = shape(
    {"categories": Many(Words("chart.name"), "chart.points")},
    {"x_label": Words("chart.title"), "y_label": Words("chart.title")},
)
_LINES = shape(
    {**TYPE, "series": Many(_SERIES, "chart.series"), "axis_config": _AXES},
    {},
    series_differ,
    labels_are_the_categories,
)
_CHART = ByType(
    {
        "pie": shape({**TYPE, "segments": Many(_NAMED_NUMBER, "chart.segments")}, {}),
        **dict.fromkeys(("bar", "area", "line"), _LINES),
    }
)


_RARE: Mapping[str, Shape] = {
    "video": block(
        {
            "alt_text": Words("image.alt_text"),
            "title": plain("video.title"),
            "video_url": Words("video.url", web_address),
            "thumbnail_url": Words("video.url", web_address),
        },
        {
            "title_url": Words("video.url", web_address),
            "description": plain("video.description"),
            "provider_icon_url": Words("video.url", web_address),
            "provider_name": Words("video.author_name"),
            "author_name": Words("video.author_name"),
        },
    ),
    "markdown": block({"text": Words("markdown.text")}, {}),
    "alert": block(
        {"text": words("alert.text")}, {"level": one_of("default", "info", "warning", "error", "success")}
    ),
    "card": CARD,
    "carousel": block({"elements": Many(ByType({"card": CARD}), "carousel.elements")}, {}),
    "container": block(
        {"child_blocks": Many(ByType(COMMON), "container.child_blocks")},
        {
            "title": plain("container.title"),
            "rich_text_title": A_RICH_TEXT,
            "subtitle": words("container.subtitle"),
            "icon": ByType({"image": IMAGE_ELEMENT}),
            "width": one_of("narrow", "standard", "wide", "full"),
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
        at_least_one("title", "rich_text_title"),
        header_divider,
        collapsible,
    ),
    "context_actions": block(
        {"elements": Many(element_in("context_actions"), "context_actions.elements")}, {}, actions_differ
    ),
    "task_card": _TASK_CARD,
    "plan": block(
        {"title": Words("text")}, {"tasks": Many(ByType({"task_card": _TASK_CARD}), "rich_text.elements")}
    ),
    "table": block(
        {"rows": Many(Many(_CELL, "table.cells"), "table.rows")},
        {"column_settings": Many(_COLUMN, "table.column_settings")},
        rows_are_equal,
    ),
    "data_table": block(
        {
            "caption": Words("data_table.caption"),
            "rows": Many(Many(_CELL, "data_table.cells"), "data_table.rows"),
        },
        {"page_size": whole("data_table.page_size"), "row_header_column_index": Whole(0, 19)},
        rows_are_equal,
        headings_are_raw,
    ),
    "data_visualization": block({"title": Words("chart.title"), "chart": _CHART}, {}),
}

BLOCK = ByType({**COMMON, **_RARE}, BLOCK_SURFACES)
"""A block that may stand on this surface."""
