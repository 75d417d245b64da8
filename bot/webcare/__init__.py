"""What every chapter of webcare stands on: the rules of a case, its clock, whose it is, and how it is shown.

Who writes a case does so by `moves` (`intake` for a new one): they note the change and write the letters;
what people press is in `bot/cases`.
"""
