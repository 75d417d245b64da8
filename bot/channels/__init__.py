"""Step 4, where and how: the channels that were there, and what the plan makes of each."""

from bot.feature import Feature

FEATURE = Feature(name="channels")
