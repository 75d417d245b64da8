"""Slack's strictness: what a payload must look like, by the rows of `data/limits.yaml`, and the sentences
Slack refuses with.
"""
