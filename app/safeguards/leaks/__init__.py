"""The last look over everything in a study's file for what may give somebody away (E-06)."""

from app.safeguards.leaks.finding import find_leaks
from app.safeguards.leaks.rows import Leak, LeakPlace, unread

__all__ = ["Leak", "LeakPlace", "find_leaks", "unread"]
