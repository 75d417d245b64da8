"""auth.test and users.*."""

from typing import Any

from playground import shapes
from playground.call import Call
from playground.methods.method import Method

Json = dict[str, Any]


def auth_test(call: Call) -> Json:
    workspace = call.workspace
    app = workspace.installation
    return {
        "url": f"{call.service.base_url}/",
        "team": workspace.name,
        "user": workspace.people[app.bot_user].name,
        "team_id": workspace.id,
        "user_id": app.bot_user,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def users_info(call: Call) -> Json:
    person = call.person()
    return {"user": shapes.user(person, call.service.clock, with_locale=call.flag("include_locale"))}


def users_list(call: Call) -> Json:
    people, cursor = call.page(list(call.workspace.people.values()))
    with_locale = call.flag("include_locale")
    return {
        "members": [shapes.user(p, call.service.clock, with_locale=with_locale) for p in people],
        "cache_ts": int(call.service.clock.now()),
        "response_metadata": {"next_cursor": cursor},
    }


METHODS = {
    "auth.test": Method(auth_test),
    "users.info": Method(users_info, ("users:read",)),
    "users.list": Method(users_list, ("users:read",)),
}
