"""`python -m tests.halfyear`: half a year with 4,000 cases, and whether what was promised was kept."""

import argparse
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database
from tests.halfyear.report import table
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
    told = table(year, chosen.seed)
    sys.stdout.write(told)
    faults = [
        *year.judge.wrong_hours,
        *year.judge.wrong_owner,
        *(" ".join(one) for one in year.judge.twice()),
    ]
    sys.stdout.write("\n".join(faults[:50]) + "\n")
    if chosen.write:
        chosen.write.write_text(told)
    return 1 if faults or year.judge.longest > LONGEST else 0


LONGEST = timedelta(minutes=5)
"""How often a case that waits looks for somebody (`bot/webcare/rules.py`, TRY_AGAIN)."""

if __name__ == "__main__":
    sys.exit(main())
