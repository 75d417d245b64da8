"""The connection breaks, Slack stumbles, or we die: was it posted? Look where we may before repeating."""

import pytest

from bot.slack.delivery import Delivery
from storage.sending import Errand
from tests.delivery.office import HISTORY, NOOR, SOCIAL, PostOffice

BEFORE, AFTER, STUMBLES = "dropped", "answer_lost", "server_error"


@pytest.mark.usefixtures("may_look")
@pytest.mark.parametrize("fault", [BEFORE, AFTER, STUMBLES])
def test_with_the_history_scope_the_message_stands_there_once(office: PostOffice, fault: str) -> None:
    office.slack.fault(fault, method="chat.postMessage", times=1)
    office.writes("prompt 7")
    office.delivers_all()

    assert office.shown() == ["Tekst van prompt 7"]
    assert office.letter("prompt 7").ts == office.messages()[0].ts
    assert office.letter("prompt 7").repeated == 0
    assert len(office.calls("conversations.history")) == 1


@pytest.mark.usefixtures("may_look")
def test_a_letter_that_was_found_is_changed_by_the_next_one(office: PostOffice) -> None:
    office.slack.fault(AFTER, method="chat.postMessage", times=1)
    office.writes("case 12 open", subject="case 12 card")
    office.delivers()
    office.writes("case 12 taken", subject="case 12 card")
    office.delivers_all()

    assert office.shown() == ["Tekst van case 12 taken"]
    assert office.counted["found"] == 1


@pytest.mark.usefixtures("may_look")
@pytest.mark.parametrize("fault", [BEFORE, AFTER])
def test_a_reply_is_looked_for_in_its_thread(office: PostOffice, fault: str) -> None:
    office.writes("prompt 7")
    office.delivers()
    office.slack.fault(fault, method="chat.postMessage", times=1)
    office.writes("answer", thread_of="prompt 7")
    office.delivers_all()

    assert office.shown() == ["Tekst van prompt 7", "Tekst van answer"]
    assert len(office.calls("conversations.replies")) == 1


@pytest.mark.usefixtures("may_look")
@pytest.mark.parametrize("fault", [BEFORE, AFTER])
def test_a_first_direct_message_is_looked_for_too(office: PostOffice, fault: str) -> None:
    office.slack.fault(fault, method="chat.postMessage", times=1)
    office.writes("ping", NOOR)
    office.delivers_all()

    assert office.shown(office.direct(NOOR)) == ["Tekst van ping"]
    assert office.letter("ping").repeated == 0


@pytest.mark.usefixtures("may_look")
def test_a_later_direct_message_is_looked_for_where_the_earlier_one_stands(office: PostOffice) -> None:
    office.writes("first ping", NOOR)
    office.delivers()
    office.slack.fault(AFTER, method="chat.postMessage", times=1)
    office.writes("second ping", NOOR)
    office.delivers_all()

    assert office.shown(office.direct(NOOR)) == ["Tekst van first ping", "Tekst van second ping"]
    assert office.calls("conversations.open") == []


def test_without_the_scope_a_lost_answer_makes_it_appear_twice_and_is_counted(
    office: PostOffice,
) -> None:
    office.slack.fault(AFTER, method="chat.postMessage", times=1)
    office.writes("prompt 7")
    office.delivers_all()

    assert office.shown() == ["Tekst van prompt 7"] * 2
    assert office.letter("prompt 7").repeated == 1
    assert office.counted["repeated"] == 1


def test_two_lost_answers_without_the_scope_are_two_repeats(office: PostOffice) -> None:
    office.slack.fault(AFTER, method="chat.postMessage", times=2)
    office.writes("prompt 7")
    office.delivers_all()

    assert len(office.shown()) == 3
    assert office.letter("prompt 7").repeated == 2


@pytest.mark.usefixtures("may_look")
def test_a_scope_that_is_taken_away_is_noticed(office: PostOffice) -> None:
    office.writes("earlier")
    office.delivers()
    office.slack.app("deny", scopes=HISTORY)
    office.slack.fault(AFTER, method="chat.postMessage", times=1)
    office.writes("prompt 7")
    office.delivers_all()

    assert office.shown() == ["Tekst van earlier", *["Tekst van prompt 7"] * 2]
    assert office.letter("prompt 7").state == "sent"


def test_a_change_whose_answer_was_lost_is_simply_made_again(office: PostOffice) -> None:
    office.writes("case 12 open", subject="case 12 card")
    office.delivers()
    office.slack.fault(AFTER, method="chat.update", times=1)
    office.writes("case 12 taken", subject="case 12 card")
    office.delivers_all()

    assert office.shown() == ["Tekst van case 12 taken"]
    assert office.letter("case 12 taken").repeated == 0


@pytest.mark.usefixtures("may_look")
def test_slow_down_while_looking_is_waited_for_and_nothing_is_posted_blindly(office: PostOffice) -> None:
    office.slack.fault(AFTER, method="chat.postMessage", times=1)
    office.slack.fault("ratelimited", method="conversations.history", seconds=30, times=1)
    office.writes("prompt 7")
    office.delivers()
    office.delivers(after=5)
    assert office.delivers(after=20) == 0
    office.delivers(after=10)

    assert office.shown() == ["Tekst van prompt 7"]


@pytest.mark.usefixtures("may_look")
def test_a_message_is_found_below_hundreds_of_later_ones(office: PostOffice) -> None:
    office.slack.fault(AFTER, method="chat.postMessage", times=1)
    office.writes("prompt 7")
    office.delivers()
    noor = office.slack.person("Noor")
    for number in range(201):
        noor.types(f"bericht {number}", SOCIAL)
    office.delivers_all()

    assert office.shown() == ["Tekst van prompt 7"]
    assert len(office.calls("conversations.history")) == 2


@pytest.mark.usefixtures("may_look")
def test_a_worker_that_died_after_posting_is_followed_by_one_that_looks(office: PostOffice) -> None:
    office.writes("prompt 7")
    dies_before_writing_down(office.delivery)
    assert office.delivers(after=19) == 0

    office.delivers_all()

    assert office.shown() == ["Tekst van prompt 7"]
    assert office.counted == {"found": 1}


def test_a_worker_that_slept_past_its_lease_sends_nothing(office: PostOffice) -> None:
    office.writes("prompt 7")
    [asleep] = taken_by(office.delivery)
    office.delivers_all()
    office.passes(21)

    office.delivery.deliver_once()
    late = office.delivery._courier.carry(asleep)

    assert type(late).__name__ == "TooLate"
    assert office.shown() == ["Tekst van prompt 7"]


@pytest.mark.usefixtures("may_look")
def test_what_a_worker_reports_after_its_lease_changes_nothing(office: PostOffice) -> None:
    office.writes("prompt 7")
    [errand] = taken_by(office.delivery)
    posted = office.delivery._carry(errand)
    office.passes(21)
    office.another_delivery().deliver_once()
    ts = office.letter("prompt 7").ts

    office.delivery._turn([posted], 0)

    assert office.counted["lease_lost"] == 1
    assert office.letter("prompt 7").ts == ts
    assert office.shown() == ["Tekst van prompt 7"]


def taken_by(delivery: Delivery) -> list[Errand]:
    """Letters taken by a worker of which nothing more is heard until the story says so."""
    return delivery._turn([], 64)


def dies_before_writing_down(delivery: Delivery) -> None:
    for errand in taken_by(delivery):
        delivery._carry(errand)
