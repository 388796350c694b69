"""The board: assumptions as cards in columns by status."""
