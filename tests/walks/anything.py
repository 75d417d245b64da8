"""Whatever somebody could do with what is on their screen, drawn by Hypothesis.

Nothing here is a list of what smplan can do: commands come from the tables of its chapters, and buttons and
fields from the blocks that people see. A new chapter is walked through from the day it is there.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.app import FEATURES
from bot.feature import ANYTHING
from playground.screen import Control, Surface

MENU = "overflow"
TYPED = sorted(
    f"{word.command} {said}".strip()
    for feature in FEATURES
    for word in feature.words
    for said in word.words or ("",)
    if said != ANYTHING
)
"""Every command with every word that some chapter listens to."""
COMMANDS = sorted({text.split()[0] for text in TYPED})
LINES = (
    *(f"/smcare {number}" for number in ("7", "8", "10", "11")),
    *(f"/smcare {word} @bezorgde_ouder" for word in ("vergeet", "forget")),
    "/smcal morgen 15u LinkedIn: Buddy gezocht",
)
"""What is typed freely: numbers of cases that are open or come in, an account, a post."""
AFTER = ("1", "2", "12", "99999999999999999999", "nieuw", "friday", "webcare", "#social")
"""What may stand where a word is expected."""
WORDS = (
    "", "help", "1", "99999999999999999999", "onzin", "who webcare friday", "wie webcare", "week", "vrij",
    "<!channel>", "<script>alert(1)</script>", "why why why", "😀", "\u202eomgekeerd", "a" * 3000,
)  # fmt: skip
NASTY = (
    "Voor 1 juli 2027 vullen we 12 van de 18 vacatures (nu 3).", "iets met social media", "x", " ", "0", "-1",
    "<!channel> @here", "<script>alert('hallo')</script>", "👩🏽‍⚕️" * 40, "\u202e\u2066rechts naar links",
    "*vet* _schuin_ ~door~ `code` > &amp;", "1e9", "12,5", "a" * 199, "a" * 3001, "https://example.org/post/1",
    "javascript:alert(1)", "noor@example.org", "06 12345678", "111222333", "NL91ABNA0417164300",
    "ضغط\x00", "{name} %s {0}", "| a | b |\n|---|---|\n# kop\n- [ ] vink", "![](@U0DEMO001)", "regel\n" * 60,
)  # fmt: skip
PLAUSIBLE = (
    "Voor 1 juli 2027 vullen we 12 van de 18 vacatures op de OK (nu 3).", "18", "Milan belt de opleiding",
    "Starters op de OK", "buddy's\nouders\noud-collega's", "leest het intranet in de pauze\nkijkt video's",
    "We zeggen wat er speelt, ook als het schuurt.", "Linda, Marketing", "exitgesprekken, september 2026",
    "https://example.org/bericht/7", "4", "Een dag mee met Teun op de OK", "Kan ik ook 24 uur werken?",
    "Ja, dat kan vanaf 16 uur.", "@bezorgde_ouder", "uitzoeken of het kan", "+31 6 00000101",
    "https://example.org/feed.xml", "Zevenlinden", "Een journalist vraagt ernaar",
)  # fmt: skip
PRESSED = ("button", MENU)
PEOPLE = tuple(f"U0DEMO0{number:02}" for number in range(1, 11))
CHANNELS = ("C0DEMO00", "C0DEMO01", "C0DEMO02", "C0DEMO03")


ODD = [f"{command} {word}".strip() for command in COMMANDS for word in (*WORDS, *AFTER)]


def commands() -> st.SearchStrategy[str]:
    """Mostly what a chapter listens to, and now and then nonsense."""
    return st.sampled_from((*TYPED * 4, *LINES * 6, *ODD))


def answers(control: Control, today: date) -> st.SearchStrategy[Any]:
    """A value for a field, as the page sends it; also what no reasonable person would fill in."""
    return _several(control, _of_kind(control.kind, today))


def plausible(control: Control, today: date) -> st.SearchStrategy[Any]:
    """What somebody who means it might fill in."""
    soon = st.integers(-20, 150).map(lambda days: (today + timedelta(days=days)).isoformat())
    known = {"datepicker": soon, "number_input": st.sampled_from(("3", "12", "22.5"))}
    words = (
        st.sampled_from(PLAUSIBLE) if control.kind == "plain_text_input" else _of_kind(control.kind, today)
    )
    return _several(control, known.get(control.kind, words))


def _several(control: Control, words: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One of what is offered; several, where several may be chosen; or `words`, where nothing is offered."""
    offered = [option["value"] for option in _options(control.element)]
    one = st.sampled_from(offered) if offered else words
    if control.kind.startswith("multi_") or control.kind == "checkboxes":
        return st.lists(one, unique=True, max_size=6)
    return st.none() | one if offered else one


def _options(element: dict[str, Any]) -> Sequence[dict[str, Any]]:
    groups = element.get("option_groups") or [element]
    return [option for group in groups for option in group.get("options", ())]


def _of_kind(kind: str, today: date) -> st.SearchStrategy[Any]:
    if "users" in kind:
        return st.sampled_from(PEOPLE)
    if "channels" in kind or "conversations" in kind:
        return st.sampled_from(CHANNELS)
    known: dict[str, st.SearchStrategy[Any]] = {
        "datepicker": st.integers(-400, 4000).map(lambda days: (today + timedelta(days=days)).isoformat()),
        "timepicker": st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
        "datetimepicker": st.integers(1_700_000_000, 2_000_000_000),
        "number_input": st.sampled_from(("0", "-3", "12", "22.5", "999999999999")),
        "url_text_input": st.sampled_from(("https://example.org/post/1", "http://x.nl/2")),
    }
    return known.get(kind, st.sampled_from(NASTY) | st.text(max_size=80))


def fields(surface: Surface) -> list[Control]:
    return [control for control in surface.controls if control.kind != "button"]


def presses(surface: Surface) -> list[Control]:
    """Buttons, and the menus beside them, whose choices do as much as a button."""
    return [control for control in surface.controls if control.kind in PRESSED]
