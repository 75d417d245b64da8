"""Somebody is in danger: whom to call stands before everything else. Docs/trade.md, "Triage order"."""

from bot.slack.blocks import Block, context, section
from bot.texts import Say
from bot.webcare import hints
from storage.cases import Case, Kind


def is_heard(case: Case) -> bool:
    """Whether the words of a crisis say that somebody is in danger; who said it is no crisis, decided so."""
    found = hints.heard(case.paraphrase)
    return case.kind is Kind.CRISIS and found is not None and found.is_danger


def first(say: Say, case: Case) -> list[Block]:
    """At the top of whatever is about it."""
    return [section(call_first(say))] if case.in_danger and case.is_open else []


def call_first(say: Say) -> str:
    """Whom to call, before anything is typed."""
    return say("webcare.danger_first")


def perhaps(say: Say, case: Case) -> list[Block]:
    """In small print below a crisis of which nobody said that there is danger."""
    is_one = case.kind is Kind.CRISIS and case.is_open and not case.in_danger
    return [context(say("webcare.danger"))] if is_one else []


def aloud(say: Say, case: Case, text: str) -> str:
    """The same for who only sees the notification."""
    return f"{call_first(say)} {text}" if case.in_danger and case.is_open else text
