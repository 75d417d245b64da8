"""The form on top of which something is promised: what it was, and how it is once the promise is made."""

import json
from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot.feature import Mirror
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Below, Fact
from bot.slack.requests import ButtonPress
from storage.people import Team

BELOW = "below"
"""The fact in which the form of an action remembers it; nothing when it stands alone."""

Mirrors = Mapping[str, Mirror]


def remembered(press: ButtonPress) -> Fact:
    """The form in which somebody pressed: its view, its name, and what it remembers itself."""
    if press.form is None:
        return None
    return json.dumps([press.form.view_id, press.form.name, dict(press.form.facts)])


def renewed(
    session: Session, visit: Visit, team: Team, mirrors: Mirrors, about: str, facts: Mapping[str, Fact]
) -> Below | None:
    """What waits below, as it is now; None where nothing is made anew. `about` names its thing."""
    told = facts.get(BELOW)
    if not isinstance(told, str):
        return None
    view_id, name, its_facts = json.loads(told)
    if name not in mirrors:
        return None
    thing_id = row_id(about.partition(":")[2].partition(":")[0])
    form = mirrors[name](session, visit, team, thing_id, its_facts)
    return None if form is None else Below(view_id, form)
