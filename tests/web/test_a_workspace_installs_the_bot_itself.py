"""The two pages of an installation, with Slack's side of it played by a small server."""

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from cryptography.fernet import InvalidToken
from pydantic import SecretStr
from sqlalchemy import select

from bot.clock import RealClock
from bot.settings import GivenSettings, Settings
from bot.slack import web
from bot.slack.installs import Installs, Seal, oauth_flow
from storage import backlog, installations, sent
from storage.database import Database
from tests.web.conftest import Serve

KEY = "a secret key of at least 32 characters"
TOKEN = "xoxb-of-this-workspace"
GRANT = {
    "ok": True,
    "app_id": "A1",
    "access_token": TOKEN,
    "bot_user_id": "U0BOT",
    "scope": "commands,chat:write",
    "team": {"id": "T1", "name": "Nergenshuizen"},
    "enterprise": None,
    "is_enterprise_install": False,
    "authed_user": {"id": "U1", "access_token": "xoxp-of-a-person"},
}


class Slack:
    """Answers `oauth.v2.access` for the code that it gave out, and `auth.test`."""

    def __init__(self) -> None:
        self.grant: dict[str, Any] = GRANT
        slack = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                answer = json.dumps(slack.answer(self.path, parse_qs(body))).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/api/"
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()

    def answer(self, path: str, fields: dict[str, list[str]]) -> dict[str, Any]:
        if path.endswith("auth.test"):
            return {"ok": True, "bot_id": "B1", "user_id": "U0BOT", "team_id": "T1"}
        if fields.get("code") == ["the-right-code"]:
            return self.grant
        return {"ok": False, "error": "invalid_code"}

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def slack() -> Iterator[Slack]:
    slack = Slack()
    yield slack
    slack.stop()


@pytest.fixture
def settings(slack: Slack) -> Settings:
    return GivenSettings(
        slack_client_id="1.2",
        slack_client_secret=SecretStr("client secret"),
        slack_api_url=slack.url,
        public_url="https://smplan.example",
        secret_key=SecretStr(KEY),
    )


@pytest.fixture
def installs(database: Database) -> Installs:
    return Installs(database, Seal(KEY))


@pytest.fixture
def pages(serve: Serve, settings: Settings, database: Database, installs: Installs) -> httpx.Client:
    return serve(web.install_pages(oauth_flow(settings, ("commands", "chat:write"), database, installs)))


def begin(pages: httpx.Client) -> tuple[str, dict[str, str]]:
    """Somebody opens the page: the state that goes to Slack, and the cookie that stays in their browser."""
    page = pages.get("/slack/install").text
    state = page.split("state=")[1].split("&")[0]
    return state, {"Cookie": f"slack-app-oauth-state={state}"}


def come_back(pages: httpx.Client, state: str, cookie: dict[str, str], code: str = "the-right-code") -> int:
    pages.cookies.clear()
    query = {"code": code, "state": state}
    return pages.get("/slack/oauth_redirect", params=query, headers=cookie).status_code


def test_the_first_page_leads_to_slack_with_the_scopes_of_the_manifest(pages: httpx.Client) -> None:
    answer = pages.get("/slack/install")

    assert "scope=commands,chat:write" in answer.text.replace("%3A", ":").replace("%2C", ",")
    assert "https://smplan.example/slack/oauth_redirect" in answer.text
    assert "Secure" in answer.headers["set-cookie"]


def test_who_comes_back_with_the_code_has_installed_it(pages: httpx.Client, installs: Installs) -> None:
    state, cookie = begin(pages)

    assert come_back(pages, state, cookie) == 200
    assert installs.token_of("T1") == TOKEN


def test_the_token_is_sealed_and_a_persons_own_token_is_not_kept(
    pages: httpx.Client, database: Database
) -> None:
    come_back(pages, *begin(pages))

    with database.reading() as session:
        kept = session.scalars(select(installations.Installation)).one()
    assert TOKEN not in repr(kept)
    assert "xoxp" not in repr(kept)
    with pytest.raises(InvalidToken):
        Seal("another secret key of 32 characters!").open(kept.sealed_token)


def test_a_state_works_once(pages: httpx.Client) -> None:
    state, cookie = begin(pages)
    come_back(pages, state, cookie)

    assert come_back(pages, state, cookie) == 401


def test_another_browser_cannot_finish_it(pages: httpx.Client, installs: Installs) -> None:
    state, _cookie = begin(pages)

    assert come_back(pages, state, {"Cookie": "slack-app-oauth-state=another"}) == 400
    assert installs.token_of("T1") is None


def test_an_invented_state_is_refused(pages: httpx.Client, installs: Installs) -> None:
    assert come_back(pages, "invented", {"Cookie": "slack-app-oauth-state=invented"}) == 401
    assert installs.token_of("T1") is None


def test_a_state_of_eleven_minutes_ago_is_refused_and_swept_away(database: Database) -> None:
    now = RealClock().now()
    with database.transaction() as session:
        installations.begin(session, "old", now)

    with database.transaction() as session:
        assert not installations.finish(session, "old", now)
    with database.reading() as session:
        assert session.get(installations.OpenInstall, "old") is None


def test_a_code_that_slack_does_not_know_installs_nothing(pages: httpx.Client, installs: Installs) -> None:
    state, cookie = begin(pages)

    assert come_back(pages, state, cookie, code="another") == 401
    assert installs.token_of("T1") is None


def test_an_installation_for_a_whole_organisation_is_refused(
    slack: Slack, pages: httpx.Client, installs: Installs
) -> None:
    slack.grant = {**GRANT, "team": None, "is_enterprise_install": True, "enterprise": {"id": "E1"}}
    state, cookie = begin(pages)

    assert come_back(pages, state, cookie) == 500
    assert installs.token_of("T1") is None


def test_installing_again_replaces_the_token(slack: Slack, pages: httpx.Client, installs: Installs) -> None:
    come_back(pages, *begin(pages))
    slack.grant = {**GRANT, "access_token": "xoxb-newer"}

    come_back(pages, *begin(pages))

    assert installs.token_of("T1") == "xoxb-newer"


def test_letters_that_waited_for_a_token_leave_once_it_is_installed_again(
    pages: httpx.Client, database: Database
) -> None:
    now = RealClock().now()
    with database.transaction() as session:
        sent.stop(session, "T1", "token_revoked", now, now + timedelta(minutes=5))

    come_back(pages, *begin(pages))

    with database.reading() as session:
        assert backlog.stopped(session) == []


def test_a_request_of_an_installed_workspace_is_ours(pages: httpx.Client, installs: Installs) -> None:
    come_back(pages, *begin(pages))

    found = installs.authorize("T1", None)

    assert found is not None
    assert (found.bot_token, found.bot_user_id, found.bot_id) == (TOKEN, "U0BOT", "B1")
    assert installs.authorize("T2", None) is None


@pytest.mark.traced
def test_what_is_uninstalled_is_gone(pages: httpx.Client, installs: Installs) -> None:
    come_back(pages, *begin(pages))

    installs.forget("T1")

    assert installs.token_of("T1") is None
