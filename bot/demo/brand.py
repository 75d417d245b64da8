"""The brand house of the demo team: three values that can be used, and one that says nothing yet."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from storage import people
from storage.brands import Brand, BrandKind, Value


def load_brand(session: Session, team: people.Team, story: Mapping[str, Any], now: datetime) -> None:
    what = story["plan"]["what"]
    session.add(
        Brand(
            team_id=team.id,
            kind=BrandKind(what["brand"]),
            belief=what["belief"],
            promise=what["promise"],
            proof=list(what["proof"]),
        )
    )
    titles = {post["id"]: post["title"] for post in story["calendar"]}
    for told in what["values"]:
        session.add(_value(team, told, titles, now))
        session.flush()  # one by one, so that they keep the story's order


def _value(team: people.Team, told: Mapping[str, Any], titles: Mapping[str, str], now: datetime) -> Value:
    """The post that proves it is named by its title."""
    return Value(
        team_id=team.id,
        name=told["name"],
        created_at=now - timedelta(weeks=5),
        created_by=team.created_by,
        meaning=told["meaning"] or None,
        dos=list(told["do"]),
        donts=list(told["dont"]),
        example=titles.get(told["example"]),
        anchoring=told["anchoring"],
    )
