"""The identity key in the window: a strip that tells whether it is open, and who somebody is while it is."""
