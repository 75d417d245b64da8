"""What a post of the calendar is to every chapter: its way, its moments, how it is written and said.

Shared, as `bot/ownership` is. `writing.Writer` alone makes and changes posts, so that the deadline, what is
next, the log and undo are always right.
"""
