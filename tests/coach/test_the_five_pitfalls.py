"""The five pitfalls of the article, seen in what the chapters noticed."""

from bot.coach.pitfalls import SIGNALS, Pitfall, seen
from tests.plan.noticing import found


def test_all_five_are_told_in_the_order_of_the_article() -> None:
    assert [one.pitfall for one in seen([])] == list(Pitfall)
    assert all(not one.evidence for one in seen([]))


def test_the_strongest_evidence_comes_first_and_other_findings_are_none() -> None:
    noticed = [found("why.no_measurement"), found("why.no_owner"), found("why.too_broad")]

    broad = seen(noticed)[0]

    assert [one.finding.kind for one in broad.evidence] == ["too_broad", "no_measurement"]


def test_one_finding_is_evidence_of_one_pitfall() -> None:
    names = [name for signals in SIGNALS.values() for name in signals]

    assert len(names) == len(set(names))
