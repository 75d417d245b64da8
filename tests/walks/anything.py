"""Whatever somebody could do with what is on their screen, drawn by Hypothesis."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from playground.screen import Control, Surface

COMMANDS = ("/smplan", "/smwhy", "/smroles", "/smmeetup", "/smcare")
WORDS = (
    "", "help", "why", "waarom", "me", "ik", "settings", "instellingen", "add", "nieuw", "new", "closed",
    "mine", "mijn", "team", "1", "2", "12", "99999999999999999999", "off", "uit", "vrij", "undo", "onzin",
    "who webcare friday", "wie webcare", "week", "health", "cover", "tasks", "roles", "picture", "history",
    "waarom-niet",
    "<!channel>", "<script>alert(1)</script>", "why why why", "😀", "\u202eomgekeerd", "a" * 3000,
)  # fmt: skip
NASTY = (
    "Voor 1 juli 2027 vullen we 12 van de 18 vacatures (nu 3).", "iets met social media", "x", " ", "0", "-1",
    "<!channel> @here", "<script>alert('hallo')</script>", "👩🏽‍⚕️" * 40, "\u202e\u2066rechts naar links",
    "*vet* _schuin_ ~door~ `code` > &amp;", "1e9", "12,5", "a" * 199, "a" * 3001, "https://example.org/post/1",
    "javascript:alert(1)", "noor@example.org", "06 12345678", "111222333", "NL91ABNA0417164300",
    "ضغط\x00", "{name} %s {0}",
)  # fmt: skip
DAY = date(2026, 11, 23)
PEOPLE = tuple(f"U0DEMO0{number:02}" for number in range(1, 11))
CHANNELS = ("C0DEMO01", "C0DEMO02", "C0DEMO03")


def commands() -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, word: f"{name} {word}".strip(), st.sampled_from(COMMANDS), st.sampled_from(WORDS)
    )


def answers(control: Control) -> st.SearchStrategy[Any]:
    """A value for a field, as the page sends it; also what no reasonable person would fill in."""
    element, kind = control.element, control.kind
    offered = [option["value"] for option in _options(element)]
    one = st.sampled_from(offered) if offered else _of_kind(kind)
    many = kind.startswith("multi_") or kind == "checkboxes"
    return st.lists(one, unique=True, max_size=6) if many else st.none() | one if offered else one


def _options(element: dict[str, Any]) -> Sequence[dict[str, Any]]:
    groups = element.get("option_groups") or [element]
    return [option for group in groups for option in group.get("options", ())]


def _of_kind(kind: str) -> st.SearchStrategy[Any]:
    if "users" in kind:
        return st.sampled_from(PEOPLE)
    if "channels" in kind or "conversations" in kind:
        return st.sampled_from(CHANNELS)
    known: dict[str, st.SearchStrategy[Any]] = {
        "datepicker": st.integers(-400, 4000).map(lambda days: (DAY + timedelta(days=days)).isoformat()),
        "timepicker": st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
        "datetimepicker": st.integers(1_700_000_000, 2_000_000_000),
        "number_input": st.sampled_from(("0", "-3", "12", "22.5", "999999999999")),
        "url_text_input": st.sampled_from(("https://example.org/post/1", "http://x.nl/2")),
    }
    return known.get(kind, st.sampled_from(NASTY) | st.text(max_size=80))


def fields(surface: Surface) -> list[Control]:
    return [control for control in surface.controls if control.kind != "button"]


def presses(surface: Surface) -> list[Control]:
    return [control for control in surface.controls if control.kind == "button"]
