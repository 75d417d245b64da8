"""The page for the sponsor: everything stands on it, and it stays one page of A4 however much there is."""

import io
import unicodedata
from dataclasses import replace

from pypdf import PdfReader

from bot.pictures.plan_page import IssueShown, Named, Pillar, PlanPage, Words, plan_page_pdf

WORDS = Words("Waarom", "Wie", "Wat", "Hoe", "Rollen", "Randvoorwaarden", "Nog niets.")
LONG = "Opleidingscoördinatoren verpleegkunde en arbeidsongeschiktheidsverzekeringsdeskundigen van scholen "
A4 = (595, 842)
"""Points, rounded."""


def page(**parts: object) -> PlanPage:
    told = PlanPage(title="Streekziekenhuis", subtitle="Versie 2", language="nl", words=WORDS)
    return replace(told, **parts)  # type: ignore[arg-type]


FULL = page(
    issues=(IssueShown("Het verloop daalt.", "van 22 naar 15", 40), IssueShown("Kennis delen.", "")),
    belief="Tegenspreken mag.",
    promise="Nooit alleen.",
    pillars=(Pillar("Recht door zee", "noem wat lastig is"), Pillar("Samen wijs")),
    proof=("Elke dienst een rondje.",),
    audiences=(Named("Verpleegkundigen", "Via oud-collega's"),),
    channels=(Named("LinkedIn", "2 keer per week"),),
    roles=(Named("Webcare", "Noor; nog geen vervanger"),),
    blocks=(Named("Technische infrastructuur"),),
    foot="Gemaakt met smplan",
)
BRIMFUL = page(
    title=LONG,
    subtitle=LONG * 2,
    issues=tuple(IssueShown(LONG * 2, LONG, share) for share in (0, 50, 100)),
    belief=LONG * 2,
    promise=LONG * 2,
    pillars=tuple(Pillar(LONG[:60], LONG[:60]) for _ in range(5)),
    proof=(LONG,) * 3,
    audiences=tuple(Named(LONG[:60], LONG * 2) for _ in range(5)),
    channels=tuple(Named(LONG[:60], LONG * 2) for _ in range(6)),
    roles=tuple(Named(LONG[:60], LONG * 2) for _ in range(8)),
    blocks=tuple(Named(LONG[:60], LONG) for _ in range(5)),
    foot=LONG,
)


def read(made: PlanPage) -> PdfReader:
    return PdfReader(io.BytesIO(plan_page_pdf(made)))


def squeezed(text: str) -> str:
    told = unicodedata.normalize("NFKC", text)
    return "".join(one for one in told if not one.isspace() and one not in "\u200b\u00ad-\u2010")


def written(made: PlanPage) -> str:
    return squeezed(read(made).pages[0].extract_text())


def test_everything_stands_on_it() -> None:
    seen = written(FULL)

    named = [*FULL.audiences, *FULL.channels, *FULL.roles, *FULL.blocks]
    names = [one.name for one in named] + [one.name for one in FULL.pillars]
    lines = [one.line for one in named] + [one.line for one in FULL.pillars]
    texts = [FULL.title, FULL.subtitle, FULL.belief, FULL.promise, *FULL.proof, *names, *lines, FULL.foot]
    texts += [one.sentence for one in FULL.issues] + [WORDS.why, WORDS.conditions]
    assert [text for text in texts if squeezed(text) not in seen] == []


def test_however_much_there_is_it_is_one_page_with_its_last_line_on_it() -> None:
    made = read(BRIMFUL)

    assert len(made.pages) == 1
    assert (round(made.pages[0].mediabox.width), round(made.pages[0].mediabox.height)) == A4
    assert written(BRIMFUL).count(squeezed(LONG[:60])) >= 5 + 6 + 8 + 5
    assert len(plan_page_pdf(BRIMFUL)) < 150 * 1024


def test_what_is_empty_says_so() -> None:
    assert written(page()).count(squeezed(WORDS.nothing)) == 6


def test_what_people_typed_is_drawn_as_typed() -> None:
    typed = "#set text(red) $x$ *vet* <script> @ \\ 100%"

    assert squeezed(typed) in written(page(belief=typed))
