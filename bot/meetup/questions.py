"""The question of the day: a theme for every weekday, and six questions in each so that nothing repeats soon.

Pure. A question with a gap ("Where did you see {value} yesterday?") is asked only when the plan fills it;
`SPARE` questions take its place, so that six remain.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

NO_REPEAT = timedelta(weeks=6)
"""Six questions for a weekday: after six weeks the first may come back (docs/trade.md)."""

THEMES = ("ahead", "audience", "make", "share", "back")
"""Monday to Friday. A team that meets on Saturday or Sunday gets a question of any theme."""


GAPS = {
    "value": "value",
    "waarde": "value",
    "audience": "audience",
    "doelgroep": "audience",
    "issue": "issue",
    "vraagstuk": "issue",
    "name": "name",
    "naam": "name",
}
"""What a gap in a question of the team's own may be called, in both languages -> what fills it."""
ANY_THEME = ""
"""Of a question of the team's own for any day."""
TYPED = "own:"
"""Begins the key of a question of the team's own; its id follows."""
QUESTION_LONGEST = 140
"""Characters of a question of one's own: one line on a laptop, two on a phone (own choice)."""


@dataclass(frozen=True, slots=True)
class Question:
    """`needs` names the gap that must be filled; None for a question that is complete.

    `typed` is what a team typed as its own question, with `needs` in it however it was called.
    """

    key: str
    theme: str
    needs: str | None = None
    typed: str | None = None


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


def typed_question(question_id: int, text: str, weekday: int | None) -> Question:
    """A question of the team's own, for one weekday or any."""
    theme = ANY_THEME if weekday is None else (THEMES[weekday] if weekday < len(THEMES) else ANY_THEME)
    needs = next((GAPS[gap] for gap in gaps_in(text) if gap in GAPS), None)
    return Question(f"{TYPED}{question_id}", theme, needs, text)


def gaps_in(text: str) -> list[str]:
    """What stands between braces."""
    return [gap.strip().casefold() for gap in re.findall(r"\{([^{}]*)\}", text)]


def filled(text: str, gaps: Mapping[str, str]) -> str:
    """The typed question with its gap filled; for a question that was chosen."""

    def filling(gap: re.Match[str]) -> str:
        return gaps.get(GAPS.get(gap[1].strip().casefold(), ""), "")

    return re.sub(r"\{([^{}]*)\}", filling, text)


def choose(
    day: date,
    last_asked: Mapping[str, date],
    gaps: Collection[str],
    own: Sequence[Question] = (),
    *,
    themed: bool = True,
) -> Question:
    """The question for a day, the same whoever asks.

    `last_asked` tells when each question was asked, `gaps` what can be filled, `own` are the team's. The
    theme's own questions come first, those the team typed before ours, then its spare ones, then other
    themes'; when all were asked lately, the one asked longest ago. Without themes any question may come.
    """
    usable = [one for one in _in_order(day, own, themed=themed) if one.needs is None or one.needs in gaps]
    fresh = (one for one in usable if not _lately(day, last_asked.get(one.key)))
    oldest = min(usable, key=lambda one: last_asked.get(one.key, date.min))
    return next(fresh, oldest)


def _in_order(day: date, own: Sequence[Question], *, themed: bool) -> Iterable[Question]:
    theme = theme_of(day) if themed else None
    suiting = [one for one in own if not themed or one.theme in {theme, ANY_THEME}]
    return (*suiting, *sorted(ALL, key=lambda one: theme is not None and one.theme != theme))


def _lately(day: date, asked: date | None) -> bool:
    return asked is not None and abs(day - asked) < NO_REPEAT
