"""What replacing does, before anything is stored: how many places, which coded passages, which labels."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding.correcting.rows import PassageFate
from app.safeguards.pseudonyms.rows import PseudonymPlan
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.wording import counted, summary
from app.ui.widgets.before_and_now import BeforeAndNow
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import wrapped_label

SIZE = (860, 620)
KEEPS = (
    "What stood there goes into the identity key. The study still holds the older text until you sign off and "
    "remove it; undo brings it back."
)
KEEP_UNEDITED = "Keep the whole unedited text in the identity key too"


class PlanPreview(QDialog):
    """Agreed tells whether the unedited text is kept in the key."""

    agreed = Signal(bool)

    def __init__(self, study: OpenStudy, plan: PseudonymPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Replace names")
        fit(self, QSize(*SIZE) * study.theme.text_scale)
        self.tree = QTreeWidget()
        self.words = BeforeAndNow()
        self.keep_unedited = QCheckBox(KEEP_UNEDITED)
        self.keep_unedited.setToolTip("So that it can be looked up later, once it is removed from the study")
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.agree = self.buttons.button(buttons.Ok)
        self.agree.setText(f"Replace in {counted(plan.replacements, 'place')}")
        self._fill(plan)
        self._lay_out(plan)
        self.tree.currentItemChanged.connect(lambda item, _: self._show(item))
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        study.identity_changed.connect(lambda: None if study.identity is not None else self.reject())
        first = self.tree.topLevelItem(0)
        if (line := first.child(0) if first is not None else None) is not None:
            self.tree.setCurrentItem(line)

    def _agree(self) -> None:
        keep = self.keep_unedited.isChecked()
        self.accept()
        self.agreed.emit(keep)

    def _show(self, item: QTreeWidgetItem | None) -> None:
        held = None if item is None else item.data(0, Qt.ItemDataRole.UserRole)
        self.words.show_words(*(held if isinstance(held, tuple) else ("", "")))

    def _fill(self, plan: PseudonymPlan) -> None:
        self.tree.setAccessibleName("What is replaced")
        self.tree.setHeaderLabels(["What", "Before", "Now"])
        self.tree.setUniformRowHeights(True)
        for name, lines in _groups(plan):
            heading = QTreeWidgetItem([f"{name} ({len(lines):,})"])
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            for what, before, now in lines:
                item = QTreeWidgetItem([" ".join(part.split()) for part in (what, before, now)])
                item.setData(0, Qt.ItemDataRole.UserRole, (before, now))
                heading.addChild(item)
            self.tree.addTopLevelItem(heading)
            heading.setFirstColumnSpanned(True)
            heading.setExpanded(True)
        wide = self.fontMetrics().averageCharWidth()
        for column, width in enumerate((26, 30)):
            self.tree.header().resizeSection(column, width * wide)

    def _lay_out(self, plan: PseudonymPlan) -> None:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.tree)
        parts.addWidget(self.words)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(page_title("What is replaced"))
        column.addWidget(wrapped_label(" · ".join(summary(plan)) + ".", "quiet"))
        column.addWidget(parts, 1)
        column.addWidget(wrapped_label(KEEPS, "quiet"))
        column.addWidget(self.keep_unedited)
        column.addWidget(self.buttons)


Line = tuple[str, str, str]


def _groups(plan: PseudonymPlan) -> Iterator[tuple[str, list[Line]]]:
    """What asks for attention first; groups of nothing are left out."""
    grown = {one.segment for one in plan.grown}
    groups: tuple[tuple[str, list[Line]], ...] = (
        ("Passages made longer to hold a whole pseudonym", [_passage(one) for one in plan.grown]),
        ("Speaker labels", [(one.source_name, *pair) for one in plan.sources for pair in one.labels]),
        (
            "Names of transcripts",
            [
                ("Transcript", one.source_name, one.new_name)
                for one in plan.sources
                if one.new_name != one.source_name
            ],
        ),
        ("Coded passages", [_passage(one) for one in plan.passages if one.segment not in grown]),
        ("Words", list(_places(plan))),
    )
    yield from ((name, lines) for name, lines in groups if lines)


def _passage(fate: PassageFate) -> Line:
    codes = ", ".join(fate.codes) or "Note, theme or link"
    return (f"{codes} · turn {fate.number}" if fate.number else codes, fate.old_words, fate.new_words)


def _places(plan: PseudonymPlan) -> Iterator[Line]:
    """Each string with what stands there instead, and how often; never what excluded people say."""
    for source in plan.sources:
        told = Counter((one.original, one.words) for one in source.replacements if not one.hidden)
        for (original, words), many in told.most_common():
            yield f"{counted(many, 'place')} in {source.source_name}", original, words
