"""The HTTP side, really listening, with a Bolt app that answers what it heard."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.slack import web

SIGNING_SECRET = "not-a-real-signing-secret"
Serve = Callable[..., httpx.Client]


@pytest.fixture
def heard() -> list[dict[str, Any]]:
    """The bodies that reached the app."""
    return []


@pytest.fixture
def bolt(heard: list[dict[str, Any]]) -> App:
    """A Bolt app as the bot's own is set up, which answers every command."""
    app = App(
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="U0BOT"),
        signing_secret=SIGNING_SECRET,
        process_before_response=True,
    )

    def answer(body: dict[str, Any], ack: Callable[..., Any]) -> None:
        heard.append(body)
        ack("I heard you")

    app.command("/smplan")(answer)
    return app


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves pages on a free port and answers a client for them."""
    servers: list[web.Server] = []
    clients: list[httpx.Client] = []

    def start(pages: dict[tuple[str, str], web.Page]) -> httpx.Client:
        servers.append(web.Server(web.Web(pages), "127.0.0.1", 0))
        servers[-1].start()
        clients.append(httpx.Client(base_url=f"http://127.0.0.1:{servers[-1].port}", trust_env=False))
        return clients[-1]

    yield start
    for client in clients:
        client.close()
    for server in servers:
        server.stop(1)


@pytest.fixture
def slack(bolt: App, serve: Serve) -> httpx.Client:
    """Where Slack would bring its requests."""
    return serve(web.slack_pages(bolt))
