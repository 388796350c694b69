"""What stands in a report's way, what was changed in it to protect people, and what its author should look at."""
