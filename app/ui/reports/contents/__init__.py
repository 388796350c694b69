"""Choosing what a report has sections about, and in which order they stand."""
