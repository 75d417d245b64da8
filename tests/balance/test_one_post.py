"""What is found of posts one by one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.balance.facts import Facts
from bot.findings import Urgency
from bot.ownership.facts import Colleague
from bot.posting.timing import Desk
from bot.presence import USUAL
from bot.working_time import Hours, Span
from storage.channels import PostForm
from storage.duties import EVERYTHING, Held, Part
from storage.posts import Consent, PostKind, Status
from tests.balance.examples import COLLEAGUES, ZONE, a_post, at, facts, found


def test_nothing_is_said_of_a_calendar_with_nothing_in_it_and_nothing_of_what_is_right() -> None:
    assert found(facts()) == {}
    assert list(found(facts(a_post()))) == ["quiet"]


@pytest.mark.parametrize(
    ("fields", "kind", "urgency"),
    [
        ({"consent": Consent.ASKED, "publish_at": at(0)}, "consent_missing", Urgency.LAW),
        ({"consent": Consent.ASKED, "publish_at": at(-1)}, "consent_missing", Urgency.LAW),
        ({"consent": Consent.WITHDRAWN}, "consent_withdrawn", Urgency.LAW),
        (
            {"consent": Consent.WITHDRAWN, "status": Status.PUBLISHED, "approver_id": "U3"},
            "consent_withdrawn_later",
            Urgency.LAW,
        ),
        ({"deadline_at": at(-1)}, "deadline_passed", Urgency.THIS_WEEK),
        ({"deadline_at": at(-1), "publish_at": at(1)}, "deadline_passed", Urgency.TOMORROW),
        ({"publish_at": at(3, 19)}, "evening", Urgency.PATTERN),
        ({"status": Status.IDEA}, "still_idea", Urgency.THIS_WEEK),
        ({"value_id": None}, "no_value", Urgency.PATTERN),
        ({"audience_id": None}, "no_audience", Urgency.PATTERN),
        ({"issue_id": None}, "no_issue", Urgency.PATTERN),
        ({"status": Status.PUBLISHED}, "no_approver", Urgency.PATTERN),
        ({"channel_id": 7}, "channel_gone", Urgency.PATTERN),
        ({"owner_id": None}, "no_owner", Urgency.THIS_WEEK),
        ({"owner_id": "U9"}, "owner_gone", Urgency.THIS_WEEK),
        ({"publish_at": at(5), "deadline_at": at(4)}, "owner_off_on_publish_day", Urgency.THIS_WEEK),
        ({"deadline_at": at(6), "publish_at": at(10)}, "owner_off_on_deadline", Urgency.THIS_WEEK),
    ],
)
def test_a_post_with_one_thing_wrong(fields: Mapping[str, Any], kind: str, urgency: Urgency) -> None:
    around = found(facts(a_post(**fields)))

    assert around[kind].urgency is urgency
    assert around[kind].subject == "1"


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"consent": Consent.ASKED}, "consent_missing"),
        ({"consent": Consent.ASKED, "publish_at": at(0), "status": Status.PUBLISHED}, "consent_missing"),
        ({"deadline_at": at(-1), "status": Status.APPROVED}, "deadline_passed"),
        ({"publish_at": at(3, 7)}, "evening"),
        ({"status": Status.IDEA, "publish_at": at(9)}, "still_idea"),
        ({"value_id": None, "exempt": "crisis"}, "no_value"),
        ({"channel_id": None}, "channel_gone"),
        ({"publish_at": at(5), "deadline_at": at(5), "status": Status.APPROVED}, "owner_off_on_deadline"),
        ({"deadline_at": at(2), "publish_at": at(2)}, "approver_off"),
    ],
)
def test_what_is_not_found(fields: Mapping[str, Any], kind: str) -> None:
    assert kind not in found(facts(a_post(**fields)))


def test_alike_posts_are_one_finding_that_opens_the_first_that_is_not_out() -> None:
    out = a_post(1, value_id=None, status=Status.PUBLISHED, approver_id="U3", publish_at=at(-2))
    late = [a_post(number, value_id=None, deadline_at=at(-number)) for number in (2, 3)]

    around = found(facts(out, *late))

    assert (around["no_value"].things, around["no_value"].value) == ((1, 2, 3), "2")
    assert around["deadline_passed"].names["day"] == "2026-11-20"


def test_what_the_plan_has_nothing_of_no_post_lacks() -> None:
    bare = a_post(value_id=None, audience_id=None, issue_id=None)

    assert list(found(facts(bare, values={}, audiences={}, issues={}))) == ["quiet"]


def test_in_a_crisis_only_what_goes_out_within_a_day_is_told() -> None:
    soon, later = a_post(1, publish_at=at(0)), a_post(2)

    around = found(facts(soon, later, has_crisis=True))

    assert (around["crisis"].things, around["crisis"].action) == ((1,), "posts.show")
    assert "crisis" not in found(facts(later, has_crisis=True))


def test_who_was_asked_to_keep_an_eye_on_it_in_the_evening_is_enough() -> None:
    evening = Hours.weekly(ZONE, USUAL.__class__.read([[["18:00", "22:00"]]] * 5 + [[], []]))
    held = {"webcare": (Held("webcare", Part.DOES, "U4", EVERYTHING),)}
    team = {**COLLEAGUES, "U4": Colleague("U4", evening)}

    assert "evening" not in found(facts(a_post(publish_at=at(3, 19)), colleagues=team, held=held))
    assert "evening" in found(facts(a_post(publish_at=at(3, 19), channel_id=None)))


def test_on_a_holiday_only_a_hook_goes_out() -> None:
    closed = facts(a_post(), a_post(2, kind=PostKind.HOOK))
    office = replace(closed.desk.office, free_days=frozenset({date(2026, 11, 26)}))

    around = found(replace(closed, desk=Desk(ZONE, office, closed.desk.colleagues)))

    assert around["on_holiday"].things == (1,)


def test_three_in_one_hour_are_too_many_and_two_are_not() -> None:
    two = [a_post(number) for number in (1, 2)]

    assert "same_hour" not in found(facts(*two))
    crowd = found(facts(*two, a_post(3, publish_at=at(3) + timedelta(minutes=50))))["same_hour"]
    assert (crowd.things, crowd.names["day"]) == ((1, 2, 3), "2026-11-26")


def with_leave(user_id: str) -> Facts:
    away = Hours.weekly(ZONE, USUAL)
    on_leave = replace(away, leave=(Span(at(2, 1), at(4, 1)),))
    colleagues = {**COLLEAGUES, user_id: Colleague(user_id, on_leave)}
    return facts(a_post(1), a_post(4), colleagues=colleagues)


def test_who_is_on_leave_is_absent_and_a_backup_is_enough() -> None:
    around = with_leave("U2")

    absent = found(around)["owner_absent"]
    assert (absent.people, absent.things, absent.names["day"]) == (("U2",), (1, 4), "2026-11-26")
    backed = [a_post(1, backup_id="U3"), a_post(4, backup_id="U3")]
    assert "owner_absent" not in found(replace(around, posts=backed))


def test_nobody_is_there_to_approve_between_deadline_and_publication() -> None:
    weekend = a_post(publish_at=at(7, 9), deadline_at=at(4, 17), form=PostForm.TEXT)

    around = facts(weekend)
    assert found(around)["approver_off"].things == (1,)
    assert "approver_off" not in found(replace(around, approvers={1: ()}))
    assert "approver_off" not in found(facts(a_post(deadline_at=None)))
    assert "approver_off" not in found(facts(a_post(status=Status.APPROVED, publish_at=at(7, 9))))


def test_who_works_alone_needs_nobody_to_have_seen_it() -> None:
    out = a_post(owner_id="U1", status=Status.PUBLISHED)

    assert "no_approver" not in found(facts(out, colleagues={"U1": COLLEAGUES["U1"]}))
    assert "no_approver" not in found(facts(out, approved={1}))
