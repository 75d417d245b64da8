"""What is weak in webcare: answers that come late, cases that nobody has, promises that went by.

Nothing is shown here: the plan shows the few findings that matter most. Days without webcare are found by the
role matrix, posts in a crisis by the calendar, answers to be looked at by the library.
"""

from bot.care_findings.noticing import notices
from bot.feature import Feature

FEATURE = Feature(name="care_findings", notices=notices)
