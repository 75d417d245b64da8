"""What is said of the answer library: a page of it, one answer with its history, and what came of a press."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers import rules
from bot.answers.filling import LANGUAGES, text_in
from bot.findings import Finding
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import escape_within, line_within, link, mention, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.changes import Change
from storage.library import LibraryAnswer
from storage.people import Team

PAGE = 10
"""Answers on a page: two blocks each, and a message holds fifty."""
TITLE, GLIMPSE, WORDS = 75, 160, 60
TEXT_AT_MOST, WHOLE = 3000, 1200
HISTORY_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """A page of the library, or of what was found in it for `typed`; `count` is how many there are in all."""

    team: Team
    today: date
    some: Sequence[LibraryAnswer]
    count: int
    page: int = 0
    typed: str = ""
    frames_left: int = 0

    @property
    def last_page(self) -> int:
        return max(self.count - 1, 0) // PAGE


def library(say: Say, seen: Seen) -> Message:
    heading = say("answers.library.heading")
    opening = _opening(say, seen)
    rows = [block for one in seen.some for block in _row(say, seen, one)]
    where = [say("answers.library.where", page=seen.page + 1, pages=seen.last_page + 1)]
    pages = [context(*where)] if seen.last_page else []
    foot = actions(*_turns(say, seen), *_ways(say, seen))
    told = [f"{_title(one)}: {_glimpse(say, one)}" for one in seen.some]
    text = shorten("\n".join((heading, opening, *told)), TEXT_AT_MOST)
    return Message(text, (header(heading), context(opening), *rows, *pages, foot))


def _opening(say: Say, seen: Seen) -> str:
    """What it is for while it is empty; else how many there are, and of which words."""
    if seen.typed:
        return say("answers.library.found", count=seen.count, words=line_within(seen.typed, WORDS))
    return say("answers.library.count", count=seen.count) if seen.count else say("answers.library.empty")


def _row(say: Say, seen: Seen, one: LibraryAnswer) -> Iterator[Block]:
    show = button(f"answers.show:{one.id}", say("answers.show.button"), str(one.id))
    yield section(f"*{_title(one)}*\n{_glimpse(say, one)}", accessory=show)
    yield context(" · ".join(facts(say, one, seen.today)))


def facts(say: Say, one: LibraryAnswer, today: date) -> list[str]:
    """What it is, for what, whose, until when it is right, and how often it was used."""
    kinds = ", ".join(say(f"webcare.kind.{kind}") for kind in one.kinds)
    languages = [name for name in LANGUAGES if getattr(one, name)]
    only = [say(f"answers.only.{languages[0]}")] if len(languages) == 1 else []
    due = "overdue" if rules.is_due(one, today) else "by"
    return [
        say(f"answers.piece.{one.piece}.option"),
        *([kinds] if kinds else []),
        *only,
        mention(one.owner_id),
        say(f"answers.review.{due}", day=_day(say, one.review_by, today)),
        say("answers.used", count=one.times_used) if one.times_used else say("answers.never_used"),
    ]


def _day(say: Say, day: date, today: date) -> str:
    """With its year where that is another one."""
    return say.day(day) if day.year == today.year else say.date(day)


def _turns(say: Say, seen: Seen) -> list[Element]:
    """Earlier and later pages of the same words."""
    turns = []
    if seen.page > 0:
        turns.append(_turn(say("answers.earlier.button"), "earlier", seen, seen.page - 1))
    if seen.page < seen.last_page:
        turns.append(_turn(say("answers.later.button"), "later", seen, seen.page + 1))
    return turns


def _turn(label: str, way: str, seen: Seen, page: int) -> Element:
    return button(f"answers.turn:{way}", label, f"{seen.team.id}/{page}/{seen.typed}")


def _ways(say: Say, seen: Seen) -> Iterator[Element]:
    team_id = str(seen.team.id)
    yield button("answers.add", say("answers.add.button"), team_id, style=None if seen.some else "primary")
    if seen.count or seen.typed:
        yield button("answers.search", say("answers.search.button"), team_id)
    if seen.typed:
        yield button("answers.library", say("answers.library.button"), team_id)
    if seen.frames_left:
        yield button("answers.frames", say("answers.frames.button", count=seen.frames_left), team_id)


@dataclass(frozen=True, slots=True)
class Frames:
    """The patterns to begin with: each with its title and text as the reader's language has it."""

    team_id: int
    texts: Mapping[str, Sequence[tuple[str, str]]]
    adopted: frozenset[str]


def frames(say: Say, seen: Frames) -> Message:
    heading = say("answers.frames.heading")
    rows = [section(_frame(one), accessory=_adopt(say, seen, key)) for key, one in seen.texts.items()]
    done = [say("answers.frames.adopted", names=say.list(_names(seen)))] if seen.adopted else []
    back = button("answers.library", say("answers.library.button"), str(seen.team_id))
    intro = say("answers.frames.intro")
    blocks = (header(heading), context(intro), *rows, *([context(*done)] if done else []), actions(back))
    text = "\n".join((heading, intro, *(_frame(one) for one in seen.texts.values()), *done))
    return Message(shorten(text, TEXT_AT_MOST), blocks)


def _frame(told: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"*{title}*\n>{text}" for title, text in told)


def _names(seen: Frames) -> list[str]:
    return [title for key in seen.texts if key in seen.adopted for title, _ in seen.texts[key][:1]]


def _adopt(say: Say, seen: Frames, key: str) -> Element | None:
    if key in seen.adopted:
        return None
    label, title = say("answers.adopt.button"), seen.texts[key][0][0]
    value = f"{seen.team_id}/{key}"
    return button(f"answers.adopt:{key}", label, value, accessibility_label=f"{label}: {title}")


def one(say: Say, answer: LibraryAnswer, today: date, history: Sequence[Change], zone: str) -> Message:
    """An answer whole: both languages, what is known of it, and what happened to it."""
    texts = [_in(say, answer, language) for language in LANGUAGES if getattr(answer, language)]
    tags = [say("answers.tags", tags=line_within(", ".join(answer.tags), GLIMPSE))] if answer.tags else []
    source = [link(answer.source, say("answers.source"))] if answer.source else []
    last = [say("answers.last_used", day=say.day(answer.last_used_at))] if answer.last_used_at else []
    told = [_happened(say, change, zone) for change in reversed(history)]
    state = [context(say("answers.archived"))] if answer.archived_at else []
    blocks = (
        section(f"*{_title(answer)}*"),
        *state,
        *(section(text) for text in texts),
        context(" · ".join((*facts(say, answer, today), *last, *tags, *source))),
        *([context("\n".join(told))] if told else []),
        actions(*_of_one(say, answer)),
    )
    return Message(shorten(f"{_title(answer)}: {_glimpse(say, answer)}", TEXT_AT_MOST), blocks)


def _in(say: Say, answer: LibraryAnswer, language: str) -> str:
    text = answer.nl if language == "nl" else answer.en
    return f"{say(f'answers.language.{language}.option')}\n```{escape_within(text or '', WHOLE)}```"


def _of_one(say: Say, answer: LibraryAnswer) -> list[Element]:
    value, to_all = f"{answer.id}/{answer.version}", button(
        "answers.library", say("answers.library.button"), str(answer.team_id)
    )  # fmt: skip
    if answer.archived_at is not None:
        return [button("answers.restore", say("common.restore.button"), value), to_all]
    sure = confirm(
        say("answers.archive.title"),
        say("answers.archive.text"),
        say("answers.archive.button"),
        say("common.cancel.button"),
    )
    return [
        button("answers.change", say("common.change.button"), str(answer.id)),
        button("answers.is_right", say("answers.is_right.button"), value),
        button("answers.archive", say("answers.archive.button"), value, confirm=sure),
        to_all,
    ]


def _happened(say: Say, change: Change, zone: str) -> str:
    moment, who = say.short_moment(change.at, zone), mention(change.by)
    names = say.list([say(f"answers.form.{name}.label").rstrip("?") for name in change.fields])
    return f"{moment}  {say(f'answers.history.{change.did}', who=who, fields=names)}"


def _title(answer: LibraryAnswer) -> str:
    return line_within(answer.title, TITLE)


def _glimpse(say: Say, answer: LibraryAnswer) -> str:
    return line_within(text_in(answer, say.language), GLIMPSE)


def kept(say: Say, answer: LibraryAnswer, did: str) -> Message:
    """What came of a form or a press, and what can be done next."""
    text = say(f"answers.kept.{did}", title=_title(answer), day=say.date(answer.review_by))
    show = button("answers.show", say("answers.show.button"), str(answer.id))
    to_all = button("answers.library", say("answers.library.button"), str(answer.team_id))
    return Message(text, (section(text), actions(show, to_all)))


def too_late(say: Say, answer: LibraryAnswer, last: Change, zone: str) -> Message:
    """Somebody was first: what they did, and the answer as it stands now."""
    text = say("answers.too_late", title=_title(answer), what=_happened(say, last, zone))
    show = button("answers.show", say("answers.show.button"), str(answer.id))
    return Message(text, (section(text), actions(show)))


def to_review(say: Say, some: Sequence[LibraryAnswer], why: str) -> Message:
    """To the owner of answers whose day has come: one letter for all. `why` says why it came to them."""
    head = say("answers.remind.text", count=len(some))
    shown = some[:PAGE]
    rows: list[Block] = []
    for answer in shown:
        rows += [section(f"*{_title(answer)}*\n{_glimpse(say, answer)}"), actions(*_reviewing(say, answer))]
    more = [context(say("answers.remind.more", count=len(some) - PAGE))] if len(some) > PAGE else []
    to_all = button("answers.library", say("answers.library.button"), str(some[0].team_id))
    text = "\n".join((head, *(_title(answer) for answer in shown)))
    reason = [context(why)] if why else []
    return Message(text, (section(head), *reason, *rows, *more, actions(to_all)))


def _reviewing(say: Say, answer: LibraryAnswer) -> list[Element]:
    return [
        button(
            f"answers.is_right:{answer.id}",
            say("answers.is_right.button"),
            f"{answer.id}/{answer.version}",
            style="primary",
        ),
        button(f"answers.change:{answer.id}", say("common.change.button"), str(answer.id)),
    ]


def told(say: Say, finding: Finding) -> str:
    """A finding: how many answers, the first by its title, and what to do."""
    title = line_within(finding.names["title"], TITLE)
    return say(f"answers.finding.{finding.kind}", count=len(finding.things), title=title)
