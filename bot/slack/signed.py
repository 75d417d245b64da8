"""A request from the web as Bolt wants it, without the traps that Bolt leaves."""

from collections.abc import Sequence
from urllib.parse import parse_qsl
from wsgiref.types import WSGIEnvironment

from slack_bolt import BoltContext, BoltRequest
from slack_bolt.request.internals import build_context

LARGEST_BODY = 1_000_000
"""Bytes. Slack's largest form is 250 kB of JSON (views.open, view_too_large), thrice that form-encoded."""
STAMP, SIGNATURE = "X_SLACK_REQUEST_TIMESTAMP", "X_SLACK_SIGNATURE"


class BadRequestError(Exception):
    """What came is no request of Slack's."""


class TooLargeError(BadRequestError):
    """More came than Slack ever sends."""


def bolt_request(environ: WSGIEnvironment) -> BoltRequest:
    """The request; BadRequestError when it cannot be read. Its signature is Bolt's to check."""
    try:
        body = body_of(environ).decode()
    except UnicodeDecodeError as problem:
        raise BadRequestError from problem
    try:
        request = BoltRequest(body=body, query=environ.get("QUERY_STRING", ""), headers=_headers(environ))
    except (ValueError, AttributeError, TypeError, RecursionError) as problem:
        raise BadRequestError from problem
    return with_form_fields(request)


def with_form_fields(request: BoltRequest) -> BoltRequest:
    """The request with its fields: Bolt 1.30 reads none of a command with the word "payload" in it."""
    if not request.body and request.raw_body:
        request.body = dict(parse_qsl(request.raw_body, keep_blank_values=True))
        request.context = build_context(BoltContext(), request.body)
    return request


def body_of(environ: WSGIEnvironment) -> bytes:
    """What was sent; TooLargeError before any of it is read."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > LARGEST_BODY:
        raise TooLargeError
    return bytes(environ["wsgi.input"].read(length))


def _headers(environ: WSGIEnvironment) -> dict[str, str | Sequence[str]]:
    """Named as Bolt names them. A time that is no number counts as long ago: a 401, not Bolt's 500."""
    headers: dict[str, str | Sequence[str]] = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_") or name == "CONTENT_TYPE"
    }
    stamp, signature = environ.get(f"HTTP_{STAMP}", ""), environ.get(f"HTTP_{SIGNATURE}", "")
    if not (stamp.isascii() and stamp.isdigit() and signature.isascii()):
        headers["x-slack-request-timestamp"] = "0"
    return headers
