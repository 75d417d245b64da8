"""Step 3, what: the brand house, the story, and the playing field that every post is held against."""

from bot.feature import Feature

FEATURE = Feature(name="story")
