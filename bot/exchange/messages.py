"""Says how it is with an import: in one message, edited in place, and row by row."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from bot.exchange.columns import MOST_NAMED, WORDS
from bot.exchange.reading import Wrong
from bot.exchange.rules import Does, Row, row_from
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import escape_within, line_within, mention
from bot.slack.replies import Form, Message
from bot.texts import Say
from bot.wall_clock import local_day
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
CHOICE = 50
"""Characters of a name from which one may choose."""
WRONG_SHOWN = 4
"""Of a row, so that it fits a block; the file of refused rows tells all of it."""
TITLE = 80


def state(say: Say, held: Import, zone: str, reads_in: str) -> Message:
    """The one message about an import. Its rows are on the team's clock, what happened on the reader's."""
    if problem := held.about.get("problem"):
        return _alone(_stopped(say, held, problem))
    if held.file_url:
        return _alone(say("exchange.import.fetching", file=name(held)))
    if held.ended_at and held.confirmed_at:
        return _ended(
            say, held, _written(say, held, held.confirmed_at, reads_in), local_day(held.ended_at, zone)
        )
    if held.ended_at:
        return _alone(say("exchange.import.cancelled", file=name(held)))
    if held.confirmed_at:
        return _alone(_writing(say, held))
    return _dry(say, held, zone)


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


def _ended(say: Say, held: Import, text: str, today: date) -> Message:
    monday = (today - timedelta(days=today.weekday())).isoformat()
    look = button("calendar.week", say("exchange.import.calendar.button"), f"{held.team_id}/{monday}")
    refused = [_refused(say, held)] if held.confirmed_at and held.about["counts"][Does.REFUSED] else []
    return Message(text, (section(text), actions(look, *refused)))


def _refused(say: Say, held: Import) -> Element:
    return button("exchange.refused", say("exchange.import.refused.button"), str(held.id))


def _written(say: Say, held: Import, begun: datetime, zone: str) -> str:
    when = say.short_moment(begun, zone)
    text = say(
        "exchange.import.ended", file=name(held), rows=_rows(say, to_write(held) - held.passed), when=when
    )
    passed = [say("exchange.import.passed", rows=_rows(say, held.passed))] if held.passed else []
    refused = held.about["counts"][Does.REFUSED]
    left = [say("exchange.import.left_out", rows=_rows(say, refused))] if refused else []
    return " ".join((text, *passed, *left))


def _rows(say: Say, count: int) -> str:
    return say("exchange.count", count=count)


def _dry(say: Say, held: Import, zone: str) -> Message:
    counts = held.about["counts"]
    lines = [say(f"exchange.does.{does}", sign=SIGNS[does], rows=_rows(say, counts[does])) for does in Does]
    nothing = "" if to_write(held) else say("exchange.import.nothing")
    head = " ".join(one for one in (say("exchange.import.read", file=name(held)), nothing) if one)
    text = "\n".join((head, *(line for does, line in zip(Does, lines, strict=True) if counts[does])))
    return Message(text, tuple(_dry_blocks(say, held, text, zone)))


def _dry_blocks(say: Say, held: Import, text: str, zone: str) -> Iterator[Block]:
    yield section(text)
    refused = (one for one in held.rows if one["does"] == Does.REFUSED)
    yield from (section(row_line(say, row_from(one), zone)) for one in islice(refused, AT_FIRST))
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
        yield _refused(say, held)
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


def row_line(say: Say, row: Row, zone: str) -> str:
    """What a row does, such as ":new: rij 12: *Buddy gezocht*", its moment, and what is wrong."""
    head = say(
        "exchange.row.head",
        sign=SIGNS[row.does],
        line=str(row.line),
        title=line_within(row.title or "…", TITLE),
    )
    return "\n".join((head, *_told(say, row, zone)))


def _told(say: Say, row: Row, zone: str) -> Iterator[str]:
    if row.does is Does.CHANGES:
        columns = dict.fromkeys(field_name(say, one) for one in row.fields)
        yield say("exchange.row.changes", columns=say.list(list(columns)))
    if at := row.fields.get("publish_at"):
        yield say("exchange.row.moment", when=say.moment(datetime.fromisoformat(at), zone))
    wrong = (*row.wrong, *row.remarks)
    yield from (wrong_line(say, one) for one in wrong[:WRONG_SHOWN])
    if len(wrong) > WRONG_SHOWN:
        yield say("exchange.row.more", count=len(wrong) - WRONG_SHOWN)


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
    if at := wrong.values.get("at"):
        told["at"] = say.time(time.fromisoformat(at))
    sentence = say(f"exchange.wrong.{wrong.problem}", column=say(f"exchange.column.{wrong.column}"), **told)
    return f"{sentence} {_choices(say, wrong)}" if wrong.problem in CHOSEN else sentence


CHOSEN = ("no_choice", "not_found", "gone")
"""Problems after which it is told what there is to choose from."""


def _choices(say: Say, wrong: Wrong) -> str:
    if wrong.problem == "no_choice":
        words = [say(f"posting.{wrong.column}.{value}") for value in WORDS[wrong.column]]
        return say("exchange.choices.all", names=say.list(words))
    if not wrong.choices:
        return say("exchange.choices.none")
    names = say.list([line_within(one, CHOICE) for one in wrong.choices])
    key = "all" if len(wrong.choices) == wrong.choices_in_all else "some"
    return say(f"exchange.choices.{key}", names=names, all=say.number(wrong.choices_in_all))


def row_by_row(say: Say, held: Import, page: int, zone: str) -> Form:
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
        *(section(row_line(say, row, zone)) for row in shown),
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
