"""What a channel lacks, as a remark and as a finding."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.channels.checks import LATER_SENTENCES, Lack, lacks, remark, remark_when_found
from bot.channels.facts import Facts, staff_of
from bot.channels.health import SENTENCES, findings
from bot.channels.mending import mend
from bot.ownership.facts import Colleague
from bot.presence import USUAL
from bot.texts import LANGUAGES, every_sentence
from storage.actions import Action
from storage.channels import Decision, PlanChannel
from storage.covers import Cover
from storage.duties import Held, Part, Scope
from storage.plans import Issue
from tests.channels.examples import MONDAY, NOTHING, ROSTER, a_channel, facts, held


def all_lacks(around: Facts) -> list[Lack]:
    return list(lacks(around, staff_of(around)[1], around.channels[0]))


@pytest.mark.parametrize(
    ("fields", "lack"),
    [
        ({}, Lack.KEEP_UP),
        ({"audience_ids": []}, Lack.AUDIENCE),
        ({"audience_ids": [7]}, Lack.AUDIENCE),
        ({"forms": []}, Lack.FORMS),
        ({"cadence": None}, Lack.CADENCE),
        ({"is_monitored": False}, Lack.MONITORING),
        ({"opens": time(8), "closes": time(17)}, Lack.HOURS),
        ({"opens": time(9), "closes": time(17, 30)}, Lack.HOURS),
        ({"opens": time(9), "closes": time(17)}, Lack.KEEP_UP),
        ({"last_post_on": date(2026, 9, 24)}, Lack.KEEP_UP),
        ({"last_post_on": date(2026, 9, 23)}, Lack.QUIET),
        ({"login_holder": None}, Lack.LOGIN),
        ({"login_holder": "Bram"}, Lack.LOGIN_ONE),
        ({"reason": None}, Lack.REASON),
        ({"hypothesis": "a", "ends_on": date(2027, 1, 1)}, Lack.SUCCESS),
        ({"hypothesis": "a", "ends_on": date(2026, 11, 23), "success": "3"}, Lack.OUTCOME),
        ({"hypothesis": "a", "ends_on": date(2027, 1, 1), "success": "3", "cadence": None}, Lack.KEEP_UP),
        (
            {"hypothesis": "a", "ends_on": date(2026, 1, 1), "decided": Decision.KEEP, "cadence": None},
            Lack.CADENCE,
        ),
        (
            {"reason": None, "audience_ids": [], "forms": [], "cadence": None, "done_by": "U1"},
            Lack.UNDECIDED,
        ),
    ],
)
def test_the_one_remark_is_about_what_lacks(fields: Mapping[str, Any], lack: Lack) -> None:
    around = facts(a_channel(**fields))

    assert remark(around, staff_of(around)[1], around.channels[0]) is lack


@pytest.mark.parametrize(
    ("roster", "fields", "lack"),
    [
        (ROSTER[1:], {}, Lack.OWNER),
        (ROSTER[1:], {"done_by": "U9"}, Lack.OWNER_GONE),
        (ROSTER[1:], {"done_by": "U2"}, Lack.BACKUP_IS_OWNER),
        ([ROSTER[0], *ROSTER[2:]], {}, Lack.BACKUP),
        ([ROSTER[0], held("publishing", Part.DOES, "U2", Scope("linkedin")), *ROSTER[2:]], {}, Lack.KEEP_UP),
        ([held("publishing", Part.DOES, "U2"), *ROSTER[2:]], {}, Lack.BACKUP),
        ([*ROSTER[:2], ROSTER[3]], {}, Lack.WEBCARE),
        (
            [*ROSTER[:2], held("webcare", Part.DOES, "U1", Scope(weekday=0)), ROSTER[3]],
            {},
            Lack.WEBCARE_DAY,
        ),
        (ROSTER[:3], {}, Lack.MONITORS),
    ],
)
def test_who_is_there_is_read_from_the_matrix(
    roster: list[Held], fields: Mapping[str, Any], lack: Lack
) -> None:
    around = facts(a_channel(**fields), roster=roster)

    assert remark(around, staff_of(around)[1], around.channels[0]) is lack


def test_who_does_monitoring_watches_only_where_the_plan_says_so() -> None:
    assert staff_of(facts(a_channel()))[1].monitors == ("U2",)
    assert staff_of(facts(a_channel(is_monitored=False)))[1].monitors == ()


def test_an_audience_without_an_open_issue_asks_for_one_of_the_channel() -> None:
    around = facts(a_channel())
    other = replace_id(Issue(team_id=1, sentence="c", created_at=MONDAY, created_by="U1"), 2)

    assert Lack.ISSUE in all_lacks(replace(around, issues={2: other}))
    own = facts(a_channel(issue_ids=[2]), issues={2: other})
    assert Lack.ISSUE not in all_lacks(own)
    assert Lack.ISSUE not in all_lacks(replace(around, issues={})), (
        "the reverse order is said for all at once"
    )


def replace_id(issue: Issue, number: int) -> Issue:
    issue.id = number
    return issue


def test_from_four_channels_on_the_question_is_which_one_to_stop() -> None:
    assert all_lacks(facts(*[a_channel()] * 4))[-1] is Lack.STOP


def test_of_what_was_only_found_nothing_is_asked_that_a_plan_would_need() -> None:
    found = facts(a_channel(**NOTHING, last_post_on=None, login_holder=None))

    assert all_lacks(found) == [Lack.UNDECIDED, Lack.DONE_BY, Lack.LOGIN, Lack.LAST_POST, Lack.MISSED]
    assert [one.kind for one in findings(found, staff_of(found))] == ["undecided"]


def test_a_found_channel_waits_until_there_is_somebody_to_choose_it_for() -> None:
    found = facts(a_channel(**NOTHING), audiences={})

    assert findings(found, staff_of(found)) == []


def test_who_covers_for_a_while_is_there() -> None:
    """Nobody has webcare but U1, from whom U2 took Tuesday over."""
    around = facts(a_channel())
    hours = replace(around.matrix.colleagues["U1"].hours, odd=USUAL, even=USUAL)
    cover = Cover(
        request_id=1,
        team_id=1,
        task="webcare",
        asker_id="U1",
        starts_at=datetime(2026, 11, 24, 9, tzinfo=UTC),
        ends_at=datetime(2026, 11, 24, 16, tzinfo=UTC),
        taken_by="U2",
    )
    absent = replace(hours, free_days=frozenset({date(2026, 11, 24)}))
    colleagues = {**around.matrix.colleagues, "U1": Colleague("U1", absent)}
    matrix = replace(around.matrix, colleagues=colleagues)
    gone, covered = (replace(around, matrix=replace(matrix, covers=covers)) for covers in ((), (cover,)))

    assert staff_of(gone)[1].gaps == (date(2026, 11, 24),)
    assert staff_of(covered)[1].gaps == ()


def test_a_channel_with_webcare_of_its_own_is_looked_at_by_itself() -> None:
    own = held("webcare", Part.DOES, "U2", Scope("facebook"))
    facebook = a_channel(key="facebook", opens=time(9), closes=time(12))
    facebook.id = 2
    staff = staff_of(facts(a_channel(), facebook, roster=[*ROSTER, own]))

    assert {one.user_id for one in staff[1].open_days} == {"U1"}
    assert {one.user_id for one in staff[2].open_days} == {"U2"}


def test_what_is_found_out_is_neither_asked_nor_found() -> None:
    action = Action(
        team_id=1, text="a", owner_id="U1", due_on=MONDAY.date(), created_at=MONDAY, created_by="U1"
    )
    about = ("audience", "forms", "done_by")
    around = facts(
        a_channel(audience_ids=[], forms=[], reason=None),
        waiting={f"channel:1:{field}": action for field in about},
    )

    staff = staff_of(around)
    assert remark(around, staff[1], around.channels[0]) is Lack.REASON
    assert [one.kind for one in findings(around, staff)] == []
    assert remark_when_found(around, a_found()) is Lack.LOGIN


def a_found() -> PlanChannel:
    return a_channel(login_holder=None, done_by=None)


def test_findings_of_the_whole_team_come_first_with_their_numbers() -> None:
    around = facts(a_channel(cadence=20), issues={}, cases=24)

    reverse, capacity = findings(around, staff_of(around))

    assert (reverse.key, reverse.action, reverse.numbers) == ("reverse_order", "why.open", {"count": 1})
    assert (capacity.key, capacity.numbers) == ("over_capacity", {"needed": 12.5, "hours": 4.0})


def test_a_finding_names_who_it_is_about() -> None:
    gone = facts(a_channel(done_by="U9"), roster=ROSTER[1:])
    alone = facts(a_channel(last_post_on=date(2026, 1, 1)), roster=[ROSTER[0], *ROSTER[2:]])

    assert [(one.kind, one.people) for one in findings(gone, staff_of(gone))] == [("owner_gone", ("U9",))]
    backup, quiet = findings(alone, staff_of(alone))
    assert (backup.people, backup.value) == (("U1",), "1/publishing/linkedin")
    assert (quiet.kind, quiet.numbers) == ("quiet", {"days": 326})


def test_every_lack_has_a_form_that_mends_it_and_every_sentence_is_there() -> None:
    mends = {lack: mend(a_channel(), lack) for lack in Lack}

    assert mends[Lack.AUDIENCE] == ("channels.change", "1")
    assert mends[Lack.OUTCOME] == ("channels.outcome", "1")
    assert mends[Lack.SUCCESS] == ("channels.trial", "1")
    assert mends[Lack.LOGIN] == ("channels.found", "1")
    assert mends[Lack.MONITORS] == ("roles.line", "1/monitoring/linkedin")
    for language in LANGUAGES:
        say = every_sentence().say(language)
        assert all(len(say(key)) <= 150 and say(key) != key for key in LATER_SENTENCES)
        values = dict.fromkeys(("name", "who", "days", "needed", "hours"), "")
        assert all(say(key, **values) != key for key in SENTENCES)
