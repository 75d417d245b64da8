"""After a vote, a blocker or a decision: every message that tells of it is shown anew."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.meetup.talk import show_talk
from bot.meetup.thread import thread_of
from bot.office import Office
from bot.working_time import local_day
from storage import meetups, whereabouts
from storage.meetups import Meetup
from storage.people import Team


def hold_days(session: Session, team: Team, now: datetime, of: date | None) -> None:
    """Today's meet-up and that of the day `of` are held, in their own order: before what stands in them."""
    today = local_day(now, team.zone)
    for day in sorted({today, of or today}):
        meetups.hold(session, team, day)


def refresh(
    session: Session, office: Office, team: Team, now: datetime, of: date | None = None, by: str = ""
) -> None:
    """Today's messages, and the answer of `by` on the day `of`; days are held in their own order."""
    today = local_day(now, team.zone)
    for day in sorted({today, of or today}):
        if (meetup := meetups.hold(session, team, day)) is not None:
            _show(session, office, team, meetup, now, by if day == (of or today) else "")


def _show(session: Session, office: Office, team: Team, meetup: Meetup, now: datetime, by: str) -> None:
    """Nothing is written below a message that never was."""
    session.flush()
    thread = thread_of(session, office, team, meetup, now)
    answer = next((one for one in thread.answers if one.user_id == by), None)
    if not whereabouts.of_days(session, [(team, meetup)]):
        return
    if answer is not None:
        thread.show_answer(answer)
    if thread.facts.talk is not None:
        show_talk(thread, thread.facts.talk)
    if meetup.summarised_at is not None and meetup.called_off_at is None:
        thread.show_day()
