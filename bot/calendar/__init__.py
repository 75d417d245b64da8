"""The content calendar as people look at it: weeks, months, their own part, ideas, gaps, and what changed.

It only shows: posts are made and changed by other chapters, which it knows by the names of their buttons.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from bot.calendar import dropping, listeners, pages
from bot.calendar.listeners import first_page, of_day, of_month, of_week, opened, page_number, turned_to
from bot.feature import Feature, Page, PressListener, Word
from bot.slack.commands import as_if
from bot.whose_team import by_word, in_team

HISTORY = ("history", "geschiedenis")
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
        Word("/smcal", (), "calendar.help.show", by_word(opened(pages.overview))),
        _word(("mine", "mijn"), "calendar.help.mine", pages.mine),
        _word(("week",), "calendar.help.week", pages.week),
        _word(("month", "maand"), "calendar.help.month", pages.month),
        _word(("ideas", "ideeen", "ideeën"), "calendar.help.ideas", pages.ideas),
        _word(("gaps", "gaten"), "calendar.help.gaps", gaps),
        Word("/smcal", HISTORY, "calendar.help.history", in_team(listeners.history), alone=True),
    )


def _word(typed: tuple[str, ...], told: str, page: Page) -> Word:
    return Word("/smcal", typed, told, by_word(opened(page)), alone=True)


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
