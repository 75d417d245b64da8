"""Half a year of a webcare team, lived by the real jobs on a real database: `python -m tests.halfyear`.

Nothing is sent: what stands in the outbox is what people would read. What was promised is judged from the
database alone (`judge.py`).
"""
