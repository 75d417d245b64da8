"""When two things are called the same: capitals and blanks make no difference. Pure."""

from collections.abc import Iterable


def is_taken(name: str, others: Iterable[str]) -> bool:
    return plain(name) in {plain(other) for other in others}


def plain(name: str) -> str:
    return " ".join(name.casefold().split())
