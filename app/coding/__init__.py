"""Segments, codes and codings: what researchers mark in what was said."""
