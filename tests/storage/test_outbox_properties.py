"""Whatever the order of writing, taking, arriving and dying: Slack shows each subject once, and its last."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import outbox, sent
from storage.database import Database
from storage.sending import Errand
from tests.storage.post import Post

SUBJECTS = ("case 1", "case 2", "prompt")
CHANNELS = ("C1", "C2")

WRITES = st.tuples(st.just("writes"), st.sampled_from(SUBJECTS))
REPLIES = st.tuples(st.just("replies"), st.just("prompt"))
WITHDRAWS = st.tuples(st.just("withdraws"), st.sampled_from(SUBJECTS))
TAKES = st.tuples(st.just("takes"), st.integers(1, 4))
COMES_BACK = st.tuples(
    st.sampled_from(["arrives", "is slowed down", "loses its answer", "dies before", "dies after"]),
    st.integers(0, 5),
)
STEP = st.one_of(WRITES, WRITES, REPLIES, WITHDRAWS, TAKES, TAKES, COMES_BACK, COMES_BACK)
STEPS = st.lists(STEP, min_size=20, max_size=40)


@dataclass
class World:
    """An outbox, the letters in hand, and a Slack that shows what reached it."""

    post: Post
    in_hand: list[Errand] = field(default_factory=list)
    slack: list[dict[str, Any]] = field(default_factory=list)
    last: dict[str, str | None] = field(default_factory=dict)
    written: int = 0

    def writes(self, subject: str) -> None:
        self.written += 1
        self.post.writes(f"{subject} v{self.written}", subject=subject, channel=self.channel(subject))
        self.last[subject] = f"{subject} v{self.written}"

    def replies(self, parent: str) -> None:
        self.written += 1
        key = f"reply {self.written}"
        self.post.writes(key, thread_of=parent, channel=self.channel(parent))

    def withdraws(self, subject: str) -> None:
        self.post.withdraws(subject)
        self.last[subject] = None

    def takes(self, limit: int) -> None:
        self.in_hand += self.post.takes(limit)

    def channel(self, subject: str) -> str:
        return CHANNELS[SUBJECTS.index(subject) % 2]

    def comes_back(self, how: str, which: int) -> None:
        if not self.in_hand:
            return
        errand = self.in_hand.pop(which % len(self.in_hand))
        if how in {"arrives", "loses its answer", "dies after"}:
            ts = self.reaches_slack(errand)
        if how == "arrives":
            self.reports(errand, ts)
        elif how.startswith("dies"):
            self.worker_dies()
        else:
            self.is_released(errand, uncertain=errand.letter.uncertain or how == "loses its answer")

    def worker_dies(self) -> None:
        """With all it has in hand; the leases run out."""
        self.in_hand.clear()
        self.post.passes(21)

    def reaches_slack(self, errand: Errand) -> str | None:
        """As the courier does: look when in doubt, change what stands, post what does not."""
        letter = errand.letter
        if letter.withdraws:
            self.slack = [m for m in self.slack if not errand.place or m["ts"] != errand.place.ts]
            return None
        if errand.place:
            [message] = [m for m in self.slack if m["ts"] == errand.place.ts]
            message["key"] = letter.key
            return str(message["ts"])
        found = [m for m in self.slack if letter.uncertain and m["key"] == letter.key]
        if not found:
            found = [
                {"ts": f"{len(self.slack) + 1}.{letter.id}", "key": letter.key, "subject": letter.subject}
            ]
            self.slack += found
        return str(found[0]["ts"])

    def reports(self, errand: Errand, ts: str | None) -> None:
        with self.post.database.transaction() as session:
            if errand.letter.id not in sent.still_held(session, [errand]):
                return
            if errand.letter.withdraws:
                sent.withdrawn(session, errand, self.post.now)
            elif errand.place:
                sent.changed(session, errand, self.post.now)
            elif ts:
                arrival = sent.Arrival(errand, errand.letter.channel, ts, self.post.real)
                sent.arrived(session, [arrival], self.post.now, self.post.pace)

    def is_released(self, errand: Errand, *, uncertain: bool) -> None:
        with self.post.database.transaction() as session:
            if sent.still_held(session, [errand]):
                sent.released(session, errand, held_until=None, uncertain=uncertain)

    def ends_well(self) -> None:
        """Whoever has a letter in hand dies, and one worker does everything that is left."""
        self.worker_dies()
        while errands := self.post.takes():
            for errand in errands:
                self.reports(errand, self.reaches_slack(errand))
            with self.post.database.transaction() as session:
                sent.give_up_orphans(session, self.post.instant)
            self.post.passes(2)
        with self.post.database.transaction() as session:
            sent.give_up_orphans(session, self.post.instant)


def happens(world: World, step: tuple[str, Any]) -> None:
    what, with_what = step
    match what:
        case "writes" | "replies" | "withdraws" | "takes":
            getattr(world, what)(with_what)
        case how:
            world.comes_back(how, with_what)
    channels = [errand.letter.channel for errand in world.in_hand if not errand.place]
    subjects = [errand.letter.subject for errand in world.in_hand]
    assert len(channels) == len(set(channels)), "two posts of one channel in hand"
    assert len(subjects) == len(set(subjects)), "two letters on one subject in hand"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_slack_shows_each_subject_once_and_the_last_of_it(database: Database, steps: list[Any]) -> None:
    with database.transaction() as session:
        outbox.erase_workspace(session, "T1")
    world = World(Post(database))

    for step in steps:
        happens(world, step)
    world.ends_well()

    shown = [(m["subject"], m["key"]) for m in world.slack if m["subject"] in SUBJECTS]
    replies = [m["key"] for m in world.slack if m["subject"] not in SUBJECTS]
    assert sorted(shown) == sorted((subject, key) for subject, key in world.last.items() if key)
    assert len(replies) == len(set(replies))
    assert "waiting" not in world.post.states().values()
