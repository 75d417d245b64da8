"""`python -m tests.chaos --kills 200`: the storms over both databases, and what came of them."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import URL

from tests import postgres
from tests.chaos.report import line, table
from tests.chaos.storm import Outcome, Storm, blow

STORMS = (
    ("sqlite", Storm("sqlite-looks", ("run",), 50, may_look=True)),
    ("sqlite", Storm("sqlite-blind", ("run",), 50, may_look=False)),
    ("postgresql", Storm("postgresql-looks", ("run", "worker"), 50, may_look=True)),
    ("postgresql", Storm("postgresql-blind", ("run", "worker"), 50, may_look=False)),
)


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.chaos")
    options.add_argument("--kills", type=int, default=200, help="in all storms together")
    options.add_argument("--only", default="", help="storms whose name has this in it")
    options.add_argument("--seed", type=int, default=20261123)
    options.add_argument("--write", type=Path, help="a file that gets the figures")
    chosen = options.parse_args()
    outcomes = []
    for outcome in storms(chosen.kills // len(STORMS), chosen.only, chosen.seed):
        sys.stdout.write(line(outcome) + "\n")
        sys.stdout.flush()
        outcomes.append(outcome)
    if chosen.write:
        chosen.write.write_text(table(outcomes, chosen.seed))
    return 1 if any(outcome.faults for outcome in outcomes) else 0


def storms(kills: int, only: str, seed: int) -> Iterator[Outcome]:
    """One after another, each on a fresh database."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        server = stack.enter_context(postgres.server(uuid4().hex))
        for kind, storm in STORMS:
            if only in storm.name:
                url = _fresh(kind, folder, server, stack)
                yield blow(replace(storm, kills=kills), url, folder, seed)


def _fresh(kind: str, folder: Path, server: URL, stack: ExitStack) -> str:
    if kind == "sqlite":
        return f"sqlite:///{folder / uuid4().hex}.db"
    address = stack.enter_context(postgres.fresh_database(server, f"storm_{uuid4().hex}"))
    return postgres.as_setting(address)


if __name__ == "__main__":
    sys.exit(main())
