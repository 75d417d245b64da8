"""The five pitfalls of the article, seen in what the chapters noticed."""

from bot.coach.pitfalls import SIGNALS, Pitfall, seen
from bot.plan import checklist
from bot.texts import every_sentence
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


def test_every_finding_that_is_looked_for_is_one_that_some_chapter_says() -> None:
    say = every_sentence().say("nl")
    looked_for = [
        name for some in (SIGNALS, checklist.SIGNALS) for signals in some.values() for name in signals
    ]

    said = [".finding.".join(name.split(".")) for name in looked_for]
    assert [key for key in said if not say.knows(key)] == []
