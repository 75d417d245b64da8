"""Slack's limits as data: how much fits where, which block goes where, and who says so.

Texts are counted in characters, lists in items. Every source was read on 2026-11-23; `docs` is
docs.slack.dev/reference, `sdk` is slack_sdk 3.47.0, `types` is @slack/types 3.2.0, `java` is
slackapi/java-slack-sdk. "heard" marks what only third parties say: kept when it is the stricter reading.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Surface(StrEnum):
    """Where a payload is shown, or by which road it goes there."""

    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"
    SUBMISSION = "submission"
    """The answer to view_submission."""
    RESPONSE = "response"
    """The body sent to a response_url."""
    CANVAS = "canvas"


@dataclass(frozen=True, slots=True)
class Limit:
    most: int
    source: str
    least: int = 1


def _block(most: int, name: str, least: int = 1) -> Limit:
    return Limit(most, f"docs/block-kit/blocks/{name}-block", least)


def _element(most: int, name: str, least: int = 1) -> Limit:
    return Limit(most, f"docs/block-kit/block-elements/{name}-element", least)


def _object(most: int, name: str, least: int = 1) -> Limit:
    return Limit(most, f"docs/block-kit/composition-objects/{name}-object", least)


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        # Whole payloads
        "message.blocks": Limit(50, "docs/block-kit/blocks", 0),
        "message.text": Limit(4000, "docs/methods/chat.postMessage: best kept under 4,000"),
        "message.markdown": Limit(
            12_000, "slackapi/slack-skills-plugin 2026-08-04: of all markdown blocks together"
        ),
        "message.tables": Limit(1, "docs/block-kit/blocks/table-block: only_one_table_allowed", 0),
        "message.charts": Limit(2, "docs/block-kit/blocks/data-visualization-block, heard", 0),
        "metadata.event_type": Limit(255, "own choice: Slack gives no number"),
        "view.blocks": Limit(100, "docs/views/modal-views"),
        "home.blocks": Limit(100, "docs/views/home-tab-views", 0),
        "view.title": Limit(24, "docs/views/modal-views"),
        "view.submit": Limit(24, "docs/views/modal-views"),
        "view.close": Limit(24, "docs/views/modal-views"),
        "view.private_metadata": Limit(3000, "docs/views/modal-views"),
        "view.callback_id": Limit(255, "docs/views/modal-views"),
        "view.external_id": Limit(255, "own choice: Slack gives no number"),
        "view.bytes": Limit(250_000, "docs/methods/views.open: view_too_large above 250 kB, heard"),
        "view.stack": Limit(3, "docs.slack.dev/surfaces/modals"),
        "view.focus_on_load": Limit(1, "types: only one element can be set to true", 0),
        "submission.error": Limit(2000, "own choice, as long as a hint: Slack gives no number"),
        "file.alt_text": Limit(1000, "docs/methods/files.getUploadURLExternal: alt_txt_too_large", 0),
        # Canvases, read 2026-11-28
        "canvas.title": Limit(255, "own choice: Slack gives no number"),
        "canvas.markdown": Limit(1_048_576, "docs/methods/canvases.create: limited to 1 MiB"),
        "canvas.table_cells": Limit(300, "docs.slack.dev/surfaces/canvases: per table"),
        "canvas.changes": Limit(1, "docs/methods/canvases.edit: one operation per API call"),
        # Parts of any block
        "block_id": _block(255, "section"),
        "action_id": _element(255, "button"),
        "text": _object(3000, "text"),
        "option.text": _object(75, "option"),
        "option.value": _object(150, "option"),
        "option.description": _object(75, "option"),
        "option.url": _object(3000, "option"),
        "option_group.label": _object(75, "option-group"),
        "option_group.options": _object(100, "option-group"),
        "confirm.title": _object(100, "confirmation-dialog"),
        "confirm.text": _object(300, "confirmation-dialog"),
        "confirm.confirm": _object(30, "confirmation-dialog"),
        "confirm.deny": _object(30, "confirmation-dialog"),
        # Blocks
        "section.text": _block(3000, "section"),
        "section.fields": _block(10, "section"),
        "section.field": _block(2000, "section"),
        "header.text": _block(150, "header"),
        "context.elements": _block(10, "context"),
        "context.text": _object(3000, "text"),
        "actions.elements": _block(25, "actions"),
        "context_actions.elements": _block(5, "context-actions"),
        "image.image_url": _block(3000, "image"),
        "image.alt_text": _block(2000, "image"),
        "image.title": _block(2000, "image"),
        "input.label": _block(2000, "input"),
        "input.hint": _block(2000, "input"),
        "rich_text.elements": Limit(1000, "own choice: Slack gives no number"),
        "rich_text.text": Limit(3000, "own choice, as a text object: Slack gives no number"),
        "rich_text.url": _block(3000, "rich-text"),
        "rich_text_list.indent": Limit(8, "heard", 0),
        "markdown.text": _block(12_000, "markdown"),
        "video.title": _block(199, "video"),
        "video.author_name": _block(49, "video"),
        "video.description": _block(200, "video"),
        "video.url": _block(3000, "video"),
        "alert.text": Limit(200, "java 2026-08-07"),
        "card.title": _block(150, "card"),
        "card.subtitle": _block(150, "card"),
        "card.body": _block(200, "card"),
        "card.actions": Limit(25, "own choice, as an actions block: Slack gives no number"),
        "carousel.elements": _block(10, "carousel"),
        "container.child_blocks": _block(10, "container"),
        "container.title": _block(150, "container"),
        "container.subtitle": _block(150, "container"),
        "table.rows": _block(100, "table"),
        "table.cells": _block(20, "table"),
        "table.column_settings": _block(20, "table"),
        "table.characters": Limit(10_000, "heard: of all cells of a message together"),
        "data_table.rows": _block(101, "data-table", least=2),
        "data_table.cells": Limit(20, "heard"),
        "data_table.caption": Limit(150, "own choice: Slack gives no number"),
        "data_table.page_size": _block(100, "data-table"),
        "chart.title": _block(50, "data-visualization"),
        "chart.segments": _block(6, "data-visualization"),
        "chart.series": _block(6, "data-visualization"),
        "chart.name": _block(20, "data-visualization"),
        "chart.points": _block(20, "data-visualization"),
        # Elements
        "button.text": _element(75, "button"),
        "button.value": _element(2000, "button"),
        "button.url": _element(3000, "button"),
        "button.accessibility_label": _element(75, "button"),
        "button.agent_prompt": Limit(4000, "sdk models/blocks/block_elements.py"),
        "placeholder": _element(150, "select-menu"),
        "select.options": _element(100, "select-menu"),
        "select.option_groups": _element(100, "select-menu"),
        "select.min_query_length": Limit(150, "own choice: Slack gives no number", 0),
        "multi_select.max_selected_items": Limit(
            100, "docs/block-kit/block-elements/multi-select-menu-element: at least 1"
        ),
        "overflow.options": Limit(5, "sdk models/blocks/block_elements.py"),
        "checkboxes.options": _element(10, "checkboxes"),
        "radio_buttons.options": _element(10, "radio-button-group"),
        "plain_text_input.initial_value": _element(3000, "plain-text-input"),
        "plain_text_input.min_length": _element(3000, "plain-text-input", least=0),
        "plain_text_input.max_length": _element(3000, "plain-text-input"),
        "number_input.value": Limit(40, "own choice: Slack gives no number"),
        "email_text_input.initial_value": Limit(320, "RFC 3696, erratum 1690"),
        "url_text_input.initial_value": Limit(3000, "as button.url: Slack gives no number"),
        "file_input.max_files": _element(10, "file-input"),
        "file_input.filetypes": Limit(100, "own choice: Slack gives no number"),
        "feedback_button.text": _object(75, "feedback-button"),
        "feedback_button.value": _object(2000, "feedback-button"),
    }
)

_EVERYWHERE = frozenset({Surface.MESSAGE, Surface.MODAL, Surface.HOME})
_MESSAGE = frozenset({Surface.MESSAGE})
_MODAL = frozenset({Surface.MODAL})
_MESSAGE_AND_MODAL = frozenset({Surface.MESSAGE, Surface.MODAL})
_MESSAGE_AND_HOME = frozenset({Surface.MESSAGE, Surface.HOME})
_MODAL_AND_HOME = frozenset({Surface.MODAL, Surface.HOME})

BLOCK_SURFACES: Mapping[str, frozenset[Surface]] = MappingProxyType(
    {
        **dict.fromkeys(("section", "actions", "context", "divider", "header"), _EVERYWHERE),
        **dict.fromkeys(("image", "input", "rich_text", "video"), _EVERYWHERE),
        "card": _MESSAGE_AND_HOME,
        "carousel": _MESSAGE_AND_HOME,
        "container": _MESSAGE,
        "alert": _MODAL,
        **dict.fromkeys(("markdown", "context_actions", "plan", "task_card"), _MESSAGE),
        **dict.fromkeys(("data_visualization", "table", "data_table"), _MESSAGE),
    }
)
"""docs/block-kit/blocks (blocks.json); where what is heard differs, the stricter of the two: cards do not
render in modals, tables are dropped from Home, alerts belong in modals. `file` cannot be sent."""

ELEMENT_SURFACES: Mapping[str, frozenset[Surface]] = MappingProxyType(
    {
        **dict.fromkeys(("button", "image", "overflow", "checkboxes", "radio_buttons"), _EVERYWHERE),
        **dict.fromkeys(("datepicker", "timepicker", "plain_text_input"), _EVERYWHERE),
        **dict.fromkeys(("static_select", "external_select", "users_select"), _EVERYWHERE),
        **dict.fromkeys(("conversations_select", "channels_select"), _EVERYWHERE),
        **dict.fromkeys(("multi_static_select", "multi_external_select", "multi_users_select"), _EVERYWHERE),
        **dict.fromkeys(("multi_conversations_select", "multi_channels_select"), _EVERYWHERE),
        "datetimepicker": _MESSAGE_AND_MODAL,
        **dict.fromkeys(("email_text_input", "number_input", "url_text_input", "file_input"), _MODAL),
        "rich_text_input": _MODAL_AND_HOME,
        **dict.fromkeys(("feedback_buttons", "icon_button", "workflow_button"), _MESSAGE),
    }
)
"""Front matter of docs/block-kit/block-elements, heard as of 2026-09-29."""

_CHOOSERS = frozenset(
    {
        *("static_select", "external_select", "users_select", "conversations_select", "channels_select"),
        *("multi_static_select", "multi_external_select", "multi_users_select"),
        *("multi_conversations_select", "multi_channels_select"),
        *("checkboxes", "radio_buttons", "datepicker", "timepicker"),
    }
)

ELEMENTS_IN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "section": _CHOOSERS | {"button", "image", "overflow", "workflow_button"},
        "actions": _CHOOSERS | {"button", "overflow", "workflow_button", "datetimepicker", "rich_text_input"},
        "input": _CHOOSERS
        | {"datetimepicker", "plain_text_input", "email_text_input", "number_input", "url_text_input"}
        | {"file_input", "rich_text_input"},
        "context": frozenset({"image"}),
        "context_actions": frozenset({"feedback_buttons", "icon_button"}),
        "card": frozenset({"button"}),
    }
)
"""types: ActionsBlockElement, SectionBlockAccessory, InputBlockElement."""
