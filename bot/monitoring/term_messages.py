"""Says what is searched for, in words that a search machine takes, and what may be a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.monitoring.terms import query
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import button, confirm
from bot.slack.mrkdwn import line_within, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage import outsiders
from storage.monitoring import SearchTerm

QUERY = 400
NAME = 80
TEXT_AT_MOST = 3000


@dataclass(frozen=True, slots=True)
class Seen:
    """The terms of a team, and by their id the words that look like people."""

    team_id: int
    some: Sequence[SearchTerm]
    persons: dict[int, tuple[str, ...]]


def overview(say: Say, seen: Seen, notice: str | None = None) -> Message:
    heading = say("monitoring.terms.heading")
    intro = say("monitoring.terms.intro" if seen.some else "monitoring.terms.none")
    told = [line(say, one, seen.persons.get(one.id, ())) for one in seen.some]
    text = "\n".join((*([notice] if notice else []), heading, intro, *told))
    rows = [block for one, words in zip(seen.some, told, strict=True) for block in _rows(say, one, words)]
    add = button(
        "monitoring.add_term",
        say("monitoring.terms.add.button"),
        str(seen.team_id),
        style=None if seen.some else "primary",
    )
    to_all = button("monitoring.show", say("monitoring.show.button"), str(seen.team_id))
    top = [section(notice)] if notice else []
    blocks = (*top, header(heading), context(intro), *rows, actions(add, to_all))
    about = tuple(outsiders.about(SearchTerm.__tablename__, one.id) for one in seen.some)
    return Message(shorten(text, TEXT_AT_MOST), blocks, about)


def line(say: Say, term: SearchTerm, persons: Sequence[str]) -> str:
    kind = say(f"monitoring.term.kind.{term.kind}.option")
    told = f"*{kind}* · `{line_within(query(term), QUERY).replace('`', '')}`"
    if term.kept_because is not None:
        return f"{told}\n{say('monitoring.terms.kept', why=line_within(term.kept_because, QUERY))}"
    if persons:
        names = say.list([line_within(one, NAME) for one in persons])
        return f"{told}\n:warning: {say('monitoring.terms.person', names=names)}"
    return told


def _rows(say: Say, term: SearchTerm, words: str) -> Iterator[Block]:
    sure = confirm(
        say("monitoring.terms.remove.title"),
        say("monitoring.terms.remove.text"),
        say("common.remove.button"),
        say("common.cancel.button"),
        danger=True,
    )
    seen = f"{term.id}/{term.version}"
    yield section(words)
    yield actions(
        button(f"monitoring.change_term:{term.id}", say("common.change.button"), str(term.id)),
        button(f"monitoring.remove_term:{term.id}", say("common.remove.button"), seen, confirm=sure),
    )
