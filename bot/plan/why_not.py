"""`/smplan why-not`: why I did or did not get a prompt or ping today; each chapter tells of its own."""

from collections.abc import Sequence

from bot.feature import WhyToday
from bot.office import Visit
from bot.slack.blocks import context, section
from bot.slack.replies import Message, Reply
from bot.slack.requests import Command
from storage.people import Team


def tell(reasons: Sequence[WhyToday], visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        told = [
            line
            for reason in reasons
            for line in reason(session, visit.office, visit.person, team, visit.now)
        ]
    heading = visit.say("plan.why_not.heading")
    lines = [f"• {line}" for line in told]
    foot = context(visit.say("plan.why_not.foot"))
    return Message("\n".join((heading, *lines)), (section(heading), *(section(line) for line in lines), foot))
