"""Markdown for canvases: one row per mistake, and what people typed comes out as they typed it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.checks import Kind
from bot.slack.limits import LIMITS, Surface
from bot.slack.markdown import canvas_mention, markdown
from bot.slack.validator import judge_call, problems
from playground.canvas_text import canvas_text
from playground.judging.canvases import fault_of
from playground.rendering import Reader

GOOD = """## Waarom
**Uitval** is *hoog*: ~~12 %~~ 9 %, zegt ![](@U0DEMO005) in ![](#C0DEMO01). Zie [het stuk](https://example.org/a).

> Niemand belt terug

- [x] zeven mensen
  - en hun team
1. eerst
2. dan

| Wie | Wat |
|:---|---:|
| ![](@U0DEMO005) | a \\| b<br>c |

```
#### <b>code</b> is code
```
En `<@U1>` ook."""


def table(rows: int, cells: int = 3) -> str:
    return "\n".join("|" + "x|" * cells if at != 1 else "|" + "-|" * cells for at in range(rows + 1))


def found(text: str, title: str = "Het plan") -> list[tuple[str, Kind]]:
    call = {"channel_id": "C1", "title": title, "document_content": {"type": "markdown", "markdown": text}}
    return [(problem.path, problem.kind) for problem in problems(call, Surface.CANVAS)]


UNSEEN = "\u2060"
"""Keeps what looks like a mention from being one."""
AT = "document_content.markdown"
BROKEN = [
    ("#### te diep", f"{AT}[0]", Kind.WRONG_VALUE),
    ("a\n> - lijst", f"{AT}[1]", Kind.WRONG_PLACE),
    ("- lijst\n  > citaat", f"{AT}[1]", Kind.WRONG_PLACE),
    ("- > citaat", f"{AT}[0]", Kind.WRONG_PLACE),
    ("1. een\n   - twee", f"{AT}[1]", Kind.WRONG_PLACE),
    ("Vraag <@U0DEMO005>", f"{AT}[0]", Kind.MARKUP),
    ("<https://example.org|hier>", f"{AT}[0]", Kind.MARKUP),
    ("<b>vet</b>", f"{AT}[0]", Kind.UNESCAPED),
    ("![](U0DEMO005)", f"{AT}[0]", Kind.WRONG_VALUE),
    ("![](@noor)", f"{AT}[0]", Kind.WRONG_VALUE),
    ("[hier](javascript:alert)", f"{AT}[0]", Kind.WRONG_VALUE),
    ("|a|b|\n|1|2|", f"{AT}[0]", Kind.MISSING),
    ("|a|b|\n|-|-|\n|1|", f"{AT}[0]", Kind.CONFLICT),
    (f"Eerst\n{table(101)}", f"{AT}[1]", Kind.TOO_MANY),
    ("", AT, Kind.EMPTY),
    ("x" * (LIMITS["canvas.markdown"].most + 1), AT, Kind.TOO_LONG),
]


def test_what_slack_takes_has_no_problems() -> None:
    assert found(GOOD) == []
    assert found(table(100)) == []
    assert fault_of(GOOD) is None, "and the playground agrees, by its own reading"


@pytest.mark.parametrize(("text", "path", "kind"), BROKEN)
def test_what_slack_refuses_or_shows_otherwise_is_found(text: str, path: str, kind: Kind) -> None:
    assert found(text) == [(path, kind)]


def test_a_title_is_plain_and_short() -> None:
    assert found("x", "Van <@U1>") == [("title", Kind.MARKUP)]
    assert found("x", "x" * 256) == [("title", Kind.TOO_LONG)]


def test_a_canvas_is_written_anew_in_one_change() -> None:
    change = {"operation": "replace", "document_content": {"type": "markdown", "markdown": GOOD}}

    one = judge_call("canvases.edit", {"canvas_id": "F1", "changes": [change]})
    two = judge_call("canvases.edit", {"canvas_id": "F1", "changes": [change, change]})

    assert one.problems == ()
    assert [(problem.path, problem.kind) for problem in two.problems] == [("changes", Kind.TOO_MANY)]


@pytest.mark.parametrize("prefix", ["", "- ", "## ", "> "])
@given(typed=st.text("ab1.)# *_`~[]()<>|!@-+=&;\\:é", min_size=1, max_size=30).filter(str.strip))
def test_what_people_typed_is_shown_as_they_typed_it(prefix: str, typed: str) -> None:
    line = prefix + markdown(typed)

    assert found(line) == []
    shown = canvas_text(line, Reader()).replace(UNSEEN, "")
    assert shown.removeprefix("• " if prefix == "- " else "") == " ".join(typed.split())


@given(typed=st.text("ab|\\`*", min_size=1, max_size=20).filter(str.strip))
def test_what_people_typed_breaks_no_table(typed: str) -> None:
    text = f"|Wat|Wie|\n|-|-|\n|{markdown(typed)}|{canvas_mention('U0DEMO005')}|"

    assert found(text) == []
    shown = canvas_text(text, Reader({"U0DEMO005": "Noor"})).splitlines()
    assert shown == ["Wat | Wie", f"{' '.join(typed.split())} | @Noor"]
