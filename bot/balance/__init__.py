"""Gaps and balance: what is missing from the content calendar, what is at odds with it, what leans over.

Nothing is shown here: the coach and the plan show the few findings that matter most.
"""

from bot.balance import listeners
from bot.feature import Feature

FEATURE = Feature(name="balance", notices=listeners.notices)
