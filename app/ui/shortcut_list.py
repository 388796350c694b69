"""Help ▸ Keyboard shortcuts: every command with its keys in one list, to look up and to change."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.commands import GROUPS, Command, command_called, group_of
from app.ui.commands.choosing import Kept, as_usual, with_keys, without_keys
from app.ui.commands.chosen_keys import keys_of, others_with, refusal, written
from app.ui.key_field import KeyField
from app.ui.preferences import Preferences
from app.ui.widgets.buttons import Button
from app.ui.widgets.plain_text import plain_label, wrapped_label

_NAME = Qt.ItemDataRole.UserRole
SINGLE = "Letters and digits alone are keys while a transcript has the keyboard"


class ShortcutList(QDialog):
    """Choose a command, press its new keys; every change holds at once, in menus and tips too."""

    def __init__(self, preferences: Preferences, menus: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(min(720, parent.width()), min(680, parent.height()))
        self._preferences = preferences
        self._menus = menus
        self._pressed = ""
        self._before: Kept = {}
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find a command or its keys…")
        self.field.setAccessibleName("Find a command or its keys")
        self.field.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderLabels(["Command", "Keys"])
        self.list.setAccessibleName("Keyboard shortcuts")
        self.list.setRootIsDecorated(False)
        self.name = plain_label("", "heading")
        self.help = wrapped_label("", "quiet")
        self.keys = KeyField()
        self.told = wrapped_label("", "small")
        self.use, self.beside, self.none, self.usual = (
            Button(words) for words in ("Use these keys", "Use as well", "No keys", "As usual")
        )
        self.single = QCheckBox(SINGLE)
        self.single.setChecked(preferences.settings.single_keys)
        self.all_usual, self.close_button = Button("All as usual"), Button("Close")
        self._lay_out()
        self._connect()
        self._fill()

    def showing(self) -> list[tuple[str, str]]:
        """What the list shows: commands with their keys."""
        return [(row.text(0), row.text(1)) for row in self._rows()]

    def choose(self, name: str) -> None:
        """Goes to a command."""
        for row in self._rows():
            if row.data(0, _NAME) == name:
                self.list.setCurrentItem(row)

    # Inside

    def _lay_out(self) -> None:
        for button in (self.use, self.beside, self.none, self.usual, self.all_usual, self.close_button):
            button.setAutoDefault(False)
        choosing, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        choosing.addWidget(self.keys, 1)
        for button in (self.use, self.beside, self.none, self.usual):
            choosing.addWidget(button)
        foot.addWidget(self.all_usual)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label("Keyboard shortcuts", "title"))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        for part in (self.name, self.help):
            column.addWidget(part)
        column.addLayout(choosing)
        column.addWidget(self.told)
        column.addWidget(self.single)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._fill())
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda *_: self.keys.setFocus())
        self.keys.chosen.connect(self._press)
        self.use.clicked.connect(lambda: self._use(beside=False))
        self.beside.clicked.connect(lambda: self._use(beside=True))
        self.none.clicked.connect(self._clear)
        self.usual.clicked.connect(self._reset)
        self.all_usual.clicked.connect(self._all_as_usual)
        self.single.toggled.connect(lambda on: self._preferences.change(single_keys=on))
        self.close_button.clicked.connect(self.accept)

    @property
    def _chosen(self) -> Kept:
        return self._preferences.settings.keys

    @property
    def _command(self) -> Command | None:
        row = self.list.currentItem()
        name = row.data(0, _NAME) if row is not None else None
        return command_called(name) if name else None

    def _rows(self) -> list[QTreeWidgetItem]:
        groups = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        rows = (group.child(place) for group in groups if group for place in range(group.childCount()))
        return [row for row in rows if row is not None]

    def _fill(self) -> None:
        """The commands that match what is sought, by name, help or keys."""
        here = self._command
        self.list.clear()
        sought = self.field.text().casefold().split()
        for group in GROUPS:
            found = [one for one in group.commands if all(word in self._words(one) for word in sought)]
            if found:
                self._add(group.title, found)
        self.list.expandAll()
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        rows = self._rows()
        if here is not None:
            self.choose(here.name)
        if self._command is None and rows:
            self.list.setCurrentItem(rows[0])
        self._show()

    def _words(self, command: Command) -> str:
        return f"{command.title} {command.help} {self._keys_in_words(command)}".casefold()

    def _keys_in_words(self, command: Command) -> str:
        return ",  ".join(written(keys) for keys in keys_of(command, self._chosen))

    def _add(self, title: str, commands: list[Command]) -> None:
        group = QTreeWidgetItem([title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, font)
        for command in commands:
            row = QTreeWidgetItem([command.title, self._keys_in_words(command)])
            row.setData(0, _NAME, command.name)
            row.setToolTip(0, command.help)
            if command.name in self._chosen:
                row.setFont(1, font)
            group.addChild(row)
        self.list.addTopLevelItem(group)

    def _show(self) -> None:
        """The chosen command, and what can be done with its keys."""
        self._pressed = ""
        command = self._command
        for part in (self.keys, self.none, self.usual):
            part.setEnabled(command is not None)
        for button in (self.use, self.beside):
            button.setEnabled(False)
        self.keys.clear()
        self.told.setText("")
        self.name.setText("Nothing is called that." if command is None else command.title)
        self.help.setText("" if command is None else command.help)
        self.all_usual.setText("My keys again" if self._before and not self._chosen else "All as usual")
        self.all_usual.setEnabled(bool(self._chosen or self._before))
        if command is not None:
            self.none.setEnabled(bool(keys_of(command, self._chosen)))
            self.usual.setEnabled(command.name in self._chosen)

    def _press(self, keys: str) -> None:
        """Keys were pressed: what stands against them, and what else they call."""
        command = self._command
        if command is None:
            return
        refused = self._refusal(keys, command)
        others = others_with(keys, command, self._chosen)
        self._pressed = "" if refused else keys
        self.keys.show_keys(keys)
        for button in (self.use, self.beside):
            button.setEnabled(not refused)
        if refused:
            self.told.setText(refused)
        elif others:
            named = ", ".join(f"“{other.title}”" for other in others)
            self.told.setText(f"{written(keys)} is the key of {named}, and would be taken from there.")
        elif keys in keys_of(command, self._chosen):
            self.told.setText(f"{written(keys)} does this already.")
        else:
            self.told.setText(f"{written(keys)} is free.")

    def _refusal(self, keys: str, command: Command) -> str:
        if keys in self._menus:
            return f"{written(keys)} opens the menu “{self._menus[keys]}”."
        return refusal(keys, group_of(command.name))

    def _use(self, *, beside: bool) -> None:
        if self._pressed and self._command is not None:
            self._keep(with_keys(self._chosen, self._command, self._pressed, beside=beside))

    def _clear(self) -> None:
        if self._command is not None:
            self._keep(without_keys(self._chosen, self._command))

    def _reset(self) -> None:
        if self._command is not None:
            self._keep(as_usual(self._chosen, self._command))

    def _all_as_usual(self) -> None:
        wanted, self._before = ({}, self._chosen) if self._chosen else (self._before, {})
        self._preferences.change(keys=wanted)
        self._fill()

    def _keep(self, wanted: Kept) -> None:
        self._before = {}
        self._preferences.change(keys=wanted)
        self._fill()
