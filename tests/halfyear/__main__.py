"""`python -m tests.halfyear`: half a year with 4,000 cases, and whether what was promised was kept."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database
from tests.halfyear.report import faults, table
from tests.halfyear.year import lived


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.halfyear")
    options.add_argument("--cases", type=int, default=4000)
    options.add_argument("--days", type=int, default=182)
    options.add_argument("--seed", type=int, default=20261130)
    options.add_argument("--write", type=Path, help="a file that gets the figures")
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/half-year.db")
        year = lived(database, chosen.days, chosen.cases, chosen.seed)
    told, found = table(year, chosen.seed), faults(year)
    sys.stdout.write(told + "\n".join(found[:50]) + "\n")
    if chosen.write:
        chosen.write.write_text(told)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
