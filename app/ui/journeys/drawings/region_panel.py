"""What is known of the region at hand: what is seen, its codes, what it is linked to, a note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.coding.region_rows import LinkedRegion, LinkedWords, RegionCode, RegionRow
from app.journeys.evidence_rows import MarkTold
from app.study.picture_rows import RedactionRow
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.swatch import swatch_icon

NOBODY = "Choose a region, or mark one: take a tool and draw on the picture, or press its key and then Enter."


class RegionPanel(QWidget):
    """Tells what is wanted of the region it shows; stores nothing."""

    labelled = Signal(int, str)
    """What is seen in a region (its id)."""
    reasoned = Signal(int, str)
    """Why a part is redacted (the redaction's id)."""
    noted = Signal(int, str)
    """A note on a region (its id)."""
    code_wanted = Signal()
    uncoded = Signal(object)
    """A `RegionCode` is to be taken off."""
    link_wanted = Signal()
    unlinked = Signal(int)
    """A `PassageLinkId` is to go."""
    opened = Signal(object)
    """A `LinkedWords`, `LinkedRegion` or `MarkTold` is wanted."""
    notes_wanted = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = section_heading("Region")
        self.nobody = wrapped_label(NOBODY, "quiet")
        self.label = EditedField("What is seen here", "What is seen here…")
        self.reason = EditedField("Why this is redacted", "A name, a school, a face…")
        self.note = EditedField("Note on this region", "Write a note on this region…")
        self.note_count = quiet_button("")
        self.code_button = Button("Code…")
        self.link_button = Button("Link to words…")
        self.remove_button = quiet_button("Remove")
        self._codes, self._links = QVBoxLayout(), QVBoxLayout()
        self._of = 0
        """The region or redaction that is shown."""
        self._lay_out()
        self.label.finished.connect(lambda words: self.labelled.emit(self._of, words))
        self.reason.finished.connect(lambda words: self.reasoned.emit(self._of, words))
        self.note.finished.connect(self._tell_note)
        self.code_button.clicked.connect(lambda: self.code_wanted.emit())
        self.link_button.clicked.connect(lambda: self.link_wanted.emit())
        self.remove_button.clicked.connect(lambda: self.removed.emit())
        self.note_count.clicked.connect(lambda: self.notes_wanted.emit())
        self.show_nothing()

    def show_nothing(self) -> None:
        """No region is at hand."""
        self._show("Region", region=False, redaction=False)

    def show_region(self, row: RegionRow, marks: Sequence[MarkTold], *, other: bool, may_change: bool) -> None:
        """Show a region; `other` says that it is another one than before."""
        if other:
            self._finish()
        self._of = row.id
        self._show(f"Region {row.number}", region=True, redaction=False)
        (self.label.show_other if other else self.label.show_words)(row.label)
        if other:
            self.note.show_other("")
        _empty(self._codes)
        for code in row.codes:
            self._codes.addWidget(self._coded(code, may_change=may_change))
        _empty(self._links)
        links: list[LinkedWords | LinkedRegion | MarkTold] = [*row.words, *row.regions, *marks]
        for linked in links:
            self._links.addWidget(self._linked(linked, may_change=may_change))
        self.note_count.setText(f"{row.notes} note{'s' if row.notes != 1 else ''} on this region")
        self.note_count.setVisible(bool(row.notes))
        self._allow(may_change=may_change)

    def show_redaction(self, row: RedactionRow, number: int, *, other: bool, may_change: bool) -> None:
        """Show a redaction."""
        if other:
            self._finish()
        self._of = row.id
        self._show(f"Redaction {number}", region=False, redaction=True)
        (self.reason.show_other if other else self.reason.show_words)(row.reason)
        self._allow(may_change=may_change)

    def _finish(self) -> None:
        """What was being typed is stored where it was typed, before another region is shown."""
        for field in (self.label, self.reason, self.note):
            if field.isVisible():
                field.finish()

    def _show(self, heading: str, *, region: bool, redaction: bool) -> None:
        self.heading.setText(heading)
        self.nobody.setVisible(not region and not redaction)
        for part in (self.label, self._within, self.note, self.code_button, self.link_button):
            part.setVisible(region)
        self.note_count.setVisible(False)
        self.reason.setVisible(redaction)
        self.remove_button.setVisible(region or redaction)

    def _allow(self, *, may_change: bool) -> None:
        for field in (self.label, self.reason, self.note):
            field.setReadOnly(not may_change)
        for button in (self.code_button, self.link_button, self.remove_button):
            button.setEnabled(may_change)

    def _coded(self, code: RegionCode, *, may_change: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        name = quiet_button("")
        name.setIcon(swatch_icon(self._theme.code_colour(code.colour)))
        name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name.setAccessibleName(f"Coded {code.path} by {code.coder}")
        words = ElidedLabel(f"{code.path} · {code.coder}")
        off = quiet_button("Take off")
        off.setAccessibleName(f"Take {code.name} off this region")
        off.setEnabled(may_change)
        off.clicked.connect(lambda: self.uncoded.emit(code))
        row.addWidget(name)
        row.addWidget(words, 1)
        row.addWidget(off)
        return line

    def _linked(self, linked: LinkedWords | LinkedRegion | MarkTold, *, may_change: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = link_words(linked)
        go = quiet_button("Open")
        go.setAccessibleName(f"Open {words}")
        off = quiet_button("Unlink")
        off.setAccessibleName(f"Unlink {words}")
        off.setEnabled(may_change)
        go.clicked.connect(lambda: self.opened.emit(linked))
        off.clicked.connect(lambda: self.unlinked.emit(linked.link))
        row.addWidget(ElidedLabel(words), 1)
        row.addWidget(go)
        row.addWidget(off)
        return line

    def _tell_note(self, words: str) -> None:
        if words:
            self.note.show_other("")
            self.noted.emit(self._of, words)

    def _lay_out(self) -> None:
        self._within = QWidget()
        inner = QVBoxLayout(self._within)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        inner.addLayout(self._codes)
        inner.addLayout(self._links)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.code_button)
        buttons.addWidget(self.link_button)
        buttons.addStretch()
        last = QHBoxLayout()
        last.addWidget(self.note_count)
        last.addStretch()
        last.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 6)
        column.setSpacing(6)
        for part in (self.heading, self.nobody, self.label, self.reason, self._within):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.note)
        column.addLayout(last)


def link_words(linked: LinkedWords | LinkedRegion | MarkTold) -> str:
    """A link in words."""
    if isinstance(linked, LinkedWords):
        return f"“{linked.passage.words}” {linked.kind} ({linked.passage.source_name})"
    if isinstance(linked, LinkedRegion):
        label = f", {linked.label}" if linked.label else ""
        return f"Region {linked.number} of {linked.name}{label} ({linked.kind})"
    return f"{linked.words} on the map of {linked.pseudonym}"


def _empty(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = None if item is None else item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
