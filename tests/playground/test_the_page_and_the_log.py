"""What windows hear, what the log keeps, and how the test driver finds things."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import pytest

from playground.people import Person
from playground.running import Playground
from playground.screen import NotOnScreen
from playground.site import Trouble
from playground.slack import Slack
from tests.playground.conftest import Call
from tests.playground.sample import MANIFEST, SampleApp, actions, button, form, plain, section, text_field

Json = dict[str, Any]


def heard_while(slack: Playground, person: str, act: Any, kinds: set[str]) -> list[Json]:
    """What one window of this person hears until every one of these kinds came."""

    async def listen() -> list[Json]:
        heard: list[Json] = []
        url = f"{slack.url}/my/live?person={person}"
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
            await asyncio.to_thread(act)
            while not kinds <= {h["type"] for h in heard}:
                heard.append(await asyncio.wait_for(socket.receive_json(), 5))
        return heard

    with ThreadPoolExecutor(1) as apart:  # a browser's story in the same process leaves a loop in this thread
        return apart.submit(asyncio.run, listen()).result()


def test_a_window_hears_what_others_do_and_the_order(slack: Playground, bram: Person) -> None:
    def bram_acts() -> None:
        parent = bram.says("Hello", "#social")
        bram.says("And more", "#social", parent)
        bram.deletes(bram.says("Oops", "#social"))
        slack.moves_clock("plus_10_minutes")

    heard = heard_while(slack, "U0DEMO005", bram_acts, {"message", "message_gone", "clock"})

    assert [h["seq"] for h in heard] == sorted({h["seq"] for h in heard})
    texts = [(h["message"]["text"], h["message"]["reply_count"]) for h in heard if h["type"] == "message"]
    assert texts == [("Hello", 0), ("And more", 0), ("Hello", 1), ("Oops", 0)]


def test_a_window_does_not_hear_what_is_private_to_others(
    slack: Playground, call: Call, bram: Person
) -> None:
    def acts() -> None:
        call("chat.postEphemeral", channel="C0DEMO01", user=bram.id, text="Psst")
        call("chat.postMessage", channel=bram.id, text="Only you")
        bram.says("All", "#social")

    heard = heard_while(slack, "U0DEMO005", acts, {"message"})

    assert [h["message"]["text"] for h in heard if h["type"] == "message"] == ["All"]


def test_two_windows_of_one_person_both_see_the_form(slack: Playground, app: SampleApp, noor: Person) -> None:
    app.opens(form(text_field("Name")))

    heard = heard_while(slack, noor.id, lambda: noor.types("/plan", "#social"), {"forms"})

    assert heard[-1]["forms"][0]["title"]["text"] == "A form"


def test_waiting_for_the_next_change_ends_when_it_comes_or_in_time(noor: Person) -> None:
    seq = noor.state()["seq"]
    unchanged = noor.state(after=seq, wait=0.05)["seq"]
    noor.says("Hello", "#social")

    assert (unchanged, noor.state(after=seq, wait=5)["seq"] > seq) == (seq, True)


def test_unread_messages_are_counted_until_read(slack: Playground, noor: Person, bram: Person) -> None:
    bram.says("One", "#social")
    bram.says("Two", "#social")
    unread = unread_of(noor)
    slack.post("/my/read", {"person": noor.id, "channel": "C0DEMO01"})

    assert (unread, unread_of(noor), unread_of(bram)) == (2, 0, 0)


def unread_of(person: Person) -> int:
    return int(next(c["unread"] for c in person.state()["channels"] if c["name"] == "social"))


def test_an_ephemeral_message_can_be_dismissed(slack: Playground, call: Call, noor: Person) -> None:
    call("chat.postEphemeral", channel="C0DEMO01", user=noor.id, text="Psst")
    message = noor.last("#social")

    slack.post("/my/dismiss", {"person": noor.id, **message.where})

    assert noor.last("#social").text != "Psst"


@pytest.mark.usefixtures("app")
def test_every_call_and_interaction_is_in_the_log(slack: Playground, call: Call, noor: Person) -> None:
    call("chat.postMessage", channel="C0DEMO01", text="Hello")
    noor.types("/plan", "#social")

    posted = slack.calls("chat.postMessage")[0]
    assert (posted["ok"], posted["arguments"]["text"], posted["team"]) == (True, "Hello", "T0DEMO01")
    assert slack.bot_token not in json.dumps(slack.log())
    sent, acknowledged = slack.log("sent")[-1], slack.log("acknowledged")[-1]
    assert (sent["what"], sent["id"]) == ("slash_commands", acknowledged["id"])
    assert acknowledged["milliseconds"] < 3000


def test_the_log_is_written_to_a_file_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    with Playground(manifest=MANIFEST, log_file=file) as slack:
        httpx.post(f"{slack.api_url}auth.test", trust_env=False)
        written = [json.loads(line) for line in file.read_text().splitlines()]

    assert [e["error"] for e in written if e["kind"] == "call"] == ["not_authed"]


def test_a_label_that_is_not_there_or_twice_is_told_with_what_is(call: Call, noor: Person) -> None:
    blocks = [actions(button("Take", "a"), button("Take", "b"), button("Leave", "c"))]
    call("chat.postMessage", channel="C0DEMO01", text="x", blocks=blocks)
    message = noor.last("#social")

    with pytest.raises(NotOnScreen, match="'Take' is there 2 times"):
        noor.presses("Take", message)
    with pytest.raises(
        NotOnScreen, match=r"'Keep' is not on the screen. What is: \['Take', 'Take', 'Leave'\]"
    ):
        noor.presses("Keep", message)
    with pytest.raises(NotOnScreen, match="No form is open"):
        noor.presses("Take")


def test_a_button_that_asks_needs_an_answer(app: SampleApp, call: Call, noor: Person) -> None:
    confirm = {
        "title": plain("Sure?"),
        "text": plain("Really?"),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    call(
        "chat.postMessage", channel="C0DEMO01", text="x", blocks=[actions(button("Delete", confirm=confirm))]
    )
    message = noor.last("#social")

    with pytest.raises(NotOnScreen, match="asks 'Really\\?'"):
        noor.presses("Delete", message)
    noor.presses("Delete", message, confirms=False)
    noor.presses("Delete", message, confirms=True)

    assert len(app.bodies("action")) == 1


def test_waiting_gives_up_and_tells_what_is_there(noor: Person) -> None:
    noor.says("Here I am", "#social")

    with pytest.raises(AssertionError, match="Here I am"):
        noor.waits_for("Nobody says this", "#social", seconds=0.05)


def test_a_playground_elsewhere_is_visited_by_its_address(slack: Playground, noor: Person) -> None:
    with Slack(slack.url) as visited:
        visited.person("Bram Zevenklaver").says("From afar", "#social")

    assert noor.last("#social").text == "From afar"


def test_somebody_elses_form_cannot_be_filled(
    slack: Playground, app: SampleApp, noor: Person, bram: Person
) -> None:
    app.opens(form(text_field("Name")))
    noor.types("/plan", "#social")

    with pytest.raises(Trouble) as trouble:
        slack.post("/my/submit", {"person": bram.id, "view": noor.form.id})

    assert trouble.value.error == "view_not_found"


@pytest.mark.parametrize(
    ("path", "body", "error"),
    [
        ("/my/say", {"person": "U0NOBODY", "channel": "C0DEMO01", "text": "x"}, "no_such_person"),
        ("/my/say", {"person": "U0DEMO005", "channel": "C0DEMO04", "text": "x"}, "channel_not_found"),
        ("/my/say", {"person": "U0DEMO005", "text": "x"}, "missing"),
        ("/my/channel", {"person": "U0DEMO005", "channel": "C0DEMO01", "do": "explode"}, "no_such_doing"),
        ("/my/profile", {"person": "U0DEMO005", "zone": "Mars/Olympus"}, "no_such_zone"),
        ("/my/channels", {"person": "U0DEMO005", "name": "social"}, "name_taken"),
    ],
)
def test_wrong_questions_are_refused_with_a_name(
    slack: Playground, path: str, body: Json, error: str
) -> None:
    with pytest.raises(Trouble) as trouble:
        slack.post(path, body)

    assert trouble.value.error == error


def test_an_empty_workspace_has_people_and_no_app_in_any_channel() -> None:
    with Playground(manifest=MANIFEST, empty=True) as slack:
        state = slack.get("/my/state")
        people = [p["real_name"] for p in state["people"] if not p["is_bot"]]

        assert 1 <= len(people) <= 3
        assert not any(c["bot_is_member"] for c in state["channels"])
        slack.person(people[0]).types("/invite @smplan", "#social")
        assert any(c["bot_is_member"] for c in slack.get("/my/state")["channels"])


def test_only_this_machine_is_served(slack: Playground) -> None:
    assert slack.url.startswith("http://127.0.0.1:")


def test_a_new_colleague_can_be_a_stranger(slack: Playground, form_call: Call) -> None:
    body = {"person": "U0DEMO005", "name": "Visitor Verafgelegen", "stranger": True}
    made = slack.post("/my/people", body)["person"]

    assert form_call("users.info", user=made["id"])["user"]["is_stranger"] is True


def test_a_home_is_drawn_as_text_with_its_buttons(call: Call, noor: Person) -> None:
    call(
        "views.publish",
        user_id=noor.id,
        view={"type": "home", "blocks": [section("*My day*"), actions(button("Refresh"))]},
    )

    assert (noor.home.text, noor.home.buttons) == ("My day", ["Refresh"])
