"""Colours on scanned paper: it is light whatever the window wears, so they are the same in both themes."""

HALO = "#FFFFFF"
"""Beside every line drawn on a picture, so that it is seen on any of them."""
COVER = "#16181C"
"""What is redacted: black in the safe copy."""
HATCH = "#8A857E"
UNCODED = "#5E5952"
"""A region without a code."""
