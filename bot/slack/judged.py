"""Every payload passes the validator on its way out; of one Slack would refuse, the text alone is sent."""

from collections.abc import Mapping
from typing import Any

from bot.slack.limits import Surface
from bot.slack.validator import judge, judge_call

Json = Mapping[str, Any]


def call(method: str, arguments: Json) -> Json:
    """The arguments of a Web API call. A view or canvas has no text to fall back on and is sent as it is."""
    return _text_alone(arguments) if judge_call(method, arguments).refused else arguments


def response(body: Json) -> Json:
    """What goes to a response_url, or answers a command."""
    return _text_alone(body) if judge(body, Surface.RESPONSE).refused else body


def submission(body: Json) -> Json:
    """What answers a form that was sent. Slack shows its own warning for one it cannot use."""
    judge(body, Surface.SUBMISSION)
    return body


def _text_alone(arguments: Json) -> Json:
    return {**arguments, "blocks": []} if arguments.get("text") else arguments
