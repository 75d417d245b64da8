"""Says what was found in a role matrix, each with what to do. Names are escaped and short."""

from datetime import date, timedelta
from typing import Any

from bot.findings import Finding
from bot.ownership.words import safe, scope_parts, task_name
from bot.roles.gathering import Facts
from bot.roles.lines import Line
from bot.roles.week_away import Stop, WeekAway
from bot.slack.mrkdwn import mention
from bot.texts import Say


def told(say: Say, finding: Finding, facts: Facts) -> str:
    """Such as "Alleen Noor doet webcare, en er is geen vervanger. Kies wie het kan overnemen."."""
    values = {**_people(say, finding, facts), **_line(say, finding, facts), **_numbers(say, finding)}
    return _capital(say(f"roles.finding.{finding.kind}", **values))


def _people(say: Say, finding: Finding, facts: Facts) -> dict[str, Any]:
    return {"names": say.list([name_of(facts, one) for one in finding.people])}


def name_of(facts: Facts, user_id: str) -> str:
    """What they are called; who is not in the team any more is called as Slack calls them."""
    name = facts.names.get(user_id)
    return mention(user_id) if name is None else safe(name)


def _line(say: Say, finding: Finding, facts: Facts) -> dict[str, Any]:
    """Of a finding about a line; that of a weekday has the weekday behind it."""
    weekday = finding.numbers.get("weekday")
    line = next((one for one in facts.lines if _subject(one, weekday) == finding.subject), None)
    return {} if line is None else {"task": line_name(say, line, facts)}


def _subject(line: Line, weekday: float | None) -> str:
    return line.subject if weekday is None else f"{line.subject}/{int(weekday)}"


def _numbers(say: Say, finding: Finding) -> dict[str, Any]:
    """As people read them: days of the calendar by their date, minutes in hours."""
    has = finding.numbers
    values: dict[str, Any] = {name: say.number(number) for name, number in has.items() if name != "count"}
    if "count" in has:
        values["count"] = has["count"]
    if "weekday" in has:
        values["weekday"] = say.weekday(int(has["weekday"]))
    if "first" in has:
        ends = sorted({has["first"], has.get("last", has["first"])})
        values["dates"] = say.list([say.day(date.fromordinal(int(one))) for one in ends])
    if "minutes" in has:
        values["needed"] = say.hours(timedelta(minutes=has["minutes"]))
        values["available"] = say.hours(timedelta(hours=has["hours"]))
    return values


def line_name(say: Say, line: Line, facts: Facts) -> str:
    """Such as "plaatsen (LinkedIn)"."""
    name, parts = task_name(say, line.task), scope_parts(say, line.scope, facts.channels.ever)
    return say("ownership.scope.task", task=name, scope=", ".join(parts)) if parts else name


def week_away_told(say: Say, week: WeekAway, facts: Facts) -> str:
    """Such as "Als Noor een week wegvalt, ligt dit stil: webcare (4 dagen)."."""
    name = name_of(facts, week.user_id)
    if not week.stops:
        return say("roles.week_away.nothing", name=name)
    return say(
        "roles.week_away.stops", name=name, lines=say.list([_stop(say, one, facts) for one in week.stops])
    )


def _stop(say: Say, stop: Stop, facts: Facts) -> str:
    return say("roles.week_away.line", line=line_name(say, stop.line, facts), count=len(stop.days))


def _capital(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"
