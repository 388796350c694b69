"""Which lines the worklist shows, and how they are said. No Qt."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from app.perspectives.worklist_rows import Prompt

ASKED = {True: "asked", False: "not asked", None: "not recorded"}


class Which(StrEnum):
    """What is looked at, in the words of the chooser."""

    TO_DO = "To look at"
    ASIDE = "Put aside"
    ALL = "All"


def chosen(rows: Sequence[Prompt], which: Which, words: str) -> list[Prompt]:
    """The lines wanted, in their order: what they are about, what they say and whom they name hold all words."""
    wanted = words.casefold().split()

    def fits(row: Prompt) -> bool:
        if which is not Which.ALL and (row.put_aside is not None) is not (which is Which.ASIDE):
            return False
        told = " ".join([row.about, row.found.sentence, *(name for _, name, _ in row.people)]).casefold()
        return all(word in told for word in wanted)

    return [row for row in rows if fits(row)]


def counts_sentence(rows: Sequence[Prompt]) -> str:
    """How much there is to look at."""
    aside = sum(row.put_aside is not None for row in rows)
    open_ones = len(rows) - aside
    said = f"{open_ones} to look at before anything is claimed" if open_ones else "Nothing left to look at"
    return f"{said} · {aside} put aside" if aside else said


def nothing_sentence(which: Which, words: str) -> str:
    """Why no line is shown."""
    if words.strip():
        return "No line has these words."
    return "Nothing is put aside." if which is Which.ASIDE else "Nothing asks to be looked at now."


def aside_sentence(row: Prompt) -> str:
    """Who put a line aside, when and why; empty where nobody did."""
    if row.put_aside is None:
        return ""
    day = datetime.fromtimestamp(row.put_aside.at, UTC).astimezone()
    by = f" by {row.put_aside.by}" if row.put_aside.by else ""
    return f"Put aside{by} on {day.day} {day:%B %Y}: {row.put_aside.reason}"


def copied(rows: Sequence[Prompt]) -> tuple[list[str], list[list[str]]]:
    """The heads and lines of a table."""
    heads = ["About", "What was found", "What to do", "Participants", "Put aside"]
    return heads, [
        [
            row.about,
            row.found.sentence,
            row.found.to_do,
            ", ".join(f"{name} ({ASKED[told]})" for _, name, told in row.people),
            aside_sentence(row),
        ]
        for row in rows
    ]
