"""A mention of monitoring becomes a case, once: what became of it is told to who comes second."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.mrkdwn import line_within
from bot.sources.rules import digest_of
from storage import mentions, people
from storage.cases import Case
from storage.monitoring import Mention
from storage.people import Team

NAME = 80


def what_became(session: Session, visit: Visit, team: Team, mention: Mention) -> str:
    """Who was first, and what it is now."""
    by = mention.became_by or ""
    known = people.named(session, team.workspace_id, (by,) if by else ())
    who = known[by].name if by in known else visit.say("webcare.mention.somebody")
    return visit.say(
        f"webcare.mention.was.{mention.became}",
        title=line_within(mention.title, NAME),
        who=line_within(who, NAME),
        number=mention.became_id,
    )


def are_case(session: Session, case: Case, by: str, now: datetime) -> None:
    """Mentions with the link of the case are that case from now on, whoever reported it, and by which road.

    Those of which somebody said already what they are stay that.
    """
    if case.link_key is not None:
        mentions.are_case(session, case.team_id, digest_of(case.link_key), case.number, by, now)
