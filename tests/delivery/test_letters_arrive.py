from typing import Any

import pytest

from storage import outbox
from tests.delivery.office import BRAM, NOOR, SOCIAL, VACATURES, PostOffice

CARD: list[dict[str, Any]] = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Zaak 12* is vrij"}}]


def test_a_letter_becomes_a_message_that_carries_its_key(office: PostOffice) -> None:
    office.writes("case 12 open", blocks=CARD)
    office.delivers()

    [message] = office.messages()
    assert (message.text, message.blocks[0]["text"]["text"]) == (
        "Tekst van case 12 open",
        "*Zaak 12* is vrij",
    )
    assert message.metadata["event_payload"] == {"key": "case 12 open"}
    assert office.letter("case 12 open").ts == message.ts
    assert office.counted == {"sent": 1}


def test_a_later_letter_changes_the_message_of_its_subject(office: PostOffice) -> None:
    office.writes("case 12 open", subject="case 12 card", blocks=CARD)
    office.delivers()
    office.writes("case 12 taken", subject="case 12 card", text="Noor heeft zaak 12")
    office.delivers()

    [message] = office.messages()
    assert (message.text, message.blocks) == ("Noor heeft zaak 12", [])
    assert message.metadata["event_payload"] == {"key": "case 12 taken"}


def test_an_unsent_letter_is_overtaken_and_slack_sees_only_the_last(office: PostOffice) -> None:
    office.writes("case 12 open", subject="case 12 card")
    office.writes("case 12 taken", subject="case 12 card")
    office.delivers_all()

    assert office.shown() == ["Tekst van case 12 taken"]
    assert office.calls("chat.update") == []


def test_replies_stand_in_the_thread_of_their_parent_in_order(office: PostOffice) -> None:
    office.writes("prompt 7")
    office.writes("answer of Noor", thread_of="prompt 7")
    office.writes("answer of Bram", thread_of="prompt 7")
    office.delivers_all()

    parent, noor, bram = office.messages()
    assert (parent.text, noor.text, bram.text) == (
        "Tekst van prompt 7",
        "Tekst van answer of Noor",
        "Tekst van answer of Bram",
    )
    assert noor.thread_ts == bram.thread_ts == parent.ts


def test_a_letter_to_a_person_is_a_direct_message_that_can_be_changed(office: PostOffice) -> None:
    office.writes("ping 12", NOOR, subject="case 12 ping")
    office.delivers()
    office.writes("ping 12 answered", NOOR, subject="case 12 ping")
    office.delivers()

    channel = office.direct(NOOR)
    assert office.shown(channel) == ["Tekst van ping 12 answered"]
    with office.database.reading() as session:
        place = outbox.posted(session, "T0DEMO01", "case 12 ping")
    assert place is not None
    assert (place.channel, place.posted_in) == (NOOR, channel)


def test_a_withdrawn_message_disappears(office: PostOffice) -> None:
    office.writes("prompt 7")
    office.writes("something else")
    office.delivers_all()
    office.withdraws("prompt 7")
    office.delivers_all()

    assert office.shown() == ["Tekst van something else"]


def test_withdrawing_what_a_person_deleted_already_is_done(office: PostOffice) -> None:
    office.writes("prompt 7")
    office.delivers()
    delete(office, SOCIAL)
    office.withdraws("prompt 7")
    office.delivers_all()

    assert office.letter("withdrawal of prompt 7").state == "sent"
    assert office.told == []


def test_a_card_that_a_person_deleted_is_posted_anew_when_it_changes(office: PostOffice) -> None:
    office.writes("case 12 open", subject="case 12 card")
    office.delivers()
    delete(office, SOCIAL)
    office.writes("case 12 taken", subject="case 12 card")
    office.delivers_all()

    assert office.shown() == ["Tekst van case 12 taken"]
    assert office.letter("case 12 taken").state == "sent"


def test_when_the_team_moves_its_card_appears_in_the_new_channel(
    office: PostOffice,
) -> None:
    office.writes("case 12 open", SOCIAL, subject="case 12 card")
    office.delivers()
    office.writes("case 12 moved", VACATURES, subject="case 12 card")
    office.delivers()
    office.writes("case 12 taken", VACATURES, subject="case 12 card")
    office.delivers()

    assert office.shown(SOCIAL) == ["Tekst van case 12 open"]
    assert office.shown(VACATURES) == ["Tekst van case 12 taken"]


def test_a_letter_for_this_afternoon_waits_till_then(office: PostOffice) -> None:
    office.writes("summary", not_before=office.waits(3600))
    office.delivers_all()
    assert office.shown() == []

    office.passes(3600)
    office.delivers()
    assert office.shown() == ["Tekst van summary"]


@pytest.mark.parametrize(
    "text",
    [
        "😀" * 500,
        "مرحبا بالعالم",
        "<!channel> <script>alert(1)</script> & co",
        "a" * 3900,
        "één\ntwee\t\u200bdrie",
    ],
)
def test_odd_texts_arrive_as_they_were_written(office: PostOffice, text: str) -> None:
    office.writes("odd", BRAM, text=text)
    office.delivers()

    assert office.shown(office.direct(BRAM)) == [text]


def delete(office: PostOffice, channel: str) -> None:
    """Somebody with the rights for it deletes our message."""
    [message] = office.messages(channel)
    room = office.slack.service.world.workspaces["T0DEMO01"].channels[channel]
    del room.messages[message.ts]
