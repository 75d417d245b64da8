"""The demo team in the bot's database: an invented hospital on Monday 23 November 2026, 09:45 in Amsterdam.

Every part of smplan loads its own share of `hospital.yaml`, in the language that was asked for.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.demo.answers import load_answers
from bot.demo.audiences import load_audiences
from bot.demo.brand import load_brand
from bot.demo.cases import load_cases
from bot.demo.channels import load_channels
from bot.demo.conditions import load_conditions
from bot.demo.escalation import load_ladder
from bot.demo.issues import load_issues
from bot.demo.matrix import load_matrix
from bot.demo.meetups import load_meetups
from bot.demo.monitoring import load_monitoring
from bot.demo.posts import load_posts
from bot.demo.promises import load_promises
from bot.demo.story import Yaml, ids, told
from bot.rituals import prompt_due_at
from bot.roster_checks import roster_check_due_at
from bot.wall_clock import local
from bot.working_time import Block, Week
from bot.zones import country_of
from storage import leaves, members, people, workspaces
from storage.database import Database

WORKSPACE = "T0DEMO01"
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
COORDINATORS = ("sanne", "bram")


def load_team(database: Database, language: str) -> None:
    """The team of the story is there, as if it had been at work for weeks."""
    story = told(language)
    zone = story["org"]["timezone"]
    now = datetime.fromisoformat(story["meta"]["anchor"]).replace(tzinfo=ZoneInfo(zone))
    with database.transaction() as session:
        workspaces.know(session, WORKSPACE)
        _load_people(session, story, language, now)
        team = _load_team(session, story, language, now)
        _load_plan(session, team, story, now)
        session.flush()
        _load_work(session, team, story, now)


def _load_plan(session: Session, team: people.Team, story: Yaml, now: datetime) -> None:
    load_matrix(session, team, story, now)
    load_issues(session, team, story, now)
    session.flush()
    load_audiences(session, team, story, now)
    load_brand(session, team, story, now)
    load_channels(session, team, story, now)


def _load_work(session: Session, team: people.Team, story: Yaml, now: datetime) -> None:
    load_posts(session, team, story, now)
    _load_webcare(session, team, story, now)
    load_conditions(session, team, story)
    load_meetups(session, team, story, now)
    load_monitoring(session, team, story, now)


def _load_webcare(session: Session, team: people.Team, story: Yaml, now: datetime) -> None:
    load_cases(session, team, story, now)
    load_promises(session, team, story, now)
    load_ladder(session, team, story)
    load_answers(session, team, story, now)


def _load_people(session: Session, story: Yaml, language: str, now: datetime) -> None:
    for one in story["team"]:
        week = Week.on((WEEKDAYS.index(day) for day in one["works"]), Block(time(9), time(17))).written()
        speaks = "en" if language == "en" else one["lang"]
        own = people.Language(speaks) if speaks != language else None
        session.add(
            people.Person(
                workspace_id=WORKSPACE,
                user_id=one["slack"],
                name=one["name"],
                locale=LOCALES[speaks],
                slack_zone=one["tz"],
                seen_at=now,
                own_language=own,
                odd_weeks=week,
                even_weeks=week,
            )
        )
    session.flush()
    session.add_all(_leaves(story))


def _leaves(story: Yaml) -> Iterable[leaves.Leave]:
    zones = {one["id"]: one["tz"] for one in story["team"]}
    for absence in story["absences"]:
        who = absence["who"]
        first, last = (datetime.fromisoformat(absence[end]).date() for end in ("from", "to"))
        yield leaves.Leave(
            workspace_id=WORKSPACE,
            user_id=ids(story)[who],
            starts_at=local(first, time(), zones[who]),
            ends_at=local(last + timedelta(days=1), time(), zones[who]),
        )


def _load_team(session: Session, story: Yaml, language: str, now: datetime) -> people.Team:
    org, where = story["org"], story["plan"]["where"]
    opens, closes = where["webcare_hours"].split("-")
    team = people.Team(
        workspace_id=WORKSPACE,
        channel_id=where["meetup"]["channel"],
        name=org["name"],
        created_at=now - timedelta(weeks=6),
        created_by=ids(story)[COORDINATORS[0]],
        language=people.Language(language),
        zone=org["timezone"],
        country=country_of(org["timezone"]),
        holidays=_holidays(org),
        meetup_at=time.fromisoformat(where["meetup"]["time"]),
        meetup_days=[WEEKDAYS.index(day) for day in where["meetup"]["days"]],
        webcare_from=time.fromisoformat(opens),
        webcare_until=time.fromisoformat(closes),
        is_public_body=org["public_body"],
        is_in_care=org["sector"] == "zorg",
    )
    # Just before today's question was due, so that it is asked as soon as the bot wakes.
    team.prompt_due_at = prompt_due_at(team, now - timedelta(hours=1))
    team.roster_check_due_at = roster_check_due_at(team, now)
    session.add(team)
    session.flush()
    _load_members(session, team, story)
    return team


def _holidays(org: Yaml) -> list[str]:
    liberation = {"never": [], "lustrum": ["bevrijdingsdag:lustrum"], "always": ["bevrijdingsdag"]}
    return [*org["free_days"], *liberation[org["bevrijdingsdag"]]]


def _load_members(session: Session, team: people.Team, story: Yaml) -> None:
    known = ids(story)
    members.replace(session, team, known.values(), [known[who] for who in COORDINATORS], team.created_at)
    session.flush()
    for one in story["team"]:
        session.get_one(people.Member, (team.id, one["slack"])).hours = one["hours_social"]
