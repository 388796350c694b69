"""Choosing a code for whatever is at hand, words, a region or a mark: the palette, and the keys of codes."""
