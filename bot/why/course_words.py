"""How an issue moves, in one honest line: where it stands, since when, how long still, where it ends so."""

from bot.figures import bar
from bot.slack.mrkdwn import escape
from bot.texts import Say
from bot.why.course import Course, Pace
from bot.why.rules import Draft


def told(say: Say, seen: Course, draft: Draft) -> str:
    """Such as "▰▱▱▱▱▱▱▱▱▱ 4 van 12 vervulde vacatures, 1 erbij sinds do 1 okt; nog 220 dagen; ..."."""
    if seen.last is None:
        begin = say("why.course.not_yet", now=say.number(seen.now), goal=_goal(say, seen, draft))
        return "; ".join(part for part in (f"{bar(0)}  {begin}", _left(say, seen)) if part)
    parts = (_stands(say, seen, draft), _left(say, seen), _pace(say, seen, draft))
    return f"{bar(seen.share)}  " + "; ".join(part for part in parts if part)


def _stands(say: Say, seen: Course, draft: Draft) -> str:
    last = say.number(seen.last.value if seen.last else seen.now)
    key = "why.course.up" if seen.goes_up else "why.course.down"
    return f"{say(key, last=last, goal=_goal(say, seen, draft))}, {_change(say, seen)}"


def _goal(say: Say, seen: Course, draft: Draft) -> str:
    number = say.number(seen.goal)
    unit = escape(draft.unit) if draft.unit else ""
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


def _change(say: Say, seen: Course) -> str:
    since = say.short_date(seen.since) if seen.since else say("why.course.beginning")
    if not seen.change:
        return say("why.course.same", since=since)
    key = "why.course.more" if seen.change > 0 else "why.course.less"
    return say(key, amount=say.number(abs(seen.change)), since=since)


def _left(say: Say, seen: Course) -> str:
    if seen.days_left is None or seen.pace is Pace.REACHED:
        return ""
    if seen.days_left < 0:
        return say("why.course.passed")
    return say("why.course.left", count=seen.days_left)


def _pace(say: Say, seen: Course, draft: Draft) -> str:
    """Only what two measurements can tell."""
    match seen.pace:
        case Pace.REACHED:
            return say("why.course.reached")
        case Pace.STILL:
            return say("why.course.still")
        case Pace.BACK:
            return say("why.course.back")
        case Pace.IN_TIME if seen.reached_on:
            return say("why.course.in_time", date=say.date(seen.reached_on))
        case Pace.SHORT if seen.ends_at is not None and draft.due_on:
            return say("why.course.short", value=say.number(seen.ends_at), date=say.short_date(draft.due_on))
        case _:
            return ""
