"""What is said about a round that is closed: its results, one's own scores, and the two that were chosen."""

from collections.abc import Sequence

from bot.conditions import telling
from bot.conditions.gathering import Facts
from bot.conditions.pulse import Result, Verdict, Why, proposal
from bot.conditions.rules import NEXT_ROUND, is_shown
from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import Element, button
from bot.slack.replies import Form, Message
from bot.texts import Say
from bot.wall_clock import local_day
from storage.people import Team
from storage.ratings import FACTORS, RatingRound

SENTENCES = 8
"""Sentences in a message: what is more can be talked about."""
ACTIONS = 5
"""Actions of one factor in a message."""


def start_button(say: Say, team: Team, key: str, style: str | None = None) -> Element:
    """`key`: "start" for the first round, "again" for a next one."""
    return button("conditions.start", say(f"conditions.overview.{key}.button"), str(team.id), style=style)


def results_button(say: Say, team: Team, style: str | None = None) -> Element:
    return button("conditions.results", say("conditions.overview.results.button"), str(team.id), style=style)


def _choose_button(say: Say, facts: Facts, last: RatingRound) -> Element:
    key, style = ("choose_again", None) if last.chosen else ("choose", "primary")
    label = say(f"conditions.overview.{key}.button")
    return button("conditions.choose", label, str(facts.team.id), style=style)


def day_of(say: Say, facts: Facts, round_: RatingRound) -> str:
    return say.short_date(local_day(round_.opened_at, facts.team.zone))


def summary(say: Say, facts: Facts, last: RatingRound) -> str:
    """Such as "Ronde van di 10 nov: 8 invullers. 3 struikelblokken, 6 gemengd en 2 succesfactoren."."""
    asked = len(facts.ballots_of(last))
    if asked == 1:
        return say("conditions.results.one", date=day_of(say, facts, last))
    if not facts.results:
        return say("conditions.results.too_few", raters=last.raters, asked=asked)
    opening = say("conditions.overview.last", date=day_of(say, facts, last), raters=last.raters)
    return f"{opening} {telling.counts(say, facts.results)}"


def last_round(say: Say, facts: Facts) -> list[Block]:
    """The last round in short, and what was chosen. While a new one is open, it is only looked at."""
    last = facts.rounds.last
    if last is None:
        return []
    named = _named(say, facts.results)
    return [
        section("\n".join([summary(say, facts, last), *named])),
        *chosen(say, facts),
        *_age(say, facts, last),
        actions(*_buttons(say, facts, last, results_button(say, facts.team))),
    ]


def _named(say: Say, results: Sequence[Result]) -> list[str]:
    found = {
        "blocks_named": [one.factor for one in results if one.verdict is Verdict.BLOCK],
        "divided_named": [one.factor for one in results if one.is_divided],
        "hidden_named": [one.factor for one in results if one.is_hidden],
    }
    return [
        say(f"conditions.overview.{key}", factors=telling.names(say, factors))
        for key, factors in found.items()
        if factors
    ]


def _age(say: Say, facts: Facts, last: RatingRound) -> list[Block]:
    days = (facts.now - (last.closed_at or facts.now)).days
    if facts.rounds.open or days < NEXT_ROUND.days:
        return []
    return [context(say("conditions.overview.old", count=days))]


def _buttons(say: Say, facts: Facts, last: RatingRound, *see: Element) -> list[Element]:
    """`see` leads to all results, where they are not shown already."""
    if facts.rounds.open:
        return [*see, *_picture(say, facts)]
    again = start_button(say, facts.team, "again")
    return [_choose_button(say, facts, last), *see, *_picture(say, facts), again]


def _row(say: Say, facts: Facts, last: RatingRound) -> list[Block]:
    buttons = _buttons(say, facts, last)
    return [actions(*buttons)] if buttons else []


def _picture(say: Say, facts: Facts) -> list[Element]:
    if not facts.results:
        return []
    label = say("conditions.overview.picture.button")
    return [button("conditions.picture", label, str(facts.team.id))]


def chosen(say: Say, facts: Facts) -> list[Block]:
    """The factors that were picked, each with what to talk about, what was agreed, and what to press."""
    last = facts.rounds.last
    if last is None or not last.chosen:
        return []
    blocks: list[Block] = [divider(), section(say("conditions.chosen.title_line"))]
    for factor in last.chosen:
        blocks += _chosen(say, facts, factor)
    return [*blocks, divider()]


def _chosen(say: Say, facts: Facts, factor: str) -> list[Block]:
    about = facts.about(factor)
    lines = telling.action_lines(say, about, facts.today)[:ACTIONS]
    prompt = say(f"conditions.factor.{factor}.prompt")
    beginning = say("conditions.chosen.starter", starter=say(f"conditions.factor.{factor}.starter"))
    return [
        section(say("conditions.chosen.talk", name=telling.name(say, factor), prompt=prompt)),
        context("\n".join(lines) or beginning),
        actions(*_to_do(say, facts, factor)),
    ]


def _to_do(say: Say, facts: Facts, factor: str) -> list[Element]:
    """To agree an action, or to find out what could be done; and to move what is late."""
    agreed = facts.about(factor)
    label, value = say("conditions.overview.act.button"), f"{facts.team.id}/{factor}"
    act = button(f"conditions.act:{factor}", label, value, style=None if agreed else "primary")
    if agreed:
        return [act, *_to_move(say, facts, factor)]
    about = f"{facts.team.id}/condition:{factor}:action"
    return [act, button(f"actions.later:{factor}", say("conditions.later.button"), about)]


def _to_move(say: Say, facts: Facts, factor: str) -> list[Element]:
    """The form of the action that is overdue longest."""
    late = [one for one in facts.about(factor) if telling.is_late(one, facts.today)]
    longest = sorted(late, key=lambda one: (one.due_on, one.id))[:1]
    label = say("conditions.chosen.move.button")
    return [button(f"conditions.improve:{one.id}", label, str(one.id)) for one in longest]


def results(say: Say, facts: Facts, user_id: str, *, alone: bool) -> Message:
    """All eleven, when enough people rated; else one's own scores."""
    last = facts.rounds.last
    if last is None:
        return Message(say("conditions.refusal.no_results"))
    if not facts.results:
        return _own(say, facts, last, user_id, alone=alone)
    opening = say("conditions.results.title_line", date=day_of(say, facts, last), raters=last.raters)
    key = f"{say('conditions.results.claim')} {say('conditions.results.key')}"
    lines = [section(telling.line(say, one)) for one in facts.results]
    blocks = [
        section(opening),
        context(key),
        *lines,
        *_sentences(say, last),
        *_row(say, facts, last),
    ]
    words = "\n".join(telling.in_words(say, one) for one in facts.results)
    return Message(f"{opening}. {telling.counts(say, facts.results)}\n{words}", tuple(blocks))


def _sentences(say: Say, last: RatingRound) -> list[Block]:
    if not is_shown(last.raters) or not last.sentences:
        return []
    quotes = [f"> {telling.quoted(text, 300)}" for text in last.sentences[:SENTENCES]]
    return [divider(), section("\n".join([say("conditions.results.sentences"), *quotes]))]


def _own(say: Say, facts: Facts, last: RatingRound, user_id: str, *, alone: bool) -> Message:
    """Below three raters nobody sees anybody else's; there is a talk instead."""
    opening = say("conditions.results.own", date=day_of(say, facts, last))
    mine = facts.own(user_id)
    scores = [
        say("conditions.results.own_line", name=telling.name(say, factor), score=telling.score(say, score))
        for factor in FACTORS
        if factor in mine
        for score in (mine[factor],)
    ]
    advice = say("conditions.results.own_alone") if alone else _advice(say, facts, last)
    lines = scores or [say("conditions.results.own_none")]
    blocks = (
        section(opening),
        section("\n".join(lines)),
        context(advice),
        *_row(say, facts, last),
    )
    return Message(f"{opening}: {'; '.join(lines)}", blocks)


def _advice(say: Say, facts: Facts, last: RatingRound) -> str:
    return f"{summary(say, facts, last)} {say('conditions.results.own_talk')}"


def proposal_blocks(say: Say, proposed: Sequence[tuple[Result, Why]]) -> list[Block]:
    """Above the form: which two I would take, and why."""
    whys = [
        "• " + say(f"conditions.choose.why.{why}", name=telling.name(say, one.factor))
        for one, why in proposed
    ]
    return [section("\n".join([say("conditions.choose.intro"), *whys]))]


def first_look(say: Say, facts: Facts, *, alone: bool) -> list[Block]:
    """The same, also where no results are shown."""
    if facts.results:
        return proposal_blocks(say, proposal(facts.results))
    return [section(say("conditions.choose.alone") if alone else say("conditions.choose.talk"))]


def in_a_form(say: Say, shown: Message) -> Form:
    """The same where a form is on the screen: a message would come behind it."""
    return Form(
        name="conditions.results",
        title=say("conditions.results.title"),
        blocks=shown.blocks or (section(shown.text),),
        submit=None,
        close=say("common.close.button"),
    )


def mirror(say: Say, facts: Facts) -> Form:
    """What was chosen, and for each what comes next."""
    return Form(
        name="conditions.chosen",
        title=say("conditions.choose.mirror.title"),
        blocks=tuple(chosen(say, facts)[1:-1]),
        submit=None,
        close=say("common.close.button"),
    )
