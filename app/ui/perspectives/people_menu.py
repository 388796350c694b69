"""Who stands behind a number: those who raised it, those who did not, and apart from both the pending."""

from collections.abc import Callable, Container, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from app.study.rows import ParticipantId, ParticipantRow
from app.ui.perspectives.cell_words import many

Go = Callable[[ParticipantId], None]
Part = tuple[str, Sequence[ParticipantRow]]


def raised_parts(members: Sequence[ParticipantRow], raised: Container[ParticipantId]) -> list[Part]:
    """A group's people by what they said of a code."""
    counted = [row for row in members if not row.pending]
    pending = [row for row in members if row.pending]
    return [
        ("Raised it", [row for row in counted if row.id in raised]),
        ("Did not raise it", [row for row in counted if row.id not in raised]),
        ("Pending, raised it already", [row for row in pending if row.id in raised]),
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
