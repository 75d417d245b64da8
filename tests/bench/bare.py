"""Bolt alone, on the same server: what a request costs when nobody does anything with it.

`/sink` takes what is sent to a response_url.
"""

import re
import sys
from http import HTTPStatus

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult

from bot.slack.web import Server, Web, slack_pages
from bot.slack.web_pages import Answer

EVERYTHING = re.compile("")


def main(secret: str) -> None:
    bolt = App(
        signing_secret=secret,
        process_before_response=True,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-bare"),
    )
    for kind in (bolt.command, bolt.action, bolt.view, bolt.shortcut):
        kind(EVERYTHING)(_nothing)
    pages = {**slack_pages(bolt), ("POST", "/sink"): lambda _environ: Answer(HTTPStatus.OK, b"ok")}
    server = Server(Web(pages), "127.0.0.1", 0)
    server.start()
    print(f"listening on http://127.0.0.1:{server.port}", flush=True)
    sys.stdin.read()  # until whoever started us is gone


def _nothing(ack: Ack) -> None:
    ack()


if __name__ == "__main__":
    main(sys.argv[1])
