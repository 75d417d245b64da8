"""What is said after somebody did something with a post, or came too late; and why somebody is asked."""

from collections.abc import Mapping, Sequence

from bot.ownership.words import Teller, safe
from bot.posting import telling
from bot.posting.buttons import show
from bot.posting.gathering import Shown
from bot.posting.pausing_messages import Seen
from bot.posting.rules import STOPS, Missing
from bot.posting.words import SIGNS, title
from bot.posts.whose import How, Keeper
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within, mention, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.changes import Change
from storage.posts import Post

SHOWN = 20
"""Changes in the history of a post."""
TEXT_AT_MOST = 3000
TYPED = 300
"""Characters of what somebody typed that could not be kept, so that it is not lost."""


def done(say: Say, shown: Shown, text: str) -> Message:
    """What happened, above the card as it is now."""
    card = telling.card(say, shown)
    return Message(f"{text} {card.text}", (section(text), *card.blocks))


def settled(say: Say, post: Post, text: str) -> Message:
    """What a private question becomes when it was answered."""
    return Message(text, (section(text), actions(show(say, post.id))))


def told(say: Say, post: Post, text: str, quoted: str = "") -> Message:
    """Something that somebody should know; `quoted` are the words of a colleague."""
    more = [section(f">{line_within(quoted, telling.NOTE)}")] if quoted else []
    return Message(f"{text} {quoted}".strip(), (section(text), *more, actions(show(say, post.id))))


def too_late(say: Say, shown: Shown, last: Change | None, who: str, typed: str = "") -> Message:
    """Somebody was first: what they did, and how it stands now. `typed` is given back."""
    post = shown.post
    now = say(f"posting.status.{post.status}")
    if last is None:
        text = say("posts.late.now", title=title(post), status=now)
    else:
        when = say.short_moment(last.at, shown.zone)
        text = say("posts.late.text", did=did(say, last.did, who), when=when, status=now)
    kept = [context(say("posts.late.typed", typed=line_within(typed, TYPED)))] if typed else []
    return Message(text, (section(text), *kept, actions(show(say, post.id))))


def did(say: Say, what: str, who: str) -> str:
    """Such as "Sanne gaf akkoord"; what another chapter did is a change."""
    key = f"posts.did.{what}"
    return say(key if say.knows(key) else "posts.did.changed", who=safe(who))


def refused(say: Say, reason: str, allowed: Sequence[str]) -> Message:
    """Why somebody does not approve, and who may."""
    return Message(say(f"posts.refused.{reason}", who=say.list([mention(one) for one in allowed])))


def stopped(say: Say, shown: Shown) -> Message:
    """Consent or a crisis: nobody can approve it now. Of a crisis the cases are one press away."""
    text = "\n".join(say(f"posting.stops.{one}") for one in shown.missing if one in STOPS)
    cases = button("webcare.team", say("posting.step.cases.button"), str(shown.post.team_id))
    change = button("posts.change", say("posting.step.change.button"), str(shown.post.id))
    steps = [cases, change] if Missing.CRISIS in shown.missing else [change]
    return Message(text, (section(text), actions(*steps)))


def why(teller: Teller, keeper: Keeper, post: Post) -> str:
    """Why this person is asked, said to them."""
    owner = teller.name(post.owner_id) if post.owner_id else teller.say("posting.no_owner")
    away = f"{teller.say('posts.why.away', owner=owner)} " if _takes_the_owners_place(keeper, post) else ""
    if keeper.how is How.MATRIX and keeper.found is not None and keeper.candidate is not None:
        return away + teller.because(keeper.found, keeper.candidate)
    return away + teller.say(f"posts.why.{keeper.how}", owner=owner)


def _takes_the_owners_place(keeper: Keeper, post: Post) -> bool:
    """Whether the owner would have been asked; who is in the matrix's chain is named there already."""
    if post.owner_id is None or keeper.how not in (How.MATRIX, How.COORDINATOR) or keeper.approves:
        return False
    chain = keeper.found.chain if keeper.found else ()
    return post.owner_id not in [one.user_id for one in chain]


def history(
    say: Say, shown: Shown, changes: Sequence[Change], names: Mapping[str, str], zone: str
) -> Message:
    """What happened to it, newest first; `zone` is the reader's."""
    head = say("posts.history.title_line", title=title(shown.post))
    lines = [_line(say, one, names, zone) for one in changes]
    text = shorten("\n".join([head, *lines]), TEXT_AT_MOST)
    blocks: list[Block] = [section(head), *(context(line) for line in lines)]
    return Message(text, (*blocks, actions(show(say, shown.post.id))))


def _line(say: Say, change: Change, names: Mapping[str, str], zone: str) -> str:
    who = names.get(change.by, "?") if change.by else say("posts.history.by_itself")
    line = f"{say.short_moment(change.at, zone)}  {did(say, change.did, who)}"
    fields = fields_of(say, change.fields)
    return f"{line}: {fields}" if fields and change.did in ("changed", "moved", "undone") else line


def fields_of(say: Say, names: Sequence[str] | Mapping[str, object]) -> str:
    """Fields as the form calls them, in a list."""
    known = [f"posts.field.{name}" for name in names]
    return say.list(list(dict.fromkeys(say(key) for key in known if say.knows(key))))


def status_line(post: Post) -> str:
    """Sign and title."""
    return f"{SIGNS[post.status]} *{title(post)}*"


def owner_left(say: Say, name: str, posts: Sequence[Post], more: int, seen: Seen) -> Message:
    """Which posts lost their owner, to who has them now and to the coordinators."""
    text = say("posts.left.text", name=safe(name), count=len(posts) + more)
    lines = [f"{status_line(one)}, {telling.moment(say, one, seen.zone, seen.now)}" for one in posts]
    rest = [context(say("posts.left.more", count=more))] if more else []
    rows: list[Block] = [
        section(line, accessory=show(say, one.id)) for line, one in zip(lines, posts, strict=True)
    ]
    return Message(text, (section(text), *rows, *rest))
