"""The question of the day: a theme for every weekday, and six questions in each so that nothing repeats soon.

Pure. A question with a gap ("Where did you see {value} yesterday?") is asked only when the plan fills it;
`SPARE` questions take its place, so that six remain.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

NO_REPEAT = timedelta(weeks=6)
"""Six questions for a weekday: after six weeks the first may come back (docs/trade.md)."""

THEMES = ("ahead", "audience", "make", "share", "back")
"""Monday to Friday. A team that meets on Saturday or Sunday gets a question of any theme."""


@dataclass(frozen=True, slots=True)
class Question:
    """`needs` names the gap that must be filled; None for a question that is complete."""

    key: str
    theme: str
    needs: str | None = None


OWN = (
    Question("meetup.question.moment", "ahead"),
    Question("meetup.question.can_go", "ahead"),
    Question("meetup.question.stage", "ahead"),
    Question("meetup.question.helps_issue", "ahead", "issue"),
    Question("meetup.question.unseen", "ahead"),
    Question("meetup.question.dread", "ahead"),
    Question("meetup.question.three_times", "audience"),
    Question("meetup.question.newcomer", "audience"),
    Question("meetup.question.coffee", "audience"),
    Question("meetup.question.not_reached", "audience"),
    Question("meetup.question.audience_online", "audience", "audience"),
    Question("meetup.question.believes", "audience", "audience"),
    Question("meetup.question.photo", "make"),
    Question("meetup.question.audio", "make"),
    Question("meetup.question.went_wrong", "make"),
    Question("meetup.question.saw_value", "make", "value"),
    Question("meetup.question.second_life", "make"),
    Question("meetup.question.here_you_may", "make"),
    Question("meetup.question.saves_time", "share"),
    Question("meetup.question.who_shares", "share"),
    Question("meetup.question.former_colleague", "share"),
    Question("meetup.question.disagrees", "share"),
    Question("meetup.question.rule", "share"),
    Question("meetup.question.help_colleague", "share", "name"),
    Question("meetup.question.made_your_day", "back"),
    Question("meetup.question.outside_field", "back"),
    Question("meetup.question.stop", "back"),
    Question("meetup.question.share_yourself", "back"),
    Question("meetup.question.promised", "back"),
    Question("meetup.question.try_out", "back"),
)

SPARE = (
    Question("meetup.question.needs_help", "ahead"),
    Question("meetup.question.their_word", "audience"),
    Question("meetup.question.without_us", "audience"),
    Question("meetup.question.made_yesterday", "make"),
    Question("meetup.question.help_wanted", "share"),
)

ALL = (*OWN, *SPARE)
BY_KEY = {question.key: question for question in ALL}


def theme_of(day: date) -> str | None:
    """None on Saturday and Sunday."""
    return THEMES[day.weekday()] if day.weekday() < len(THEMES) else None


def choose(day: date, last_asked: Mapping[str, date], gaps: Collection[str]) -> Question:
    """The question for a day, the same whoever asks.

    `last_asked` tells when each question was asked, `gaps` what can be filled. The theme's own questions come
    first, then its spare ones, then other themes'; when all were asked lately, the one asked longest ago.
    """
    usable = [one for one in _in_order(day) if one.needs is None or one.needs in gaps]
    fresh = (one for one in usable if not _lately(day, last_asked.get(one.key)))
    oldest = min(usable, key=lambda one: last_asked.get(one.key, date.min))
    return next(fresh, oldest)


def _in_order(day: date) -> Iterable[Question]:
    theme = theme_of(day)
    return sorted(ALL, key=lambda one: one.theme != theme)


def _lately(day: date, asked: date | None) -> bool:
    return asked is not None and abs(day - asked) < NO_REPEAT
