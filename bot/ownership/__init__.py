"""Whose is it? The one place that every feature asks, answered from the role matrix, working days and cover.

`resolve(matrix, Ask(task, moment, channel, topic))` gives the people in order, each with the reason: who does
it, most specific first; when they are away their backup, then who else does it, then who decides. When there
is nobody, the coordinators are to be told. `because` says a reason in words.
"""

from bot.ownership.facts import Ask, Colleague, Matrix
from bot.ownership.gathering import matrices, matrix_of
from bot.ownership.resolving import Candidate, Resolution, resolve

__all__ = ["Ask", "Candidate", "Colleague", "Matrix", "Resolution", "matrices", "matrix_of", "resolve"]
