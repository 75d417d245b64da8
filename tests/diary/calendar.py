"""The demo's story in other weeks of the year: every date in it is moved by whole weeks."""

import re
from datetime import date, timedelta
from pathlib import Path

from bot.demo import story

ISO_DAY = re.compile(r"\b20\d\d-\d\d-\d\d(?=\b|T)")


def moved_story(folder: Path, weeks: int) -> Path:
    """A copy of the story that begins so many weeks later, on the same weekday and the same wall clock."""

    def later(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + timedelta(weeks=weeks)).isoformat()

    copy = folder / "moved.yaml"
    copy.write_text(ISO_DAY.sub(later, story.FILE.read_text("utf-8")), "utf-8")
    return copy
