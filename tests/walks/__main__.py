"""`python -m tests.walks --walks 2000`: many random walks over both databases, and what came of them.

Several processes take them in parts; a line tells of each part.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from multiprocessing import get_context
from time import perf_counter
from uuid import uuid4

from bot.app import FEATURES
from tests import postgres
from tests.walks.part import walk

IN_A_PART = 25
"""Walks of which one line tells: a minute or so."""
KINDS = ("sqlite", "postgresql")


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.walks")
    options.add_argument("--walks", type=int, default=2000, help="over both databases together")
    options.add_argument("--only", default="", help="sqlite or postgresql")
    options.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    chosen = options.parse_args()
    kinds = [kind for kind in KINDS if chosen.only in kind]
    began = perf_counter()
    done = {kind: Counter[str]() for kind in kinds}
    with ExitStack() as stack:
        server = postgres.as_setting(stack.enter_context(postgres.server(uuid4().hex)))
        hands = stack.enter_context(ThreadPoolExecutor(chosen.processes))
        parts = {hands.submit(_alone, *part, server): part for part in _parts(kinds, chosen.walks)}
        for number, part in enumerate(as_completed(parts), start=1):
            if not _told(part, f"{number} of {len(parts)}", *parts[part], done, perf_counter() - began):
                hands.shutdown(wait=True, cancel_futures=True)
                return 1
    for kind, reached in done.items():
        print(f"{kind}: {reached['walked']} walks, {reached['tried']} things tried by people,")
        print(f"  {reached['done']} of which Slack let them do; nothing broken")
        print(f"  {_reached(reached)}")
    print(f"never reached: {', '.join(_never(sum(done.values(), Counter())))}")
    return 0


def _alone(kind: str, walks: int, server: str) -> Counter[str]:
    """In a process of its own: a walk leaves some 5 MB behind (measured), all of them 10 GB."""
    with ProcessPoolExecutor(1, get_context("spawn")) as hand:
        return hand.submit(walk, kind, walks, server).result()


def _parts(kinds: list[str], walks: int) -> Iterator[tuple[str, int]]:
    """In turn of each database, so that what is wrong with one shows early."""
    left = max(1, walks // len(KINDS))
    while left > 0:
        yield from ((kind, min(left, IN_A_PART)) for kind in kinds)
        left -= IN_A_PART


def _told(
    part: Future[Counter[str]], which: str, kind: str, size: int, done: dict[str, Counter[str]], took: float
) -> bool:
    """Says how this part went; False when something broke, which is told whole."""
    problem = part.exception()
    if problem is not None:
        print(f"{which}: {kind}, something broke after {took:.0f} s\n{problem}", file=sys.stderr, flush=True)
        return False
    done[kind] += part.result() + Counter({"walked": size})
    print(f"{which}: {size} walks on {kind}, nothing broken, {took:.0f} s so far", flush=True)
    return True


def _names() -> tuple[tuple[str, set[str]], ...]:
    """All that the bot listens to."""
    buttons = {name for feature in FEATURES for name in feature.buttons}
    forms = {f"form {name}" for feature in FEATURES for name in feature.forms}
    return ("buttons", buttons), ("forms", forms)


def _reached(done: Counter[str]) -> str:
    """How much of it was used at all."""
    return ", ".join(
        f"{len([name for name in names if done[name]])} of {len(names)} {what}" for what, names in _names()
    )


def _never(done: Counter[str]) -> list[str]:
    return sorted(name for _, names in _names() for name in names if not done[name])


if __name__ == "__main__":
    sys.exit(main())
