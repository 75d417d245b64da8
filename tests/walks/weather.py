"""What may change around people while they walk: Slack refuses, channels close, colleagues leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playground.site import Trouble
from tests.town import HOME, Resident, Town

POST, CREATE, OURS, EDIT = (
    "chat.postMessage",
    "conversations.canvases.create",
    "canvases.create",
    "canvases.edit",
)
ASK, SHOW = "files.getUploadURLExternal", "files.completeUploadExternal"


@dataclass(frozen=True)
class Refusal:
    """What happens at the next call of a method, once; `how` may be the error or the seconds."""

    kind: str
    how: Mapping[str, Any]


def _refused(method: str, *errors: str) -> tuple[Refusal, ...]:
    return tuple(Refusal("refused", {"method": method, "error": error}) for error in errors)


REFUSALS = (
    *_refused(POST, "channel_not_found", "not_in_channel", "is_archived", "missing_scope"),
    *_refused(CREATE, "missing_scope", "channel_canvas_already_exists", "not_in_channel"),
    *_refused(CREATE, "team_tier_cannot_create_channel_canvases"),
    *_refused(OURS, "free_team_canvas_tab_already_exists"),
    *_refused(EDIT, "canvas_editing_locked"),
    *_refused(ASK, "missing_scope"),
    *_refused(SHOW, "not_in_channel"),
    *_refused("users.info", "missing_scope"),
    *_refused("views.open", "expired_trigger_id", "not_found"),
    *_refused("views.update", "hash_conflict"),
    *(Refusal("ratelimited", {"method": each, "seconds": 1}) for each in (POST, CREATE, EDIT, "views.open")),
    *(Refusal(kind, {"method": "upload_url"}) for kind in ("server_error", "dropped")),
    *(Refusal("answer_lost", {"method": each}) for each in (EDIT, SHOW)),
    Refusal("dropped", {"method": "response_url"}),
)
"""Each once, at the next call of its method. What makes a thing twice with our knowledge is not among them:
a canvas whose answer is lost (docs/decisions/026)."""


@dataclass(frozen=True)
class Change:
    """Of a person's profile, of a colleague's, or of a channel."""

    profile: Mapping[str, bool | str] = field(default_factory=dict)
    colleague: str = ""
    channel: str = ""
    does: str = ""

    def happens(self, town: Town, person: Resident) -> None:
        if self.channel:
            _does_or_undoes(town, self.does, self.channel)
        else:
            who = town.person(self.colleague) if self.colleague else person
            who.changes(**self.profile)


CHANGES = (
    Change({"guest": True}),
    Change({"guest": False}),
    Change({"stranger": True}),
    Change({"stranger": False}),
    Change({"locale": "en-GB"}),
    Change({"zone": "America/Curacao"}),
    *(Change({"deactivated": True}, colleague=name) for name in ("Bram", "Milan", "Imani")),
    *(Change({"deactivated": False}, colleague=name) for name in ("Bram", "Milan", "Imani")),
    *(Change(channel="#social", does=does) for does in ("archive", "remove")),
)

BACK = {"archive": "unarchive", "remove": "invite"}


def _does_or_undoes(town: Town, do: str, channel: str) -> None:
    """The second time it is undone, as a workspace would: else a walk ends there."""
    bot = town.slack.service.world.first().installation.bot_user
    for what in (do, BACK[do]):
        who = {"who": bot} if what in {"remove", "invite"} else {}
        try:
            town.person("Sanne").channel_does(what, channel, **who)
        except Trouble:
            continue
        return


def next_change(now: datetime) -> datetime:
    """The hour at which Amsterdam next changes its clocks."""
    zone, moment = ZoneInfo(HOME), now.replace(minute=0, second=0, microsecond=0)
    offset = moment.astimezone(zone).utcoffset()
    while moment.astimezone(zone).utcoffset() == offset:
        moment += timedelta(hours=1)
    return moment.astimezone(UTC)
