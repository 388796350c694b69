"""The lifegrid: the map of a journey as a table, in which everything can be written, moved and taken away."""
