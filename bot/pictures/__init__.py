"""Draws pictures, as PNG or PDF: knows no Slack, no storage, and no sentences but those it is given.

A picture is a frozen value, its look a Typst file beside this one, and `drawing.py` brings them together.
`card.typ` holds what all pictures share. Fonts and their licences come along in `fonts/`, so that every
machine draws alike (docs/decisions/023-typst-draws-the-pictures.md).
"""
