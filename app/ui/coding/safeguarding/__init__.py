"""Beside a transcript: concerns about its words, and whether it was signed off."""
