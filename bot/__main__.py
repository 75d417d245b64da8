"""The command line: `python -m bot` runs everything in one process; the words below do one thing each."""

import argparse
import sys
from collections.abc import Callable, Sequence

from bot import settings
from bot.loading import loading
from bot.logs import configure
from bot.ready import CannotStartError, migrate_now
from bot.settings import Role, Settings, SettingsError

OK, FAILED, WRONG_SETTINGS = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 all went well, 1 it did not, 2 a setting is wrong (and nothing was started)."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.does(options))
    except SettingsError as error:
        print("\n".join(error.problems), file=sys.stderr)
        return WRONG_SETTINGS
    except CannotStartError as error:
        print(error, file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="smplan: a Slack bot with which a social media team lives by its plan",
    )
    parser.set_defaults(does=_runs(Role.RUN))
    words = parser.add_subparsers(title="commands", metavar="")
    _add(words, "run", "everything in one process (the default)", _runs(Role.RUN))
    _add(words, "web", "only listen to Slack, over HTTP", _runs(Role.WEB))
    _add(words, "worker", "only what happens by itself: the schedule and delivery", _runs(Role.WORKER))
    _add(words, "migrate", "bring the database up to date", _migrate)
    _add_language(_add(words, "check", "say what is missing, and what to do about it", _check))
    manifest = _add(words, "manifest", "print what Slack must know about the app", _manifest)
    manifest.add_argument("--url", metavar="https://...", help="for HTTP under this address, not Socket Mode")
    demo = _add(words, "demo", "a Slack of your own on this machine, with a team to try", _demo)
    demo.add_argument("--empty", action="store_true", help="an empty workspace, to walk the first set-up")
    demo.add_argument("--port", type=int, default=3000, help="of the page (default 3000; 0 takes a free one)")
    _add_language(demo)
    return parser


def _add(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]",
    word: str,
    meaning: str,
    does: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = words.add_parser(word, help=meaning, description=f"{meaning[0].upper()}{meaning[1:]}.")
    parser.set_defaults(does=does)
    return parser


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=("nl", "en"), default="en", help="Dutch or English (default)")


def _runs(role: Role) -> Callable[[argparse.Namespace], int]:
    """Runs what that role runs, until SIGTERM or Ctrl-C."""

    def does(_options: argparse.Namespace) -> int:
        running = _prepared(settings.load(role))
        with loading():
            from bot.running import run
        run(running, role)
        return OK

    return does


def _migrate(_options: argparse.Namespace) -> int:
    print(migrate_now(_prepared(settings.load(Role.DATABASE))))
    return OK


def _check(options: argparse.Namespace) -> int:
    with loading():
        from bot.checkup.report import report
    lines, all_is_well = report(lambda: _prepared(settings.read()), options.language)
    print("\n".join(lines))
    return OK if all_is_well else FAILED


def _manifest(options: argparse.Namespace) -> int:
    from bot import manifest

    print(manifest.for_http(options.url) if options.url else manifest.text(), end="")
    return OK


def _demo(options: argparse.Namespace) -> int:
    with loading():
        from bot.demo.start import demo
    settings.keep_to_ourselves()
    configure("INFO", "text")
    demo(port=options.port, language=options.language, empty=options.empty)
    return OK


def _prepared(given: Settings) -> Settings:
    """The settings, with lines written as they say, and hidden from libraries that would read them too."""
    settings.keep_to_ourselves()
    configure(given.log_level, given.log_format)
    return given


if __name__ == "__main__":
    sys.exit(main())
