"""Weighing what was said against the assumption at hand: shared by every page on which there is evidence."""
