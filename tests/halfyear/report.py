"""The figures of a half year, for the screen and for docs/half-year.md."""

from datetime import timedelta

from tests.halfyear.year import Year

HEADING = """# Half a year of webcare

`python -m tests.halfyear` lives half a year with the bot's own jobs on a real database, minute by minute:
six people, of whom three work part-time and one lives in London, each with leave at random, four Dutch
holidays, both changes of the clock, and cases that come at random on every day and night. People take,
answer and hand over by chance when they are at work; some forget. Nothing is sent: what stands in the
outbox is what people would read. What was promised is judged from the database alone
(`tests/halfyear/judge.py`).

A message counts as outside somebody's hours when it makes a sound while they do not work, are on leave or
have a holiday; five minutes after closing are allowed, since what is over as webcare closes is told to
who was there. The crisis list is apart: it hears at any hour.

"""


def table(year: Year, seed: int) -> str:
    judge = year.judge
    uneven = max(judge.uneven, default=0)
    rows = (
        ("cases", f"{year.cases:,}"),
        ("days lived", str(year.days)),
        ("what people did with them", f"{year.acts:,}"),
        ("looks of the jobs", f"{year.looks:,}"),
        (
            "longest that a case had no owner while somebody could have it",
            f"{judge.longest // timedelta(minutes=1)} minutes",
        ),
        ("messages that make a sound", f"{judge.letters:,}"),
        ("of those about a crisis, at any hour", f"{judge.crisis_letters:,}"),
        ("of the others outside somebody's hours", str(len(judge.wrong_hours))),
        ("cases dealt to somebody whose turn it was not", str(len(judge.wrong_owner))),
        ("cases dealt among equals", f"{judge.dealt:,}"),
        ("most that the chosen one had more than the equal with fewest", str(uneven)),
        ("stages of deadlines told", f"{len(judge.told):,}"),
        ("of those told twice to somebody", str(len(judge.twice()))),
    )
    lines = "\n".join(f"| {what} | {figure} |" for what, figure in rows)
    return f"{HEADING}| Seed {seed} | |\n|---|---|\n{lines}\n\nIt took {year.seconds:.0f} seconds.\n"
