"""Says a post whole: its card in the channel, which is the same in private."""

from collections.abc import Iterator
from datetime import datetime

from bot.ownership.words import safe
from bot.posting import words
from bot.posting.buttons import buttons
from bot.posting.gathering import Shown
from bot.posting.rules import STOPS, Missing, is_paused_with_campaign
from bot.slack.blocks import Block, actions, context, section
from bot.slack.mrkdwn import line_within, link
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from storage.posts import ESCALATED_TO, OVER, UNMADE, Post, Status

NAME = 80
"""Characters of what something of the plan is called."""
TITLE = 250
DRAFT = 400
"""Characters of the text: as much as shows what it is; whole it stands in the form."""
NOTE = 500
GATED = (*UNMADE, Status.REVIEW)
AFTER = (Status.APPROVED, Status.SCHEDULED)
"""What is missing is said before it is approved, and as long as it can still be mended."""


def card(say: Say, shown: Shown) -> Message:
    """The post in the team's channel, or in private: what, when, whose, what for, what is missing."""
    head = heading(say, shown)
    blocks: list[Block] = [
        section(head),
        context("\n".join(_facts(say, shown))),
        *(section(part) for part in _words(say, shown)),
        *(context(line) for line in _remarks(say, shown)),
        actions(*buttons(say, shown.post, shown.now)),
    ]
    return Message(summary(say, shown), tuple(blocks))


def heading(say: Say, shown: Shown) -> str:
    """Title, then how it stands, when and where."""
    post = shown.post
    parts = [words.status(say, post.status), *_when(say, shown), where(say, shown)]
    return f"*{line_within(post.title, TITLE)}*\n{'  ·  '.join(parts)}"


def summary(say: Say, shown: Shown) -> str:
    """The same in one sentence, for who hears it read out."""
    post = shown.post
    parts = [
        say(f"posting.status.{post.status}"),
        *([moment(say, post, shown.zone, shown.now)] if post.publish_at else []),
        where(say, shown),
        owner(say, shown),
    ]
    return f"{words.title(post)}: {', '.join(parts)}"


def moment(say: Say, post: Post, zone: str, now: datetime) -> str:
    """When it goes out, such as "donderdag 3 december, 12.00 uur"; without a moment that there is none."""
    if post.publish_at is None:
        return say("posting.card.no_date")
    day = say.day_seen_from(local_day(now, zone), local_day(post.publish_at, zone))
    return say("posting.card.moment", day=day, time=say.time(local_time(post.publish_at, zone)))


def place(zone: str) -> str:
    """The city of an IANA name."""
    return zone.rpartition("/")[2].replace("_", " ")


def _when(say: Say, shown: Shown) -> list[str]:
    post = shown.post
    if post.publish_at is None:
        return [say("posting.card.no_date")]
    at = moment(say, post, shown.zone, shown.now)
    return [say("posting.card.when", moment=at, place=place(shown.zone))]


def where(say: Say, shown: Shown) -> str:
    """Its channel, as the team calls it."""
    return say("posting.no_channel") if shown.channel is None else line_within(shown.channel, NAME)


def owner(say: Say, shown: Shown) -> str:
    owner_id = shown.post.owner_id
    return say("posting.no_owner") if owner_id is None else name(shown, owner_id)


def name(shown: Shown, user_id: str) -> str:
    """What somebody is called: their card is edited often, and a mention would ring each time."""
    return safe(shown.names.get(user_id, "?"))


def _facts(say: Say, shown: Shown) -> list[str]:
    """Whose it is, before when, and its number; what it is; what it is for."""
    return [line for line in (_whose(say, shown), _kind(say, shown), _plan(say, shown)) if line]


def _whose(say: Say, shown: Shown) -> str:
    post = shown.post
    parts = [say("posting.card.owner", owner=owner(say, shown))]
    if post.backup_id:
        parts.append(say("posting.card.backup", name=name(shown, post.backup_id)))
    if post.deadline_at is not None and post.status not in OVER:
        at = say.short_moment_seen_from(shown.now, post.deadline_at, shown.zone)
        parts.append(say("posting.card.deadline", moment=at))
    parts.append(say("posting.card.number", number=post.id))
    return "  ·  ".join(parts)


def _kind(say: Say, shown: Shown) -> str:
    post = shown.post
    parts = [
        *([words.form(say, post.form)] if post.form else []),
        *([words.kind(say, post.kind)] if post.kind else []),
        *([say("posting.card.hook", hook=line_within(post.hook, NAME))] if post.hook else []),
        *([say("posting.card.campaign", name=line_within(shown.campaign, NAME))] if shown.campaign else []),
        *([say("posting.card.consent", consent=words.consent(say, post.consent))] if post.consent else []),
    ]
    return "  ·  ".join(parts)


def _plan(say: Say, shown: Shown) -> str:
    parts = {"audience": shown.audience, "value": shown.value, "issue": shown.issue}
    told = [say(f"posting.card.{kind}", name=line_within(name, NAME)) for kind, name in parts.items() if name]
    return "  ·  ".join(told)


def _words(say: Say, shown: Shown) -> Iterator[str]:
    """What people wrote: the text, what should change, where it can be seen, what came of it."""
    post = shown.post
    if post.draft:
        yield draft_of(post.draft)
    if post.note and post.status is Status.CHANGES:
        yield say("posting.card.note", note=line_within(post.note, NOTE))
    if post.link:
        yield link(post.link, say("posting.card.link"))
    if told := result(say, post):
        yield told


def draft_of(draft: str) -> str:
    """The beginning of the text, quoted; a link where the text is one."""
    quoted = link(draft) if draft.startswith(("http://", "https://")) else line_within(draft, DRAFT)
    return f">{quoted}"


def result(say: Say, post: Post) -> str:
    """What came of it: two numbers and a lesson; nothing before."""
    numbers = [
        say(f"posting.card.result.{one}", number=say.number(post.result[one]))
        for one in ("reach", "reactions")
        if one in post.result
    ]
    lesson = [say("posting.card.lesson", lesson=line_within(post.lesson, NOTE))] if post.lesson else []
    return "\n".join([*(["  ·  ".join(numbers)] if numbers else []), *lesson])


def _remarks(say: Say, shown: Shown) -> Iterator[str]:
    """What somebody should know: a channel that is gone, what is missing, who was asked."""
    post = shown.post
    if shown.channel_is_gone and post.status not in OVER:
        yield say("posting.card.channel_gone", channel=line_within(shown.channel or "", NAME))
    if post.status in (*GATED, *AFTER) and post.status is not Status.IDEA and (told := missing(say, shown)):
        yield told
    if post.status is Status.PAUSED and shown.campaign and is_paused_with_campaign(post):
        yield say("posting.card.paused", name=line_within(shown.campaign, NAME))
    if post.status is Status.REVIEW:
        yield _asked(say, shown)


def missing(say: Say, shown: Shown) -> str:
    """What stops it, else what is still to be filled in; nothing when it is complete."""
    stops = [_stops(say, shown, one) for one in shown.missing if one in STOPS]
    others = [say(f"posting.missing.{one}") for one in shown.missing if one not in STOPS]
    return "\n".join([*stops, *([_lacks(say, shown, say.list(others))] if others else [])])


def _stops(say: Say, shown: Shown, one: Missing) -> str:
    """In a crisis nothing is approved any more; what was approved already may still have to wait."""
    if one is Missing.CRISIS and shown.post.status in AFTER:
        return say("posting.card.crisis")
    return say(f"posting.stops.{one}")


def _lacks(say: Say, shown: Shown, what: str) -> str:
    if shown.post.status in AFTER:
        return say("posting.card.without", what=what)
    return say("posting.card.missing", what=what)


def _asked(say: Say, shown: Shown) -> str:
    if shown.asked is None:
        return say("posting.card.asked_nobody")
    asked = say("posting.card.asked", name=name(shown, shown.asked))
    other = shown.post.told.get(ESCALATED_TO)
    return f"{asked} {say('posting.card.escalated', name=name(shown, other))}" if other else asked
