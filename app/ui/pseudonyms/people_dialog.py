"""Giving pseudonyms to participants who go by what may be their real names."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.safeguards.pseudonyms.people import CalledByName, NewPseudonym, name_people
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.wording import counted
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import wrapped_label

SIZE = (560, 540)
TITLE = "Give pseudonyms"
WORDS = (
    "The identity key does not say who these participants are. Tick those who go by their real names: the name "
    "goes into the key, and the pseudonym stands in the study. Whoever is not ticked goes by a pseudonym already, "
    "and is not asked for again. F2 or a double click changes a pseudonym."
)
AFTER = (
    "In the transcripts, the names are then found as known ones and replaced like all others. Undo takes it back."
)
NAME, PSEUDONYM = 0, 1
_PERSON = Qt.ItemDataRole.UserRole


class PeopleDialog(QDialog):
    """Everybody is ticked at first: brought in with an unedited transcript, people go by what stood in it."""

    def __init__(
        self, study: OpenStudy, called: Sequence[tuple[CalledByName, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        fit(self, QSize(*SIZE) * study.theme.text_scale)
        self._study = study
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(TITLE)
        self.tree.setHeaderLabels(["Called now", "Pseudonym"])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.tree.itemDoubleClicked.connect(lambda item, _: self.tree.editItem(item, PSEUDONYM))
        QShortcut(QKeySequence(Qt.Key.Key_F2), self.tree, self._edit, context=Qt.ShortcutContext.WidgetShortcut)
        self.tree.addTopLevelItems([_item(person, pseudonym) for person, pseudonym in called])
        self.tree.setColumnWidth(NAME, round(SIZE[0] * study.theme.text_scale / 2))
        self.refusal = wrapped_label("", "danger")
        self.refusal.hide()
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.agree = self.buttons.button(buttons.Ok)
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self.tree.itemChanged.connect(lambda item, column: self._tell())
        study.identity_changed.connect(lambda: None if study.identity is not None else self.reject())
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(page_title(TITLE))
        column.addWidget(wrapped_label(WORDS, "quiet"))
        column.addWidget(self.tree, 1)
        column.addWidget(wrapped_label(AFTER, "quiet"))
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)
        self.tree.setFocus()
        self._tell()

    def chosen(self) -> list[NewPseudonym]:
        """What is to become of everybody in the list."""
        items = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        return [
            NewPseudonym(item.data(NAME, _PERSON), item.text(PSEUDONYM).strip() if _ticked(item) else None)
            for item in items
            if item is not None
        ]

    def _give(self) -> None:
        key, study, chosen = self._study.identity, self._study, self.chosen()
        if key is None:
            return
        many = study.attempt(lambda: name_people(study.project, key=key, wanted=chosen))
        if many is not None:
            self.accept()
            study.said.emit(
                f"{counted(many, 'participant')} got a pseudonym." if many else "Kept: these are pseudonyms."
            )

    def _edit(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self.tree.editItem(item, PSEUDONYM)

    def _tell(self) -> None:
        chosen = self.chosen()
        many = sum(one.pseudonym is not None for one in chosen)
        missing = [one.person.name for one in chosen if one.pseudonym == ""]
        self.refusal.setText(f"Type a pseudonym for {missing[0]}." if missing else "")
        self.refusal.setVisible(bool(missing))
        self.agree.setText(f"Give {counted(many, 'pseudonym')}" if many else "These are pseudonyms")
        self.agree.setEnabled(not missing)


def _ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(NAME) is Qt.CheckState.Checked


def _item(person: CalledByName, pseudonym: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([person.name, pseudonym])
    item.setData(NAME, _PERSON, person)
    item.setCheckState(NAME, Qt.CheckState.Checked)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item
