"""Bringing in the official record: what is in the tables, what of it is stored, and what is not."""
