"""Days as a return has them once it has been through a spreadsheet."""

import re
from datetime import date, datetime, timedelta

_NOUGHT = date(1899, 12, 30)
"""The day that spreadsheets count from."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_day(written: str) -> date:
    """A day written as 31/03/2015, 2015-03-31, 31-Mar-15 or 42094, perhaps with a time; a ValueError for others.

    A year of two figures is never one still to come: nobody is in care from 2085.
    """
    written = written.partition(" ")[0].partition("T")[0]
    if re.fullmatch(r"\d{5}(\.0+)?", written, re.ASCII):
        return _NOUGHT + timedelta(int(written[:5]))
    found = re.fullmatch(r"(\d{1,4})[-/.](\d{1,2}|[A-Za-z]{3,9})[-/.](\d{1,4})", written, re.ASCII)
    if not found:
        raise ValueError(written)
    first, month, last = found[1], _month(found[2]), found[3]
    return date(int(first), month, int(last)) if len(first) == 4 else date(_year(last), month, int(first))


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS.index(written[:3].lower()) + 1


def _year(written: str) -> int:
    year = int(written)
    if len(written) > 2:
        return year
    return 2000 + year if 2000 + year <= today().year else 1900 + year
