"""What the channel reads of a week of meet-ups, in the team's language; numbers of the team only."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.meetup.weeks import HEALTHY, share_of_posts
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say

LESSON, TITLE = 200, 90


@dataclass(frozen=True, slots=True)
class Week:
    """`ideas` came up that week, `became_posts` of them; `posts` went out, `on_hold` old ideas wait."""

    team_id: int
    monday: date
    held: int = 0
    voices: int = 0
    ideas: int = 0
    became_posts: int = 0
    lesson: str | None = None
    learned_from: str = ""
    posts: int = 0
    on_hold: int = 0

    def with_counts(self, posts: int, on_hold: int) -> "Week":
        return replace(self, posts=posts, on_hold=on_hold)


def roll_up(say: Say, week: Week) -> Message:
    title = say("meetup.week.heading", number=week.monday.isocalendar().week)
    lines = list(_lines(say, week))
    show = button("meetup.ideas", say("meetup.week.show.button"), str(week.team_id))
    blocks = (section("\n".join((f"*{title}*", *lines))), actions(show))
    return Message("\n".join((title, *lines)), blocks)


def _lines(say: Say, week: Week) -> Iterator[str]:
    yield say("meetup.week.held", count=week.held)
    yield say("meetup.week.voices", count=week.voices) if week.voices else say("meetup.week.no_voices")
    yield _ideas(say, week)
    yield say("meetup.week.posts", count=week.posts) if week.posts else say("meetup.week.no_posts")
    if week.lesson:
        title = line_within(week.learned_from, TITLE)
        yield say("meetup.week.lesson", text=line_within(week.lesson, LESSON), title=title)
    if week.on_hold:
        yield say("meetup.week.on_hold", count=week.on_hold)


def _ideas(say: Say, week: Week) -> str:
    if not week.ideas:
        return say("meetup.week.no_ideas")
    share = share_of_posts(week.ideas, week.became_posts)
    became = "meetup.week.became" if week.became_posts else "meetup.week.none_became"
    posts = say(became, count=week.became_posts, share=say.percent(share / 100))
    told = say("meetup.week.ideas", count=week.ideas, posts=posts)
    low, high = HEALTHY
    if share < low:
        return f"{told} {say('meetup.week.few_posts', low=low, high=high)}"
    return f"{told} {say('meetup.week.many_posts', low=low, high=high)}" if share > high else told
