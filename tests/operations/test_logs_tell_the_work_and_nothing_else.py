import json
import logging
import os
import threading
from collections.abc import Iterator

import pytest

from bot import logs

OURS = logging.getLogger("bot.anything")


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """What these stories change about logging is put back."""
    root, hook = logging.getLogger(), threading.excepthook
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:], threading.excepthook = handlers, hook
    root.setLevel(level)
    for name in logs.OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_every_line_of_a_request_has_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")

    with logs.numbered() as number:
        OURS.info("heard")
        with logs.numbered() as inner:
            OURS.info("decided")
    OURS.info("afterwards")

    told = [json.loads(line) for line in lines(capsys)]
    assert inner == number
    assert [line["request"] for line in told] == [number, number, "-"]


def test_two_requests_have_two_numbers() -> None:
    with logs.numbered() as one:
        pass
    with logs.numbered() as other:
        pass

    assert one != other
    assert logs.number() == "-"


def test_a_json_line_has_what_a_machine_looks_for(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")

    OURS.warning("letters wait", extra={"waiting": 12})

    (line,) = map(json.loads, lines(capsys))
    assert line["at"].endswith("+00:00")
    assert (line["level"], line["logger"]) == ("WARNING", "bot.anything")
    assert (line["message"], line["waiting"]) == ("letters wait", 12)


def test_a_text_line_has_the_same_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "text")

    OURS.warning("letters wait", extra={"waiting": 12})

    (line,) = lines(capsys)
    assert line.endswith("WARNING bot.anything [-] letters wait waiting=12")


def fails_twice(typed: str) -> None:
    try:
        os.environ[typed]
    except KeyError as first:
        raise ValueError(typed) from first


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_failure_tells_where_and_what_but_not_what_somebody_typed(
    capsys: pytest.CaptureFixture[str], form: str
) -> None:
    logs.configure("INFO", form)
    typed = "a question of somebody"

    try:
        fails_twice(typed)
    except ValueError:
        OURS.exception("a listener failed")

    told = capsys.readouterr().err
    assert "builtins.KeyError" in told
    assert "builtins.ValueError" in told
    assert "test_logs_tell" in told
    assert typed not in told


def test_a_mistake_in_the_code_is_told_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "text")

    try:
        _ = object().colour  # type: ignore[attr-defined]
    except AttributeError:
        OURS.exception("a listener failed")

    assert "has no attribute 'colour'" in capsys.readouterr().err


def test_a_thread_that_ends_by_surprise_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "text")

    def fails() -> None:
        raise ZeroDivisionError

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()

    told = capsys.readouterr().err
    assert "a thread ended by surprise" in told
    assert "ZeroDivisionError" in told


def test_libraries_speak_only_when_something_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG", "text")

    for name in ("slack_sdk.web.base_client", "slack_bolt.RequestVerification", "httpx", "apscheduler"):
        logging.getLogger(name).info("a whole request")
    OURS.debug("our own detail")

    assert [line.rsplit("] ", 1)[1] for line in lines(capsys)] == ["our own detail"]
