"""Pseudonymising transcripts: suggestions, decisions, the new text with all in its place, and its log (E-06)."""
