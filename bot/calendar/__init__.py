"""The content calendar as people look at it: weeks, months, their own part, ideas, gaps, and what changed.

It only shows: posts are made and changed by other chapters, which it knows by the names of their buttons.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from bot.calendar import dropping, listeners, pages
from bot.calendar.asked import MINE, is_month, is_week
from bot.calendar.listeners import (
    asked_month,
    asked_week,
    first_page,
    of_day,
    of_month,
    of_week,
    opened,
    page_number,
    turned_to,
)
from bot.feature import CommandListener, Feature, Page, PressListener, Word
from bot.slack.commands import as_if
from bot.whose_team import in_team

BALANCE = "balance"
"""The chapter whose findings are about the calendar as a whole."""


def feature(chapters: Iterable[Feature]) -> Feature:
    """The page of gaps shows what that chapter notices."""
    notices = tuple(one.notices for one in chapters if one.name == BALANCE and one.notices is not None)
    gaps: Page = partial(pages.gaps_by, notices)
    words = _words(gaps)
    return Feature(
        name="calendar",
        words=(*words, Word("/smplan", ("calendar", "kalender"), "calendar.help.show", as_if(words))),
        buttons={**BUTTONS, "calendar.gaps": turned_to(gaps, first_page)},
        my_day=pages.my_day,
        pages={**PAGES, "calendar_gaps": gaps},
    )


def _words(gaps: Page) -> tuple[Word, ...]:
    return (
        Word("/smcal", (), "calendar.help.show", opened(pages.overview, first_page)),
        _word(("mine", "mijn"), "mine", opened(pages.mine, first_page), MINE.__contains__),
        _word(("week",), "week", opened(pages.week, asked_week), is_week),
        _word(("month", "maand"), "month", opened(pages.month, asked_month), is_month),
        _word(("ideas", "ideeen", "ideeën"), "ideas", opened(pages.ideas, first_page)),
        _word(("gaps", "gaten"), "gaps", opened(gaps, first_page)),
        _word(("history", "geschiedenis"), "history", in_team(listeners.history)),
    )


def _word(
    typed: tuple[str, ...], told: str, does: CommandListener, means: Callable[[str], bool] | None = None
) -> Word:
    return Word("/smcal", typed, f"calendar.help.{told}", does, alone=True, means=means)


BUTTONS: Mapping[str, PressListener] = {
    "calendar.overview": turned_to(pages.overview, first_page),
    "calendar.week": turned_to(pages.week, of_week),
    "calendar.day": turned_to(pages.day, of_day),
    "calendar.month": turned_to(pages.month, of_month),
    "calendar.mine": turned_to(pages.mine, first_page),
    "calendar.ideas": turned_to(pages.ideas, page_number),
    "calendar.share": listeners.press_share,
    "calendar.drop": dropping.press_drop,
    "calendar.restore": dropping.press_restore,
}
PAGES: Mapping[str, Page] = {
    "calendar": pages.overview,
    "calendar_week": pages.week,
    "calendar_day": pages.day,
    "calendar_month": pages.month,
    "calendar_mine": pages.mine,
    "calendar_ideas": pages.ideas,
}
