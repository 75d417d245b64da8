"""Another program brings mentions, signed: once, in time, and no more than is good for us."""

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest

from bot.monitoring.webhook_page import LARGEST, MOST_A_MINUTE, signature
from bot.slack.web import Server, Web
from tests.monitoring.steps import SOCIAL, a_team, news, shown, the_source
from tests.team.founding import told_privately
from tests.town import Resident, Town

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("_site"),
]
NONE: Mapping[str, str] = {}
ONE = {"title": "OK 3 opent", "link": "https://krant.example/ok3"}


@pytest.fixture
def _site(town: Town) -> Iterator[None]:
    """The bot's own pages are reached there."""
    server = Server(Web({}, town.bot.folders, town.bot.inlets), "127.0.0.1", 0)
    object.__setattr__(town.bot.office, "public_url", f"http://127.0.0.1:{server.port}/")
    server.start()
    yield
    server.stop(1)


def makes_a_webhook(person: Resident) -> tuple[str, str]:
    """Its address and its secret, as they are shown this once."""
    person.presses("Webhook toevoegen", shown(person, "bronnen"))
    person.waits_for_form("Webhook")
    person.submits()
    lines = told_privately(person).text.split("\n")
    return lines[lines.index("Adres:") + 1], lines[lines.index("Geheim:") + 1]


def brings(
    address: str, secret: str, said: Any, *, ago: int = 0, headers: Mapping[str, str] = NONE
) -> httpx.Response:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    stamp = str(int(time.time()) - ago)  # noqa: TID251 - the sender's own clock
    signed = {
        "X-Smplan-Timestamp": stamp,
        "X-Smplan-Signature": f"v1={signature(secret, stamp, body)}",
    }
    return httpx.post(address, content=body, headers=signed | dict(headers), trust_env=False)


@pytest.mark.traced
def test_what_is_brought_is_a_mention_once(town: Town) -> None:
    a_team(town)
    address, secret = makes_a_webhook(town.person("Noor"))

    first = brings(address, secret, ONE, headers={"Idempotency-Key": "a"})
    again = brings(address, secret, ONE, headers={"Idempotency-Key": "a"})
    used = brings(
        address,
        secret,
        {"title": "Nog een", "link": "https://krant.example/3"},
        headers={"Idempotency-Key": "a"},
    )
    other = brings(address, secret, {"items": [ONE, {"title": "Twee", "link": "https://krant.example/2"}]})

    assert (first.status_code, first.json()) == (200, {"received": 1, "repeated": False})
    assert again.json() == {"received": 0, "repeated": True}
    assert used.json() == {"received": 1, "repeated": False}
    assert other.json()["received"] == 2
    assert news(town) == ["OK 3 opent", "Nog een", "Twee"]
    assert secret not in shown(town.person("Noor"), "bronnen").text


def test_what_is_not_right_is_refused_with_a_reason(town: Town) -> None:
    a_team(town)
    address, secret = makes_a_webhook(town.person("Noor"))

    assert brings(address, "geraden", ONE).status_code == 401
    assert brings(address, secret, ONE, ago=301).status_code == 401
    assert brings(address, secret, ONE, headers={"X-Smplan-Timestamp": "gisteren"}).status_code == 401
    assert brings(address + "x", secret, ONE).status_code == 404
    assert brings(address, secret, b"x" * (LARGEST + 1)).status_code == 413
    assert brings(address, secret, b"[" * 30_000).status_code == 422
    odd = {"link": "https://krant.example/\ud800", "published_at": "0001-01-01T00:00:00+23:00"}
    assert brings(address, secret, odd).status_code == 422
    assert brings(address, secret, {"title": "Zonder link"}).json()["error"].startswith("body.link")
    assert httpx.get(address, trust_env=False).status_code == 404
    assert news(town) == []


@pytest.mark.traced
def test_what_comes_too_often_waits_a_minute(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Repeats and nonsense count too."""
    a_team(town)
    address, secret = makes_a_webhook(town.person("Noor"))
    monkeypatch.setattr("bot.monitoring.webhook_page.MOST_A_MINUTE", 4)
    assert MOST_A_MINUTE == 60
    once = {"Idempotency-Key": "a"}
    assert [brings(address, secret, ONE, headers=once).json()["repeated"] for _ in range(2)] == [False, True]
    assert [brings(address, secret, b"[" * 30_000).status_code for _ in range(2)] == [422, 422]
    late = brings(address, secret, ONE, headers=once)
    assert (late.status_code, late.headers["retry-after"]) == (429, "60")
    assert news(town) == ["OK 3 opent"]
    town.passes(minutes=2)
    assert brings(address, secret, ONE, headers=once).json()["repeated"]
    town.passes(days=2)
    assert not brings(address, secret, ONE, headers=once).json()["repeated"], "its name was forgotten"


def test_a_new_secret_ends_the_old_one_and_a_revoked_one_ends_all(town: Town) -> None:
    a_team(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    address, old = makes_a_webhook(noor)
    his = shown(bram, "bronnen")
    noor.presses("Nieuw geheim", shown(noor, "bronnen"), confirms=True)
    new = told_privately(noor).text.split("Geheim:\n")[1].split("\n")[0]

    assert brings(address, old, ONE).status_code == 401
    assert brings(address, new, ONE).status_code == 200
    bram.presses("Nieuw geheim", his, confirms=True)
    assert "maakte al een nieuw geheim" in told_privately(bram).text
    bram.presses("Geheim intrekken", told_privately(bram), confirms=True)
    assert brings(address, new, ONE).status_code == 401
    assert "Het geheim is ingetrokken" in shown(noor, "bronnen").text
    noor.presses("Nieuw geheim", told_privately(noor), confirms=True)
    newest = told_privately(noor).text.split("Geheim:\n")[1].split("\n")[0]
    noor.presses("Pauzeren", shown(noor, "bronnen"))
    assert brings(address, newest, ONE).status_code == 403


def test_without_an_address_it_says_what_to_set(town: Town) -> None:
    a_team(town)
    object.__setattr__(town.bot.office, "public_url", None)
    noor = town.person("Noor")
    noor.presses("Webhook toevoegen", shown(noor, "bronnen"))

    assert "openbaar webadres" in noor.last(SOCIAL).text
    with pytest.raises(IndexError):
        the_source(town)
