"""`/smwhy line`: how an issue moves, as a picture, for oneself or shared in the team's channel."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.pictures.line import line
from bot.sharing import coming, in_channel
from bot.slack.blocks import section
from bot.slack.elements import button
from bot.slack.ids import row_id
from bot.slack.mrkdwn import mention
from bot.slack.replies import Message, Picture, Reply
from bot.slack.requests import ButtonPress, Command
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_enter
from bot.why import course, rules, telling
from bot.why.changing import gone
from bot.why.course import Point
from bot.why.line_of import line_of
from storage import measurements, plans
from storage.people import Team
from storage.plans import Issue

TOLD_AT_MOST = 6
"""Measurements in the words for who cannot see the picture: the last ones."""


@dataclass(frozen=True, slots=True)
class Seen:
    team: Team
    issue: Issue
    points: Sequence[Point]


def show(visit: Visit, team: Team, _command: Command) -> Reply:
    """The line of the one issue that has one; of several the person chooses."""
    with visit.reading() as session:
        drawable = [issue for issue in plans.open_issues(session, team) if _can_be_drawn(issue)]
        if len(drawable) == 1:
            return _picture(visit, visit.say, _seen(session, team, drawable[0]))
    return _which(visit.say, drawable) if drawable else Message(visit.say("why.line_picture.none"))


def _can_be_drawn(issue: Issue) -> bool:
    return (
        issue.now_value is not None and issue.goal_value is not None and issue.now_value != issue.goal_value
    )


def _which(say: Say, issues: Sequence[Issue]) -> Message:
    text = say("why.line_picture.which")
    label = say("why.more.line.option")
    blocks = [
        section(telling.sentence(rules.draft_of(one)), accessory=button("why.line", label, str(one.id)))
        for one in issues
    ]
    return Message(text, (section(text), *blocks))


def press_line(visit: Visit, press: ButtonPress) -> Reply:
    return show_one(visit, row_id(press.value))


def show_one(visit: Visit, issue_id: int) -> Reply:
    """Privately, where one talks with the bot."""
    found = _entered(visit, issue_id)
    if isinstance(found, Message):
        return found
    return _picture(visit, visit.to_team(found.team).say, found)


def press_share(visit: Visit, press: ButtonPress) -> Reply:
    """In the team's channel, in its language, said by whom."""
    found = _entered(visit, row_id(press.value))
    if isinstance(found, Message):
        return found
    say = visit.office.say(found.team.language)
    comment = say("why.line_picture.shared", who=mention(visit.user_id))
    return in_channel(_picture(visit, say, found), found.team, comment)


def _entered(visit: Visit, issue_id: int) -> Seen | Message:
    with visit.reading() as session:
        found = plans.team_and_issue(session, visit.workspace_id, issue_id)
        if found is None:
            return gone(visit.say)
        team, issue = found
        return refusal_to_enter(session, visit, team) or _seen(session, team, issue)


def _seen(session: Session, team: Team, issue: Issue) -> Seen:
    return Seen(team, issue, course.points_of(measurements.of_issue(session, issue)))


def _picture(visit: Visit, say: Say, seen: Seen) -> Picture | Message:
    if not _can_be_drawn(seen.issue):
        return Message(say("why.line_picture.none"))
    draft, zone = rules.draft_of(seen.issue), seen.team.zone
    began, today = local_day(seen.issue.created_at, zone), local_day(visit.now, zone)
    drawn = line_of(say, draft, began, seen.points, today)
    return Picture(
        draw=lambda: line(drawn),
        file_name=say("why.line_picture.file"),
        title=drawn.title,
        alt_text=_in_words(say, seen),
        meanwhile=coming(say, say("why.line_picture.coming"), "why.share_line", seen.issue.id),
    )


def _in_words(say: Say, seen: Seen) -> str:
    issue = seen.issue
    now, goal = say.number(issue.now_value or 0), say.number(issue.goal_value or 0)
    words = say("why.line_picture.alt", sentence=issue.sentence, now=now, goal=goal)
    if not seen.points:
        return f"{words} {say('why.line_picture.alt_not_yet')}"
    last = seen.points[-TOLD_AT_MOST:]
    each = [
        say("why.line_picture.alt_point", value=say.number(one.value), date=say.short_date(one.on))
        for one in last
    ]
    return f"{words} {say('why.line_picture.alt_measured', points=say.list(each))}"
