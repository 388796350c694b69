"""Names and other traces of people in what was said: where they stand, what they are, and why one thinks so."""
