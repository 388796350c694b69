"""The register of exports as lines of a table. No Qt."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from app.safeguards.register import ExportRow, Held
from app.study.rows import ParticipantId

HEADS = ("When", "What", "Title", "Format", "File", "Whose words", "By", "Public since")
SHORT = 8
"""Letters of a hash by which people tell files apart."""
NOBODY = "nobody’s"


def line(row: ExportRow) -> tuple[str, ...]:
    """An export as the table shows it."""
    return when(row), row.kind, row.title, row.format, row.sha256[:SHORT], whose(row), row.by, row.published_on


def when(row: ExportRow) -> str:
    """The day and minute of an export, in the time of this computer; it sorts as it stands."""
    return datetime.fromtimestamp(row.at, UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def whose(row: ExportRow) -> str:
    """Whose words or pictures an export holds, in short."""
    names = [name for _, name, _ in row.people]
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} more"
    return ", ".join(names) or NOBODY


def told(row: ExportRow) -> str:
    """Everything the register knows of an export, in sentences."""
    people = "; ".join(f"{name} {_held(held)}" for _, name, held in row.people)
    words = f"It holds words of {people}." if people else "It holds nobody’s words."
    public = f" It is public since {row.published_on}: nobody can be taken out of it." if row.published_on else ""
    return f"{row.title}, {row.kind}, written {when(row)}.{public} {words} SHA-256 of the file: {row.sha256}."


def of_person(rows: Iterable[ExportRow], person: ParticipantId | None) -> list[ExportRow]:
    """The exports that hold words of one person; all of them for None."""
    return [row for row in rows if person is None or any(one == person for one, _, _ in row.people)]


def people_in(rows: Iterable[ExportRow]) -> list[tuple[ParticipantId, str]]:
    """Everybody whose words are in some export, by name."""
    found = {person: name for row in rows for person, name, _ in row.people}
    return sorted(found.items(), key=lambda one: one[1].casefold())


def last_alike(rows: Sequence[ExportRow]) -> ExportRow | None:
    """Of the exports, newest first, the one before the newest that was made from the same settings."""
    if not rows or not rows[0].settings:
        return None
    alike = (row for row in rows[1:] if (row.settings, row.format) == (rows[0].settings, rows[0].format))
    return next(alike, None)


def compared(rows: Sequence[ExportRow]) -> str:
    """Whether the newest export is the same as the last from the same settings; empty where there is none."""
    before = last_alike(rows)
    if before is None:
        return ""
    if before.sha256 == rows[0].sha256:
        return f"The same, letter for letter, as the file of {when(before)}."
    return f"Not the same as the file of {when(before)}: the study has changed since."


def _held(held: Held) -> str:
    parts = [_many(held.quotes, "quote"), _many(held.pictures, "picture")]
    return f"({', '.join(part for part in parts if part)})" if any(parts) else ""


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""
