"""What becomes of the words at hand: what stands there instead, where that holds, and the three answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.language.names.mentions import NameKind
from app.safeguards.pseudonyms.rows import Place, Suggestion
from app.ui.commands import CommandAction
from app.ui.commands.chosen_keys import written
from app.ui.pseudonyms.wording import decision_words, kind_words, why_words
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label, wrapped_label

EVERYWHERE = "Everywhere in the study"


class DecisionBar(QWidget):
    """Shows one string; the page carries out what is decided."""

    replace_wanted = Signal()
    """Enter in the field."""
    left = Signal()
    """Esc in the field: the keyboard is wanted in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What becomes of these words")
        self.title, self.told = ElidedLabel(), wrapped_label("", "quiet")
        self.kind, self.scope = Choice(), Choice()
        self.kind.setAccessibleName("What it is")
        self.scope.setAccessibleName("Where that holds")
        self.scope.setToolTip("One transcript alone, where two people have one name")
        self.scope.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        for kind in NameKind:
            self.kind.addItem(kind_words(kind), kind)
        self.field = QLineEdit()
        self.field.setAccessibleName("What stands there instead, without brackets")
        self.field.setPlaceholderText("What stands there instead")
        self.shown = plain_label("", "hint")
        self.replace, self.keep, self.always = primary_button("Replace"), Button("Keep"), Button("Keep always")
        self.undecide = Button("Not decided")
        self._buttons = QWidget()
        self._lay_out()
        self.field.returnPressed.connect(self.replace_wanted)
        self.field.textChanged.connect(lambda _: self._show_result())

    def show_row(self, row: Suggestion | None, place: Place | None, picked: int) -> None:
        """Shows another string, or none; with several picked, what is decided holds of all of them."""
        self.setEnabled(row is not None)
        if row is None:
            self.title.set_words("")
            self.told.setText("")
            self.field.clear()
            return
        self.title.set_words(row.words if picked < 2 else f"{row.words} and {picked - 1} more")
        held = decision_words(row)
        told = [why_words(row), f"decided: {held}" if held else "not decided yet"]
        self.told.setText(" · ".join(told))
        self.kind.setCurrentIndex(self.kind.findData(row.kind))
        self.field.setText(row.proposed)
        self.field.setEnabled(picked < 2)
        self.show_place(place)

    def show_place(self, place: Place | None) -> None:
        """The transcript of the place at hand is the one a decision can be narrowed to."""
        alone = self.scope.currentIndex() == 1
        self.scope.clear()
        self.scope.addItem(EVERYWHERE)
        if place is not None:
            self.scope.addItem(f"Only in “{place.source_name}”", place.source_guid)
            self.scope.setCurrentIndex(1 if alone else 0)

    def tie(self, button: Button, action: CommandAction) -> None:
        """A button does an action, and says its key."""
        button.clicked.connect(action.trigger)

        def name() -> None:
            key = written(action.given[0]) if action.given else ""
            button.setText(f"{action.text()} ({key})" if key else action.text())
            button.setToolTip(action.toolTip())

        action.changed.connect(name)
        name()

    def start_editing(self) -> None:
        """The keyboard goes to the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _show_result(self) -> None:
        words = self.field.text().strip()
        self.shown.setText(f"It will read [{words}]." if words else "Type what is to stand there.")

    def _lay_out(self) -> None:
        strong = self.title.font()
        strong.setBold(True)
        self.title.setFont(strong)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, field in (("What it is", self.kind), ("Instead", self.field), ("Where", self.scope)):
            label = plain_label(words)
            label.setBuddy(field)
            form.addRow(label, field)
        row = FlowRow(self._buttons)
        for button in (self.replace, self.keep, self.always, self.undecide):
            row.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self._buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addLayout(form)
        column.addWidget(self.shown)
        column.addLayout(foot)
