"""Many workers at once on one outbox, each with connections of its own."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from storage.database import Database
from storage.sending import Pace
from tests.storage.post import Post


def all_at_once(count: int, work: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_eight_workers_take_six_hundred_letters_and_none_twice(database: Database) -> None:
    post = Post(database)
    for number in range(15 * 40):
        post.writes(f"letter {number}", channel=f"C{number}")
    taken: list[str] = []

    def worker() -> None:
        while keys := post.keys_taken(limit=15):
            taken.extend(keys)

    all_at_once(8, worker)

    assert Counter(Counter(taken).values()) == {1: 600}


def test_four_workers_keep_the_order_of_every_channel(database: Database) -> None:
    post = Post(database, pace=Pace(between_posts=timedelta(0), posts_a_minute=10_000))
    for number in range(120):
        post.writes(f"{number:03}", channel=f"C{number % 6}")
    order: dict[str, list[str]] = {f"C{channel}": [] for channel in range(6)}
    watch = threading.Lock()

    def worker() -> None:
        while sum(map(len, order.values())) < 120:
            for errand in post.takes(limit=2):
                with watch:
                    order[errand.letter.channel].append(errand.letter.key)
                post.arrive(errand)

    all_at_once(4, worker)

    assert {channel: len(keys) for channel, keys in order.items()} == dict.fromkeys(order, 20)
    assert all(keys == sorted(keys) for keys in order.values())
