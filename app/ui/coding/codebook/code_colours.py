"""What the code colours are called: a colour is never told by itself alone."""

COLOUR_NAMES = ("Rust", "Blue", "Green", "Pink", "Orange", "Sky", "Ink")
