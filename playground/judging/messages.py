"""What a message may carry: text, blocks, metadata."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.elements import with_ids
from playground.judging.blocks import faults_of_blocks
from playground.judging.limits import limits
from playground.triggers import Refused

Json = dict[str, Any]


@dataclass(frozen=True)
class Content:
    text: str
    blocks: list[Json]
    metadata: Json | None


def read_content(
    arguments: Mapping[str, Any], images: frozenset[str], *, size: str = "message_text"
) -> Content:
    """The judged content of a message. `images`: the pictures that blocks may show (`uploads.images`). `size`
    names the row of the text's limit; only a new message is cut instead of refused.
    """
    text = _text(arguments, size)
    blocks = judged_blocks(arguments.get("blocks"), images)
    if arguments.get("attachments"):
        raise Refused("unsupported by the playground: attachments")
    if not text.strip() and not blocks:
        raise Refused("no_text")
    text = text or "This content can't be displayed."  # what Slack writes where blocks came without a text
    return Content(text, blocks, _metadata(arguments.get("metadata")))


def _text(arguments: Mapping[str, Any], size: str) -> str:
    if arguments.get("markdown_text"):
        if arguments.get("text") or arguments.get("blocks"):
            raise Refused("markdown_text_conflict")
        raise Refused("unsupported by the playground: markdown_text")
    text = arguments.get("text") or ""
    if not isinstance(text, str):
        text = str(text)
    most = limits().most(size)
    if len(text) > most and size != "message_text":
        raise Refused("msg_too_long")
    return text[:most]


def most_text() -> int:
    """Characters of a new message."""
    return limits().most("message_text")


def judged_blocks(blocks: Any, images: frozenset[str]) -> list[Json]:
    """The blocks of a message as Slack keeps them."""
    if not blocks:
        return []
    if not isinstance(blocks, list) or not all(isinstance(b, dict) for b in blocks):
        raise Refused("invalid_blocks_format")
    if sum(block.get("type") == "table" for block in blocks) > 1:
        raise refusal("invalid_attachments", ["only_one_table_allowed"])  # D block-kit/blocks/table-block
    if faults := faults_of_blocks(blocks, "message", "/blocks", images):
        raise refusal("invalid_blocks", faults)
    return with_ids(blocks)


def refusal(error: str, faults: list[str]) -> Refused:
    return Refused(error, errors=faults, response_metadata={"messages": [f"[ERROR] {f}" for f in faults]})


def _metadata(metadata: Any) -> Json | None:
    """docs.slack.dev/messaging/message-metadata: exactly an event_type and an event_payload object."""
    if not metadata:
        return None if metadata is None else {}
    if not isinstance(metadata, dict) or set(metadata) != {"event_type", "event_payload"}:
        raise Refused("invalid_metadata_format")
    if not isinstance(metadata["event_type"], str) or not metadata["event_type"].strip():
        raise Refused("invalid_metadata_format")
    if not isinstance(metadata["event_payload"], dict):
        raise Refused("invalid_metadata_format")
    return metadata
