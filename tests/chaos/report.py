"""The figures of storms, for the screen and for docs/chaos.md."""

from collections.abc import Sequence

from tests.chaos.storm import Outcome

HEADING = """# Killed while delivering

`make chaos` kills real `python -m bot` processes (SIGKILL, at random moments of wall time) while letters
leave: cards that change, pings, prompts with replies, withdrawals, written as features write them; the daily
prompts, reminders and summaries of six teams, written by the dying processes themselves while the clock runs;
what comes due in five teams: actions, measurements, rounds to rate and the next one, the half-yearly review,
questions to colleagues that close, experiments that end, posts whose moment is over, promises, crises to look
back on, answers to review; and people who report cases (one in four is a crisis), take them, hand them over,
promise, answer, go up the ladder and lead; who answer prompts, publish, ask colleagues, end actions, start
rounds, add posts and start the ten minutes. Meanwhile Slack loses answers, drops connections, answers 500 and
says "slow down".

What came of it is judged from the playground's log and the database alone (`tests/chaos/judge.py`). A letter
is lost when it never reached Slack, or when its message does not say what was said last. It stands there
twice when it was posted twice; without the history scopes that may happen only when Slack's answer was lost:
the connection broke, or a process died after the post and before the next one. For what came due, and for
each published version, there is exactly one letter (or one row of one). A second canvas may only be made when
nobody could know of the first: its answer was lost, or a process died in between.

Each case that somebody saw saved must be there once, with its card; be in one turn of its owner, or nobody's;
have the next number of its team; and say nothing any more when it is closed (`tests/webcare/order.py`). A
letter may be ahead: who it is for comes in after the end of the story.

"""
COLUMNS = (
    "storm",
    "kills",
    "letters",
    "posted, changed",
    "answers lost on the way",
    "prompts (team and day)",
    "lost",
    "owed by jobs",
    "of those never, or twice",
    "canvases made, without a reason",
    "occurrences twice",
    "messages twice",
    "of those without a reason",
    "repeats counted",
    "letters ahead",
    "cases, turns, promises, crises",
    "of those lost, doubled or with two owners",
    "seconds",
)


def line(outcome: Outcome) -> str:
    """One storm in one line, and what was wrong below it."""
    told = ", ".join(f"{name} {value}" for name, value in zip(COLUMNS, _row(outcome), strict=True))
    people = ", ".join(f"{what} {times}" for what, times in sorted(outcome.crowd.items()))
    return "\n".join([told, f"  people: {people}", *(f"  {fault}" for fault in outcome.faults)])


def table(outcomes: Sequence[Outcome], seed: int) -> str:
    rows = ["| " + " | ".join(_row(outcome)) + " |" for outcome in outcomes]
    head = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    names = {
        "looks": "with the history scopes (a letter in doubt is looked up)",
        "blind": "without them (it is sent again)",
    }
    meaning = "\n".join(f"- `{name}`: {what}." for name, what in names.items())
    made = f"\nMade with `python -m tests.chaos --write docs/chaos.md` (seed {seed})."
    postgres = "SQLite storms have one process, PostgreSQL storms two (`run` and `worker`)."
    return HEADING + "\n".join([*head, *rows]) + f"\n\n{meaning}\n\n{postgres}{made}\n"


def _row(outcome: Outcome) -> list[str]:
    verdict = outcome.verdict
    return [
        outcome.storm.name,
        str(outcome.storm.kills),
        str(verdict.letters),
        f"{verdict.posts}, {verdict.changes}",
        str(outcome.lost_answers),
        str(verdict.occurrences),
        str(len(verdict.lost) + len(verdict.untrue)),
        str(verdict.owed),
        str(len(verdict.unpaid)),
        f"{verdict.canvases}, {len(verdict.canvases_twice)}",
        str(len(verdict.occurrences_twice) + len(verdict.subjects_twice)),
        str(len(verdict.twice)),
        str(len(verdict.unexplained)),
        str(verdict.counted_repeats),
        str(verdict.ahead),
        f"{verdict.cases}, {verdict.turns}, {verdict.promises}, {verdict.crises}",
        str(len(verdict.cases_wrong)),
        f"{outcome.seconds:.0f}",
    ]
