"""A summary of at most twelve lines: what is told of each kind when not everything fits. Pure."""

from collections.abc import Sequence

AT_MOST = 12
"""Lines of a summary (docs/trade.md, "The daily meet-up")."""


def fitting(kinds: Sequence[Sequence[str]], room: int) -> tuple[list[str], int]:
    """Of each kind as many lines as fit in `room`, in order of kind, and how many were left out.

    The first kind, what was decided, leaves a line to each of the others, which take one in turn: none pushes
    another out. When some are left out, one line is kept free to say so.
    """
    everything = sum(map(len, kinds))
    if everything <= room:
        return [line for kind in kinds for line in kind], 0
    takes = _shares([len(kind) for kind in kinds], room - 1)
    shown = [line for kind, count in zip(kinds, takes, strict=True) for line in kind[:count]]
    return shown, everything - len(shown)


def _shares(lengths: Sequence[int], room: int) -> list[int]:
    first, *others = lengths
    kept_free = sum(map(bool, others))
    of_first = min(first, max(room - kept_free, min(room, 1)))
    return [of_first, *_in_turn(others, room - of_first)]


def _in_turn(lengths: Sequence[int], room: int) -> list[int]:
    turns = sorted((turn, kind) for kind, length in enumerate(lengths) for turn in range(length))[:room]
    return [sum(kind == number for _, kind in turns) for number in range(len(lengths))]
