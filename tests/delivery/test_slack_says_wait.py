from datetime import timedelta

from bot.clock import RealClock
from playground.running import Playground
from storage.database import Database
from tests.delivery.office import ELSEWHERE, NOOR, OTHER, SOCIAL, VACATURES, PostOffice


def test_when_slack_says_slow_down_the_letter_waits_that_long(office: PostOffice) -> None:
    office.slack.fault("ratelimited", method="chat.postMessage", seconds=90, times=1)
    office.writes("prompt 7")
    assert office.delivers() == 1
    assert office.delivers(after=89) == 0

    assert office.delivers(after=1) == 1
    assert office.shown() == ["Tekst van prompt 7"]
    assert len(office.calls("chat.postMessage")) == 2


def test_slow_down_holds_the_posts_of_the_whole_workspace_but_of_no_other(office: PostOffice) -> None:
    office.slack.fault("ratelimited", channel=SOCIAL, seconds=90, times=1)
    office.writes("prompt 7", SOCIAL)
    office.delivers()
    office.writes("ping", NOOR)
    office.writes("elsewhere", OTHER, workspace_id=ELSEWHERE)
    assert office.delivers() == 1
    assert office.shown(OTHER) == ["Tekst van elsewhere"]
    assert len(office.calls("chat.postMessage")) == 2

    office.passes(90)
    office.delivers_all()
    assert office.shown(office.direct(NOOR)) == ["Tekst van ping"]


def test_slow_down_for_changes_does_not_hold_posts(office: PostOffice) -> None:
    office.writes("case 12 open", SOCIAL, subject="case 12 card")
    office.delivers()
    office.slack.fault("ratelimited", method="chat.update", seconds=60, times=1)
    office.writes("case 12 taken", SOCIAL, subject="case 12 card")
    office.writes("prompt", VACATURES)
    office.delivers_all()
    assert office.shown(VACATURES) == ["Tekst van prompt"]
    assert office.shown(SOCIAL) == ["Tekst van case 12 open"]

    office.passes(60)
    office.delivers_all()
    assert office.shown(SOCIAL) == ["Tekst van case 12 taken"]


def test_what_passes_is_tried_again_after_longer_and_longer_waits(office: PostOffice) -> None:
    office.slack.fault("refused", error="service_unavailable", times=4)
    office.writes("prompt 7")
    waits = [seconds_until_tried(office) for _ in range(5)]

    assert waits == [1, 1, 2, 4, 8]
    assert office.shown() == ["Tekst van prompt 7"]
    assert office.counted["later"] == 4


def test_an_answer_we_do_not_know_is_final_after_a_while(office: PostOffice) -> None:
    office.slack.fault("refused", error="something_new")
    office.writes("prompt 7")
    began = office.real.now()
    while office.letter("prompt 7").state == "waiting":
        office.delivers(after=10)

    assert office.letter("prompt 7").failed_because == "something_new"
    assert timedelta(minutes=15) < office.real.now() - began < timedelta(minutes=30)


def test_when_slack_cannot_be_reached_letters_wait_and_none_is_repeated(database: Database) -> None:
    with Playground() as gone:
        office = PostOffice(gone, database)
    office.writes("prompt 7")
    office.delivers()

    assert office.letter("prompt 7").state == "waiting"
    assert not office.letter("prompt 7").uncertain
    office.api.close()


def test_a_channel_never_hears_more_than_one_message_a_second(database: Database) -> None:
    with Playground(posts_burst=1, posts_per_second=1.0) as strict:
        office = PostOffice(strict, database, real=RealClock())
        for number in range(4):
            office.writes(f"answer {number}")
        assert office.delivery.drain(patience=20)

        assert office.shown() == [f"Tekst van answer {number}" for number in range(4)]
        assert [call["status"] for call in office.calls("chat.postMessage")] == [200] * 4
        office.api.close()


def seconds_until_tried(office: PostOffice) -> int:
    """With the jitter in the middle, to whole seconds."""
    seconds = 1
    while not office.delivers(after=1):
        seconds += 1
    return seconds
