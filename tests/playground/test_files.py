"""Uploading files as Slack does it: an address, the bytes, and completing; with the real SDK and by hand."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from playground.people import Person
from playground.running import Playground
from playground.screen import NotOnScreen
from tests.playground.conftest import Call
from tests.playground.picture import png
from tests.playground.sample import MANIFEST

Json = dict[str, Any]
Uploaded = Callable[..., str]
SCOPES = frozenset({"chat:write", "im:write", "files:write", "files:read", "channels:history"})
EVENTS = ["file_shared", "message.channels"]
PICTURE = png()


@pytest.fixture
def slack() -> Iterator[Playground]:
    subscribed = {"settings": {"event_subscriptions": {"bot_events": EVENTS}}}
    with Playground(manifest={**MANIFEST, **subscribed}, scopes=SCOPES, posts_burst=1000) as running:
        yield running


@pytest.fixture
def client(slack: Playground) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url)


@pytest.fixture
def uploaded(call: Call, http: httpx.Client) -> Uploaded:
    """The id of a file whose bytes are there, not yet completed."""

    def upload(data: bytes = PICTURE, name: str = "week.png", **more: Any) -> str:
        told = call("files.getUploadURLExternal", filename=name, length=len(data), **more)
        assert http.post(told["upload_url"], content=data).text == f"OK - {len(data)}"
        return str(told["file_id"])

    return upload


def complete(call: Call, *ids: str, **where: Any) -> Json:
    return call("files.completeUploadExternal", files=[{"id": i} for i in ids], **where)


def picture(file: Json) -> Json:
    return {"type": "image", "slack_file": file, "alt_text": "Four bars"}


def test_the_sdk_uploads_a_picture_and_the_channel_sees_it(client: WebClient, noor: Person) -> None:
    client.files_upload_v2(
        content=PICTURE,
        filename="week.png",
        title="This week",
        alt_txt="Four bars",
        channel="C0DEMO01",
        initial_comment="How we did",
    )

    message = noor.last("#social")
    [file] = message.files
    assert (message.text, message.author) == ("How we did", "smplan")
    assert (file.name, file.title, file.alt_text) == ("week.png", "This week", "Four bars")
    assert (file.mimetype, file.is_picture, file.size) == ("image/png", True, len(PICTURE))
    assert noor.fetches(file) == PICTURE


def test_several_files_are_one_message_and_their_names_are_their_titles(
    call: Call, uploaded: Uploaded, noor: Person
) -> None:
    ids = [uploaded(), uploaded(b"a,b\n", "week.csv")]

    answer = complete(call, *ids, channel_id="C0DEMO01")

    assert answer["files"] == [{"id": ids[0], "title": "week.png"}, {"id": ids[1], "title": "week.csv"}]
    assert [(f.title, f.is_picture) for f in noor.last("#social").files] == [
        ("week.png", True),
        ("week.csv", False),
    ]


def test_a_form_with_the_file_is_as_good_as_the_bytes(call: Call, http: httpx.Client, noor: Person) -> None:
    told = call("files.getUploadURLExternal", filename="week.png", length=len(PICTURE))

    answer = http.post(told["upload_url"], files={"filename": ("week.png", PICTURE)})

    assert (answer.status_code, complete(call, told["file_id"])["ok"]) == (200, True)
    assert noor.fetches(told["file_id"]) == PICTURE


def test_a_wrong_length_is_refused_and_the_right_one_still_taken_once(
    call: Call, http: httpx.Client, slack: Playground
) -> None:
    told = call("files.getUploadURLExternal", filename="week.png", length=len(PICTURE))

    answers = [http.post(told["upload_url"], content=data) for data in (PICTURE[:-1], PICTURE, PICTURE)]

    assert [a.status_code for a in answers] == [400, 200, 400]
    assert slack.complaints[0]["where"] == "upload_url"
    assert http.post(f"{slack.url}/upload/v1/nobody", content=b"x").status_code == 404


def test_a_file_in_a_thread_is_a_reply(call: Call, uploaded: Uploaded, noor: Person) -> None:
    parent = noor.says("How was the week?", "#social")

    complete(call, uploaded(), channel_id="C0DEMO01", thread_ts=parent.ts)

    assert [m.files[0].name for m in noor.sees("#social", parent)[1:]] == ["week.png"]
    assert noor.again(parent).replies == 1


def test_channels_may_be_several_and_people_too(call: Call, uploaded: Uploaded, noor: Person) -> None:
    complete(call, uploaded(), channels=f"C0DEMO01,{noor.id}", initial_comment="Here")

    assert [noor.last(where).files[0].name for where in ("#social", "smplan")] == ["week.png"] * 2


def test_blocks_introduce_a_file_unless_a_comment_does(call: Call, uploaded: Uploaded, noor: Person) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Blocks*"}}]

    complete(call, uploaded(), channel_id="C0DEMO01", blocks=blocks)
    complete(call, uploaded(), channel_id="C0DEMO01", blocks=blocks, initial_comment="Comment")

    assert [m.text for m in noor.sees("#social", newest=2)] == ["Blocks", "Comment"]


def test_the_app_hears_of_it_and_reads_it_back(
    slack: Playground, call: Call, form_call: Call, http: httpx.Client, uploaded: Uploaded
) -> None:
    file_id = uploaded(alt_txt="Four bars")

    complete(call, file_id, channel_id="C0DEMO01")

    slack.waits_until(lambda: len(slack.log("sent")) > 1)
    told = {entry["what"]: entry["body"]["event"] for entry in slack.log("sent")}
    assert (told["message"]["subtype"], told["file_shared"]["file_id"]) == ("file_share", file_id)
    [message, *_] = form_call("conversations.history", channel="C0DEMO01")["messages"]
    [file] = message["files"]
    assert (file["id"], file["alt_txt"], file["filetype"], file["mode"]) == (
        file_id,
        "Four bars",
        "png",
        "hosted",
    )
    bearer = {"Authorization": f"Bearer {slack.bot_token}"}
    assert http.get(file["url_private"], headers=bearer).content == PICTURE
    assert http.get(file["url_private"]).status_code == 403


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ({"channel_id": "C0NOWHERE"}, "channel_not_found"),
        ({"channel_id": "C0DEMO03"}, "not_in_channel"),
        ({"channel_id": "C0DEMO04"}, "channel_not_found"),
        ({"channel_id": "U0DEMO005"}, "channel_not_found"),
        ({"channels": "C0DEMO01,C0NOWHERE"}, "invalid_channel"),
        ({"channels": "C0DEMO03"}, "not_in_channel"),
        ({"channels": ",".join(f"C{n}" for n in range(101))}, "channels_limit_exceeded"),
        ({"channel_id": "C0DEMO01", "thread_ts": "1.000001"}, "invalid_arguments"),
        ({"thread_ts": "1.000001"}, "invalid_arguments"),
        ({"channel_id": "C0DEMO01", "blocks": [{"type": "section"}]}, "invalid_blocks"),
        (
            {"channel_id": "C0DEMO01", "channels": "C0DEMO01"},
            "unsupported by the playground: channel_id beside channels",
        ),
        ({"username": "somebody"}, "unsupported by the playground: username"),
    ],
)
def test_where_a_file_may_not_go_nothing_is_shared(
    call: Call, uploaded: Uploaded, noor: Person, where: Json, error: str
) -> None:
    file_id = uploaded()
    before = noor.last("#social").ts

    assert complete(call, file_id, **where)["error"] == error
    assert noor.last("#social").ts == before
    assert complete(call, file_id)["ok"]


def test_an_archived_channel_takes_no_file(call: Call, uploaded: Uploaded, noor: Person) -> None:
    noor.channel_does("archive", "#social")

    assert complete(call, uploaded(), channel_id="C0DEMO01")["error"] == "posting_to_channel_denied"


def test_only_a_file_that_came_is_completed_and_only_once(call: Call, uploaded: Uploaded) -> None:
    announced = call("files.getUploadURLExternal", filename="week.png", length=3)["file_id"]
    file_id = uploaded()
    complete(call, file_id)

    assert [complete(call, i)["error"] for i in (announced, file_id, "F0NOBODY01")] == ["file_not_found"] * 3


@pytest.mark.parametrize("files", [[], "F1", [{"title": "x"}], ["F1"], [{"id": "F1", "title": 3}], "[oops"])
def test_what_is_no_list_of_files_is_refused(call: Call, files: Any) -> None:
    assert call("files.completeUploadExternal", files=files)["error"] == "invalid_arguments"


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"length": 5}, "invalid_arguments"),
        ({"filename": "a.png"}, "missing_argument"),
        ({"filename": "a.png", "length": 0}, "missing_argument"),
        ({"filename": "a.png", "length": "many"}, "invalid_arguments"),
        ({"filename": "a.png", "length": 5, "alt_txt": "x" * 1001}, "alt_txt_too_large"),
        ({"filename": "a.txt", "length": 5, "snippet_type": "klingon"}, "unknown_snippet_type"),
        ({"filename": "a.txt", "length": 1024 * 1024 + 1, "snippet_type": "text"}, "snippet_too_large"),
        (
            {"filename": "a.png", "length": 4 * 1024 * 1024},
            "unsupported by the playground: files above 3145728 bytes",
        ),
    ],
)
def test_an_address_is_not_given_for_everything(call: Call, asked: Json, error: str) -> None:
    assert call("files.getUploadURLExternal", **asked)["error"] == error


def test_without_the_scope_there_are_no_files(slack: Playground, call: Call, uploaded: Uploaded) -> None:
    file_id = uploaded()
    slack.app("deny", scopes=["files:write"])

    refused = [
        call("files.getUploadURLExternal", filename="a.png", length=5),
        complete(call, file_id, channel_id="C0DEMO01"),
    ]

    assert [(r["error"], r["needed"]) for r in refused] == [("missing_scope", "files:write")] * 2


def test_a_picture_without_a_channel_is_shown_by_a_block(
    call: Call, uploaded: Uploaded, noor: Person
) -> None:
    file_id = uploaded()
    complete(call, file_id)

    answer = call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[picture({"id": file_id})])

    assert answer["ok"]
    [block] = noor.last("#social").blocks
    assert noor.last("#social").text == "[Four bars]"
    assert noor.fetches(block["slack_file"]["id"]) == PICTURE


def test_forms_and_home_tabs_and_addresses_show_it_too(
    slack: Playground, call: Call, uploaded: Uploaded, noor: Person
) -> None:
    file_id = uploaded()
    complete(call, file_id)
    file = slack.service.world.first().files[file_id]

    home = {"type": "home", "blocks": [picture({"url": file.url})]}
    answer = call("views.publish", user_id=noor.id, view=home)

    assert answer["ok"]
    assert noor.fetches(noor.home.blocks[0]["slack_file"]["url"]) == PICTURE


def test_a_block_shows_only_a_picture_that_is_there(call: Call, uploaded: Uploaded) -> None:
    not_completed = uploaded()
    no_picture = uploaded(b"not a picture", "week.png")
    complete(call, no_picture)
    shown = [{"id": not_completed}, {"id": no_picture}, {"id": "F0NOBODY01"}, {"id": "F1"}, {}]

    answers = [
        call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[picture(file)]) for file in shown
    ]

    pattern = "input must match regex pattern: ^[F][A-Z0-9]{8,}$ [json-pointer:/blocks/0/slack_file/id]"
    nothing = "invalid slack file [json-pointer:/blocks/0/slack_file]"
    assert [a["errors"] for a in answers] == [[nothing], [nothing], [nothing], [pattern], [nothing]]


def test_slack_may_need_some_time_before_a_block_may_show_it(http: httpx.Client) -> None:
    with Playground(manifest=MANIFEST, scopes=SCOPES, file_seconds=0.3) as slow:
        client = WebClient(slow.bot_token, base_url=slow.api_url)
        file_id = client.files_upload_v2(content=PICTURE, filename="week.png")["files"][0]["id"]
        headers = {"Authorization": f"Bearer {slow.bot_token}"}
        body = {"channel": "C0DEMO01", "text": "x", "blocks": [picture({"id": file_id})]}

        def posted() -> bool:
            answer = http.post(f"{slow.api_url}chat.postMessage", json=body, headers=headers)
            return bool(answer.json()["ok"])

        assert not posted()
        slow.waits_until(posted)


def test_people_of_another_workspace_cannot_fetch_it() -> None:
    with Playground(manifest=MANIFEST, scopes=SCOPES, workspaces=2) as both:
        client = WebClient(both.bot_token, base_url=both.api_url)
        file_id = client.files_upload_v2(content=PICTURE, filename="week.png")["files"][0]["id"]
        others = both.get("/my/state")["workspaces"][1]["people"]

        with pytest.raises(NotOnScreen, match=file_id):
            both.person(others[0]["id"]).fetches(file_id)


def test_what_is_no_picture_is_not_opened_as_a_page(
    slack: Playground, call: Call, uploaded: Uploaded, http: httpx.Client, noor: Person
) -> None:
    complete(call, uploaded(b"<script>1</script>", "page.html"), channel_id="C0DEMO01")

    answer = http.get(slack.url + noor.last("#social").files[0].url)

    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''page.html"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("kind", "status"), [("server_error", 500), ("ratelimited", 429)])
def test_the_upload_itself_can_fail(
    slack: Playground, call: Call, http: httpx.Client, kind: str, status: int
) -> None:
    told = call("files.getUploadURLExternal", filename="week.png", length=len(PICTURE))
    slack.fault(kind, method="upload_url", times=1)

    answers = [http.post(told["upload_url"], content=PICTURE) for _ in range(2)]

    assert [a.status_code for a in answers] == [status, 200]
