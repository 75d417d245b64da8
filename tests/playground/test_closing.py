"""The playground closes whole, also while somebody knocks."""

import contextlib
import gc
import socket
import threading
import warnings
from collections.abc import Iterator

from playground.running import Playground

ROUNDS = 5  # each of them left some 4 connections behind before


@contextlib.contextmanager
def knocking_at(address: str) -> Iterator[None]:
    """Opens connections one after the other and says nothing, as a browser does that expects to need them."""
    host, port = address.removeprefix("http://").split(":")
    knocked: list[socket.socket] = []
    first = threading.Event()

    def knock() -> None:
        with contextlib.suppress(OSError):
            while True:
                knocked.append(socket.create_connection((host, int(port)), timeout=1))
                first.set()

    visitor = threading.Thread(target=knock)
    visitor.start()
    first.wait()
    yield
    visitor.join()
    for connection in knocked:
        connection.close()


def test_who_knocks_while_it_closes_leaves_no_open_connection() -> None:
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always", ResourceWarning)
        for _ in range(ROUNDS):
            slack = Playground()
            with knocking_at(slack.url):
                slack.close()
            gc.collect()

    assert [str(one.message) for one in said] == []
