"""Reads everything a report needs, in one session, into frozen material.

Who is counted is decided below, by the queries, and what may leave by the safeguards; here it is only asked for
and put together. Writes no sentences of the report itself.
"""

from app.reports.gather.gathering import Progress, gather
from app.reports.gather.sections import chosen_sections, heard_codes

__all__ = ["Progress", "chosen_sections", "gather", "heard_codes"]
