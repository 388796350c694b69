"""What is at hand on a map, in fields: who tells it, when it was, what it was, and the words behind it."""
