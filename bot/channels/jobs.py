"""What happens by itself: at the end of an experiment, who does the channel is asked what came of it.

Each team is done in a transaction of its own, in which it is held, so that two processes never ask the same
twice; the letter waits for the working hours of who gets it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.batches import each_alone
from bot.channels import trial_messages
from bot.channels.facts import Facts, Staff, staff_of
from bot.channels.gathering import facts_of
from bot.feature import Job
from bot.letters import letter_to
from bot.office import Office
from bot.working_time import next_opening
from storage import channels, outbox
from storage.channels import PlanChannel
from storage.looking import When
from storage.outbox import NewLetter
from storage.people import Team


def ask_outcomes(office: Office, now: datetime) -> None:
    """Who does a channel whose experiment ends is asked once, in private and in working hours."""
    with office.reading() as session:
        team_ids = channels.teams_to_ask(session, now)
    each_alone(office, team_ids, lambda session, team_id: _ask(office, session, team_id, now))


def _ask(office: Office, session: Session, team_id: int, now: datetime) -> None:
    team = session.get(Team, team_id, with_for_update=True)
    due = channels.hold_experiments_to_ask(session, team, now) if team else ()
    if team is None or not due:
        return
    facts = facts_of(session, team, now)
    staff = staff_of(facts)
    for channel in due:
        channel.ask_due_at = None
        for user_id in whom(facts, staff[channel.id]) if channel.is_experiment else ():
            outbox.write(session, _letter(office, facts, channel, user_id), now)


def whom(facts: Facts, staff: Staff) -> Sequence[str]:
    """Who does the channel, by the matrix or as it is now; when nobody does, the coordinators."""
    return staff.owners[:1] or facts.matrix.coordinators


def _letter(office: Office, facts: Facts, channel: PlanChannel, user_id: str) -> NewLetter:
    team, people = facts.team, {person.user_id: person for _, person in facts.members}
    message = trial_messages.asked(office.say_to(people[user_id], team), channel)
    key = f"channel {channel.id}, outcome of {channel.ends_on}, to {user_id}"
    opens = next_opening(facts.matrix.colleagues[user_id].hours, facts.now)
    return letter_to(user_id, team, key, message, not_before=opens)


JOBS = (Job("ask what came of experiments", timedelta(minutes=1), ask_outcomes, When(channels.any_to_ask)),)
