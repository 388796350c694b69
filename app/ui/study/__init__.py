"""Pages on who took part: overview, participants, perspectives and areas."""
