"""What is found in webcare, rule by rule, and when it is silent."""

from dataclasses import replace
from typing import Any

import pytest

from bot.care_findings.telling import told
from bot.findings import Level, Urgency
from bot.ranking import Reader, may_see
from bot.texts import LANGUAGES, every_sentence
from bot.webcare.ladder import Contact
from storage.cases import Kind
from storage.promises import Kept
from tests.care_findings.examples import LATE, PHONE, READY, a_case, found, which


def test_of_what_goes_well_nothing_is_said() -> None:
    assert found() == {}


def test_a_case_that_nobody_has_and_that_is_late_is_one_conversation() -> None:
    nobodys = a_case(1, due_at=LATE)

    some = found(pressing=[nobodys, a_case(2, due_at=LATE, owner_id="U1"), a_case(3)])

    assert list(some) == ["no_owner", "open_late"]
    assert some["no_owner"].things == (10, 30)
    assert some["open_late"].things == (10, 20)
    assert {one.urgency for one in some.values()} == {Urgency.TODAY}


def test_a_crisis_that_nobody_has_stands_apart() -> None:
    some = found(pressing=[a_case(1, kind=Kind.CRISIS), a_case(2)])

    assert {kind: one.things for kind, one in some.items()} == {"crisis_unowned": (10,), "no_owner": (20,)}


def test_one_case_is_opened_and_of_several_the_list() -> None:
    one = found(pressing=[a_case(1, due_at=LATE, owner_id="U1")])["open_late"]
    two = found(pressing=[a_case(one, due_at=LATE, owner_id="U1") for one in (1, 2)])["open_late"]

    assert (one.action, one.value) == ("webcare.show", "10")
    assert (two.action, two.value) == ("webcare.team", "1")


def test_a_promise_of_which_the_moment_went_by() -> None:
    unkept = found(unkept=which(4))["promise_unkept"]

    assert (unkept.action, unkept.value, unkept.urgency) == ("webcare.show", "40", Urgency.THIS_WEEK)


def test_late_answers_are_one_finding_and_the_targets_mend_it() -> None:
    late = found(late=which(3, 7, 8))["answered_late"]

    assert (late.action, late.value, late.numbers) == ("targets.open", "1", {"late": 3, "all": 20})


@pytest.mark.parametrize(
    "fields",
    [
        {"late": which(3, 7)},  # two of twenty: one in ten
        {"late": which(3), "timed": 2},  # once is no pattern
        {"late": which(3, 7, 8), "owners": {"U1": 3, "U2": 4}},  # seven cases
        {"reopened": which(3, 7)},
        {"promises": Kept(in_time=18, late=1, never=1)},
        {"owners": {"U1": 15, "U2": 5}},  # three quarters, not more
        {"owners": {"U1": 7, None: 9}},  # seven were given to somebody
        {"owners": {"U1": 20}, "colleagues": {"U1"}},  # a team of one
        {"owners": {"U9": 20}},  # who left
    ],
)
def test_what_is_too_little_for_a_pattern_is_not_said(fields: dict[str, Any]) -> None:
    assert found(**fields) == {}


def test_one_person_is_told_to_them_and_to_coordinators_only() -> None:
    much = found(owners={"U1": 16, "U2": 4, None: 3})["one_person"]

    assert much.numbers == {"cases": 16, "all": 20}
    assert (much.action, much.value) == ("roles.task", "7")
    assert may_see(much, Reader("U1", coordinates=False))
    assert may_see(much, Reader("U3", coordinates=True))
    assert not may_see(much, Reader("U2", coordinates=False))


def test_without_a_line_in_the_matrix_the_matrix_is_shown() -> None:
    much = found(owners={"U1": 16, "U2": 4}, webcare_task=None)["one_person"]

    assert (much.action, much.value) == ("roles.show", "1")


def test_what_came_back_and_promises_that_were_broken() -> None:
    some = found(reopened=which(3, 7, 8), promises=Kept(in_time=4, late=1, never=1))

    assert (some["came_back"].action, some["came_back"].numbers) == (
        "answers.library",
        {"again": 3, "all": 20},
    )
    assert some["promises_broken"].numbers == {"broken": 2, "all": 6}


def test_a_rung_that_cannot_be_called_is_worse_in_a_crisis() -> None:
    nobody, numberless = replace(READY[2], first=Contact("U1"), backup=Contact()), READY[3]
    steps = (*READY[:2], nobody, numberless)

    calm, crisis = found(ladder=steps), found(ladder=steps, has_crisis=True)

    assert calm["nobody_to_call"].key == "nobody_to_call 3/phone,3/backup"
    assert (calm["nobody_to_call"].action, calm["nobody_to_call"].value) == ("escalation.rung", "1/3")
    assert (calm["nobody_to_call"].level, calm["nobody_to_call"].urgency) == (Level.WARNING, Urgency.PATTERN)
    assert (crisis["nobody_to_call"].level, crisis["nobody_to_call"].urgency) == (Level.ERROR, Urgency.TODAY)


def test_a_number_that_is_missing_beside_one_that_is_there() -> None:
    steps = [replace(one, backup=Contact("U2")) for one in READY[1:]]

    missing = found(ladder=[*steps, replace(READY[0], backup=Contact())])

    assert list(missing) == ["number_missing"]  # a backup that is missing is the page's to say
    assert missing["number_missing"].subject == "2/backup_phone,3/backup_phone,4/backup_phone"
    assert (missing["number_missing"].action, missing["number_missing"].value) == ("escalation.ladder", "1")
    assert PHONE not in str(missing)


def test_a_public_body_chooses_how_long_it_keeps() -> None:
    undecided = found(must_decide=True)["keeping_undecided"]

    assert (undecided.urgency, undecided.action) == (Urgency.LAW, "forgetting.privacy")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_a_sentence_of_one_and_of_several(language: str) -> None:
    say = every_sentence().say(language)
    late = [a_case(one, due_at=LATE) for one in range(1, 6)]

    one, several = found(pressing=late[:1]), found(pressing=late)

    assert (
        told(say, one["no_owner"])
        == {
            "nl": "Melding 1 is nog van niemand. Wie pakt hem op?",
            "en": "Nobody has case 1 yet. Who takes it?",
        }[language]
    )
    assert (
        told(say, several["open_late"])
        == {
            "nl": "Van 5 meldingen is de tijd om, en er is nog geen antwoord: 1, 2, 3 en nog 2. "
            "Begin met de eerste.",
            "en": "The time for 5 cases is up, and there is no answer yet: 1, 2, 3 and 2 more. "
            "Begin with the first.",
        }[language]
    )
    rest = found(
        late=which(3, 4, 5), reopened=which(1, 2, 3), promises=Kept(late=2), must_decide=True,
        unkept=which(3, 4), ladder=[replace(READY[2], first=Contact(), backup=Contact())],
        owners={"U1": 18, "U2": 2},
    )  # fmt: skip
    assert len({told(say, one) for one in rest.values()}) == 7
