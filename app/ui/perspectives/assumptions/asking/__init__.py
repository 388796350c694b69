"""Dialogs about one assumption: writing it down, deciding about it, noting what does not fit it."""
