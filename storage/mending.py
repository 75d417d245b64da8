"""Words that must be forgotten go from the messages that hold them, in Slack and in our own letters.

    mending.shown(session, workspace_id, ["case 12"]) -> what stands in Slack or waits, with words of that
    mending.rewrite(session, one, text, blocks, now)     # it says this from now on; what it said is gone here
    mending.drop(session, one, now)                      # the same, for what need not come any more

A letter says what it holds words of when it is written (`NewLetter.about`). What is on its way may still
arrive as it was: the letter that mends it comes right after.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from storage import outbox
from storage.letters import About, Letter, Posted, Priority, State, is_waiting
from storage.outbox import NewLetter

Blocks = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it was written last. `stands`: it is in Slack or on its way, and not taken away."""

    last: Letter
    channel: str
    stands: bool

    @property
    def subject(self) -> str:
        return self.last.subject


def shown(session: Session, workspace_id: str, things: Collection[str]) -> Sequence[Shown]:
    """Every message with words of these things, also those that were taken away since; oldest first."""
    about = select(About.subject).where(About.workspace_id == workspace_id, About.thing.in_(things))
    theirs = select(Letter).where(Letter.workspace_id == workspace_id, Letter.subject.in_(about))
    held = theirs.order_by(Letter.id).with_for_update()  # nobody takes one to Slack meanwhile
    found = session.scalars(held, execution_options={"populate_existing": True})
    last = {one.subject: one for one in found}
    places = _places(session, workspace_id, last)
    return [_as_shown(one, places.get(one.subject)) for one in last.values()]


def _places(session: Session, workspace_id: str, subjects: Collection[str]) -> dict[str, Posted]:
    found = select(Posted).where(Posted.workspace_id == workspace_id, Posted.subject.in_(list(subjects)))
    return {one.subject: one for one in session.scalars(found)}


def _as_shown(last: Letter, place: Posted | None) -> Shown:
    on_its_way = last.state == State.WAITING and (last.lease is not None or last.uncertain)
    stands = (place is not None or on_its_way) and not last.withdraws
    return Shown(last, place.channel if place else last.channel, stands)


def rewrite(session: Session, one: Shown, text: str, blocks: Blocks, now: datetime) -> None:
    """The message says this, once what stands there is changed; what waits says it when it comes."""
    _forget(session, one, text, blocks)
    if not one.stands:
        return
    mending = NewLetter(
        workspace_id=one.last.workspace_id,
        channel=one.channel,
        key=f"{one.subject}, mended {one.last.id}",
        text=text,
        blocks=blocks,
        subject=one.subject,
        team_id=one.last.team_id,
        priority=Priority.PROMPT,
        mends=True,
    )
    outbox.write(session, mending, now)


def drop(session: Session, one: Shown, now: datetime) -> None:
    """What only waits never comes, and nothing of what it said is left; nor of what was taken away."""
    if not one.last.withdraws:
        outbox.drop(session, one.last.workspace_id, [one.subject], now)
    _forget(session, one, "", ())


def _forget(session: Session, one: Shown, text: str, blocks: Blocks) -> None:
    """What waits says this in its place; what was sent, dropped or given up says nothing any more."""
    its = (Letter.workspace_id == one.last.workspace_id, Letter.subject == one.subject)
    for which, values in (
        (is_waiting(Letter), {"text": text, "blocks": list(blocks)}),
        (Letter.state != State.WAITING, {"text": None, "blocks": []}),
    ):
        emptied = update(Letter).where(*its, which, Letter.withdraws.is_(False)).values(values)
        session.execute(emptied.execution_options(synchronize_session=False))


def done(session: Session, workspace_id: str, things: Collection[str]) -> None:
    """There is nothing left to mend of these."""
    session.execute(delete(About).where(About.workspace_id == workspace_id, About.thing.in_(things)))
