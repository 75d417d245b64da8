"""Action items: what somebody promised to do or find out, and the reminder when it is due."""

from bot.feature import Feature

FEATURE = Feature(name="actions")
