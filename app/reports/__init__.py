"""Documents out: a report is gathered in one read, composed as a plain tree, and written as a Word file.

spec says what is wanted, gather reads it, compose decides what stands on the page, document is that page as a
plain tree, word writes it. `theme_summary` joins them. Only gather sees the database; only word sees Word.
"""
