"""What must reach Slack: letters, written in the transaction of the decision that causes them.

    outbox.write(session, NewLetter(workspace_id=..., channel="C1" or "U1", key="prompt 7 2026-11-23",
                                    text=..., blocks=..., subject="prompt 7", priority=Priority.PROMPT), now)
    outbox.write(session, NewLetter(..., key="answer 7 U2 v1", thread_of="prompt 7"), now)   # a thread reply
    outbox.write(session, NewLetter(..., about=("case 7",)), now)    # whose words it holds: `mending.py`
    outbox.withdraw(session, workspace_id, "prompt 7", now)             # drop it, or delete it in Slack
    outbox.drop(session, workspace_id, ["prompt 7"], now)               # drop it, or leave it in Slack
    outbox.written(session, workspace_id, ["prompt 7"]) -> which of these keys were written
    outbox.posted(session, workspace_id, "prompt 7") -> Posted | None   # where it stands: posted_in, ts
    outbox.unsent(session, workspace_id, "U1", "posts of ") -> Letter | None   # may still be changed
    outbox.last_blocks(session, workspace_id, "prompt 7") -> blocks     # what was written about it last
    outbox.forget(session, workspace_id, subject); outbox.forget_before(session, moment)   # texts
    outbox.erase_team(session, workspace_id, team_id); outbox.erase_workspace(session, workspace_id)

A key is written once per workspace: a second time nothing happens and `write` answers False. A subject
("case 12, card") has at most one message in Slack: its first letter posts, later ones change that message,
unsent older ones are dropped. A letter without a subject is its own subject: its key. A parent is written
before its replies; a reply whose parent failed, or never was, fails with it. `office.transaction()` wakes
delivery after the commit. The other half, what delivery asks, is `storage/sending.py`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, bindparam, delete, exists, select, update
from sqlalchemy.orm import Session

from storage.database import Moment, insert_once
from storage.letters import (
    About,
    Allowance,
    Lane,
    Letter,
    Posted,
    Priority,
    State,
    StoppedWorkspace,
    Trouble,
    is_waiting,
)

__all__ = ["Letter", "NewLetter", "Posted", "Priority", "State"]

NEW_LETTERS = "new letters"

_LETTERS = Letter.__table__.c
DROP_UNSENT = (
    update(cast("Table", Letter.__table__))
    .where(_LETTERS.workspace_id == bindparam("of"), _LETTERS.subject == bindparam("about"))
    .where(_LETTERS.id < bindparam("before"), is_waiting(Letter))
    .where(_LETTERS.lease.is_(None), _LETTERS.uncertain.is_(False))
    .values(state=State.DROPPED, ended_at=bindparam("now"))
)
"""Made once: a press that writes sends several letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter to write; `channel` may be a person's id (a direct message), `not_before` None is at once."""

    workspace_id: str
    channel: str
    key: str
    text: str
    blocks: Sequence[dict[str, Any]] = ()
    subject: str | None = None
    thread_of: str | None = None
    team_id: int | None = None
    priority: Priority = Priority.NORMAL
    not_before: datetime | None = None
    about: Collection[str] = ()
    mends: bool = False


def write(session: Session, new: NewLetter, now: datetime) -> bool:
    """The letter waits, unsent older ones about its subject are dropped; False: its key was there already."""
    letter_id = _insert(
        session,
        workspace_id=new.workspace_id,
        channel=new.channel,
        key=new.key,
        subject=new.subject or new.key,
        thread_of=new.thread_of,
        team_id=new.team_id,
        priority=new.priority,
        text=new.text,
        blocks=list(new.blocks),
        withdraws=False,
        not_before=new.not_before or now,
        written_at=now,
        mends=new.mends,
    )
    if letter_id is None:
        return False
    session.info[NEW_LETTERS] = True
    _note_about(session, new)
    if new.subject is not None:
        _drop_unsent(session, new.workspace_id, new.subject, now, before=letter_id)
    return True


def written(session: Session, workspace_id: str, keys: Collection[str]) -> set[str]:
    """Which of these keys were written; a letter that lost its text is still there."""
    there = select(Letter.key).where(Letter.workspace_id == workspace_id, Letter.key.in_(keys))
    return set(session.scalars(there))


def has_new_letters(session: Session) -> bool:
    """Whether this session wrote a letter: then delivery is woken after its commit."""
    return NEW_LETTERS in session.info


def drop(session: Session, workspace_id: str, subjects: Collection[str], now: datetime) -> None:
    """What was not sent about these subjects never is; what stands in Slack, or is on its way, stays."""
    unsent = update(Letter).where(
        Letter.workspace_id == workspace_id, Letter.subject.in_(subjects), is_waiting(Letter)
    )
    free = unsent.where(Letter.lease.is_(None), Letter.uncertain.is_(False))
    session.execute(
        free.values(state=State.DROPPED, ended_at=now).execution_options(synchronize_session=False)
    )


def withdraw(session: Session, workspace_id: str, subject: str, now: datetime) -> None:
    """What was not sent about the subject never is; what stands in Slack, or is on its way, is deleted."""
    last = session.scalars(_last(workspace_id, subject)).first()
    if last is None or last.withdraws:
        return
    _drop_unsent(session, workspace_id, subject, now, before=last.id + 1)
    place = posted(session, workspace_id, subject)
    if place is None and not _on_its_way(session, workspace_id, subject):
        return
    _insert(
        session,
        workspace_id=workspace_id,
        channel=place.channel if place else last.channel,
        key=f"withdrawal of {last.key}",
        subject=subject,
        thread_of=None,
        team_id=last.team_id,
        priority=last.priority,
        text=None,
        blocks=[],
        withdraws=True,
        not_before=now,
        written_at=now,
        mends=False,
    )
    session.info[NEW_LETTERS] = True


def posted(session: Session, workspace_id: str, subject: str) -> Posted | None:
    """Where the message about the subject stands; None if it is not in Slack (yet)."""
    return session.get(Posted, (workspace_id, subject), populate_existing=True)


def unsent(session: Session, workspace_id: str, channel: str, beginning: str) -> Letter | None:
    """The last letter there that nobody has in hand yet, of those whose subject begins so."""
    there = select(Letter).where(Letter.channel == channel, Letter.workspace_id == workspace_id)
    theirs = there.where(Letter.subject.startswith(beginning, autoescape=True), is_waiting(Letter))
    free = theirs.where(Letter.lease.is_(None), Letter.uncertain.is_(False), Letter.withdraws.is_(False))
    return session.scalars(free.order_by(Letter.id.desc()).limit(1)).first()


def last_blocks(session: Session, workspace_id: str, subject: str) -> Sequence[dict[str, Any]]:
    """Those of the last letter about the subject, sent or not; none when they were forgotten."""
    return session.scalar(_last(workspace_id, subject).with_only_columns(Letter.blocks)) or ()


def is_subject(session: Session, workspace_id: str, subject: str) -> bool:
    """Whether anything was ever written about it, delivered or not."""
    return session.scalar(_about(workspace_id, subject).with_only_columns(Letter.id).limit(1)) is not None


def forget(session: Session, workspace_id: str, subject: str) -> None:
    """Letters about the subject that were sent, dropped or given up lose their text, not their keys."""
    _forget(session, Letter.workspace_id == workspace_id, Letter.subject == subject)


def forget_before(session: Session, moment: datetime) -> None:
    """Letters that ended before the moment lose their text, not their keys."""
    _forget(session, _is_old(moment))


def any_to_forget(moment: Moment) -> ColumnElement[bool]:
    """Whether there is such a letter."""
    return exists().where(_is_over(), _is_old(moment))


def erase_team(session: Session, workspace_id: str, team_id: int) -> None:
    """No letter of the team, and no trace of what it posted, is kept."""
    letters = (Letter.workspace_id == workspace_id, Letter.team_id == team_id)
    subjects = select(Letter.subject).where(*letters)
    for table in (Posted, About):
        its = delete(table).where(table.workspace_id == workspace_id, table.subject.in_(subjects))
        session.execute(its)
    session.execute(delete(Letter).where(*letters))


def erase_workspace(session: Session, workspace_id: str) -> None:
    """No letter of the workspace, and no trace of what it posted, is kept."""
    for table in (Letter, About, Posted, Lane, Allowance, StoppedWorkspace, Trouble):
        session.execute(delete(table).where(table.workspace_id == workspace_id))


def _insert(session: Session, **columns: Any) -> int | None:
    """The new letter's id; None when its key was written before, also by a transaction at the same time."""
    written: int | None = insert_once(session, Letter, "id", columns)
    return written


def _note_about(session: Session, new: NewLetter) -> None:
    subject = new.subject or new.key
    for thing in new.about:
        row = {"workspace_id": new.workspace_id, "thing": thing, "subject": subject}
        insert_once(session, About, "subject", row)


def _drop_unsent(session: Session, workspace_id: str, subject: str, now: datetime, *, before: int) -> None:
    """Not those that are on their way, or perhaps arrived: the later letter will change their message."""
    known = {"of": workspace_id, "about": subject, "before": before, "now": now}
    session.connection().execute(DROP_UNSENT, known)


def _on_its_way(session: Session, workspace_id: str, subject: str) -> bool:
    """Whether a letter about it is still waiting after the droppable ones were dropped."""
    return session.scalar(select(Letter.id).where(*_waiting(workspace_id, subject)).limit(1)) is not None


def _waiting(workspace_id: str, subject: str) -> tuple[ColumnElement[bool], ...]:
    return (Letter.workspace_id == workspace_id, Letter.subject == subject, is_waiting(Letter))


def _about(workspace_id: str, subject: str) -> Select[Letter]:
    return select(Letter).where(Letter.workspace_id == workspace_id, Letter.subject == subject)


def _last(workspace_id: str, subject: str) -> Select[Letter]:
    return _about(workspace_id, subject).order_by(Letter.id.desc()).limit(1)


def _is_old(moment: Moment) -> ColumnElement[bool]:
    return (Letter.ended_at < moment) & Letter.text.is_not(None)


def _is_over() -> ColumnElement[bool]:
    return Letter.state != State.WAITING


def _forget(session: Session, *which: ColumnElement[bool]) -> None:
    session.execute(
        update(Letter)
        .where(_is_over(), *which)
        .values(text=None, blocks=[])
        .execution_options(synchronize_session=False)
    )
