"""The form of the log: what somebody saw, in twenty seconds; all but the first field may be left as it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.monitoring.rules import MOST_LOGGED
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field
from bot.slack.elements import number_input, option, radio_buttons, static_select, url_input
from bot.slack.ids import row_id
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form
from bot.texts import Say
from storage.monitoring import About, Reach, Sentiment

OFFERED = 100
"""Slack: at most 100 options."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was filled in; `count` is None for what is no whole number."""

    count: int | None
    about: About | None
    sentiment: Sentiment | None
    reach: Reach | None
    issue_id: int | None
    link: str | None


def entry_from(answers: Answers) -> Entry:
    about, sentiment, reach = (answers.choice(name) for name in ("about", "sentiment", "reach"))
    return Entry(
        count=answers.whole_number("count"),
        about=About(about) if about else None,
        sentiment=Sentiment(sentiment) if sentiment else None,
        reach=Reach(reach) if reach else None,
        issue_id=row_id(answers.choice("issue_id")) or None,
        link=(answers.text("link") or "").strip() or None,
    )


def log(say: Say, issues: Mapping[int, str], facts: Mapping[str, Fact]) -> Form:
    """`issues` of the plan by id: the themes."""
    return Form(
        name="monitoring.log",
        title=say("monitoring.log.title"),
        blocks=(
            context(say("monitoring.log.intro")),
            field("count", say("monitoring.log.count.label"), number_input(1, least=1, most=MOST_LOGGED)),
            _radio(say, "sentiment", list(Sentiment), Sentiment.NEUTRAL),
            _radio(say, "reach", list(Reach), Reach.FEW),
            _radio(say, "about", list(About), About.OTHER),
            *_theme(say, issues),
            field("link", say("monitoring.log.link.label"), url_input(), optional=True),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _radio(say: Say, name: str, values: list[str], chosen: str) -> Block:
    options = [option(say(f"monitoring.log.{name}.{one}.option"), one) for one in values]
    return field(name, say(f"monitoring.log.{name}.label"), radio_buttons(options, chosen=chosen))


def _theme(say: Say, issues: Mapping[int, str]) -> list[Block]:
    """Without issues in the plan there is nothing to choose from."""
    if not issues:
        return []
    options = [option(Typed(sentence), str(one)) for one, sentence in issues.items()][:OFFERED]
    return [field("issue_id", say("monitoring.log.issue_id.label"), static_select(options), optional=True)]
