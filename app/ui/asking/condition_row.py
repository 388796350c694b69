"""One line of a question: how it joins what stands before, what it asks, its fields, the way to take it out."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.coding.asking.conditions import AllOf, AnyOf, Beside, Coded, Condition
from app.ui.asking.condition_tree import Line, denied
from app.ui.asking.editors import Editors
from app.ui.asking.kinds import Kind, kind_of
from app.ui.asking.snug_choice import SnugChoice
from app.ui.theme import Theme, icon
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label

INDENT = 28
_GONE = "a condition that cannot be asked any more"


class ConditionRow(QWidget):
    """Tells when its condition is another one, or is to go."""

    changed = Signal(object, object)
    """Path, and the condition that stands there now."""
    removed = Signal(object)
    """Path."""
    addition_wanted = Signal(object)
    """The path of a group that is to have one condition more."""

    def __init__(
        self, theme: Theme, line: Line, kinds: list[Kind], editors: Editors, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = line
        self._theme = theme
        self._kinds = kinds
        place = FlowRow()
        self.joint = self._make_joint()
        self.kind = self._make_kind()
        parts = [self.joint, self.kind, *editors.of(line.condition, self._tell)]
        if isinstance(line.condition, AllOf | AnyOf):
            more = QToolButton()
            more.setText("Add to this group")
            more.setProperty("quiet", True)
            more.setToolTip("One more condition inside this group")
            more.clicked.connect(lambda: self.addition_wanted.emit(line.path))
            parts.append(more)
        self.remove = QToolButton()
        self.remove.setProperty("quiet", True)
        self.remove.setIcon(icon(theme.roles, "close", "muted"))
        self.remove.setAccessibleName("Take this condition out")
        self.remove.setToolTip("Take this condition out (Ctrl+Backspace)")
        self.remove.clicked.connect(lambda: self.removed.emit(line.path))
        level = self.joint.sizeHint().height()
        for part in (*parts, self.remove):
            part.setMinimumHeight(level)
            place.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(line.depth * INDENT, 0, 0, 0)
        row.addLayout(place, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"Condition {'.'.join(str(step + 1) for step in line.path)}")

    def _make_joint(self) -> QWidget:
        """ "and" or "but not"; in a group of which one is enough, "or" and "or not"."""
        if self.line.path[-1] == 0:
            words = ("those", "those not") if self.line.depth else ("Passages", "Passages not")
        else:
            words = ("or", "or not") if self.line.under_any else ("and", "but not")
        joint = SnugChoice()
        joint.setAccessibleName("How it joins")
        joint.addItems(words)
        joint.setCurrentIndex(int(self.line.denied))
        joint.activated.connect(
            lambda place: self.changed.emit(self.line.path, denied(self.line.condition, bool(place)))
        )
        return joint

    def _make_kind(self) -> QWidget:
        now = kind_of(self.line.condition, self._kinds)
        if now < 0:
            return plain_label(_GONE, "danger")
        kind = SnugChoice()
        kind.setAccessibleName("What it asks")
        before = ""
        for place, one in enumerate(self._kinds):
            if before and one.group != before:
                kind.insertSeparator(kind.count())
            before = one.group
            kind.addItem(one.words, place)
        kind.setMaxVisibleItems(30)
        kind.setCurrentIndex(kind.findData(now))
        kind.activated.connect(lambda place: self._become(kind.itemData(place)))
        return kind

    def _become(self, place: int) -> None:
        if place != kind_of(self.line.condition, self._kinds):
            self._tell(_kept(self.line.condition, self._kinds[place].start))

    def _tell(self, condition: Condition) -> None:
        self.changed.emit(self.line.path, denied(condition, self.line.denied))


def _kept(old: Condition, new: Condition) -> Condition:
    """A condition of another kind, with what of the old one it can keep: the codes, the parts of a group."""
    if isinstance(old, Coded | Beside) and isinstance(new, Coded | Beside):
        return replace(new, codes=old.codes)
    if isinstance(new, AllOf | AnyOf):
        parts = old.parts if isinstance(old, AllOf | AnyOf) else (old,)
        return replace(new, parts=parts)
    return new
