"""Step 2, who: the audiences, what is known of them, and the community around each."""

from bot.feature import Feature

FEATURE = Feature(name="who")
