"""`/smroles who webcare friday`: whose something is, and why."""

from collections.abc import Iterable
from datetime import date

from bot.day_words import day_meant
from bot.office import Visit
from bot.ownership.facts import Ask
from bot.ownership.tasks import CORE_TASKS
from bot.ownership.words import network_name, task_name
from bot.roles import answers
from bot.roles.days import desk_of
from bot.roles.gathering import Facts, facts_of
from bot.roles.shifts import hours_on, shifts
from bot.slack.mrkdwn import escape_within
from bot.slack.replies import Message, Reply
from bot.slack.requests import Command
from bot.wall_clock import local_day
from bot.working_time import Span
from storage.channels import Network
from storage.people import Team

TYPED_AT_MOST = 80


def who(visit: Visit, team: Team, command: Command) -> Reply:
    """The task, perhaps a channel, and a day may stand in any order; without a day it is about now."""
    with visit.reading() as session:
        facts = facts_of(session, team, visit.now)
    say, words = visit.say, f" {' '.join(command.text.casefold().split())} "
    task, words = _taken(words, _tasks(visit, facts))
    channel, words = _taken(words, _channels(visit, facts))
    today, rest = local_day(visit.now, team.zone), " ".join(words.split())
    if task is None:
        tasks = [task_name(say, one.key) for one in facts.tasks]
        return answers.no_task(say, escape_within(command.text, TYPED_AT_MOST), tasks)
    day = day_meant(rest, today) if rest else None
    if rest and day is None:
        return answers.no_day(say, escape_within(rest, TYPED_AT_MOST))
    return _answer(visit, facts, Ask(task, visit.now, channel or ""), day)


def _answer(visit: Visit, facts: Facts, ask: Ask, day: date | None) -> Message:
    """Now while the team's webcare is open, else the whole day that is meant, or the next one it opens."""
    found = shifts(facts.matrix, ask, _spans(facts, day))
    teller = answers.teller(visit.say, facts, visit.person)
    if day is None and found and found[0].start <= visit.now:
        return answers.now(visit.say, teller, found[0], facts)
    return answers.on_day(visit.say, teller, facts, ask, found, day)


def _spans(facts: Facts, day: date | None) -> list[Span]:
    """The team's open hours of the day; without a day from now until the end of the next open stretch."""
    hours = desk_of(facts)
    if day is not None:
        return hours_on(hours, day)
    return answers.next_span(hours, facts.now)


def _tasks(visit: Visit, facts: Facts) -> dict[str, str]:
    """What the team's tasks are called in either language -> their key."""
    both = [visit.office.say(language) for language in ("nl", "en")]
    core = {task_name(say, key).casefold(): key for say in both for key in CORE_TASKS}
    return core | {task.key.casefold(): task.key for task in facts.tasks if task.key not in CORE_TASKS}


def _channels(visit: Visit, facts: Facts) -> dict[str, str]:
    """What the team calls its channels, and the sites in either language -> their key."""
    both = [visit.office.say(language) for language in ("nl", "en")]
    sites = {network_name(say, one).casefold(): str(one) for say in both for one in Network}
    own = facts.channels
    return sites | {" ".join(own.ever[key].casefold().split()): key for key in own.now}


def _taken(words: str, meanings: dict[str, str]) -> tuple[str | None, str]:
    """The key of the longest name that stands in the words, and the words without it."""
    for name in _longest_first(meanings):
        if f" {name} " in words:
            return meanings[name], words.replace(f" {name} ", "  ", 1)
    return None, words


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=len, reverse=True)
