"""Says how it is with an import: in one message, edited in place, and row by row."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.exchange.columns import MOST_NAMED
from bot.exchange.reading import Wrong
from bot.exchange.rules import Does, Row, row_from
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import escape_within, line_within, mention
from bot.slack.replies import Form, Message
from bot.texts import Say
from storage.imports import Import

SIGNS: Mapping[Does, str] = {
    Does.REFUSED: ":no_entry:",
    Does.CHANGES: ":pencil2:",
    Does.NEW: ":new:",
    Does.SAME: ":white_check_mark:",
}
AT_FIRST = 3
"""Refused rows that the message shows already."""
ON_A_PAGE = 20
SHOWN = 100
"""Characters of what somebody wrote in a cell."""
TITLE = 80


def state(say: Say, held: Import, zone: str) -> Message:
    """The one message about an import."""
    if problem := held.about.get("problem"):
        return _alone(_stopped(say, held, problem))
    if held.file_url:
        return _alone(say("exchange.import.fetching", file=name(held)))
    if held.ended_at:
        return _alone(_ended(say, held, zone))
    if held.confirmed_at:
        return _alone(_writing(say, held))
    return _dry(say, held)


def name(held: Import) -> str:
    return line_within(held.file_name, TITLE)


def _alone(text: str) -> Message:
    return Message(text, (section(text),))


def _stopped(say: Say, held: Import, problem: str) -> str:
    values = {key: say.number(value) for key, value in held.about.get("values", {}).items()}
    why = say(f"exchange.problem.{problem}", **{**UNTOLD, **values})
    return say("exchange.import.stopped", file=name(held), why=why)


UNTOLD = dict.fromkeys(("rows", "columns", "most", "megabytes"), "")
"""Numbers that a sentence about a problem may tell."""


def _writing(say: Say, held: Import) -> str:
    done = say.number(held.written)
    return say("exchange.import.writing", file=name(held), done=done, all=say.number(_all(held)))


def _all(held: Import) -> int:
    return sum(held.about["counts"].values())


def to_write(held: Import) -> int:
    """How many rows would be written."""
    counts = held.about.get("counts", {})
    return int(counts.get(Does.NEW, 0) + counts.get(Does.CHANGES, 0))


def _ended(say: Say, held: Import, zone: str) -> str:
    if held.confirmed_at is None:
        return say("exchange.import.cancelled", file=name(held))
    when = say.short_moment(held.confirmed_at, zone)
    text = say(
        "exchange.import.ended", file=name(held), rows=_rows(say, to_write(held) - held.passed), when=when
    )
    passed = [say("exchange.import.passed", rows=_rows(say, held.passed))] if held.passed else []
    refused = held.about["counts"][Does.REFUSED]
    left = [say("exchange.import.left_out", rows=_rows(say, refused))] if refused else []
    return " ".join((text, *passed, *left))


def _rows(say: Say, count: int) -> str:
    return say("exchange.count", count=count)


def _dry(say: Say, held: Import) -> Message:
    counts = held.about["counts"]
    lines = [say(f"exchange.does.{does}", sign=SIGNS[does], rows=_rows(say, counts[does])) for does in Does]
    nothing = "" if to_write(held) else say("exchange.import.nothing")
    head = " ".join(one for one in (say("exchange.import.read", file=name(held)), nothing) if one)
    text = "\n".join((head, *(line for does, line in zip(Does, lines, strict=True) if counts[does])))
    return Message(text, tuple(_dry_blocks(say, held, text)))


def _dry_blocks(say: Say, held: Import, text: str) -> Iterator[Block]:
    yield section(text)
    refused = [row_from(one) for one in held.rows if one["does"] == Does.REFUSED][:AT_FIRST]
    yield from (section(row_line(say, row)) for row in refused)
    if unknown := held.about["unknown"]:
        yield context(_unknown(say, unknown))
    yield actions(*_buttons(say, held))
    yield context(say("exchange.import.no_cards"))


def _unknown(say: Say, unknown: Sequence[str]) -> str:
    named = say.list([line_within(one, TITLE) for one in unknown[:MOST_NAMED]])
    return say("exchange.import.unknown", count=len(unknown), columns=named)


def _buttons(say: Say, held: Import) -> Iterator[Element]:
    import_id, rows = str(held.id), to_write(held)
    if rows:
        label = say("exchange.import.confirm.button", rows=_rows(say, rows))
        yield button("exchange.confirm", label, import_id, style="primary")
    yield button("exchange.rows", say("exchange.import.rows.button"), f"{import_id}/0")
    if held.about["counts"][Does.REFUSED]:
        yield button("exchange.refused", say("exchange.import.refused.button"), import_id)
    yield button("exchange.cancel", say("exchange.import.cancel.button"), import_id, confirm=_sure(say))


def _sure(say: Say) -> dict[str, Any]:
    return confirm(
        say("exchange.cancel.sure.title"),
        say("exchange.cancel.sure.text"),
        say("exchange.cancel.yes.button"),
        say("exchange.cancel.no.button"),
    )


def late(say: Say, held: Import, zone: str) -> Message:
    """Why a press comes too late."""
    if held.confirmed_at and held.confirmed_by:
        when = say.short_moment(held.confirmed_at, zone)
        return Message(say("exchange.late.confirmed", who=mention(held.confirmed_by), when=when))
    return Message(say("exchange.late.over", file=name(held)))


def row_line(say: Say, row: Row) -> str:
    """What a row does, such as ":new: *rij 12* Buddy gezocht", and what is wrong with it below."""
    head = say(
        "exchange.row.head",
        sign=SIGNS[row.does],
        line=str(row.line),
        title=line_within(row.title or "…", TITLE),
    )
    told = [wrong_line(say, one) for one in (*row.wrong, *row.remarks)]
    if row.does is Does.CHANGES:
        told.append(
            say("exchange.row.changes", columns=say.list([field_name(say, one) for one in row.fields]))
        )
    return "\n".join((head, *told))


def field_name(say: Say, field: str) -> str:
    """What a column of a post is called."""
    return say(f"exchange.column.{FIELDS.get(field, field)}")


FIELDS: Mapping[str, str] = {
    "publish_at": "day",
    "deadline_at": "deadline",
    "deadline_is_own": "deadline",
    "told_by_employee": "employee",
    "result": "reach",
    **{f"{name}_id": name for name in ("channel", "audience", "value", "issue", "campaign")},
    **{f"{name}_id": name for name in ("owner", "backup", "approver")},
}
"""Columns of a post that have another name than the table's."""


def wrong_line(say: Say, wrong: Wrong) -> str:
    """What is wrong with a cell, and what to do."""
    values = {key: escape_within(" ".join(value.split()), SHOWN) for key, value in wrong.values.items()}
    told = {**dict.fromkeys(("typed", "most", "length", "line"), ""), **values}
    return say(f"exchange.wrong.{wrong.problem}", column=say(f"exchange.column.{wrong.column}"), **told)


def row_by_row(say: Say, held: Import, page: int) -> Form:
    """Every row, those with something wrong first."""
    rows = sorted(
        (row_from(one) for one in held.rows), key=lambda row: (list(Does).index(row.does), row.line)
    )
    last = max((len(rows) - 1) // ON_A_PAGE, 0)
    here = min(page, last)
    shown = rows[here * ON_A_PAGE :][:ON_A_PAGE]
    count = say(
        "exchange.rows.page", first=here * ON_A_PAGE + 1, last=here * ON_A_PAGE + len(shown), all=len(rows)
    )
    blocks = [
        context(count),
        *(section(row_line(say, row)) for row in shown),
        *_turning(say, held, here, last),
    ]
    return Form(
        "exchange.rows", say("exchange.rows.title"), tuple(blocks), None, say("exchange.rows.close.button")
    )


def _turning(say: Say, held: Import, here: int, last: int) -> list[Block]:
    back = [("previous", here - 1)] if here else []
    on = [("next", here + 1)] if here < last else []
    turns = [
        button(f"exchange.rows:{name}", say(f"exchange.rows.{name}.button"), f"{held.id}/{page}")
        for name, page in (*back, *on)
    ]
    return [actions(*turns)] if turns else []
