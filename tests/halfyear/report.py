"""The figures of a half year, for the screen and for docs/half-year.md, and what was not as promised."""

from datetime import timedelta

from tests.halfyear.year import Year

HEADING = """# Half a year of webcare

`python -m tests.halfyear` lives half a year with the bot's own jobs on a real database, minute by minute:
six people, of whom five work part-time and one lives in London, each with leave at random, four Dutch
holidays, both changes of the clock, and cases that come at random on every day and night. People take a case,
answer, hand over, promise, put off, ask back, ask for help and escalate by chance when they are at work;
some forget. Who is outside writes again, now and then when it was answered. Nothing is sent: what stands in
the outbox is what people would read.

What was promised is judged from the database (`tests/halfyear/judge.py`, `deadlines.py`), by a calendar of
its own (`calendar.py`) and not by the code that is judged:

- A case waits when somebody could have it: who does webcare that day and is in; else the backup, unless one
  of those comes within the hour; else who decides, unless one of those comes that day. Who gave it back, or
  let it lie, is not given it again that day; nor is who has as many open as they take. A case looks again
  every five minutes.
- A message is outside somebody's hours when it makes a sound while they do not work, are on leave or have a
  holiday; five minutes after closing are allowed, since what is over as webcare closes is told to who was
  there. What calls the crisis list comes at any hour; all else about a crisis waits as any other.
- Cases are dealt evenly when the one with fewest gets the next, so that it puts nobody more than one above an
  equal. Of who have as few, who was given least that day. Over the half year that is no even share of what
  came: who does webcare two days a week comes with a clean plate, beside colleagues whose cases of before are
  open still, and gets more of what comes on those days.
- A stage of a deadline (half, four fifths, all of it) is told when somebody could hear it who could have had
  the case, and once to each; that half is gone, only of what is somebody's and was not put off.

"""
LONGEST = timedelta(minutes=5)
"""How often a case that waits looks for somebody (`bot/webcare/rules.py`, TRY_AGAIN)."""


def faults(year: Year) -> list[str]:
    """What was not as promised, case by case."""
    judge = year.judge
    return [
        *([f"a case waited for {judge.longest}"] if judge.longest > LONGEST else []),
        *(f"unevenly dealt: {one}" for one in judge.uneven),
        *(f"outside hours: {one}" for one in judge.wrong_hours),
        *(f"not theirs: {one}" for one in judge.wrong_owner),
        *(f"told twice: {' '.join(one)}" for one in judge.twice()),
        *(f"told to nobody: {one}" for one in year.untold),
    ]


def table(year: Year, seed: int) -> str:
    judge = year.judge
    rows = (
        ("cases", f"{year.cases:,}"),
        ("days lived", str(year.days)),
        ("what people did with them", f"{year.acts:,}"),
        ("looks of the jobs", f"{year.looks:,}"),
        (
            "longest that a case had no owner while somebody could have it",
            f"{judge.longest // timedelta(minutes=1)} minutes",
        ),
        ("cases dealt to somebody whose turn it was not", str(len(judge.wrong_owner))),
        ("messages that make a sound", f"{judge.letters:,}"),
        ("of those outside somebody's hours, to call the crisis list", f"{judge.crisis_letters:,}"),
        ("of the others outside somebody's hours", str(len(judge.wrong_hours))),
        ("cases dealt among equals", f"{judge.dealt:,}"),
        ("of those while another of them had as many as they take", f"{judge.full:,}"),
        ("most that it put somebody above an equal", str(judge.most_above)),
        ("dealt to who had more than an equal, or was given more that day", str(len(judge.uneven))),
        ("what each got of an even share over all that time", _shares(judge.shares)),
        ("stages of deadlines told, each in a message", f"{len(judge.told):,}"),
        ("messages with all that somebody could not hear in time", f"{judge.lists:,}"),
        ("of those told twice to somebody", str(len(judge.twice()))),
        ("stages told to nobody while somebody could hear it", str(len(year.untold))),
    )
    lines = "\n".join(f"| {what} | {figure} |" for what, figure in rows)
    return f"{HEADING}| Seed {seed} | |\n|---|---|\n{lines}\n\n{_made(year, seed)}"


def _made(year: Year, seed: int) -> str:
    command = "python -m tests.halfyear --write docs/half-year.md"
    return f"Made with `{command}` (seed {seed}), in {year.seconds:.0f} seconds.\n"


def _shares(shares: list[float]) -> str:
    return f"{min(shares, default=1):.0%} to {max(shares, default=1):.0%}"
