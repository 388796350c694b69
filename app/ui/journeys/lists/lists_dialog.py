"""The pick-lists of the study, one at a time: each change is stored at once and is a step that can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.journeys import actions
from app.journeys.queries import term_uses, vocabulary
from app.journeys.rules import Listed, PickList
from app.problems import Problem
from app.store.changes import Changes
from app.ui.journeys.lists.terms_model import CODE, GROUP, USED, WORDS, TermLine, TermsModel
from app.ui.open_study import READ_ONLY, OpenStudy
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.fitting import fit
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = QSize(760, 640)
HELP = (
    "F2 or a double click changes the words of an entry; its code stays. A retired entry is offered no longer, "
    "and what was told with it stays. A new entry counts as its group does."
)


class ListsDialog(QDialog):
    """A list to choose, its entries, and what can be done with the one at hand."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Pick-lists")
        self._study = study
        self._known = PickList("", "", (), ())
        self.which = Choice()
        self.which.setAccessibleName("Which pick-list")
        with study.project.reading() as session:
            known = vocabulary(session)
            for listed in Listed:
                self.which.addItem(known.list(listed).label, listed)
        self.rows = TermsModel(self)
        self.rows.may_change = not study.read_only
        self.table = _table(self.rows)
        self.code, self.words, self.group = QLineEdit(), QLineEdit(), Choice()
        for field, name in ((self.code, "Code"), (self.words, "Words")):
            field.setAccessibleName(f"{name} of a new entry")
            field.setPlaceholderText(f"New: {name.lower()}")
            field.returnPressed.connect(self.add)
        self.group.setAccessibleName("Group of a new entry")
        self.add_button = Button("Add")
        self.up_button, self.down_button = Button("Move up"), Button("Move down")
        self.retire_button, self.reset_button = Button("Retire"), Button("As built in")
        self.reset_button.setToolTip("Take back everything the study changed in this list")
        self.wrong = wrapped_label("", "danger")
        self.wrong.hide()
        self._lay_out()
        self._connect()
        self._refresh()
        fit(self, SIZE * study.theme.text_scale)

    def _lay_out(self) -> None:
        new = _row(self.code, self.words, self.group, self.add_button)
        own = _row(self.up_button, self.down_button, self.retire_button, self.reset_button)
        for part in (new, own):
            part.setEnabled(not self._study.read_only)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(8)
        column.addWidget(plain_label("Words of journeys and networks", "title"))
        column.addWidget(self.which)
        column.addWidget(self.table, 1)
        for part in (own, new, self.wrong, wrapped_label(READ_ONLY if self._study.read_only else HELP, "small")):
            column.addWidget(part)
        column.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field adds, and does nothing else

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(lambda _: self._refresh())
        self.rows.renamed.connect(self.rename, Qt.ConnectionType.QueuedConnection)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.add_button.clicked.connect(self.add)
        self.up_button.clicked.connect(lambda: self.move_term(-1))
        self.down_button.clicked.connect(lambda: self.move_term(1))
        self.retire_button.clicked.connect(self.retire)
        self.reset_button.clicked.connect(self.reset)
        for keys, do in (
            ("Del", self.retire),
            ("Alt+Up", lambda: self.move_term(-1)),
            ("Alt+Down", lambda: self.move_term(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)
        for sequence, again in (
            (QKeySequence.StandardKey.Undo, self._study.project.undo),
            (QKeySequence.StandardKey.Redo, self._study.project.redo),
        ):
            QShortcut(QKeySequence(sequence), self).activated.connect(again)
        self._study.changed.connect(self._hear)

    @property
    def listed(self) -> Listed:
        """The list at hand."""
        return list(Listed)[self.which.currentIndex()]

    @property
    def at_hand(self) -> TermLine | None:
        """The entry at hand."""
        index = self.table.currentIndex()
        return self.rows.lines[index.row()] if index.isValid() else None

    def add(self) -> None:
        """Add what was typed to the list."""
        code, words = self.code.text().strip(), self.words.text().strip()
        if not code or not words:
            self._refuse("A new entry needs a code and words.")
            (self.words if code else self.code).setFocus()
            return
        if any(line.term.code.casefold() == code.casefold() for line in self.rows.lines):
            self._refuse("Another entry of this list has that code.")
            return
        group = self._known.groups[self.group.currentIndex()].key if self._known.groups else ""
        if self._do(
            lambda: actions.set_term(
                self._study.project, listed=self.listed, code=code, label=words, grouped=group
            )
        ):
            self.code.clear()
            self.words.clear()
            self._go_to(code)

    def rename(self, code: str, words: str) -> None:
        """Give an entry other words."""
        self._do(lambda: actions.set_term(self._study.project, listed=self.listed, code=code, label=words))

    def move_term(self, step: int) -> None:
        """Move the entry at hand among those that are offered."""
        line, place = self.at_hand, self.table.currentIndex().row() + step
        if line is not None and not line.retired and 0 <= place < len(self._known.terms):
            code = line.term.code
            self._do(lambda: actions.move_term(self._study.project, listed=self.listed, code=code, position=place))

    def retire(self) -> None:
        """Offer the entry at hand no longer; or again."""
        line = self.at_hand
        if line is None:
            return
        listed, term = self.listed, line.term
        if line.retired:
            self._do(
                lambda: actions.set_term(self._study.project, listed=listed, code=term.code, label=term.label)
            )
        else:
            self._do(lambda: actions.hide_term(self._study.project, listed=listed, code=term.code))

    def reset(self) -> None:
        """Let the list be as it is built in."""
        self._do(lambda: actions.reset_terms(self._study.project, listed=self.listed))

    # Inside

    def _do(self, change: Callable[[], object]) -> bool:
        self._refuse("")
        if not self._study.may_change():
            return False
        try:
            change()
        except Problem as problem:
            self._refuse(str(problem))
            return False
        return True

    def _refuse(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _hear(self, changes: Changes) -> None:
        if changes.tables & {"vocabulary_term", "spell", "network_node", "network_person"}:
            self._refresh()

    def _refresh(self) -> None:
        code = self.at_hand.term.code if self.at_hand is not None else ""
        with self._study.project.reading() as session:
            self._known = vocabulary(session).list(self.listed)
            uses = term_uses(session).get(self.listed)
        self.rows.show(self._known, uses)
        chosen = self.group.currentText()
        self.group.clear()
        self.group.addItems([group.label or "No group" for group in self._known.groups])
        self.group.setCurrentIndex(max(self.group.findText(chosen), 0))
        self.table.resizeRowsToContents()
        self._go_to(code)
        self._tell()

    def _go_to(self, code: str) -> None:
        codes = [line.term.code.casefold() for line in self.rows.lines]
        if codes:
            row = codes.index(code.casefold()) if code.casefold() in codes else 0
            self.table.setCurrentIndex(self.rows.index(row, WORDS))

    def _tell(self) -> None:
        line, row = self.at_hand, self.table.currentIndex().row()
        offered = line is not None and not line.retired
        self.up_button.setEnabled(offered and row > 0)
        self.down_button.setEnabled(offered and row < len(self._known.terms) - 1)
        self.retire_button.setEnabled(line is not None)
        self.retire_button.setText("Bring back" if line is not None and line.retired else "Retire")


def _row(*parts: QWidget) -> QWidget:
    row = QWidget()
    inside = FlowRow(row)
    for part in parts:
        inside.addWidget(part)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row


def _table(rows: TermsModel) -> QTableView:
    table = QTableView()
    table.setAccessibleName("Entries of the pick-list")
    table.setModel(rows)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setStretchLastSection(False)
    for column, mode in (
        (CODE, QHeaderView.ResizeMode.ResizeToContents),
        (WORDS, QHeaderView.ResizeMode.Stretch),
        (GROUP, QHeaderView.ResizeMode.Stretch),
        (USED, QHeaderView.ResizeMode.ResizeToContents),
    ):
        header.setSectionResizeMode(column, mode)
    header.sectionResized.connect(lambda *_: table.resizeRowsToContents())
    table.setMinimumHeight(6 * table.fontMetrics().height())
    return table
