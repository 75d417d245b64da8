"""Identifiers that look like Slack's."""

import itertools
import secrets
import string

_LETTERS = string.ascii_uppercase + string.digits
_SMALL = string.ascii_letters + string.digits


class Ids:
    """Hands out channel, view, event and other ids: a letter of Slack's, then ten characters, never twice."""

    def __init__(self) -> None:
        self._counter = itertools.count(1)

    def new(self, prefix: str) -> str:
        number = next(self._counter)
        return f"{prefix}0{_base36(number).rjust(4, '0')}{_random(_LETTERS, 5)}"


def short() -> str:
    """What Slack gives a block or action that came without an id."""
    return _random(_SMALL, 5)


def view_hash(now: float) -> str:
    return f"{int(now)}.{_random(_SMALL, 8)}"


def trigger(now: float) -> str:
    return f"{int(now * 1000)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"


def secret() -> str:
    return _random(_SMALL, 24)


def _random(letters: str, length: int) -> str:
    return "".join(secrets.choice(letters) for _ in range(length))


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest] + digits
    return digits
