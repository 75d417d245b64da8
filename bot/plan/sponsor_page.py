"""What the page for the sponsor holds of a plan: as much as one minute takes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.ownership.words import plain_task_name
from bot.pictures.plan_page import IssueShown, Named, Pillar, PlanPage, Words
from bot.plan.paper import NOTHING, cadence
from bot.slack.mrkdwn import one_line, shorten
from bot.texts import Say
from storage.people import Team

Content = Mapping[str, Any]
ISSUES, AUDIENCES, PILLARS, PROOF, CHANNELS, ROLES, BLOCKS = 3, 5, 5, 3, 6, 8, 5
"""How many of each are shown."""
ACTORS = 3
LONG, SHORT = 180, 60
"""Characters of a sentence, and of a name."""
FIRST_ROLES = (
    "strategy",
    "content_calendar",
    "webcare",
    "monitoring",
    "crisis",
    "approval",
    "publishing",
    "evaluation",
)
"""What a sponsor asks for first."""


def page_of(say: Say, team: Team, content: Content, subtitle: str, names: Mapping[str, str]) -> PlanPage:
    brand = content["brand"]
    return PlanPage(
        title=one_line(team.name),
        subtitle=subtitle,
        language=say.language,
        words=_words(say),
        issues=tuple(_issue(say, one) for one in content["issues"][:ISSUES]),
        belief=_cut(brand.get("belief"), LONG),
        promise=_cut(brand.get("promise"), LONG),
        pillars=tuple(_pillar(one) for one in content["values"][:PILLARS]),
        proof=tuple(_cut(one, LONG) for one in brand.get("proof", [])[:PROOF]),
        audiences=tuple(_audience(say, one) for one in content["audiences"][:AUDIENCES]),
        channels=tuple(_channel(say, one, content) for one in content["channels"][:CHANNELS]),
        roles=tuple(_role(say, one, names) for one in _first(content["roles"])),
        blocks=tuple(Named(say(f"conditions.factor.{one}.name")) for one in content["blocks"][:BLOCKS]),
        foot=say("plan.page.foot"),
    )


def _words(say: Say) -> Words:
    return Words(
        why=say("plan.page.why"),
        who=say("plan.page.who"),
        what=say("plan.page.what"),
        how=say("plan.page.how"),
        roles=say("plan.page.roles"),
        conditions=say("plan.page.conditions"),
        nothing=say("plan.paper.empty"),
    )


def _cut(text: str | None, limit: int) -> str:
    return shorten(one_line(text or ""), limit)


def _issue(say: Say, issue: Content) -> IssueShown:
    parts = [_from_to(say, issue)]
    if issue["due_on"]:
        parts.append(say("plan.page.due", day=say.date(date.fromisoformat(issue["due_on"]))))
    line = " · ".join(part for part in parts if part)
    return IssueShown(_cut(issue["sentence"], LONG), line, how_far(issue))


def _from_to(say: Say, issue: Content) -> str:
    if issue["now"] is None or issue["goal"] is None:
        return ""
    numbers = {"now": say.number(issue["now"]), "goal": say.number(issue["goal"])}
    return say("plan.page.now_goal", unit=_cut(issue["unit"], SHORT), **numbers).strip()


def how_far(issue: Content) -> int | None:
    """How much of the way from now to goal was measured, 0 to 100; None while nothing was."""
    now, goal, measured = issue["now"], issue["goal"], issue["measured"]
    if now is None or goal is None or measured is None or now == goal:
        return None
    share = float(measured - now) / float(goal - now)
    return round(100 * min(1.0, max(0.0, share)))


def _pillar(value: Content) -> Pillar:
    return Pillar(_cut(value["name"], SHORT), _cut(next(iter(value["dos"]), ""), SHORT))


def _audience(say: Say, audience: Content) -> Named:
    actors = [_cut(one["name"], SHORT) for one in audience["actors"][:ACTORS]]
    return Named(
        _cut(audience["name"], SHORT), say("plan.page.through", actors=say.list(actors)) if actors else ""
    )


def _channel(say: Say, channel: Content, content: Content) -> Named:
    reached = [one["name"] for one in content["audiences"] if one["id"] in channel["audience_ids"]]
    often = cadence(say, channel)
    parts = [part for part in (often if often != NOTHING else "", *reached) if part]
    return Named(_cut(channel["name"], SHORT), _cut(" · ".join(parts), LONG))


def _first(roles: list[Content]) -> list[Content]:
    """The tasks that a sponsor asks for first; the others behind them."""
    order = {task: place for place, task in enumerate(FIRST_ROLES)}
    return sorted(roles, key=lambda role: order.get(role["task"], len(order)))[:ROLES]


def _role(say: Say, role: Content, names: Mapping[str, str]) -> Named:
    task = plain_task_name(say, role["task"])
    does = [names.get(one, "?") for one in role["does"]]
    backup = [names.get(one, "?") for one in role["backup"]]
    if not does:
        return Named(_capital(task), say("plan.page.nobody"))
    key = "plan.page.with_backup" if backup else "plan.page.no_backup"
    return Named(_capital(task), say(key, does=say.list(does), backup=say.list(backup)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
