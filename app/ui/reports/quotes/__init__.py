"""Choosing whose words a section of a report quotes: what may be quoted, what is, in which order and how long."""
