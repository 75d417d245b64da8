"""`python -m playground`: a Slack of your own in the browser."""

import argparse
import signal
import sys
import threading
from datetime import datetime
from pathlib import Path

from playground.clock import AMSTERDAM, STORY_START
from playground.server import Server
from playground.service import APP_TOKEN
from playground.settings import Settings


def main() -> int:
    settings = _settings(_parser().parse_args())
    server = Server(settings)
    try:
        url = server.start()
    except OSError as error:
        sys.stderr.write(f"The playground cannot start: {error.strerror}. Choose another --port.\n")
        return 2
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    sys.stdout.write(_greeting(server, url) + "\n")
    sys.stdout.flush()
    stop.wait()
    server.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="playground", description="A Slack of your own on this machine.")
    parser.add_argument("--port", type=int, default=3000, help="0 takes a free one (default 3000)")
    parser.add_argument(
        "--empty", action="store_true", help="three people and no data instead of the demo team"
    )
    parser.add_argument(
        "--language", choices=("nl", "en"), default="nl", help="what people speak and wrote (default nl)"
    )
    parser.add_argument("--workspaces", type=int, choices=(1, 2), default=1)
    parser.add_argument(
        "--http", metavar="URL", help="send interactions as signed HTTP to this URL instead of Socket Mode"
    )
    parser.add_argument("--signing-secret", default=Settings.signing_secret)
    parser.add_argument(
        "--manifest", type=Path, help="the app's manifest (default: the project's manifest.yml)"
    )
    parser.add_argument("--scopes", help="granted scopes, comma separated (default: all the manifest asks)")
    parser.add_argument(
        "--log", type=Path, help="append every call and interaction to this file, one JSON a line"
    )
    parser.add_argument(
        "--start", type=_moment, default=STORY_START, help="what time it is: 2026-11-23T09:45 or now"
    )
    parser.add_argument("--free-plan", action="store_true", help="of Slack's free plan: one canvas a channel")
    parser.add_argument("--tiers", type=float, default=1.0, help="times Slack's calls a minute; 0: no limit")
    return parser


def _moment(text: str) -> datetime | None:
    """Amsterdam time when no offset is written."""
    if text == "now":
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


def _settings(options: argparse.Namespace) -> Settings:
    return Settings(
        port=options.port,
        empty=options.empty,
        language=options.language,
        workspaces=options.workspaces,
        request_url=options.http,
        signing_secret=options.signing_secret,
        log_file=options.log,
        start=options.start,
        manifest=options.manifest,
        scopes=frozenset(options.scopes.split(",")) if options.scopes else None,
        free_plan=options.free_plan,
        tiers=options.tiers,
    )


def _greeting(server: Server, url: str) -> str:
    tokens = " ".join(w.installation.token for w in server.service.world.workspaces.values())
    return (
        f"Slack of your own: {url}\n"
        f"  SLACK_API_URL={url}/api/  CLOCK_URL={url}/clock\n"
        f"  SLACK_BOT_TOKEN={tokens}  SLACK_APP_TOKEN={APP_TOKEN}"
    )


if __name__ == "__main__":
    sys.exit(main())
