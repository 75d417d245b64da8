"""Webcare in which nothing is weak, and its cases."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.care_findings.facts import Facts
from bot.care_findings.health import findings
from bot.findings import Finding
from bot.webcare.ladder import NUMBERS, Contact, Standing
from storage.care_checks import Which
from storage.cases import Case, Kind
from storage.channels import Network

MONDAY = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
LATE = MONDAY - timedelta(minutes=15)
PHONE = "+31 6 00000102"
READY = tuple(
    Standing(number, Contact("U1", phone=PHONE), Contact("U2", phone=PHONE), version=1) for number in NUMBERS
)


def a_case(number: int, **fields: Any) -> Case:
    """One that waits; its id is ten times its number."""
    whole: dict[str, Any] = {
        "team_id": 1,
        "channel": Network.FACEBOOK,
        "kind": Kind.QUESTION,
        "paraphrase": "Vraagt of 24 uur per week kan.",
        "reported_at": MONDAY - timedelta(hours=4),
        "reported_by": "U1",
    }
    made = Case(number=number, **{**whole, **fields})
    made.id = 10 * number
    return made


def which(*numbers: int) -> list[Which]:
    return [Which(10 * number, number) for number in numbers]


def facts(**fields: Any) -> Facts:
    """Twenty cases in four weeks, half of them with each of two people."""
    whole: dict[str, Any] = {
        "team_id": 1,
        "now": MONDAY,
        "owners": {"U1": 10, "U2": 10},
        "colleagues": {"U1", "U2"},
        "timed": 20,
        "ladder": READY,
        "webcare_task": 7,
    }
    return Facts(**{**whole, **fields})


def found(**fields: Any) -> dict[str, Finding]:
    """What is found, by kind."""
    return {one.kind: one for one in findings(facts(**fields))}
