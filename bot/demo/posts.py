"""The content calendar of the demo team: nineteen posts in three weeks, some of them with something wrong."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.demo.campaigns import load_campaigns, load_series
from bot.demo.channels import FORMS, network_of
from bot.demo.story import ids
from bot.posting.writing import writer
from storage import audiences, brands, channels, plans
from storage.people import Team
from storage.posts import POST, Consent, Post, PostKind, Status
from storage.verdicts import FieldCheck, Verdict

Told = Mapping[str, Any]

CONSENTS = {"ok": Consent.GIVEN, "missing": Consent.ASKED}
VERDICTS = {"in": Verdict.INSIDE, "edge": Verdict.EDGE, "out": Verdict.OUTSIDE}


def load_posts(session: Session, team: Team, story: Told, now: datetime) -> None:
    """What its maker saw in each, against the playing field, is loaded with it."""
    desk, links, known = writer(session, team, now), _links(session, team, story), ids(story)
    of_post = load_campaigns(session, team, story, now) | load_series(session, team, story, now)
    for told in story["calendar"]:
        its = of_post.get(told["id"], {})
        post = desk.add(dict(_filled(told, links, known, team.zone)) | its, known[told["owner"]])
        if told["field"]:
            session.add(_verdict(told, post, known[told["owner"]], now))


def _links(session: Session, team: Team, story: Told) -> Mapping[str, Mapping[str, int]]:
    """By kind of thing: the story's name for it -> its id."""
    plan = story["plan"]
    keys = {one.key: one.id for one in channels.of_team(session, team)}
    people = {one.name: one.id for one in audiences.of_team(session, team)}
    values = {one.name: one.id for one in brands.values_of(session, team)}
    sentences = {one.sentence: one.id for one in plans.open_issues(session, team)}
    return {
        "channel": {one["id"]: keys[network_of(one["id"])] for one in plan["where"]["channels"]},
        "audience": {one["id"]: people[one["name"]] for one in plan["who"]},
        "value": {one["id"]: values[one["name"]] for one in plan["what"]["values"]},
        "issue": {one["id"]: sentences[one["statement"]] for one in plan["why"]},
    }


def _filled(
    told: Told, links: Mapping[str, Mapping[str, int]], known: Mapping[str, str], zone: str
) -> Iterator[tuple[str, Any]]:
    status, publish_at = Status(told["status"]), _moment(told["publish"], zone)
    yield from ((f"{kind}_id", its.get(str(told[kind]))) for kind, its in links.items())
    yield from (("title", told["title"]), ("status", status), ("publish_at", publish_at))
    yield from (("deadline_at", _moment(told["deadline"], zone)), ("deadline_is_own", True))
    yield from (("owner_id", known[told["owner"]]), ("approver_id", known.get(str(told["approver"]))))
    yield from (("form", FORMS[told["form"]]), ("kind", PostKind(told["kind"])))
    yield from (("hook", told.get("hook")), ("language", told.get("language")))
    yield "consent", CONSENTS.get(str(told.get("consent")))
    if status is Status.REVIEW:
        yield "review_since", _moment(told["deadline"], zone)
    if status is Status.PUBLISHED:
        yield "published_at", publish_at


def _verdict(told: Told, post: Post, by: str, now: datetime) -> FieldCheck:
    return FieldCheck(
        team_id=post.team_id,
        thing=POST,
        thing_id=post.id,
        title=post.title,
        by=by,
        at=now,
        verdict=VERDICTS[told["field"]],
        value_id=post.value_id,
        reason=told.get("field_reason"),
    )


def _moment(told: str, zone: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=ZoneInfo(zone))
