"""From which number on something about an audience is worth a remark. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Each number with where it comes from; "practice" as docs/trade.md means it."""

    online: int = 2
    """Online habits known at least: practice; one is an anecdote."""
    offline: int = 1
    """Russo asks for both [1]: a group without a known place offline is only half known."""
    fresh_days: int = 365
    """Evidence older than a year tells of how it was: practice, platforms change faster."""
    actors: int = 3
    """People or groups around it at least: practice, under three there is no network."""
    ring_2: int = 1
    """Russo's "network of the network" [1] begins with one."""
    bridges: int = 1
    """People of the team who know somebody of it: practice; without one nothing gets across."""
    priority: int = 3
    """Audiences that go first, at most: practice, of more none goes first."""


USUAL = Thresholds()
