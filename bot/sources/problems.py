"""What can be wrong with a source. The sentence is `monitoring.problem.<name>` in the texts."""

from datetime import timedelta
from enum import StrEnum


class Problem(StrEnum):
    ADDRESS = "address"
    """No address on the web that we may ask: another scheme, a port of something else, a password in it."""
    PRIVATE = "private"
    """It leads into a network that is not public."""
    UNKNOWN_HOST = "unknown_host"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    """Its certificate cannot be trusted."""
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    REDIRECTS = "redirects"
    """Sent on too often, or round in a circle."""
    GONE = "gone"
    """404 or 410."""
    FORBIDDEN = "forbidden"
    """401 or 403."""
    BUSY = "busy"
    """429, or 503 with a time to wait."""
    REFUSED = "refused"
    """Any other answer that is not what was asked for."""
    NOT_A_FEED = "not_a_feed"
    BOMB = "bomb"
    """It declares entities, which feeds do not need and attacks do."""
    MALFORMED = "malformed"
    """Read as far as it can be read."""


class FetchError(Exception):
    """A source could not be fetched or read. `wait` is how long its server asks to be left alone."""

    def __init__(self, problem: Problem, wait: timedelta | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.wait = wait
