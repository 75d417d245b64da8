"""Weeks of the demo's team lived through by moving the clock, and the page that tells them as a diary."""
