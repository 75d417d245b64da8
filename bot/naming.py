"""When two things are called the same (capitals and blanks make no difference), and short names. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping


def is_taken(name: str, others: Iterable[str]) -> bool:
    return plain(name) in {plain(other) for other in others}


def plain(name: str) -> str:
    return " ".join(name.casefold().split())


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """What people are called in a narrow place: by their first name, or in full where two share it.

    Id -> the first word of a name; the whole name where somebody else has the same first word.
    """
    first = {user_id: name.split()[0] if name.split() else name for user_id, name in names.items()}
    shared = {word for word, count in Counter(map(str.casefold, first.values())).items() if count > 1}
    return {user_id: names[user_id] if word.casefold() in shared else word for user_id, word in first.items()}
