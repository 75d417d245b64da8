"""The playing field check: two taps that say which value a post shows, and whether it is inside the field.

Shared, as `bot/ownership` is: a chapter offers the form for a thing of its own (`checking.form_for`, and a
line in `things.py`), and one chapter registers what is pressed here (`table.py`). A check never blocks
anything. Verdicts are kept in `storage/verdicts.py`; docs/decisions/110 and 111 say why it is so.
"""
