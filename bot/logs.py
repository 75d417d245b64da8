"""What is written down about the work: never texts, tokens or names, and always under a request's number.

Libraries speak from WARNING on, whatever LOG_LEVEL says: their INFO and DEBUG lines carry whole requests.
"""

import logging
import secrets
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

OURS = ("bot", "storage")
"""Loggers that LOG_LEVEL is about."""

TELLING = (AttributeError, ImportError, NameError, NotImplementedError, TypeError)
"""Exceptions whose message speaks of code. Others may repeat what somebody typed: only their name is kept."""

LINE = "%(asctime)s %(levelname)s %(name)s [%(request)s] %(message)s"
NONE = "-"
_number: ContextVar[str] = ContextVar("request_number", default=NONE)


@contextmanager
def numbered() -> Iterator[str]:
    """Every line that is logged inside carries the number that this yields; inside one, that one goes on."""
    token = _number.set(secrets.token_hex(4)) if _number.get() == NONE else None
    try:
        yield _number.get()
    finally:
        if token is not None:
            _number.reset(token)


def number() -> str:
    """The number of the request we are in, which the person may be told too; "-" outside any."""
    return _number.get()


def configure(level: str, form: str) -> None:
    """Lines go to standard error, as text for people or as JSON for machines; moments in UTC."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLine() if form == "json" else TextLine(LINE))
    handler.addFilter(_with_number)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(capture=True)
    threading.excepthook = _log_thread_end


_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_ORDINARY = {*RESERVED_ATTRS, "request"}


class _Plain(logging.Formatter):
    """Moments in UTC, and tracebacks without values."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802 - logging's
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name is logging's
        return described(ei)


class TextLine(_Plain):
    """A line for people, with what was given as `extra` behind it."""

    def format(self, record: logging.LogRecord) -> str:
        extras = {name: value for name, value in vars(record).items() if name not in _ORDINARY}
        line, *trace = super().format(record).split("\n", 1)
        return "\n".join((" ".join((line, *(f"{name}={value}" for name, value in extras.items()))), *trace))


class JsonLine(_Plain, JsonFormatter):
    """A line for machines: one JSON object, with what was given as `extra` as fields of it."""

    def __init__(self) -> None:
        super().__init__(
            ["asctime", "levelname", "name", "request", "message"],
            rename_fields={"asctime": "at", "levelname": "level", "name": "logger"},
            json_ensure_ascii=False,
        )


def described(problem: _ExcInfo) -> str:
    """Where it went wrong, and what: places in the code and names of exceptions, without their values."""
    error = problem[1]
    lines: list[str] = []
    while error is not None:
        lines[:0] = [*traceback.format_tb(error.__traceback__), _named(error)]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "".join(lines).rstrip()


def _named(error: BaseException) -> str:
    kind = type(error)
    tells = isinstance(error, TELLING) or kind.__module__.split(".")[0] in OURS
    return f"{kind.__module__}.{kind.__qualname__}{f': {error}' if tells else ''}\n"


def _with_number(record: logging.LogRecord) -> bool:
    record.request = _number.get()
    return True


def _log_thread_end(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None and not issubclass(ended.exc_type, SystemExit):
        told = (ended.exc_type, ended.exc_value, ended.exc_traceback)
        logging.getLogger(__name__).error("a thread ended by surprise", exc_info=told)
