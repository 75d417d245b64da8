"""What can become of a letter that was carried to Slack."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Arrived:
    """It stands in Slack as `ts` in `channel`; `at` is real time.

    `repeated`: it was sent again without a look whether it stood there. `found`: it stood there already.
    """

    channel: str
    ts: str
    at: datetime
    repeated: bool = False
    found: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """The message about its subject says what it says."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The message about its subject is gone, as was wanted, or never was."""


@dataclass(frozen=True, slots=True)
class NotThere:
    """The message to change is gone, so the letter must be posted anew."""


@dataclass(frozen=True, slots=True)
class NotYet:
    """To be tried again after `wait` seconds. `uncertain`: perhaps it stands there."""

    wait: float
    error: str
    uncertain: bool
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class SlowDown:
    """Slack wants no more posts (or else no more changes) from us in this workspace for `wait` seconds."""

    wait: float
    posts: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never arrive."""

    error: str


@dataclass(frozen=True, slots=True)
class NoToken:
    """Nothing can be sent in this workspace: our token is refused, or there is none."""

    error: str


@dataclass(frozen=True, slots=True)
class TooLate:
    """Nothing was sent: we were asleep until the lease was over, or nearly so, or delivery ended before."""


Outcome = Arrived | Changed | Withdrawn | NotThere | NotYet | SlowDown | Refused | NoToken | TooLate
