"""One row per mistake: the payload, where it is wrong and how."""

from typing import Any

import pytest

from bot.slack.checks import Kind
from bot.slack.limits import Surface
from bot.slack.validator import judge, judge_call, problems

Thing = dict[str, Any]


def plain(text: str = "t") -> Thing:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "t") -> Thing:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "t", **more: Any) -> Thing:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(action: str = "a", **more: Any) -> Thing:
    return {"type": "button", "action_id": action, "text": plain(), **more}


def field(element: Thing, **more: Any) -> Thing:
    return {"type": "input", "label": plain(), "element": {"action_id": "a", **element}, **more}


def option(value: str = "v", text: str = "t") -> Thing:
    return {"text": plain(text), "value": value}


def select(**parts: Any) -> Thing:
    return section(accessory={"type": "static_select", "action_id": "a", **parts})


def several(**parts: Any) -> Thing:
    return section(accessory={"type": "multi_static_select", "action_id": "a", **parts})


def words(*parts: Thing) -> Thing:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(parts)}]}


def cell(text: str = "t") -> Thing:
    return {"type": "raw_text", "text": text}


def table(*rows: list[Thing]) -> Thing:
    return {"type": "table", "rows": list(rows)}


def chart(series: list[Thing], *categories: str) -> Thing:
    axes = {"categories": list(categories)}
    return {
        "type": "data_visualization",
        "title": "t",
        "chart": {"type": "bar", "series": series, "axis_config": axes},
    }


def series(name: str, *labels: str) -> Thing:
    return {"name": name, "data": [{"label": label, "value": 1.5} for label in labels]}


def container(**parts: Any) -> Thing:
    return {"type": "container", "title": plain(), "child_blocks": [section()], **parts}


INPUT = {"type": "plain_text_input"}
IMAGE = {"type": "image", "alt_text": "t"}
PIE = {
    "type": "data_visualization",
    "title": "t",
    "chart": {"type": "pie", "segments": [{"label": "t", "value": 1}]},
}

IN_A_MESSAGE = [
    # texts
    (section("<!channel> look"), "blocks[0].text.text", Kind.PING),
    (section("<!here|here>"), "blocks[0].text.text", Kind.PING),
    (section("<script>alert(1)</script>"), "blocks[0].text.text", Kind.UNESCAPED),
    (section("1 < 2"), "blocks[0].text.text", Kind.UNESCAPED),
    (section("<javascript:alert(1)|x>"), "blocks[0].text.text", Kind.UNESCAPED),
    (section(" \n"), "blocks[0].text.text", Kind.EMPTY),
    ({"type": "header", "text": mrkdwn()}, "blocks[0].text.type", Kind.WRONG_PLACE),
    ({"type": "header", "text": plain("for <@U1>")}, "blocks[0].text.text", Kind.MARKUP),
    ({"type": "header", "text": plain("<https://a.nl|a>")}, "blocks[0].text.text", Kind.MARKUP),
    ({"type": "header", "text": {**plain(), "verbatim": True}}, "blocks[0].text.verbatim", Kind.UNKNOWN),
    ({"type": "header"}, "blocks[0].text", Kind.MISSING),
    ({"type": "header", "text": "t"}, "blocks[0].text", Kind.WRONG_TYPE),
    ({"type": "header", "text": {"text": "t"}}, "blocks[0].text.type", Kind.MISSING),
    # blocks
    ({"type": "section"}, "blocks[0].text", Kind.MISSING),
    ({"type": "file"}, "blocks[0].type", Kind.WRONG_PLACE),
    ({"type": ["section"]}, "blocks[0].type", Kind.WRONG_PLACE),
    ("section", "blocks[0]", Kind.WRONG_TYPE),
    ({"type": "divider", "text": plain()}, "blocks[0].text", Kind.UNKNOWN),
    ({"type": "actions", "elements": []}, "blocks[0].elements", Kind.TOO_FEW),
    (
        {"type": "actions", "elements": [button(), button()]},
        "blocks[0].elements[1].action_id",
        Kind.DUPLICATE,
    ),
    (IMAGE, "blocks[0].image_url", Kind.MISSING),
    ({**IMAGE, "image_url": "ftp://a.nl"}, "blocks[0].image_url", Kind.WRONG_VALUE),
    (
        {**IMAGE, "image_url": "https://a.nl", "slack_file": {"id": "F1"}},
        "blocks[0].slack_file",
        Kind.CONFLICT,
    ),
    # buttons and menus
    (section(accessory=button(style="blue")), "blocks[0].accessory.style", Kind.WRONG_VALUE),
    (section(accessory=button(value=None)), "blocks[0].accessory.value", Kind.NULL),
    (section(accessory=button(value=12)), "blocks[0].accessory.value", Kind.WRONG_TYPE),
    (
        section(accessory={"type": "button", "text": plain()}),
        "blocks[0].accessory.action_id",
        Kind.MISSING,
    ),
    (section(accessory=button(url="slack.com")), "blocks[0].accessory.url", Kind.WRONG_VALUE),
    (section(accessory=button(url="http://[")), "blocks[0].accessory.url", Kind.WRONG_VALUE),
    (select(), "blocks[0].accessory.options", Kind.MISSING),
    (select(options=[option()], option_groups=[]), "blocks[0].accessory.option_groups", Kind.TOO_FEW),
    (
        select(options=[option()], option_groups=[{"label": plain(), "options": [option("w")]}]),
        "blocks[0].accessory.option_groups",
        Kind.CONFLICT,
    ),
    (select(options=[option(), option()]), "blocks[0].accessory.options[1].value", Kind.DUPLICATE),
    (
        select(
            option_groups=[
                {"label": plain(), "options": [option("a")]},
                {"label": plain(), "options": [option("b"), option("a")]},
            ]
        ),
        "blocks[0].accessory.option_groups[1].options[1].value",
        Kind.DUPLICATE,
    ),
    (
        select(options=[option()], initial_option=option(text="other words")),
        "blocks[0].accessory.initial_option",
        Kind.CONFLICT,
    ),
    (
        several(options=[option()], initial_options=[option(), option("w")]),
        "blocks[0].accessory.initial_options[1]",
        Kind.CONFLICT,
    ),
    (
        several(options=[option()], max_selected_items=0),
        "blocks[0].accessory.max_selected_items",
        Kind.OUT_OF_RANGE,
    ),
    (
        several(
            options=[option(), option("w")], initial_options=[option(), option("w")], max_selected_items=1
        ),
        "blocks[0].accessory.initial_options",
        Kind.CONFLICT,
    ),
    (
        section(accessory={"type": "conversations_select", "action_id": "a", "filter": {}}),
        "blocks[0].accessory.filter.include",
        Kind.MISSING,
    ),
    # dates and times
    (
        field({"type": "datepicker", "initial_date": "2026-02-30"}),
        "blocks[0].element.initial_date",
        Kind.WRONG_VALUE,
    ),
    (
        field({"type": "datepicker", "initial_date": "20260228"}),
        "blocks[0].element.initial_date",
        Kind.WRONG_VALUE,
    ),
    (
        field({"type": "timepicker", "initial_time": "24:00"}),
        "blocks[0].element.initial_time",
        Kind.WRONG_VALUE,
    ),
    (
        field({"type": "timepicker", "timezone": "Europe/Utrecht"}),
        "blocks[0].element.timezone",
        Kind.WRONG_VALUE,
    ),
    (
        field({"type": "datetimepicker", "initial_date_time": 1_795_424_400_000}),
        "blocks[0].element.initial_date_time",
        Kind.OUT_OF_RANGE,
    ),
    (
        field({"type": "datetimepicker", "initial_date_time": "1795424400"}),
        "blocks[0].element.initial_date_time",
        Kind.WRONG_TYPE,
    ),
    # what is typed
    (
        field({**INPUT, "min_length": 5, "max_length": 4}),
        "blocks[0].element.min_length",
        Kind.CONFLICT,
    ),
    (
        field({**INPUT, "initial_value": "abc", "max_length": 2}),
        "blocks[0].element.initial_value",
        Kind.CONFLICT,
    ),
    (field({**INPUT, "multiline": "yes"}), "blocks[0].element.multiline", Kind.WRONG_TYPE),
    # rich text
    (words({"type": "broadcast", "range": "channel"}), "blocks[0].elements[0].elements[0]", Kind.PING),
    (words({"type": "text", "text": ""}), "blocks[0].elements[0].elements[0].text", Kind.EMPTY),
    (
        words({"type": "date", "timestamp": 1, "format": "today"}),
        "blocks[0].elements[0].elements[0].format",
        Kind.WRONG_VALUE,
    ),
    (
        words({"type": "text", "text": "t", "style": {"big": True}}),
        "blocks[0].elements[0].elements[0].style.big",
        Kind.UNKNOWN,
    ),
    # tables, charts and the rest
    (table([cell(), cell()], [cell()]), "blocks[0].rows[1]", Kind.CONFLICT),
    (table([cell("")]), "blocks[0].rows[0][0].text", Kind.EMPTY),
    (table([cell("x" * 2501)] * 4), "blocks", Kind.TOO_LONG),
    ({"type": "data_table", "caption": "t", "rows": [[cell()]]}, "blocks[0].rows", Kind.TOO_FEW),
    (
        {"type": "data_table", "caption": "t", "rows": [[words({"type": "text", "text": "t"})], [cell()]]},
        "blocks[0].rows[0][0].type",
        Kind.WRONG_PLACE,
    ),
    (chart([series("a", "mon")], "mon", "tue"), "blocks[0].chart.series[0].data", Kind.CONFLICT),
    (
        chart([series("a", "mon"), series("a", "mon")], "mon"),
        "blocks[0].chart.series[1].name",
        Kind.DUPLICATE,
    ),
    (
        {**PIE, "chart": {"type": "pie", "segments": [{"label": "t", "value": "1"}]}},
        "blocks[0].chart.segments[0].value",
        Kind.WRONG_TYPE,
    ),
    ({"type": "card"}, "blocks[0].hero_image", Kind.MISSING),
    (
        container(is_collapsible=True, has_header_divider=True),
        "blocks[0].has_header_divider",
        Kind.CONFLICT,
    ),
    (container(default_collapsed=True), "blocks[0].default_collapsed", Kind.CONFLICT),
]


@pytest.mark.parametrize(("block", "path", "kind"), IN_A_MESSAGE)
def test_a_mistake_in_a_block_is_found(block: Any, path: str, kind: Kind) -> None:
    assert found_in({"text": "t", "blocks": [block]}, Surface.MESSAGE) == [(path, kind)]


RARE_BLOCKS = [
    container(is_collapsible=True, default_collapsed=True),
    container(has_header_divider=True, subtitle=mrkdwn(), width="wide"),
    {"type": "carousel", "elements": [{"type": "card", "title": plain(), "actions": [button()]}]},
    {"type": "markdown", "text": "**t**"},
    {
        "type": "plan",
        "title": "t",
        "tasks": [{"type": "task_card", "task_id": "1", "title": "t", "status": "error"}],
    },
    table([cell(), {"type": "raw_number", "value": 1, "text": "1"}]),
    {"type": "data_table", "caption": "t", "rows": [[cell()], [words({"type": "text", "text": "t"})]]},
    chart([series("a", "mon", "tue"), series("b", "mon", "tue")], "mon", "tue"),
    PIE,
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "a",
                "positive_button": {"text": plain(), "value": "up"},
                "negative_button": {"text": plain(), "value": "down"},
            }
        ],
    },
    {
        "type": "video",
        "alt_text": "t",
        "title": plain(),
        "video_url": "https://a.nl/v",
        "thumbnail_url": "https://a.nl/t.png",
    },
]


@pytest.mark.parametrize("block", RARE_BLOCKS, ids=lambda block: block["type"])
def test_a_rare_block_that_slack_takes_passes(block: Thing) -> None:
    assert found_in({"text": "t", "blocks": [block]}, Surface.MESSAGE) == []


WHOLE_MESSAGES = [
    ({"blocks": [section()]}, "text", Kind.MISSING),
    ({"text": "ok <!everyone>"}, "text", Kind.PING),
    ({"text": "t", "blocks": section()}, "blocks", Kind.WRONG_TYPE),
    ({"text": "t", "attachments": []}, "attachments", Kind.UNKNOWN),
    ({"text": "t", "metadata": {"event_type": "t"}}, "metadata.event_payload", Kind.MISSING),
    (
        {"text": "t", "blocks": [section(block_id="b"), section(block_id="c"), section(block_id="b")]},
        "blocks[2].block_id",
        Kind.DUPLICATE,
    ),
    ({"text": "t", "blocks": [table([cell()])] * 2}, "blocks", Kind.TOO_MANY),
    ({"text": "t", "blocks": [PIE] * 3}, "blocks", Kind.TOO_MANY),
    (
        {"text": "t", "blocks": [{"type": "markdown", "text": "x" * 6001}] * 2},
        "blocks",
        Kind.TOO_LONG,
    ),
]


@pytest.mark.parametrize(("payload", "path", "kind"), WHOLE_MESSAGES)
def test_a_mistake_in_a_whole_message_is_found(payload: Thing, path: str, kind: Kind) -> None:
    assert found_in(payload, Surface.MESSAGE) == [(path, kind)]


def form(*blocks: Thing, **more: Any) -> Thing:
    return {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks), **more}


def without(payload: Thing, key: str) -> Thing:
    return {name: value for name, value in payload.items() if name != key}


FORMS = [
    (without(form(section()), "title"), "title", Kind.MISSING),
    (form(), "blocks", Kind.TOO_FEW),
    (form(section(), title=mrkdwn()), "title.type", Kind.WRONG_PLACE),
    (form(section(), title=plain("for <@U1>")), "title.text", Kind.MARKUP),
    (form(section(), type="home"), "type", Kind.WRONG_VALUE),
    (without(form(field(INPUT)), "submit"), "submit", Kind.MISSING),
    (
        form(
            field({**INPUT, "focus_on_load": True}),
            section(accessory=select(options=[option()], focus_on_load=True)["accessory"]),
        ),
        "blocks[1].accessory.focus_on_load",
        Kind.DUPLICATE,
    ),
    (
        form(
            {
                "type": "actions",
                "elements": [
                    {"type": "users_select", "action_id": "a", "focus_on_load": True},
                    {"type": "users_select", "action_id": "b", "focus_on_load": True},
                ],
            }
        ),
        "blocks[0].elements[1].focus_on_load",
        Kind.DUPLICATE,
    ),
    (
        form(field({"type": "number_input", "is_decimal_allowed": False, "initial_value": "1.5"})),
        "blocks[0].element.initial_value",
        Kind.CONFLICT,
    ),
    (
        form(field({"type": "number_input", "is_decimal_allowed": True, "min_value": "3", "max_value": "2"})),
        "blocks[0].element.min_value",
        Kind.CONFLICT,
    ),
    (
        form(field({"type": "number_input", "is_decimal_allowed": True, "initial_value": "1,5"})),
        "blocks[0].element.initial_value",
        Kind.WRONG_VALUE,
    ),
    (form(*[section("é" * 3000) for _ in range(42)]), "", Kind.TOO_BIG),
]


@pytest.mark.parametrize(("payload", "path", "kind"), FORMS)
def test_a_mistake_in_a_form_is_found(payload: Thing, path: str, kind: Kind) -> None:
    assert found_in(payload, Surface.MODAL) == [(path, kind)]


RESPONSES = [
    ({"blocks": [section()]}, "text", Kind.MISSING),
    ({"text": "t", "response_type": "public"}, "response_type", Kind.WRONG_VALUE),
    ({"text": "t", "thread_ts": "1.2"}, "thread_ts", Kind.CONFLICT),
    ({"text": "t", "channel": "C1"}, "channel", Kind.UNKNOWN),
]


@pytest.mark.parametrize(("payload", "path", "kind"), RESPONSES)
def test_a_mistake_in_a_response_is_found(payload: Thing, path: str, kind: Kind) -> None:
    assert found_in(payload, Surface.RESPONSE) == [(path, kind)]


@pytest.mark.parametrize(
    "payload",
    [
        {"delete_original": True},
        {"text": "t", "replace_original": True, "blocks": []},
        {"text": "t", "thread_ts": "1.2", "response_type": "in_channel", "replace_original": False},
    ],
)
def test_a_response_may_delete_replace_or_join_a_thread(payload: Thing) -> None:
    assert found_in(payload, Surface.RESPONSE) == []


SUBMITTED = form(field(INPUT, block_id="sentence"), section(block_id="explanation"))
ANSWERS = [
    ({"response_action": "reply"}, "response_action", Kind.WRONG_VALUE),
    ({"response_action": ["clear"]}, "response_action", Kind.WRONG_VALUE),
    ({"response_action": "clear", "view": form(section())}, "view", Kind.UNKNOWN),
    ({"response_action": "push", "view": form()}, "view.blocks", Kind.TOO_FEW),
    ({"response_action": "update"}, "view", Kind.MISSING),
    ({"response_action": "errors", "errors": []}, "errors", Kind.WRONG_TYPE),
    ({"response_action": "errors", "errors": {}}, "errors", Kind.EMPTY),
    ({"response_action": "errors", "errors": {"sentence": ""}}, "errors.sentence", Kind.EMPTY),
    ({"response_action": "errors", "errors": {"explanation": "no"}}, "errors.explanation", Kind.WRONG_PLACE),
    ({"response_action": "errors", "errors": {"nowhere": "no"}}, "errors.nowhere", Kind.WRONG_PLACE),
]


@pytest.mark.parametrize(("payload", "path", "kind"), ANSWERS)
def test_a_mistake_in_the_answer_to_a_form_is_found(payload: Thing, path: str, kind: Kind) -> None:
    assert found_in(payload, Surface.SUBMISSION, SUBMITTED) == [(path, kind)]


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"response_action": "clear"},
        {"response_action": "update", "view": form(section())},
        {"response_action": "errors", "errors": {"sentence": "Say by when."}},
    ],
)
def test_an_answer_to_a_form_closes_it_changes_it_or_says_what_is_wrong(payload: Thing) -> None:
    assert found_in(payload, Surface.SUBMISSION, SUBMITTED) == []


def test_a_payload_that_people_would_only_read_wrongly_is_not_refused() -> None:
    odd = judge({"text": "1 < 2"}, Surface.MESSAGE)
    broken = judge({"text": ""}, Surface.MESSAGE)
    right = judge({"text": "1 &lt; 2"}, Surface.MESSAGE)

    assert (odd.refused, broken.refused, right.refused) == (False, True, False)
    assert (len(odd.problems), len(broken.problems), len(right.problems)) == (1, 1, 0)


@pytest.mark.parametrize(
    ("method", "arguments", "path"),
    [
        ("chat.postMessage", {"channel": "C1", "text": "", "thread_ts": None}, "text"),
        ("chat.update", {"channel": "C1", "ts": "1.2"}, "text"),
        ("views.open", {"trigger_id": "t1", "view": form()}, "blocks"),
        ("views.publish", {"user_id": "U1", "view": form(section())}, "type"),
    ],
)
def test_a_call_is_judged_by_what_it_would_show(method: str, arguments: Thing, path: str) -> None:
    assert path in [problem.path for problem in judge_call(method, arguments).problems]


def test_a_call_that_shows_nothing_is_not_judged() -> None:
    assert judge_call("users.info", {"user": "U1"}).problems == ()


def test_the_log_says_where_and_how_and_never_what(caplog: pytest.LogCaptureFixture) -> None:
    judge({"text": "t", "blocks": [{"type": "header", "text": plain("secret <@U1>")}]}, Surface.MESSAGE)

    [record] = caplog.records
    assert (vars(record)["path"], vars(record)["kind"]) == ("blocks[0].text.text", "markup in plain text")
    assert "secret" not in str(vars(record))


def found_in(payload: Thing, surface: Surface, submitted: Thing | None = None) -> list[tuple[str, Kind]]:
    return [(problem.path, problem.kind) for problem in problems(payload, surface, submitted)]
