"""Bringing transcripts in: reading, the preview of who speaks, storing."""
