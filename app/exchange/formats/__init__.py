"""Readers of transcript files: bytes in, the text and hints about its speakers out; nothing is stored here."""
