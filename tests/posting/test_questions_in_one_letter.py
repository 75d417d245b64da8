"""Rows of one letter: put in, read back, answered, taken out."""

from bot.posting.stacked import Row, is_among_others, rows_of, stacked, with_row
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.replies import Message
from bot.texts import every_sentence

SAY = every_sentence().say("nl")


def asked(text: str) -> Message:
    return Message(
        f"{text} Jij bent de eigenaar.", (section(text), actions(button("posts.posted", "Geplaatst", "1")))
    )


def test_one_alone_is_as_it_was_and_can_be_read_back() -> None:
    first = with_row(SAY, {}, 7, asked("Staat het erop?"))

    assert first.text == "Staat het erop? Jij bent de eigenaar."
    assert [block["type"] for block in first.blocks] == ["section", "actions"]
    assert not is_among_others(first.blocks[1]["block_id"])
    assert list(rows_of(first.blocks)) == [7]


def test_of_several_those_count_that_are_not_answered_yet() -> None:
    both = with_row(SAY, rows_of(with_row(SAY, {}, 7, asked("Eén?")).blocks), 8, asked("Twee?"))
    after = with_row(SAY, rows_of(both.blocks), 7, asked("Geplaatst."), is_answered=True)
    over = with_row(SAY, rows_of(after.blocks), 8, asked("Geschrapt."), is_answered=True)

    assert both.text == "2 berichten vragen iets van je\nEén?\nTwee?"
    assert after.text == "Eén bericht vraagt iets van je\nGeplaatst.\nTwee?"
    assert over.text == "Dit is allemaal beantwoord\nGeplaatst.\nGeschrapt."
    assert all(is_among_others(block["block_id"]) for block in over.blocks if block["type"] == "actions")
    assert {number: row.is_answered for number, row in rows_of(after.blocks).items()} == {7: True, 8: False}


def test_what_is_left_of_two_is_alone() -> None:
    both = with_row(SAY, rows_of(with_row(SAY, {}, 7, asked("Eén?")).blocks), 8, asked("Twee?"))

    left = stacked(SAY, {8: rows_of(both.blocks)[8]})

    assert left.text == "Twee?"
    assert rows_of(left.blocks) == {8: Row(left.blocks)}
