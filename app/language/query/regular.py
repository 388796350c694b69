"""Regular expressions in many texts: run in a worker process, which is ended when it takes too long."""

import re

from app.problems import Problem

Found = list[list[tuple[int, int]]]


def find(source: str, texts: list[str]) -> Found:
    """Where a regular expression stands in each of many texts, paragraph by paragraph, whatever the case."""
    try:
        pattern = re.compile(source, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        told = f": {error.msg}" if isinstance(error, re.error) else ""
        raise Problem(
            f"The pattern between the slashes cannot be read{told}.", "Mend it, or leave it out."
        ) from None
    return [_in_text(pattern, text) for text in texts]


def _in_text(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for paragraph in text.splitlines(keepends=True):
        line = paragraph.rstrip("\n")
        found += [(at + hit.start(), at + hit.end()) for hit in pattern.finditer(line) if hit.end() > hit.start()]
        at += len(paragraph)
    return found
