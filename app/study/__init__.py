"""Who took part and what they said: participants, perspectives, areas, cases, consent, sources, turns."""
