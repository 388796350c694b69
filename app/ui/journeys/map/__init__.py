"""The map of one journey: the drawing as numbers, painted, moved about in, and edited."""
