"""What is said about preconditions: where the round stands, and everything that one person gets of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.conditions import result_messages, telling
from bot.conditions.gathering import Facts
from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Form, Message
from bot.texts import Say
from bot.way_back import to_plan
from storage.people import Team
from storage.ratings import FACTORS, RatingRound

TEAM_NAME = 80
NAMED = 3
"""Stumbling blocks named in one sentence, the lowest first."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, and what they may do. `given`: how many statements they tapped of the open round."""

    user_id: str
    zone: str
    coordinates: bool = False
    given: int = 0


def overview(say: Say, facts: Facts, viewer: Viewer) -> Message:
    """Where the round stands, and what to press."""
    blocks: list[Block] = [section(say("conditions.overview.title_line"))]
    if facts.rounds.none:
        blocks += _introduction(say, facts.team)
    if facts.rounds.open:
        blocks += _open(say, facts, facts.rounds.open, viewer)
    if facts.rounds.last and facts.rounds.open:
        blocks.append(divider())
    if facts.rounds.last:
        blocks += result_messages.last_round(say, facts)
    blocks += [divider(), actions(to_plan(say, facts.team.id))]
    return Message(_summary(say, facts, viewer), tuple(blocks))


def _summary(say: Say, facts: Facts, viewer: Viewer) -> str:
    if facts.rounds.open:
        return _running(say, facts, facts.rounds.open, viewer)
    if facts.rounds.last:
        return result_messages.summary(say, facts, facts.rounds.last)
    return say("conditions.overview.none")


def _introduction(say: Say, team: Team) -> list[Block]:
    return [
        section(say("conditions.overview.intro")),
        context(say("conditions.overview.how")),
        actions(result_messages.start_button(say, team, "start", style="primary")),
    ]


def _running(say: Say, facts: Facts, running: RatingRound, viewer: Viewer) -> str:
    return say(
        "conditions.overview.open",
        moment=until(say, running, viewer.zone),
        sent=facts.sent(running),
        asked=len(facts.ballots_of(running)),
    )


def _open(say: Say, facts: Facts, running: RatingRound, viewer: Viewer) -> list[Block]:
    mine = facts.ballot_of(running, viewer.user_id)
    sent = mine is not None and mine.sent_at is not None
    state = say("conditions.overview.mine") if sent else _not_sent(say, viewer)
    buttons = [_rate_button(say, facts.team, sent=sent)]
    if viewer.coordinates:
        buttons.append(_close_button(say, facts, running))
    return [
        section(f"{_running(say, facts, running, viewer)}\n{state}"),
        context(say("conditions.overview.nobody_sees")),
        actions(*buttons),
    ]


def _not_sent(say: Say, viewer: Viewer) -> str:
    if viewer.given:
        return say("conditions.overview.half_way", count=viewer.given)
    return say("conditions.overview.not_yet")


def _rate_button(say: Say, team: Team, *, sent: bool) -> Element:
    if sent:
        return button("conditions.rate", say("conditions.overview.change.button"), str(team.id))
    return rate_button(say, team)


def rate_button(say: Say, team: Team) -> Element:
    return button("conditions.rate", say("conditions.overview.rate.button"), str(team.id), style="primary")


def _close_button(say: Say, facts: Facts, running: RatingRound) -> Element:
    asked = confirm(
        say("conditions.closing.confirm.title"),
        say(
            "conditions.closing.confirm.text",
            sent=facts.sent(running),
            asked=len(facts.ballots_of(running)),
        ),
        say("conditions.closing.confirm.yes"),
        say("conditions.closing.confirm.no"),
    )
    value = f"{facts.team.id}/{running.id}"
    return button("conditions.close", say("conditions.overview.close.button"), value, confirm=asked)


def until(say: Say, running: RatingRound, zone: str) -> str:
    """Such as "ma 30 nov 17:00", on the clock of the reader's zone."""
    return say.short_moment(running.closes_at, zone)


def started(say: Say, team: Team, moment: str, asked: int, away: Sequence[str]) -> Form:
    """What happens now; and the first thing to do."""
    text = say("conditions.started.nobody", moment=moment)
    if asked:
        count = say("conditions.started.people", count=asked)
        text = say("conditions.started.text", moment=moment, people=count)
    names = say.list([mention(one) for one in away])
    absent = [context(say("conditions.started.away", who=names))] if away else []
    rate = button("conditions.rate", say("conditions.started.rate.button"), str(team.id), style="primary")
    return Form(
        name="conditions.started",
        title=say("conditions.started.title"),
        blocks=(section(text), *absent, actions(rate)),
        submit=None,
        close=say("common.close.button"),
    )


def thanks(say: Say, team: Team, moment: str, given: Mapping[str, int | None], *, closed: bool) -> Form:
    """What I understood of one person's scores, what happens with them, and one question."""
    lines = [*_understood(say, given)]
    after = _after(say, team, moment, closed=closed)
    return Form(
        name="conditions.sent",
        title=say("conditions.sent.title"),
        blocks=(section("\n".join(lines)), *after),
        submit=None,
        close=say("common.close.button"),
    )


def _understood(say: Say, given: Mapping[str, int | None]) -> list[str]:
    known = {factor: score for factor in FACTORS if (score := given.get(factor)) is not None}
    blocks = sorted((factor for factor, score in known.items() if score < 0), key=lambda one: known[one])
    successes = sum(score > 0 for score in known.values())
    lines = [say("conditions.sent.no_blocks")]
    if blocks:
        count, named = say("conditions.count.block", count=len(blocks)), telling.names(say, blocks[:NAMED])
        kind = "blocks" if len(blocks) <= NAMED else "many_blocks"
        lines = [say(f"conditions.sent.{kind}", blocks=count, factors=named)]
    lines.append(say("conditions.sent.successes", successes=say("conditions.count.success", count=successes)))
    if unknown := len(given) - len(known):
        count = say("conditions.count.unknown", count=unknown)
        lines.append(say("conditions.sent.unknown", unknown=count))
    return [*lines, f"*{say('conditions.sent.question')}*"] if blocks else lines


def _after(say: Say, team: Team, moment: str, *, closed: bool) -> list[Block]:
    if closed:
        see = button(
            "conditions.results", say("conditions.sent.results.button"), str(team.id), style="primary"
        )
        return [section(say("conditions.sent.everybody")), actions(see)]
    change = button("conditions.rate", say("common.change.button"), str(team.id))
    return [section(say("conditions.sent.until", moment=moment)), actions(change)]


def closed(say: Say, team: Team, round_: RatingRound, asked: int) -> Message:
    """A coordinator closed it."""
    if not round_.raters:
        return Message(say("conditions.closing.nobody"))
    text = say("conditions.closing.done", raters=round_.raters, asked=asked)
    return Message(text, (section(text), actions(result_messages.results_button(say, team))))


def question(say: Say, team: Team, moment: str) -> Message:
    """Asked once, in private."""
    text = say("conditions.ask.text", team=short(team.name))
    hint = say("conditions.ask.private", moment=moment)
    return _letter(say, team, text, hint)


def reminder(say: Say, team: Team, moment: str, given: int) -> Message:
    """The one reminder; `given` is how many statements are tapped already."""
    text = say("conditions.ask.reminder", team=short(team.name), moment=moment)
    half_way = [say("conditions.ask.half_way", count=given)] if given else []
    return _letter(say, team, "\n".join([text, *half_way]), say("conditions.ask.why"))


def _letter(say: Say, team: Team, text: str, hint: str) -> Message:
    return Message(f"{text}\n{hint}", (section(text), actions(rate_button(say, team)), context(hint)))


def results_letter(say: Say, facts: Facts, closed: RatingRound) -> Message:
    """To who rated: that the results are there, and the shortest form of them."""
    opening = say("conditions.closing.letter", team=short(facts.team.name))
    text = f"{opening} {result_messages.summary(say, facts, closed)}"
    see = result_messages.results_button(say, facts.team, style="primary")
    return Message(text, (section(text), actions(see)))


def proposal(say: Say, team: Team) -> Message:
    """To a coordinator, a quarter after the last round."""
    text, why = say("conditions.propose.text", team=short(team.name)), say("conditions.propose.why")
    start = result_messages.start_button(say, team, "again", style="primary")
    return Message(f"{text}\n{why}", (section(text), actions(start), context(why)))


def short(name: str) -> str:
    """A name that people typed, fit for a sentence."""
    return line_within(name, TEAM_NAME)
