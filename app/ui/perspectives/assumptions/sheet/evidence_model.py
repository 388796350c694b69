"""The evidence of one perspective as a list: what speaks against the claim first, each stance under its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from app.perspectives.claim_rows import EvidenceId, EvidenceRow
from app.study.rows import ParticipantId
from app.ui.models.tree_model import TOP, Index
from app.ui.perspectives.assumptions.reading import ReadSheet
from app.ui.perspectives.assumptions.sheet.said import told_first_hand
from app.ui.weighing.stance_words import IN_ORDER, heading_of, stance_words


@dataclass(frozen=True, slots=True)
class Heading:
    """A name over what follows."""

    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage as evidence: whose it is, the words, and what is told of it."""

    row: EvidenceRow
    who: str
    palette: int | None
    stance: str
    facts: str
    """First- or second-hand, where it stands, whether it may be quoted."""
    pending: bool
    """Nobody heard in it is counted yet."""


class EvidenceModel(QAbstractListModel):
    """Headings are passed over by the keyboard."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Heading | Shown] = []

    def show(self, read: ReadSheet, rows: Sequence[EvidenceRow], palette: int | None) -> None:
        """Shows other evidence."""
        shown: list[Heading | Shown] = []
        for stance in IN_ORDER:
            found = [row for row in rows if row.stance is stance]
            if found:
                shown += [
                    Heading(f"{heading_of(stance)} · {len(found)}"),
                    *(_shown(read, row, palette) for row in found),
                ]
        if shown != self.rows:
            self.beginResetModel()
            self.rows = shown
            self.endResetModel()

    def evidence(self, place: int) -> EvidenceRow | None:
        """The evidence of a row; None for a heading."""
        row = self.rows[place] if 0 <= place < len(self.rows) else None
        return row.row if isinstance(row, Shown) else None

    def row_of(self, evidence: EvidenceId | None) -> int:
        """Where a piece of evidence stands; -1 when it is not here."""
        return next(
            (place for place, row in enumerate(self.rows) if isinstance(row, Shown) and row.row.id == evidence), -1
        )

    def first(self) -> int:
        """The first row that is evidence; -1 when there is none."""
        return next((place for place, row in enumerate(self.rows) if isinstance(row, Shown)), -1)

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid() or isinstance(self.rows[index.row()], Heading):
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, Heading):
            return row.words
        note = f" Note: {row.row.note}" if row.row.note else ""
        return f"{row.stance}. {row.who}: {row.row.words} {row.facts}.{note}"


def _shown(read: ReadSheet, row: EvidenceRow, palette: int | None) -> Shown:
    known = [read.people[one] for one in row.voices if one in read.people]
    who = [" · ".join(filter(None, (one.pseudonym, one.role, one.area_name))) for one in known]
    pending = bool(known) and all(one.pending for one in known)
    facts = [told_first_hand(row, read), row.source_name, f"judged by {row.coder}"]
    facts += [] if row.quotable else ["not to be quoted"]
    facts += ["pending: not fully coded yet, not counted"] if pending else []
    return Shown(row, "\n".join(who), palette, stance_words(row.stance), " · ".join(filter(None, facts)), pending)


def only(rows: Sequence[EvidenceRow], person: ParticipantId | None) -> list[EvidenceRow]:
    """What one person says, or everything again."""
    return [row for row in rows if person is None or person in row.voices]
