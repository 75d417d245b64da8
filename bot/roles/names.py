"""What people are called in a narrow place: by their first name, or in full where two share it. Pure."""

from collections import Counter
from collections.abc import Mapping


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Id -> the first word of a name; the whole name where somebody else has the same first word."""
    first = {user_id: name.split()[0] if name.split() else name for user_id, name in names.items()}
    shared = {word for word, count in Counter(map(str.casefold, first.values())).items() if count > 1}
    return {user_id: names[user_id] if word.casefold() in shared else word for user_id, word in first.items()}
