"""Three of all findings: what cannot wait, then how wrong it is, then the order of the plan."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.findings import Level, Urgency
from bot.noticing import Noticed
from bot.ranking import AT_MOST, Reader, may_see, ranked
from tests.plan.noticing import found

SANNE = Reader("U_SANNE", coordinates=True)
NOOR = Reader("U_NOOR", coordinates=False)


def names(some: Sequence[Noticed]) -> list[str]:
    return [f"{one.chapter}.{one.finding.kind}" for one in some]


def test_what_cannot_wait_goes_before_what_is_worse() -> None:
    shown = ranked(
        [
            found("why.too_broad", Level.ERROR),
            found("roles.uncovered_day", urgency=Urgency.TOMORROW),
            found("actions.overdue", Level.HINT, Urgency.TODAY),
        ],
        NOOR,
    )

    assert names(shown) == ["actions.overdue", "roles.uncovered_day", "why.too_broad"]


def test_of_equals_the_earlier_step_comes_first() -> None:
    shown = ranked([found("channels.no_audience"), found("who.no_community"), found("why.no_owner")], NOOR)

    assert names(shown) == ["why.no_owner", "who.no_community", "channels.no_audience"]


def test_three_of_one_chapter_do_not_push_out_the_others() -> None:
    same = [found("why.too_broad"), found("why.no_owner"), found("why.no_due_date")]

    shown = ranked([*same, found("story.cliche", Level.HINT), found("channels.no_form", Level.HINT)], NOOR)

    assert names(shown) == ["why.too_broad", "story.cliche", "channels.no_form"]


def test_of_one_chapter_alone_three_are_shown() -> None:
    same = [found("why.too_broad"), found("why.no_owner"), found("why.no_due_date"), found("why.overdue")]

    assert names(ranked(same, NOOR)) == ["why.too_broad", "why.no_owner", "why.no_due_date"]


def test_urgent_ones_of_one_chapter_are_shown_beside_each_other_but_one_of_a_kind() -> None:
    days = [found("roles.uncovered_day", urgency=Urgency.TODAY) for _ in range(3)]
    other = found("roles.nobody_decides", urgency=Urgency.TODAY)

    assert names(ranked([*days, other, found("why.too_broad")], NOOR)) == [
        "roles.uncovered_day",
        "roles.nobody_decides",
        "why.too_broad",
    ]


def test_a_second_thing_wrong_with_the_same_post_waits_until_it_is_opened() -> None:
    consent = found("balance.consent_missing", urgency=Urgency.LAW, things=(8,))
    late = found("balance.deadline_passed", urgency=Urgency.TODAY, things=(8,))
    crisis = found("balance.crisis", Level.ERROR, Urgency.TODAY, things=(8, 7))
    other = found("actions.overdue", urgency=Urgency.TODAY, things=(8,))

    shown = ranked([consent, late, crisis, other], NOOR, at_most=4)

    assert names(shown) == [
        "balance.consent_missing",
        "balance.crisis",
        "actions.overdue",
        "balance.deadline_passed",
    ]


def test_figures_about_somebody_are_for_them_and_for_coordinators() -> None:
    about_bram = found("roles.decides_most", people=("U_BRAM",), numbers={"count": 7}).finding
    named = found("roles.left", people=("U_BRAM",)).finding

    assert not may_see(about_bram, NOOR)
    assert may_see(about_bram, SANNE)
    assert may_see(about_bram, Reader("U_BRAM", coordinates=False))
    assert may_see(named, NOOR)


KINDS = st.builds(
    found,
    st.sampled_from(["why.a", "why.b", "who.c", "roles.d", "later.e"]),
    st.sampled_from(list(Level)),
    st.sampled_from(list(Urgency)),
)


@given(st.lists(KINDS, max_size=8))
def test_nothing_is_made_up_and_the_most_urgent_is_never_left_out(some: list[Noticed]) -> None:
    shown = ranked(some, SANNE)

    assert len(shown) == min(AT_MOST, len(some))
    assert all(one in some for one in shown)
    if some:
        assert shown[0].finding.urgency == min(one.finding.urgency for one in some)
