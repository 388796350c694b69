"""What a correction would do, before anything is stored: to passages, to turns, to the words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding.correcting.rows import CorrectionPlan, PassageFate, TurnChange, TurnFate
from app.coding.correcting.telling import summary, whose_labels
from app.language.anchoring import Fate
from app.language.spans import Span
from app.study.version_rows import TextChange
from app.ui.widgets import clipboard
from app.ui.widgets.before_and_now import BeforeAndNow
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.tables import table_lines

SIZE = (860, 620)
COLUMNS = ("What", "Before", "Now")
KEEPS = "No passage is touched by this correction: all keep their words."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview: what it is, the words before and now, and where that is in the new text."""

    what: str
    before: str
    now: str
    place: Span | None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind under a heading with their number."""

    name: str
    lines: tuple[Line, ...]


class CorrectionPreview(QDialog):
    """Three answers: store it, go on typing, or throw it away; a line that is chosen shows its place."""

    applied = Signal()
    discarded = Signal()
    place_wanted = Signal(object)
    """A `Span` of the corrected text."""

    def __init__(self, plan: CorrectionPlan, changes: Sequence[TextChange], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Correct transcript")
        fit(self, QSize(*SIZE))
        self.groups = tuple(groups_of(plan, changes))
        self.tree = QTreeWidget()
        self.words = BeforeAndNow()
        self.apply_button = QPushButton("Apply correction")
        self.go_on_button = QPushButton("Go on editing")
        self.discard_button = QPushButton("Discard correction")
        self._fill_tree()
        self._lay_out(plan)
        self.apply_button.clicked.connect(self._apply)
        self.go_on_button.clicked.connect(self.reject)
        self.discard_button.clicked.connect(self._discard)
        self.tree.currentItemChanged.connect(lambda item, _: self._show(item))
        self._show_first()

    def lines(self, group: str) -> list[Line]:
        """The lines under a heading, without its number."""
        return [line for one in self.groups if one.name == group for line in one.lines]

    def _apply(self) -> None:
        self.accept()
        self.applied.emit()

    def _discard(self) -> None:
        self.reject()
        self.discarded.emit()

    def _show(self, item: QTreeWidgetItem | None) -> None:
        line = None if item is None else item.data(0, Qt.ItemDataRole.UserRole)
        if isinstance(line, Line):
            self.words.show_words(line.before, line.now)
            if line.place is not None:
                self.place_wanted.emit(line.place)
        else:
            self.words.show_words("", "")

    def _show_first(self) -> None:
        """What asks for attention first is shown without being asked for."""
        heading = self.tree.topLevelItem(0)
        first = heading.child(0) if heading is not None else None
        if first is not None:
            self.tree.setCurrentItem(first)

    def _copy(self) -> None:
        """Without the words: what stood before a correction may be a real name."""
        lines = [(group.name, line.what) for group in self.groups for line in group.lines]
        clipboard.put_text(table_lines([("", COLUMNS[0]), *lines]))

    def _fill_tree(self) -> None:
        self.tree.setAccessibleName("What the correction does")
        self.tree.setHeaderLabels(list(COLUMNS))
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        for group in self.groups:
            heading = QTreeWidgetItem([f"{group.name} ({len(group.lines)})"])
            heading.setFirstColumnSpanned(True)
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            for line in group.lines:
                words = (line.what, line.before, line.now)
                item = QTreeWidgetItem([" ".join(part.split()) for part in words])
                item.setData(0, Qt.ItemDataRole.UserRole, line)
                heading.addChild(item)
            self.tree.addTopLevelItem(heading)
            heading.setFirstColumnSpanned(True)
            heading.setExpanded(group is not self.groups[-1] or len(self.groups) == 1)
        header = self.tree.header()
        wide = self.fontMetrics().averageCharWidth()
        header.resizeSection(0, 26 * wide)
        header.resizeSection(1, 28 * wide)

    def _lay_out(self, plan: CorrectionPlan) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.discard_button, QDialogButtonBox.ButtonRole.DestructiveRole)
        buttons.addButton(self.go_on_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply_button.setDefault(True)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.tree)
        parts.addWidget(self.words)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        told = QHBoxLayout()
        told.addWidget(wrapped_label(" · ".join(summary(plan)) + ".", "quiet"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(page_title("What this correction does"))
        column.addLayout(told)
        for sentence in whose_labels(plan):
            column.addWidget(wrapped_label(sentence, "amber"))
        column.addWidget(parts, 1)
        column.addWidget(buttons)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.tree, self._copy)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)


def groups_of(plan: CorrectionPlan, changes: Sequence[TextChange]) -> Iterator[Group]:
    """What there is to look at, what asks for attention first; groups of nothing are left out."""
    for name, lines in (
        ("Could not be placed", map(_passage, plan.of(Fate.LOST))),
        ("Changed inside", map(_passage, plan.of(Fate.CHANGED))),
        ("Found in another place", map(_passage, plan.of(Fate.FOUND))),
        ("Turns", map(_turn, plan.turn_changes)),
        ("Changes to the text", map(_change, changes)),
    ):
        of_kind = tuple(lines)
        if of_kind:
            yield Group(name, of_kind)


def _passage(passage: PassageFate) -> Line:
    codes = ", ".join(passage.codes) or "Note, theme or link"
    where = f" · turn {passage.number}" if passage.number else ""
    waited = " · waited for a place" if passage.waited else ""
    return Line(f"{codes}{where}{waited}", passage.old_words, passage.new_words, passage.new)


def _turn(change: TurnChange) -> Line:
    place = Span(change.place, change.place)
    match change.fate:
        case TurnFate.NEW:
            return Line("New turn", "", change.label, place)
        case TurnFate.RELABELLED:
            return Line("Another label", change.before, change.label, place)
        case TurnFate.GONE:
            return Line("No turn any more: its words go to the turn before", change.label, "", place)


def _change(change: TextChange) -> Line:
    before = " ".join(change.before.split())
    where = f"after “…{before}”" if before else "at the beginning of a line"
    return Line(where, change.old_words, change.new_words, change.new)
