"""Before when a case must be answered: in opening hours, shorter when urgent; and what its clock says."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.webcare.deadlines import Deadline, Pressing, Stage, begun, deadline
from bot.webcare.rules import Refusal, alarm, may_close, may_hand_over, may_reopen, may_take, may_undo
from bot.working_time import CLOSED, MONDAY_TO_FRIDAY, Block, Hours, Week, elapsed
from storage.cases import USUAL_MINUTES, Case, Kind, Status, Urgency
from storage.channels import Network

AMSTERDAM = "Europe/Amsterdam"
SECOND_OF_CHRISTMAS = date(2026, 12, 25)
WEBCARE = Hours.weekly(
    AMSTERDAM, Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00")), free_days=[SECOND_OF_CHRISTMAS]
)


def utc(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def found(
    kind: Kind, since: datetime, urgency: Urgency = Urgency.NORMAL, hours: Hours = WEBCARE, channel: str = ""
) -> Deadline | None:
    return deadline(begun(Pressing(kind, urgency, channel), USUAL_MINUTES, hours, since), hours)


def due(kind: Kind, since: str, urgency: Urgency = Urgency.NORMAL, hours: Hours = WEBCARE) -> datetime | None:
    told = found(kind, utc(since), urgency, hours)
    return told.due_at if told else None


@pytest.mark.parametrize(
    ("kind", "since", "until"),
    [
        (Kind.CRISIS, "2026-11-23 08:45", "2026-11-23 09:15"),
        (Kind.COMPLAINT, "2026-11-23 08:45", "2026-11-23 10:45"),
        (Kind.QUESTION, "2026-11-23 08:45", "2026-11-23 12:45"),
        (Kind.FORMAL, "2026-11-23 08:45", "2026-11-23 12:45"),
        (Kind.COMPLIMENT, "2026-11-23 08:45", "2026-11-24 08:45"),
    ],
)
def test_each_kind_has_its_target(kind: Kind, since: str, until: str) -> None:
    assert due(kind, since) == utc(until)


@pytest.mark.parametrize("kind", [Kind.SPAM, Kind.TROLL])
def test_spam_and_trolls_need_no_answer(kind: Kind) -> None:
    assert due(kind, "2026-11-23 08:45") is None


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2026-11-23 14:45", "2026-11-24 10:45"),
        ("2026-11-23 19:40", "2026-11-24 12:00"),
        ("2026-11-27 15:30", "2026-11-30 11:30"),
        ("2026-11-28 12:00", "2026-11-30 12:00"),
        ("2026-12-24 15:00", "2026-12-28 11:00"),
        ("2026-03-27 15:00", "2026-03-30 10:00"),
        ("2026-10-23 14:00", "2026-10-26 11:00"),
    ],
    ids=[
        "into the next morning",
        "asked in the evening",
        "over the weekend",
        "asked on saturday",
        "over christmas",
        "over the start of summer time",
        "over its end",
    ],
)
def test_only_opening_hours_count_for_a_question_of_four_hours(since: str, until: str) -> None:
    assert due(Kind.QUESTION, since) == utc(until)


@pytest.mark.parametrize(
    ("kind", "since", "until"),
    [
        (Kind.COMPLIMENT, "2026-11-23 08:45", "2026-11-23 16:00"),
        (Kind.COMPLAINT, "2026-11-23 08:45", "2026-11-23 10:45"),
        (Kind.COMPLIMENT, "2026-11-23 20:00", "2026-11-24 16:00"),
        (Kind.SPAM, "2026-11-23 08:45", "2026-11-23 16:00"),
    ],
    ids=["earlier than its target", "its target is sooner", "today is over", "even spam"],
)
def test_today_means_before_webcare_closes(kind: Kind, since: str, until: str) -> None:
    assert due(kind, since, Urgency.TODAY) == utc(until)


@pytest.mark.parametrize("kind", list(Kind))
def test_now_means_as_fast_as_a_crisis(kind: Kind) -> None:
    assert due(kind, "2026-11-23 08:45", Urgency.NOW) == utc("2026-11-23 09:15")


def test_webcare_that_never_opens_promises_nothing() -> None:
    closed = Hours.weekly(AMSTERDAM, CLOSED)

    assert due(Kind.QUESTION, "2026-11-23 08:45", Urgency.TODAY, closed) is None


def test_the_warning_comes_when_four_fifths_of_the_open_time_are_gone() -> None:
    told = found(Kind.QUESTION, utc("2026-11-23 14:45"))

    assert told is not None
    assert told.warn_at == utc("2026-11-24 09:57")


@pytest.mark.parametrize("channel", [Network.MESSAGE, Network.WHATSAPP, "whatsapp-2"])
def test_who_writes_to_us_alone_waits_two_hours_at_most(channel: str) -> None:
    since = utc("2026-11-23 08:45")
    question, complaint, spam = (
        found(kind, since, channel=channel) for kind in (Kind.QUESTION, Kind.CRISIS, Kind.SPAM)
    )

    assert question is not None
    assert complaint is not None
    assert question.due_at == utc("2026-11-23 10:45")
    assert complaint.due_at == utc("2026-11-23 09:15")
    assert spam is None


@given(
    st.sampled_from(list(Kind)),
    st.sampled_from(list(Urgency)),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 -- hypothesis adds the zone
)
def test_urgency_only_shortens_and_the_warning_never_comes_after(
    kind: Kind, urgency: Urgency, since: datetime
) -> None:
    asked = since.replace(tzinfo=UTC)
    usual, told = found(kind, asked), found(kind, asked, urgency)

    if usual is not None:
        assert told is not None
        assert told.due_at <= usual.due_at
    if told is not None:
        assert asked <= told.half_at <= told.warn_at <= told.due_at
        share = elapsed(WEBCARE, asked, told.warn_at) / elapsed(WEBCARE, asked, told.due_at)
        assert share == pytest.approx(0.8, abs=1e-6)


HALF_AT, WARN_AT, DUE_AT, LONG_AT = (utc(f"2026-11-23 {at}") for at in ("11:30", "12:00", "13:00", "15:00"))


def a_case(**columns: object) -> Case:
    case = Case(
        team_id=1,
        number=1,
        channel=Network.X,
        kind=Kind.QUESTION,
        paraphrase="Wanneer is de open dag?",
        reported_at=WARN_AT,
        reported_by="bram",
        half_at=HALF_AT,
        warn_at=WARN_AT,
        due_at=DUE_AT,
        long_at=LONG_AT,
    )
    for name, value in columns.items():
        setattr(case, name, value)
    return case


CLOSED_CASE = a_case(status=Status.ANSWERED, closed_at=WARN_AT, owner_id="noor")
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("case", "now", "says"),
    [
        (a_case(), HALF_AT - MOMENT, None),
        (a_case(), HALF_AT, Stage.HALF),
        (a_case(), WARN_AT - MOMENT, Stage.HALF),
        (a_case(), WARN_AT, Stage.NEARLY),
        (a_case(), DUE_AT - MOMENT, Stage.NEARLY),
        (a_case(), DUE_AT, Stage.OVER),
        (a_case(), LONG_AT - MOMENT, Stage.OVER),
        (a_case(), DUE_AT + timedelta(days=9), Stage.LONG),
        (a_case(half_at=None, warn_at=None, due_at=None, long_at=None), DUE_AT, None),
        (CLOSED_CASE, DUE_AT, None),
    ],
)
def test_what_a_clock_says(case: Case, now: datetime, says: Stage | None) -> None:
    assert alarm(case, now) is says


@pytest.mark.parametrize(
    ("case", "by", "refusal"),
    [
        (a_case(), "noor", None),
        (a_case(owner_id="bram"), "noor", None),
        (a_case(owner_id="noor", status=Status.TAKEN), "noor", Refusal.YOURS),
        (a_case(owner_id="bram", status=Status.TAKEN), "noor", Refusal.TAKEN),
        (CLOSED_CASE, "noor", Refusal.CLOSED),
    ],
)
def test_what_nobody_took_may_be_taken(case: Case, by: str, refusal: Refusal | None) -> None:
    assert may_take(case, by) is refusal


@pytest.mark.parametrize(
    ("case", "seen_owner", "refusal"),
    [
        (a_case(owner_id="bram"), "bram", None),
        (a_case(), None, None),
        (a_case(owner_id="bram"), "noor", Refusal.CHANGED),
        (CLOSED_CASE, "noor", Refusal.CLOSED),
    ],
)
def test_a_case_is_handed_over_as_it_was_seen(case: Case, seen_owner: str, refusal: Refusal | None) -> None:
    assert may_hand_over(case, seen_owner) is refusal


def test_only_what_is_open_is_closed_and_only_what_is_closed_is_opened() -> None:
    assert may_close(a_case()) is None
    assert may_close(CLOSED_CASE) is Refusal.CLOSED
    assert may_reopen(a_case()) is Refusal.OPEN
    assert may_reopen(CLOSED_CASE) is None


@pytest.mark.parametrize(
    ("case", "now", "refusal"),
    [
        (CLOSED_CASE, WARN_AT + timedelta(days=1), None),
        (CLOSED_CASE, WARN_AT + timedelta(days=1) + MOMENT, Refusal.LONG_AGO),
        (a_case(), WARN_AT, Refusal.OPEN),
    ],
)
def test_a_mistake_is_taken_back_within_a_day(case: Case, now: datetime, refusal: Refusal | None) -> None:
    assert may_undo(case, now) is refusal
