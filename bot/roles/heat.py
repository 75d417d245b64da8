"""The matrix as a picture: tasks down, people across, a coloured letter for every part. Pure."""

from collections.abc import Iterable, Mapping

from bot.naming import short_names
from bot.ownership.words import plain_scope_parts, task_title
from bot.pictures.heat_map import HeatMap, HeatRow, Level, Load, Mark
from bot.pictures.heat_map import Part as Drawn
from bot.roles.gathering import Facts
from bot.roles.lines import Line, parts_of
from bot.texts import Say
from bot.wall_clock import local_day
from storage.duties import Part

DRAWN = {
    Part.DOES: Drawn.DOES,
    Part.DECIDES: Drawn.DECIDES,
    Part.BACKUP: Drawn.BACKUP,
    Part.HELPS: Drawn.HELPS,
    Part.THINKS_ALONG: Drawn.CONSULTED,
    Part.HEARS: Drawn.INFORMED,
}
HEAVY, FULL = 0.5, 0.25
"""Shares of all lines that somebody does or decides about: over half is a warning (docs/trade.md)."""


def heat_map_of(say: Say, facts: Facts, alerts: Mapping[str, str]) -> HeatMap:
    """`alerts` are words about a line, by its subject."""
    people = [one for one, colleague in facts.matrix.colleagues.items() if colleague.unfit is None]
    names = short_names({one: facts.names[one] for one in people})
    return HeatMap(
        title=say("roles.picture.heading", team=facts.team.name),
        subtitle=say.date(local_day(facts.now, facts.team.zone)),
        language=say.language,
        people=tuple(names[one] for one in people),
        rows=tuple(_row(say, facts, line, people, alerts) for line in facts.lines),
        legend=tuple((_mark(say, part), say(f"roles.part.{part}")) for part in Part),
        load_label=say("roles.picture.load"),
        loads=tuple(_load(facts.lines, one) for one in people),
    )


def _row(say: Say, facts: Facts, line: Line, people: Iterable[str], alerts: Mapping[str, str]) -> HeatRow:
    return HeatRow(
        label=task_title(say, line.task),
        cells=tuple(tuple(_mark(say, part) for part in Part if one in line.people(part)) for one in people),
        sublabel=", ".join(plain_scope_parts(say, line.scope, facts.channels.ever)),
        alert=alerts.get(line.subject),
    )


def _mark(say: Say, part: Part) -> Mark:
    return Mark(DRAWN[part], say(f"roles.letter.{part}"))


def _load(lines: tuple[Line, ...], user_id: str) -> Load:
    """How many lines somebody does, and about how many they decide."""
    mine = parts_of(lines, user_id)
    share = max(len(mine.does), len(mine.decides)) / len(lines) if lines else 0
    level = Level.HEAVY if share > HEAVY else Level.FULL if share > FULL else Level.LIGHT
    return Load(f"{len(mine.does)}/{len(mine.decides)}", level)
