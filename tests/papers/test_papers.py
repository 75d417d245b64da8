"""The papers of the project: what they point to is there, and a decision is found by its number."""

import re
from collections import Counter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PAPERS = sorted(
    paper for folder in (".", "docs", "docs/decisions") for paper in PROJECT.glob(f"{folder}/*.md")
)
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
CITED = re.compile(r"\bdocs/[\w/-]+\.md\b")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_what_a_paper_links_to_is_there(paper: Path) -> None:
    links = LINK.findall(paper.read_text("utf-8"))

    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_what_the_code_cites_is_there() -> None:
    files = [file for room in ("bot", "storage", "playground") for file in (PROJECT / room).rglob("*.py")]
    cited = {page for file in files for page in CITED.findall(file.read_text("utf-8"))}

    assert cited
    assert sorted(page for page in cited if not (PROJECT / page).exists()) == []


def test_every_decision_has_a_number_of_its_own() -> None:
    decisions = sorted((PROJECT / "docs/decisions").glob("*.md"))
    counts = Counter(decision.name[:3] for decision in decisions)

    assert [number for number, count in counts.items() if count > 1] == []
