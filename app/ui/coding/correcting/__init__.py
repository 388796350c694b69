"""Correcting a coded transcript on screen: typing in place, what would change, what waits to be placed."""
