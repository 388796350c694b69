"""A day that is always the same."""

from datetime import date

DAY = date(2025, 11, 3)
