"""`/smplan history`: what changed in the plan, by whom and when; each chapter tells more of its own."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.blocks import context, header, section
from bot.slack.mrkdwn import mention
from bot.slack.replies import Message
from bot.texts import Say
from storage import changes
from storage.actions import ACTION
from storage.audiences import AUDIENCE
from storage.brands import BRAND, VALUE
from storage.changes import Change
from storage.channels import CHANNEL
from storage.people import Team
from storage.plans import ISSUE
from storage.tasks import TASK
from storage.versions import PLAN

THINGS = (ISSUE, AUDIENCE, BRAND, VALUE, CHANNEL, TASK, ACTION, PLAN)
SHOWN = 20
DONE = ("added", "changed", "removed", "closed", "reopened", "dropped", "done", "published", "activated")
"""What the log says was done; anything else is told as a change."""


def latest(session: Session, visit: Visit, team: Team) -> Message:
    say = visit.say
    found = changes.latest(session, team, THINGS, SHOWN)
    heading = say("plan.history.heading")
    if not found:
        return Message(say("plan.history.empty"))
    lines = [f"• {_line(say, one, visit.person.zone)}" for one in found]
    text = "\n".join(lines)
    return Message(f"{heading}\n{text}", (header(heading), section(text), context(say("plan.history.more"))))


def _line(say: Say, change: Change, zone: str) -> str:
    did = change.did if change.did in DONE else "changed"
    return say(
        "plan.history.line",
        when=say.short_moment(change.at, zone),
        who=mention(change.by),
        what=say(f"plan.thing.{change.thing}"),
        did=say(f"plan.did.{did}"),
    )
