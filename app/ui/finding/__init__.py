"""The Find screen: what was said, in its lines, counted in people, and coded where that is wanted."""
