"""The pick-lists of the study: their words added, changed, put in order and retired."""
