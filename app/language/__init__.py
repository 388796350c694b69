"""Words and positions: pure Python, no database and no window; spaCy is loaded late."""
