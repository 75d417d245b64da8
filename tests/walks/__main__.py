"""`python -m tests.walks --walks 200`: many random walks over both databases, and what came of them."""

import argparse
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import URL

from bot.app import FEATURES
from storage import schema
from storage.database import Database
from tests import postgres
from tests.walks.machine import Walk

STEPS = 25


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.walks")
    options.add_argument("--walks", type=int, default=200)
    options.add_argument("--only", default="", help="sqlite or postgresql")
    chosen = options.parse_args()
    # The bot's threads use it, between two draws.
    warnings.filterwarnings("ignore", "Do not use the `random` module")
    walks = chosen.walks // 2
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        server = stack.enter_context(postgres.server(uuid4().hex))
        for kind in ("sqlite", "postgresql"):
            if chosen.only not in kind:
                continue
            took, done = _walk(walks, partial(_fresh, kind, folder, server))
            print(f"{kind}: {walks} walks in {took:.0f} s, {done['tried']} things tried by people,")
            print(f"  {done['done']} of which Slack let them do; nothing broken")
            print(f"  {_reached(done)}")


def _reached(done: Counter[str]) -> str:
    """How much of what the bot listens to was used at all."""
    buttons = {name for feature in FEATURES for name in feature.buttons}
    forms = {f"form {name}" for feature in FEATURES for name in feature.forms}
    return ", ".join(
        f"{len([name for name in names if done[name]])} of {len(names)} {what}"
        for what, names in (("buttons", buttons), ("forms", forms))
    )


def _walk(walks: int, make_database: Callable[[], object]) -> tuple[float, Counter[str]]:
    """The seconds it took, and how often each kind of step was taken."""
    done: Counter[str] = Counter()
    machine = type("CountedWalk", (Walk,), {"make_database": staticmethod(make_database), "done": done})
    started = perf_counter()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=walks,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            backend="hypothesis-urandom",  # left to itself it tries much the same again and again
        ),
    )
    return perf_counter() - started, done


@contextmanager
def _fresh(kind: str, folder: Path, server: URL) -> Iterator[Database]:
    with ExitStack() as stack:
        if kind == "sqlite":
            url = f"sqlite:///{folder / uuid4().hex}.db"
        else:
            address = stack.enter_context(postgres.fresh_database(server, f"walk_{uuid4().hex}"))
            url = postgres.as_setting(address)
        database = Database(url)
        schema.upgrade(database)
        yield database
        database.close()


if __name__ == "__main__":
    main()
