from collections import Counter
from time import monotonic

from bot.clock import RealClock
from bot.slack.delivery import Options
from playground.running import Playground
from storage.database import Database
from tests.delivery.office import SOCIAL, VACATURES, PostOffice

PEOPLE = [f"U0DEMO{number:03}" for number in range(1, 11)]
FAST = Options(in_flight=16, ahead=16)


def running_office(slack: Playground, database: Database, options: Options) -> PostOffice:
    office = PostOffice(slack, database, real=RealClock())
    office.delivery = office.another_delivery(options)
    return office


def test_a_letter_leaves_at_the_wake_however_seldom_one_looks(database: Database) -> None:
    with Playground() as slack:
        office = running_office(slack, database, Options(look_every=60))
        office.delivery.start()
        office.writes("first", SOCIAL)
        office.delivery.wake()
        slack.waits_until(lambda: office.shown(SOCIAL) == ["Tekst van first"], seconds=20)
        office.writes("second", VACATURES)
        office.delivery.wake()
        slack.waits_until(lambda: office.shown(VACATURES) == ["Tekst van second"], seconds=20)
        office.delivery.stop()
        office.api.close()


def test_a_letter_of_another_process_is_found_by_looking_within_a_second(database: Database) -> None:
    with Playground() as slack:
        office = running_office(slack, database, Options())
        office.delivery.start()
        office.writes("not woken", SOCIAL)
        slack.waits_until(lambda: office.shown(SOCIAL) == ["Tekst van not woken"], seconds=20)
        office.delivery.stop()
        office.api.close()
    assert Options().look_every < 1


def test_two_processes_deliver_together_and_nothing_twice(database: Database) -> None:
    with Playground(posts_burst=1) as slack:
        office = running_office(slack, database, FAST)
        for number in range(40):
            office.writes(f"letter {number}", PEOPLE[number % 10])
        both = [office.delivery, office.another_delivery(FAST)]
        for delivery in both:
            delivery.start()
        slack.waits_until(lambda: office.counted["sent"] == 40, seconds=30)
        for delivery in both:
            delivery.stop()
        office.api.close()

        keys = Counter(
            call["arguments"]["metadata"]["event_payload"]["key"] for call in office.calls("chat.postMessage")
        )
    assert keys == {f"letter {number}": 1 for number in range(40)}


def test_when_asked_to_stop_what_is_in_hand_is_finished_and_the_rest_stays(database: Database) -> None:
    with Playground() as slack:
        office = running_office(slack, database, Options(in_flight=2, ahead=8))
        slack.fault("slow", method="chat.postMessage", seconds=2, times=100)
        for number, person in enumerate(PEOPLE):
            office.writes(f"letter {number}", person)
        office.delivery.start()
        slack.waits_until(lambda: (slack.service.faults.active[0].times or 0) <= 98, seconds=20)
        began = monotonic()
        office.delivery.stop()
        took = monotonic() - began
        office.api.close()

        posted = len(office.calls("chat.postMessage"))
        states = Counter(office.letter(f"letter {number}").state for number in range(10))
        leases = [letter_lease(office, number) for number in range(10)]
    assert took < 9
    assert states == {"sent": posted, "waiting": 10 - posted}
    assert 2 <= posted < 10
    assert leases == [None] * 10


def letter_lease(office: PostOffice, number: int) -> str | None:
    return office.letter(f"letter {number}").lease
