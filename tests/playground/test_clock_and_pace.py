"""The clock people move, and the pace that stays on real time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import httpx
import pytest

from playground.people import Person
from playground.running import Playground
from playground.site import Trouble
from tests.playground.conftest import Call
from tests.playground.sample import MANIFEST, form, section

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def wall(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, AMSTERDAM).strftime("%a %d %b %Y %H:%M")


def test_it_starts_on_the_storys_monday(slack: Playground) -> None:
    assert wall(slack.now) == "Mon 23 Nov 2026 09:45"


@pytest.mark.parametrize(
    ("moves", "arrives"),
    [
        (["plus_10_minutes"], "Mon 23 Nov 2026 09:55"),
        (["next_morning"], "Tue 24 Nov 2026 09:20"),
        (["friday_15"], "Fri 27 Nov 2026 15:00"),
        (["friday_15", "friday_15"], "Fri 04 Dec 2026 15:00"),
        (["friday_15", "next_morning"], "Mon 30 Nov 2026 09:20"),
    ],
)
def test_the_places_it_moves_to(slack: Playground, moves: list[str], arrives: str) -> None:
    for move in moves:
        slack.moves_clock(move)

    assert wall(slack.now) == arrives


def test_after_the_clock_goes_to_summer_time_the_morning_is_still_0855() -> None:
    with Playground(manifest=MANIFEST, start=datetime(2027, 3, 26, 12, tzinfo=AMSTERDAM)) as slack:
        slack.moves_clock("next_morning")

        assert wall(slack.now) == "Mon 29 Mar 2027 09:20"


def test_a_place_that_does_not_exist_is_refused(slack: Playground) -> None:
    with pytest.raises(Trouble, match="cannot move to yesterday"):
        slack.moves_clock("yesterday")


@pytest.mark.parametrize("seconds", ["Infinity", "-Infinity", "NaN", "1e18", '"x"', "null"])
def test_it_never_leaves_the_calendar(slack: Playground, http: httpx.Client, seconds: str) -> None:
    before = slack.now

    answer = http.post(f"{slack.url}/my/clock", content=f'{{"seconds": {seconds}}}').json()

    assert answer["error"] == "no_such_move"
    assert slack.now - before < 60


def test_the_app_can_ask_the_offset(slack: Playground, http: httpx.Client) -> None:
    before = http.get(f"{slack.url}/clock").json()["offset_seconds"]
    slack.moves_clock(seconds=3600)

    assert http.get(f"{slack.url}/clock").json() == {"offset_seconds": before + 3600}


def test_messages_carry_the_moved_time_and_never_go_back(slack: Playground, noor: Person) -> None:
    first = noor.says("Now", "#social").ts
    slack.moves_clock(seconds=86_400)
    second = noor.says("Tomorrow", "#social").ts
    slack.moves_clock(seconds=-2 * 86_400)
    third = noor.says("Yesterday?", "#social").ts

    assert datetime.fromtimestamp(float(second), UTC).date().isoformat() == "2026-11-24"
    assert float(first) < float(second) < float(third)


def test_without_a_start_it_is_really_now() -> None:
    with Playground(manifest=MANIFEST, start=None) as slack:
        assert slack.get("/clock") == {"offset_seconds": 0.0}


def test_a_burst_is_allowed_then_one_message_a_second_a_channel(http: httpx.Client) -> None:
    with Playground(manifest=MANIFEST, posts_burst=3) as slack:
        headers = {"Authorization": f"Bearer {slack.bot_token}"}
        url = f"{slack.api_url}chat.postMessage"
        there = [http.post(url, headers=headers, json={"channel": "C0DEMO01", "text": "x"}) for _ in range(5)]
        elsewhere = http.post(url, headers=headers, json={"channel": "C0DEMO02", "text": "x"})

    assert [a.status_code for a in there] == [200, 200, 200, 429, 429]
    assert there[3].headers["Retry-After"] == "1"
    assert elsewhere.status_code == 200


def test_moving_the_clock_does_not_hurry_slack(http: httpx.Client) -> None:
    with Playground(manifest=MANIFEST, posts_burst=1) as slack:
        headers = {"Authorization": f"Bearer {slack.bot_token}"}
        body = {"channel": "C0DEMO01", "text": "x"}
        http.post(f"{slack.api_url}chat.postMessage", headers=headers, json=body)
        slack.moves_clock(seconds=3600)

        assert http.post(f"{slack.api_url}chat.postMessage", headers=headers, json=body).status_code == 429


def test_the_calls_a_minute_of_a_method_have_an_end(http: httpx.Client) -> None:
    with Playground(manifest=MANIFEST, tiers=1.0) as slack:
        headers = {"Authorization": f"Bearer {slack.bot_token}"}
        answers = [http.post(f"{slack.api_url}users.list", headers=headers).status_code for _ in range(22)]

    assert answers[:20] == [200] * 20
    assert 429 in answers[20:]


def test_moving_the_clock_does_not_age_a_trigger(slack: Playground, call: Call, noor: Person) -> None:
    service = slack.service
    trigger = service.triggers.new(noor.id, "T0DEMO01")
    slack.moves_clock(seconds=3600)

    assert call("views.open", trigger_id=trigger, view=form(section("x")))["ok"]
