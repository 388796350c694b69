"""Keeping a study safe in the window: its audit, its rescue, the watch over its file; loaded when asked for."""
