"""The window: the only package that imports PySide6.

`theme` and `text_positions` lie at the bottom; `widgets` are reusable parts that know nothing of the study;
one folder of screens for each package of the core stands on them.
"""
