"""A summary of at most twelve lines: what is told of each kind when not everything fits. Pure."""

from collections.abc import Sequence

AT_MOST = 12
"""Lines of a summary (docs/trade.md, "The daily meet-up")."""


def fitting(kinds: Sequence[Sequence[str]], room: int) -> tuple[list[str], int]:
    """Of each kind as many lines as fit in `room`, in order of kind, and how many were left out.

    Each kind gets a line in turn, so none pushes another out. When some are left out, one line is kept free
    to say so.
    """
    everything = sum(map(len, kinds))
    if everything <= room:
        return [line for kind in kinds for line in kind], 0
    takes = _shares([len(kind) for kind in kinds], room - 1)
    shown = [line for kind, count in zip(kinds, takes, strict=True) for line in kind[:count]]
    return shown, everything - len(shown)


def _shares(lengths: Sequence[int], room: int) -> list[int]:
    takes = [0] * len(lengths)
    while room > 0:
        for number, length in enumerate(lengths):
            if takes[number] < length and room > 0:
                takes[number] += 1
                room -= 1
    return takes
