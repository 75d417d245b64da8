"""The README's pictures, which `python -m tests.page.pictures` takes."""

import re

from tests.page.pictures import PLACE

README = PLACE.parents[1] / "README.md"
LARGEST = 150_000
"""Bytes: a README is also read on a train."""


def test_every_picture_of_the_readme_is_there() -> None:
    named = re.findall(r"\]\(docs/pictures/([^)]+)\)", README.read_text("utf-8"))

    assert named
    assert [name for name in named if not (PLACE / name).exists()] == []


def test_no_picture_is_large_and_each_is_there_in_both_languages() -> None:
    pictures = sorted(PLACE.glob("*.png"))

    assert [picture.name for picture in pictures if picture.stat().st_size > LARGEST] == []
    in_dutch, in_english = (
        {picture.stem[3:] for picture in pictures if picture.stem.startswith(language)}
        for language in ("nl-", "en-")
    )
    assert in_dutch == in_english != set()
