"""One way to spoil a healthy organisation for each kind of finding; each answers what it is about."""

from collections.abc import Callable
from datetime import timedelta

from bot.opening_hours import DAY
from bot.ownership.facts import Being
from bot.wall_clock import local_day
from bot.working_time import MONDAY_TO_FRIDAY, Week
from storage.duties import Part, Scope
from tests.roles.organisation import (
    APPROVER,
    HOME,
    OFFICE,
    PILLARS,
    WEBCARE_BACKUP,
    Organisation,
    fill_webcare,
)

Defect = Callable[[Organisation], str]
DOES, DECIDES, BACKUP, HEARS = Part.DOES, Part.DECIDES, Part.BACKUP, Part.HEARS


def several_decide(team: Organisation) -> str:
    task = team.new_task()
    team.give(DECIDES, task, team.helper())
    return task


def nobody_decides(team: Organisation) -> str:
    task = team.new_task()
    team.take(DECIDES, task)
    return task


def nobody_does(team: Organisation) -> str:
    task = team.new_task()
    team.take(DOES, task)
    return task


def gone(team: Organisation) -> str:
    """Who does it left Slack, or the team, or is a guest in a team that takes none."""
    task = team.new_task()
    team.take(DOES, task)
    who = team.newcomer()
    match team.random.choice(("left", "outside", "stranger")):
        case "left":
            team.unfit[who] = Being.LEFT
        case "outside":
            team.unfit[who] = Being.OUTSIDE
        case _:
            team.unfit[who] = Being.LEFT
            who = "U404"
    team.give(DOES, task, who)
    return task


def uncovered_day(team: Organisation) -> str:
    """On one weekday, not the spokesperson's Monday, everybody who counts is away whenever it comes."""
    today, free_days = local_day(team.now, HOME), team.facts.matrix.colleagues[PILLARS[0]].hours.free_days
    open_days = [day for day in (today + number * DAY for number in range(1, 8)) if day not in free_days]
    weekday = team.random.choice(
        [day.weekday() for day in open_days if day.weekday() in MONDAY_TO_FRIDAY[1:]]
    )
    _with_webcare(team)
    team.clear(lambda cell: (cell.task, cell.scope.weekday) == ("webcare", weekday))
    does, backup = team.helper(), team.helper()
    for who in (does, backup):
        for number in range(20):
            if (today + number * DAY).weekday() == weekday:
                team.on_leave(who, today + number * DAY, 1)
    team.give(DOES, "webcare", does, scope=Scope(weekday=weekday))
    team.give(DECIDES, "webcare", does, scope=Scope(weekday=weekday))
    team.give(BACKUP, "webcare", backup, scope=Scope(weekday=weekday))
    return f"webcare/{weekday}"


def single_no_backup(team: Organisation) -> str:
    """Nobody stands in; or who does, is who does it."""
    task = team.new_task()
    team.take(BACKUP, task)
    if team.random.random() < 0.5:
        team.give(BACKUP, task, PILLARS[0])
    return task


def backup_off_on_day(team: Organisation) -> str:
    weekday = team.random.choice(MONDAY_TO_FRIDAY)
    task = team.new_task()
    team.take(DOES, task)
    team.take(BACKUP, task)
    team.give(DOES, task, PILLARS[0], scope=Scope(weekday=weekday))
    team.give(BACKUP, task, team.newcomer(Week.on({0, 1, 2, 3, 4} - {weekday}, OFFICE)))
    return f"{task}/{weekday}"


def backup_off_too(team: Organisation) -> str:
    """Away on the very days on which who does it is away; or never there with who is always there."""
    task = team.new_task()
    team.take(BACKUP, task)
    if team.random.random() < 0.5:
        team.give(BACKUP, task, team.newcomer(Week.on([5], OFFICE)))
        return task
    team.take(DOES, task)
    team.give(DOES, task, team.newcomer(Week.on([0, 1], OFFICE)))
    team.give(BACKUP, task, team.newcomer(Week.on([1], OFFICE)))
    return task


def decides_most(team: Organisation) -> str:
    who = team.newcomer()
    for _ in range(len(team.facts.lines) + 3):
        task = team.new_task()
        team.take(DECIDES, task)
        team.give(DECIDES, task, who)
    return who


def too_much_work(team: Organisation) -> str:
    who = team.newcomer()
    for minutes in (200, 101):
        team.give(DOES, team.new_task(minutes=minutes), who)
    team.capacity[who] = 5
    return who


def too_many_do(team: Organisation) -> str:
    task = team.new_task()
    team.give(DOES, task, team.helper(), team.helper())
    team.helper()
    return task


def too_many_think_along(team: Organisation) -> str:
    task = team.new_task()
    team.give(Part.THINKS_ALONG, task, *(team.helper() for _ in range(4)))
    team.helper()
    return task


def crisis_unheard(team: Organisation) -> str:
    _with_task(team, "crisis")
    team.take(HEARS, "crisis")
    return "crisis"


def makes_and_approves(team: Organisation) -> str:
    """Somebody who approves, or who decides about that, and makes what goes out."""
    task = team.random.choice(("writing", "visuals"))
    who = team.newcomer()
    for one in (task, "approval"):
        _with_task(team, one)
    team.take(DOES, task)
    team.give(DOES, task, who)
    part = team.random.choice((DOES, DECIDES))
    team.take(part, "approval")
    team.give(part, "approval", who)
    return who


def role_unattended(team: Organisation) -> str:
    who = team.helper()
    team.roles[who] = {f"specialist {who}"}
    monday = team.now.date() + timedelta(days=7 - team.now.weekday() + 7 * 4)
    while any(monday <= day < monday + 14 * DAY for day in team.facts.matrix.colleagues[who].hours.free_days):
        monday += 7 * DAY
    team.on_leave(who, monday, 8)
    return who


def sponsor_invisible(team: Organisation) -> str:
    who = team.newcomer()
    team.roles[who] = {"management_sponsor"}
    if team.random.random() < 0.5:
        team.give(Part.THINKS_ALONG, team.new_task(), who)
    return who


def webcare_and_spokesperson(team: Organisation) -> str:
    who = team.newcomer()
    team.roles[who] = {"spokesperson"}
    _with_webcare(team)
    monday = Scope(weekday=0)
    team.clear(lambda cell: (cell.task, cell.part, cell.scope) == ("webcare", DOES, monday))
    team.give(DOES, "webcare", who, scope=monday)
    return who


def analyst_owns_goals(team: Organisation) -> str:
    """The only strategist, or who alone decides about the strategy."""
    who = team.helper()
    team.roles[who] = {"monitoring_analyst"}
    if team.random.random() < 0.5:
        team.roles[who].add("strategist")
        return who
    _with_task(team, "strategy")
    for part in (DOES, BACKUP, DECIDES):
        team.take(part, "strategy")
    team.give(DOES, "strategy", PILLARS[0])
    team.give(BACKUP, "strategy", PILLARS[1])
    team.give(DECIDES, "strategy", who)
    return who


def only_hears(team: Organisation) -> str:
    who = team.newcomer()
    for _ in range(team.random.randint(1, 3)):
        team.give(HEARS, team.new_task(), who)
    return who


def no_part(team: Organisation) -> str:
    return team.newcomer()


def everybody_in(team: Organisation) -> str:
    """The last to be planted: who comes later would not be in it."""
    while len(team.hours) - len(team.unfit) < len(PILLARS) + 2:
        team.helper()
    task = team.new_task()
    team.give(HEARS, task, *team.hours)
    return task


PLANTED: tuple[Defect, ...] = (
    several_decide,
    nobody_decides,
    nobody_does,
    gone,
    webcare_and_spokesperson,
    uncovered_day,
    single_no_backup,
    backup_off_on_day,
    backup_off_too,
    too_much_work,
    too_many_do,
    too_many_think_along,
    crisis_unheard,
    makes_and_approves,
    role_unattended,
    sponsor_invisible,
    analyst_owns_goals,
    only_hears,
    no_part,
    decides_most,
    everybody_in,
)
"""In the order in which they can be planted together."""


def _with_task(team: Organisation, key: str) -> None:
    """The task is there, healthy."""
    if key in team.tasks:
        return
    team.bare_task(key)
    team.give(DOES, key, APPROVER if key == "approval" else PILLARS[0])
    team.give(BACKUP, key, PILLARS[1])
    team.give(DECIDES, key, APPROVER if key == "approval" else team.decider())
    team.give(HEARS, key, PILLARS[2])


def _with_webcare(team: Organisation) -> None:
    if "webcare" in team.tasks:
        return
    team.bare_task("webcare")
    team.give(DECIDES, "webcare", WEBCARE_BACKUP)
    fill_webcare(team)
