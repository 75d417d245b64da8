"""What holds after every walk: in the database, in what Slack got, and in what each person could read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.texts import every_sentence
from playground.screen import NotOnScreen, Surface
from storage.actions import Action
from storage.anchoring import AnchoringQuestion
from storage.brands import Value
from storage.channels import PlanChannel
from storage.database import Database
from storage.letters import Letter
from storage.measurements import Measurement
from storage.people import Member, Team
from storage.plans import Issue
from storage.ratings import Ballot, Rating, RatingRound
from storage.versions import PlanCanvas, PlanVersion
from tests.town import Resident, Town
from tests.walks.street import mark
from tests.webcare import order as webcare

BROKEN = re.compile(r"invalid_blocks|invalid_arg|invalid_arguments|no_text|msg_too_long|cannot_parse")
"""How Slack refuses a letter that we wrote wrongly."""

MANY_OF = ("condition:", "meetup:")
"""Of these there may be several open actions: a meet-up decides more than one thing."""


class Watch:
    """Remembers who was ever in which team, and what was read by who never was."""

    def __init__(self, database: Database, town: Town, walkers: Sequence[Resident]) -> None:
        self._database = database
        self._town = town
        self._walkers = walkers
        self._members: set[tuple[int, str]] = set()
        self._leaked: list[str] = []
        self._remembers_members()

    def sees(self, person: Resident) -> None:
        """What this person has open now, which is gone a moment later."""
        self._reads(person, [*person.forms])

    def disorder(self) -> list[str]:
        """What must not be; empty is good."""
        for person in self._walkers:
            self._reads(person, private(person))
        with self._database.reading() as session:
            found = [text for look in LOOKS for text in look(session)]
        return [*self._leaked, *found, *_twice(self._town), *_canvases(self._town)]

    def _remembers_members(self) -> Sequence[int]:
        """Who is in a team now; from the first moment, as a letter may be there when somebody leaves it."""
        with self._database.reading() as session:
            rows = session.execute(select(Member.team_id, Member.user_id))
            self._members |= {(row.team_id, row.user_id) for row in rows}
            return session.scalars(select(Team.id)).all()

    def _reads(self, person: Resident, surfaces: Sequence[Surface]) -> None:
        teams = self._remembers_members()
        never = [team for team in teams if (team, person.id) not in self._members]
        for text in (text for surface in surfaces for text in _texts(surface)):
            self._leaked += [f"{person.id} reads of team {one}: {text}" for one in never if mark(one) in text]
            self._leaked += [f"{person.id} reads: {text}"] if _is_technical(text) else []


def private(person: Resident) -> list[Surface]:
    """What nobody else sees and stays: Home, direct messages, answers."""
    seen: list[Surface] = []
    with suppress(NotOnScreen):
        seen.append(person.home)
    with suppress(NotOnScreen):
        seen += person.sees("smplan")
    for channel in ("#social", "#algemeen", "#general"):
        with suppress(NotOnScreen):
            seen += [one for one in person.sees(channel) if one.only_you]
    return seen


def _texts(surface: Surface) -> list[str]:
    return [
        str(getattr(surface, "text", "")),
        *map(str, getattr(surface, "errors_by_block", {}).values()),
        str(surface.values),
    ]


TECHNICAL = [
    re.compile(
        re.escape(every_sentence().say(language)("slack.trouble.text", reference="@@")).replace("@@", r"\w+")
    )
    for language in ("nl", "en")
]


def _is_technical(text: str) -> bool:
    return "Traceback" in text or any(sentence.search(text) for sentence in TECHNICAL)


def _versions(session: Session) -> Iterator[str]:
    """One version of a team's plan holds; numbers have no gaps."""
    by_team: dict[int, list[PlanVersion]] = {}
    for one in session.scalars(select(PlanVersion).order_by(PlanVersion.number)):
        by_team.setdefault(one.team_id, []).append(one)
    for team, some in by_team.items():
        if sum(one.is_active for one in some) != 1:
            yield f"team {team} has {sum(one.is_active for one in some)} active versions"
        if [one.number for one in some] != list(range(1, len(some) + 1)):
            yield f"team {team} has versions {[one.number for one in some]}"
        if [one.number for one in some if not one.is_active and one.review_due_at]:
            yield f"team {team} is asked about a version that does not hold"


def _canvas_turns(session: Session) -> Iterator[str]:
    taken = session.scalars(select(PlanCanvas.team_id).where(PlanCanvas.taken_until.is_not(None)))
    yield from (f"the canvas of team {team} was not given back" for team in taken)


def _rounds(session: Session) -> Iterator[str]:
    for team, count in session.execute(
        select(RatingRound.team_id, func.count())
        .where(RatingRound.closed_at.is_(None))
        .group_by(RatingRound.team_id)
    ):
        if count > 1:
            yield f"team {team} has {count} open rounds"
    for one in session.scalars(select(RatingRound)):
        ballots = session.scalars(select(Ballot).where(Ballot.round_id == one.id)).all()
        yield from _round(one, ballots)
    for rating in session.scalars(select(Rating).where(Rating.score.not_in(range(-2, 3)))):
        yield f"rating {rating.id} is {rating.score}"


def _round(one: RatingRound, ballots: Sequence[Ballot]) -> Iterator[str]:
    if len({ballot.user_id for ballot in ballots}) != len(ballots):
        yield f"somebody has two ballots in round {one.id}"
    if len(set(one.chosen)) != len(one.chosen) or len(one.chosen) > 2:
        yield f"round {one.id} chose {one.chosen}"
    if one.closed_at and [ballot for ballot in ballots if ballot.sentence]:
        yield f"round {one.id} is closed and knows whose sentence is whose"


def _actions(session: Session) -> Iterator[str]:
    for one in session.scalars(select(Action)):
        if not one.text.strip() or not one.owner_id or not one.due_on:
            yield f"action {one.id} lacks its text, owner or date"
        if one.done_at and one.dropped_at:
            yield f"action {one.id} is both done and dropped"
        if not one.is_open and one.remind_due_at:
            yield f"action {one.id} ended and is asked about"
    open_ones = select(Action.team_id, Action.about).where(
        Action.done_at.is_(None), Action.dropped_at.is_(None)
    )
    about = Counter(
        (row.team_id, row.about)
        for row in session.execute(open_ones)
        if row.about and not row.about.startswith(MANY_OF)
    )
    yield from (f"two open actions about {about}" for about, count in about.items() if count > 1)


def _issues(session: Session) -> Iterator[str]:
    for issue in session.scalars(select(Issue)):
        if (issue.closed_at is None) != (issue.ending is None):
            yield f"issue {issue.id} is half closed"
        if not issue.sentence.strip():
            yield f"issue {issue.id} says nothing"
    days = Counter(tuple(row) for row in session.execute(select(Measurement.issue_id, Measurement.on)))
    yield from (f"measured {count} times: {day}" for day, count in days.items() if count > 1)


def _values(session: Session) -> Iterator[str]:
    unnamed = session.scalars(select(Value.id).where(func.trim(Value.name) == ""))
    yield from (f"value {value} has no name" for value in unnamed)
    still = select(AnchoringQuestion.value_id).where(AnchoringQuestion.closed_at.is_(None))
    asked = Counter(session.scalars(still))
    yield from (f"{count} open questions about value {value}" for value, count in asked.items() if count > 1)


def _channels(session: Session) -> Iterator[str]:
    for channel in session.scalars(select(PlanChannel)):
        if not channel.name.strip() or len(set(channel.days)) != len(channel.days):
            yield f"channel {channel.id} has no name, or a day twice"


def _teams(session: Session) -> Iterator[str]:
    led = set(session.scalars(select(Member.team_id).where(Member.is_coordinator)))
    yield from (
        f"team {team} has no coordinator" for team in session.scalars(select(Team.id)) if team not in led
    )


def _letters(session: Session) -> Iterator[str]:
    for letter in session.scalars(select(Letter).where(Letter.failed_because.is_not(None))):
        if BROKEN.search(letter.failed_because or ""):
            yield f"letter {letter.key} was broken: {letter.failed_because}"


LOOKS = (
    _versions,
    _canvas_turns,
    _rounds,
    _actions,
    _issues,
    _values,
    _channels,
    _teams,
    _letters,
    webcare.disorder,
)


def listeners_reached(town: Town) -> Iterator[str]:
    """The names of the buttons and forms of which the bot heard."""
    for entry in town.slack.service.log.entries:
        body = entry["body"] if entry["kind"] == "sent" else {}
        if body.get("type") == "block_actions":
            yield from (str(action["action_id"]).partition(":")[0] for action in body["actions"])
        elif body.get("type") == "view_submission":
            yield f"form {body['view']['callback_id']}"


def _twice(town: Town) -> Iterator[str]:
    """No letter was posted twice."""
    posts = (call for call in town.slack.calls("chat.postMessage") if call["ok"])
    keys = Counter(
        str(call["arguments"].get("metadata", {}).get("event_payload", {}).get("key")) for call in posts
    )
    yield from (
        f"{key} was posted {count} times" for key, count in keys.items() if count > 1 and key != "None"
    )


def _canvases(town: Town) -> Iterator[str]:
    """A team has one canvas: whatever was made after another was certainly gone."""
    workspace = town.slack.service.world.first()
    ours = Counter(
        canvas.channel
        for canvas in workspace.canvases.values()
        if canvas.user == workspace.installation.bot_user
    )
    yield from (f"{count} canvases of ours in {channel}" for channel, count in ours.items() if count > 1)
