"""Chaos: real `python -m bot` processes, killed at random moments while letters leave: `make chaos`.

Judged from outside only: the playground's log says what reached Slack, the database what should have.
"""
