"""Bringing pictures in: a look at each, whose it is, then all are stored in one step."""
