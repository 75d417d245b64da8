"""When somebody means: days and times in words, Dutch and English, anywhere in a line. Pure.

`moments.moment_meant` answers with a moment ahead or with a doubt and what may be meant; never with a guess.
"""

from bot.when.days import Doubt
from bot.when.moments import Meant, moment_meant

__all__ = ["Doubt", "Meant", "moment_meant"]
