"""The Notes screen: one register of everything that was written about the study."""
