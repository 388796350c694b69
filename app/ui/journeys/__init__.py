"""The Journeys page: what happened to each child, who is around them, and what they drew."""
