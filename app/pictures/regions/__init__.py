"""Regions of a picture in fractions of its width and height: plain numbers, the same at every size.

A point belongs to a polygon when the line goes around it at all (the non-zero winding rule), so that one that
crosses itself needs no mending and has no holes.
"""
