"""Step 5, preconditions: eleven statements rated together, and what is done about two of them."""

from bot.feature import Feature

FEATURE = Feature(name="conditions")
