"""Some of the walks, in a process of their own."""

import shutil
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import URL, make_url

from storage import schema
from storage.database import Database
from tests import postgres
from tests.walks.machine import Walk

STEPS = 25


class BrokenWalkError(Exception):
    """What broke, as it is printed: what some library raised may not come from one process to another."""


def walk(kind: str, walks: int, server: str) -> Counter[str]:
    """How often each kind of step was taken, and each listener reached."""
    try:
        return _walk(kind, walks, server)
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is told
        raise BrokenWalkError("".join(traceback.format_exception(problem))) from None


def _walk(kind: str, walks: int, server: str) -> Counter[str]:
    # The bot's threads use it, between two draws.
    warnings.filterwarnings("ignore", "Do not use the `random` module")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        if kind == "sqlite":
            _migrated(f"sqlite:///{folder / 'empty.db'}").close()
            return _walked(walks, partial(_copy, folder))
        name = f"empty_{uuid4().hex}"
        empty = stack.enter_context(postgres.fresh_database(make_url(server), name))
        _migrated(postgres.as_setting(empty)).close()
        return _walked(walks, partial(_like, make_url(server), name))


def _walked(walks: int, make_database: Callable[[], object]) -> Counter[str]:
    done: Counter[str] = Counter()
    machine = type("CountedWalk", (Walk,), {"make_database": staticmethod(make_database), "done": done})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=walks,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=(Phase.generate,),  # made smaller, a walk tells hardly more, and that takes minutes
            backend="hypothesis-urandom",  # left to itself it tries much the same again and again
        ),
    )
    return done


def _migrated(url: str) -> Database:
    """With its tables, which every walk gets a copy of."""
    database = Database(url)
    schema.upgrade(database)
    return database


@contextmanager
def _copy(folder: Path) -> Iterator[Database]:
    path = folder / f"{uuid4().hex}.db"
    shutil.copyfile(folder / "empty.db", path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()
    path.unlink()


@contextmanager
def _like(server: URL, empty: str) -> Iterator[Database]:
    with postgres.fresh_database(server, f"walk_{uuid4().hex}", like=empty) as address:
        database = Database(postgres.as_setting(address))
        yield database
        database.close()
