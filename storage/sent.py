"""What became of letters in hand. Only who still holds a letter's lease reports: ask `still_held` first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, tuple_, update
from sqlalchemy.orm import Session

from storage.database import Row, insert_into
from storage.letters import Allowance, Lane, Letter, Posted, State, StoppedWorkspace, Trouble
from storage.sending import MINUTE, Errand, Instant, Pace, orphans

RELEASED: Mapping[str, Any] = {"lease": None, "held_until": None}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A letter that became the message `ts` in `channel`; `at` is real time, when Slack answered."""

    errand: Errand
    channel: str
    ts: str
    at: datetime


def still_held(session: Session, errands: Iterable[Errand]) -> set[int]:
    """The ids of those whose lease is still the one in hand; they stay so until the transaction ends."""
    tokens = {errand.letter.id: errand.token for errand in errands}
    rows = session.execute(
        select(Letter.id, Letter.lease).where(Letter.id.in_(tokens)).order_by(Letter.id).with_for_update()
    )
    return {letter_id for letter_id, lease in rows if lease == tokens[letter_id]}


def arrived(session: Session, arrivals: Sequence[Arrival], now: datetime, pace: Pace) -> None:
    """They stand in Slack, and their channels rest a moment."""
    _end(session, [_ending(arrival.errand, now, arrival.ts) for arrival in arrivals])
    _put(session, Posted, [_place(arrival) for arrival in arrivals])
    _put(session, Lane, [_rest(arrival, pace) for arrival in arrivals])
    _are_well(session, [arrival.errand.letter for arrival in arrivals])


def changed(session: Session, errand: Errand, now: datetime) -> None:
    """The message about its subject says what the letter says."""
    _end(session, [_ending(errand, now, errand.place.ts if errand.place else None)])
    _are_well(session, [errand.letter])


def withdrawn(session: Session, errand: Errand, now: datetime) -> None:
    """Nothing about its subject stands in Slack any more."""
    _end(session, [_ending(errand, now, None)])
    not_there(session, errand)


def not_there(session: Session, errand: Errand) -> None:
    """The message we knew of is gone: the next letter about the subject posts anew."""
    subject = (errand.letter.workspace_id, errand.letter.subject)
    session.execute(delete(Posted).where(tuple_(Posted.workspace_id, Posted.subject) == subject))


def released(session: Session, errand: Errand, *, held_until: datetime | None, uncertain: bool) -> None:
    """Nobody has it in hand any more, and nobody takes it before `held_until` (real time)."""
    _set(session, errand, lease=None, held_until=held_until, uncertain=uncertain)


def repeats(session: Session, errand: Errand) -> None:
    """It was sent again although it perhaps stood there already."""
    _set(session, errand, repeated=Letter.repeated + 1)


def refused(session: Session, errand: Errand, error: str, now: datetime) -> bool:
    """It will never arrive; True when this trouble with its channel is new, so that somebody must be told."""
    _set(session, errand, state=State.FAILED, ended_at=now, failed_because=error, **RELEASED)
    letter = errand.letter
    trouble = {"workspace_id": letter.workspace_id, "channel": letter.channel, "error": error, "since": now}
    new = insert_into(session, Trouble).values(trouble).on_conflict_do_nothing().returning(Trouble.error)
    return session.execute(new).scalar() is not None


def give_up_orphans(session: Session, instant: Instant) -> list[Letter]:
    """Replies whose parent never comes fail, as their parent did."""
    lost = list(orphans(session, instant))
    session.execute(
        update(Letter)
        .where(Letter.id.in_([letter.id for letter in lost]), Letter.lease.is_(None))
        .values(state=State.FAILED, ended_at=instant.now, failed_because="parent_never_came")
        .execution_options(synchronize_session=False)
    )
    return lost


def spent(session: Session, spending: Mapping[str, tuple[int, int]], real: datetime, pace: Pace) -> None:
    """So many posts and so many changes were made in each workspace."""
    known = _allowances(session, spending)
    rows = []
    for workspace_id, (posts, changes) in sorted(spending.items()):
        posts_until, changes_until = known.get(workspace_id, (real, real))
        rows.append({
            "workspace_id": workspace_id,
            "posts_until": max(posts_until, real) + posts * MINUTE / pace.posts_a_minute,
            "changes_until": max(changes_until, real) + changes * MINUTE / pace.changes_a_minute,
        })  # fmt: skip
    _put(session, Allowance, rows)


def no_posts_before(session: Session, workspace_id: str, moment: datetime, real: datetime) -> None:
    """Slack said "slow down" for posts: nothing is posted in the workspace before that moment (real time)."""
    _, changes_until = _allowances(session, [workspace_id]).get(workspace_id, (real, real))
    row = {"workspace_id": workspace_id, "posts_until": moment + MINUTE, "changes_until": changes_until}
    _put(session, Allowance, [row])


def no_changes_before(session: Session, workspace_id: str, moment: datetime, real: datetime) -> None:
    """The same for changes and deletions."""
    posts_until, _ = _allowances(session, [workspace_id]).get(workspace_id, (real, real))
    row = {"workspace_id": workspace_id, "posts_until": posts_until, "changes_until": moment + MINUTE}
    _put(session, Allowance, [row])


def stop(session: Session, workspace_id: str, error: str, now: datetime, until: datetime) -> bool:
    """Letters of the workspace wait until that moment (real time); True when it was not stopped before."""
    row = {"workspace_id": workspace_id, "error": error, "since": now, "until": until}
    is_new = session.get(StoppedWorkspace, workspace_id) is None
    again = insert_into(session, StoppedWorkspace).values(row)
    session.execute(
        again.on_conflict_do_update(index_elements=["workspace_id"], set_={"error": error, "until": until})
    )
    return is_new


def resume(session: Session, workspace_id: str) -> None:
    """Its letters may go again: somebody installed the app anew."""
    session.execute(delete(StoppedWorkspace).where(StoppedWorkspace.workspace_id == workspace_id))


def resume_all(session: Session) -> None:
    """Every workspace is tried again: the bot was started, perhaps with a better token."""
    session.execute(delete(StoppedWorkspace))


def _ending(errand: Errand, now: datetime, ts: str | None) -> dict[str, Any]:
    ending = {"id": errand.letter.id, "state": State.SENT, "ended_at": now, "ts": ts, "uncertain": False}
    return {**ending, **RELEASED}


def _end(session: Session, endings: list[dict[str, Any]]) -> None:
    session.execute(update(Letter), endings)


def _set(session: Session, errand: Errand, **columns: Any) -> None:
    session.execute(
        update(Letter)
        .where(Letter.id == errand.letter.id)
        .values(columns)
        .execution_options(synchronize_session=False)
    )


def _place(arrival: Arrival) -> dict[str, Any]:
    letter = arrival.errand.letter
    return {
        "workspace_id": letter.workspace_id,
        "subject": letter.subject,
        "channel": letter.channel,
        "posted_in": arrival.channel,
        "ts": arrival.ts,
    }


def _rest(arrival: Arrival, pace: Pace) -> dict[str, Any]:
    letter = arrival.errand.letter
    free_at = arrival.at + pace.between_posts
    return {"workspace_id": letter.workspace_id, "channel": letter.channel, "free_at": free_at}


def _are_well(session: Session, letters: Sequence[Letter]) -> None:
    """What was wrong with their workspaces and channels is over."""
    workspaces = {letter.workspace_id for letter in letters}
    session.execute(delete(StoppedWorkspace).where(StoppedWorkspace.workspace_id.in_(workspaces)))
    channels = {(letter.workspace_id, letter.channel) for letter in letters}
    session.execute(delete(Trouble).where(tuple_(Trouble.workspace_id, Trouble.channel).in_(channels)))


def _allowances(session: Session, workspaces: Iterable[str]) -> dict[str, tuple[datetime, datetime]]:
    """How far each workspace spent posts and changes; held in one order, so two workers never deadlock."""
    held = (
        select(Allowance.workspace_id, Allowance.posts_until, Allowance.changes_until)
        .where(Allowance.workspace_id.in_(list(workspaces)))
        .order_by(Allowance.workspace_id)
        .with_for_update()
    )
    return {workspace_id: (posts, changes) for workspace_id, posts, changes in session.execute(held)}


def _put(session: Session, table: type[Row], rows: list[dict[str, Any]]) -> None:
    """The rows are there, as given; in one order, so two workers never deadlock."""
    if not rows:
        return
    keys = [column.name for column in table.__table__.primary_key]
    ordered = sorted(rows, key=lambda row: [row[key] for key in keys])
    new = insert_into(session, table)
    rest = {name: new.excluded[name] for name in ordered[0] if name not in keys}
    session.execute(new.on_conflict_do_update(index_elements=keys, set_=rest), ordered)
