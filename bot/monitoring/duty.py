"""What is told by itself: what came in, at the two duty moments of a day, and a spike as soon as it is seen.

One letter for each moment, whatever came in; who has monitoring in the role matrix gets it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.batches import until_done
from bot.letters import letter_to
from bot.monitoring import round_messages, rules
from bot.monitoring.looks import plan_look
from bot.monitoring.rounds import named_troubles, round_of
from bot.monitoring.watchers import Watchers, deciders, watchers_of
from bot.office import Office
from bot.rituals import team_free_days
from bot.working_time import local, local_day
from storage import mentions, outbox, sources, watching
from storage.monitoring import Watch
from storage.people import Person, Team
from storage.some_teams import SomeTeams

AT_ONCE = 20
TOO_LATE = timedelta(hours=3)
"""A letter about a moment longer ago than this is left out: the next moment comes soon."""
JUST_LOOKED = timedelta(hours=1)
LOOK_BACK = timedelta(days=40)
"""In which ten duty days fall, also around the holidays."""

Work = Callable[[Session, Office, Team, Watch, datetime], None]


def look_round(office: Office, now: datetime) -> None:
    """Who has monitoring is asked to look round, with what came in."""
    each_watch(office, now, Watch.look_due_at, _ask)


def check_spikes(office: Office, now: datetime) -> None:
    each_watch(office, now, Watch.spike_due_at, _check)


def each_watch(
    office: Office, now: datetime, moment: InstrumentedAttribute[datetime | None], work: Work
) -> None:
    def some(session: Session, which: SomeTeams) -> int:
        held = watching.hold_due(session, moment, now, AT_ONCE, which)
        for team, watch in held:
            work(session, office, team, watch, now)
        return len(held)

    until_done(
        office,
        AT_ONCE,
        lambda session, which: watching.teams_due(session, moment, now, AT_ONCE, which),
        some,
    )


def _ask(session: Session, office: Office, team: Team, watch: Watch, now: datetime) -> None:
    moment = watch.look_due_at or now
    plan_look(team, watch, now)
    if now - moment > TOO_LATE:
        return
    watchers = watchers_of(session, team, now)
    person = watchers.owner
    if person is not None:
        _tell(session, office, watch, watchers, person)
    elif (comes := watchers.comes_at()) is not None and (
        watch.look_due_at is None or comes < watch.look_due_at
    ):
        watch.look_due_at = comes


def _tell(session: Session, office: Office, watch: Watch, watchers: Watchers, person: Person) -> None:
    """Nothing, when nothing came and somebody just looked."""
    team, now = watchers.team, watchers.found.ask.at
    say, every = office.say_to(person, team), sources.of_team(session, team)
    bad = [one for one in every if one.silence_told_at is None and rules.is_odd(one, now)]
    last = mentions.last_logged(session, team)
    has_news = mentions.count_undecided(session, team, watch.told_until) > 0
    if not (has_news or bad) and last is not None and last.at > now - JUST_LOOKED:
        return
    troubles = named_troubles(say, bad, now)
    seen = replace(round_of(session, team, say, person, now, after=watch.told_until), troubles=troubles)
    part = _part(watchers)
    message = round_messages.letter(say, seen, watchers.reason(say, person), part)
    key = f"watch {team.id}, {local_day(now, team.zone).isoformat()} {part}"
    outbox.write(session, letter_to(person.user_id, team, key, message), now)
    watch.told_until = mentions.newest_id(session, team)
    for one in bad:
        one.silence_told_at = now


def _part(watchers: Watchers) -> str:
    day = local_day(watchers.found.ask.at, watchers.team.zone)
    afternoon = local(day, rules.AFTERNOON, watchers.team.zone)
    return "morning" if watchers.found.ask.at < afternoon else "afternoon"


def _check(session: Session, office: Office, team: Team, watch: Watch, now: datetime) -> None:
    """Once a day, however high it grows."""
    watch.spike_due_at = None
    today = local_day(now, team.zone)
    if watch.spike_told_on == today:
        return
    before = rules.duty_days_before(today, team_free_days(team, now), rules.SPIKE_DAYS)
    counts = rules.by_day(mentions.moments_since(session, team, now - LOOK_BACK), team.zone)
    found = rules.spike(counts, today, before)
    if found is not None:
        watch.spike_told_on = today
        _tell_spike(session, office, watchers_of(session, team, now), found)


def _tell_spike(session: Session, office: Office, watchers: Watchers, found: rules.Spike) -> None:
    team, now = watchers.team, watchers.found.ask.at
    chosen = watchers.first_of(deciders(session, watchers), now)
    if chosen is None:
        return
    person, told_at = chosen
    say = office.say_to(person, team)
    message = round_messages.spike(say, team.id, found.today, found.usual, say("monitoring.spike.because"))
    key = f"spike {team.id}, {local_day(now, team.zone).isoformat()}"
    letter = letter_to(person.user_id, team, key, message, not_before=max(told_at, now))
    outbox.write(session, letter, now)
