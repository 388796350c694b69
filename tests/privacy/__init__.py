"""Nothing leaves: no network, no word of a participant where it does not belong."""
