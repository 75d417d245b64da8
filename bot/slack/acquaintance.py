"""Getting to know people: what Slack says of someone is kept, so that nobody has to be looked up twice."""

import logging
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Office
from bot.slack.directory import Profile
from bot.slack.errors import RefusedError, TokenRefusedError
from storage import people, workspaces

log = logging.getLogger(__name__)


def meet(office: Office, workspace_id: str, user_ids: Iterable[str], now: datetime) -> list[Profile]:
    """Looks these people up and keeps them; answers the humans among them, in the same order."""
    return _kept(office, workspace_id, [office.slack.profile(workspace_id, one) for one in user_ids], now)


def meet_a_crowd(office: Office, workspace_id: str, user_ids: Iterable[str], now: datetime) -> list[Profile]:
    """As `meet`, but whom Slack will not tell us about is passed over: one of many must not stop the rest."""
    found: list[Profile] = []
    for user_id in user_ids:
        try:
            found.append(office.slack.profile(workspace_id, user_id))
        except TokenRefusedError:
            raise
        except RefusedError as error:
            log.warning("somebody in a channel could not be looked up: %s", error)
    return _kept(office, workspace_id, found, now)


def _kept(office: Office, workspace_id: str, found: Iterable[Profile], now: datetime) -> list[Profile]:
    humans = [profile for profile in found if not profile.is_bot]
    with office.transaction() as session:
        keep(session, workspace_id, humans, now)
    return humans


def keep(session: Session, workspace_id: str, profiles: Iterable[Profile], now: datetime) -> None:
    """What Slack says of them is known from now on; what they chose themselves stays."""
    workspaces.know(session, workspace_id)
    for profile in profiles:
        people.know(
            session,
            people.Person(
                workspace_id=workspace_id,
                user_id=profile.user_id,
                name=profile.name,
                locale=profile.locale,
                slack_zone=profile.zone,
                is_guest=profile.is_guest,
                is_stranger=profile.is_stranger,
                is_bot=profile.is_bot,
                has_left=profile.has_left,
                seen_at=now,
            ),
        )
