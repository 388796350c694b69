"""Who stands behind a number: those who raised it, of the others who was asked, and apart the pending."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from app.perspectives.rows import CellRow, ComparisonLine
from app.study.rows import ParticipantId, ParticipantRow
from app.ui.perspectives.cell_words import many

Go = Callable[[ParticipantId], None]
Part = tuple[str, Sequence[ParticipantRow]]

RAISED = "Raised it"
PENDING_RAISED = "Pending, raised it already"


def raised_parts(line: ComparisonLine, cell: CellRow, members: Sequence[ParticipantRow]) -> list[Part]:
    """A group's people by what they said of a line, and whether they were asked about it."""
    raised = set(cell.people)
    counted = [row for row in members if not row.pending]
    pending = [row for row in members if row.pending]
    silent = [row for row in counted if row.id not in raised]
    known = cell.asked + cell.not_asked > 0
    unknown = [row for row in silent if row.id not in line.asked and row.id not in line.not_asked]
    return [
        (RAISED, [row for row in counted if row.id in raised]),
        ("Asked, and did not raise it", [row for row in silent if row.id in line.asked]),
        ("Not asked", [row for row in silent if row.id in line.not_asked]),
        ("Did not raise it; not recorded whether asked" if known else "Did not raise it", unknown),
        (PENDING_RAISED, [row for row in pending if row.id in raised]),
        ("Pending, not raised so far", [row for row in pending if row.id not in raised]),
    ]


def counted_parts(members: Sequence[ParticipantRow]) -> list[Part]:
    """A group's people by whether they are counted."""
    return [
        ("Counted", [row for row in members if not row.pending]),
        ("Pending: not fully coded yet", [row for row in members if row.pending]),
    ]


def group_parts(
    groups: Sequence[str], members: Sequence[Sequence[ParticipantRow]], *, pending: bool
) -> list[Part]:
    """Everybody who is counted, or else pending, group by group."""
    return [
        (name, [row for row in people if bool(row.pending) is pending])
        for name, people in zip(groups, members, strict=True)
    ]


def people_menu(parts: Sequence[Part], go: Go, parent: QWidget) -> QMenu:
    """A menu of names under headings; a name goes to the person."""
    menu = QMenu(parent)
    menu.setAccessibleName("Participants")
    for heading, people in parts:
        if not people:
            continue
        title = menu.addAction(f"{heading}: {many(len(people), 'person', 'people')}")
        title.setEnabled(False)
        for row in people:
            words = " · ".join(part for part in (row.pseudonym, row.role, row.area_name) if part)
            action = menu.addAction(f"    {words.replace('&', '&&')}")
            action.triggered.connect(lambda _=False, person=row.id: go(person))
    return menu
