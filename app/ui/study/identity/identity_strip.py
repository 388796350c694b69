"""The strip that tells whether the identity key is open, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from app.store.changes import Changes
from app.ui.commands import CommandAction, add_command
from app.ui.commands.command_action import explain
from app.ui.open_study import OpenStudy
from app.ui.study.identity.identity_desk import IdentityDesk
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.plain_text import wrapped_label

NONE_YET = "Identity key: none yet."
CLOSED = "Identity key: closed."
READING = "Identity key: open to read only."
GONE = "Identity key: its file is gone from where it was. Nothing can be changed in it."


class IdentityStrip(QFrame):
    """Its commands are the page's, `owner`."""

    def __init__(self, study: OpenStudy, owner: QWidget) -> None:
        super().__init__()
        self.setAccessibleName("Identity key")
        self._study = study
        self.desk = IdentityDesk(study, owner)
        self.words = wrapped_label("", "quiet")
        self.open_button = Button("Open key…")
        self.make_button = Button("Make key…")
        self.close_button = Button("Close key")
        self.more_button = quiet_button("More")
        self.more_button.setAccessibleName("More about the identity key")
        desk, keys = self.desk, study.keys
        self.make = add_command(owner, "participants.make_key", desk.make, keys)
        self.open = add_command(owner, "participants.open_key", desk.open, keys)
        self.close_key = add_command(owner, "participants.close_key", desk.close, keys)
        self.bring = add_command(owner, "participants.key_list", desk.bring_list, keys)
        self.passphrase = add_command(owner, "participants.key_passphrase", desk.change_passphrase, keys)
        self.choose = add_command(owner, "participants.choose_key", desk.choose, keys)
        self.forget = add_command(owner, "participants.forget_key", desk.forget_place, keys)
        self.forget_gone = add_command(owner, "participants.forget_gone", desk.ask_forgetting, keys)
        self._lay_out()
        self._tie(self.open_button, self.open)
        self._tie(self.make_button, self.make)
        self._tie(self.close_button, self.close_key)
        study.identity_changed.connect(self.refresh)
        study.changed.connect(self._hear)
        desk.moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Tell how it is now."""
        key, path = self._study.identity, self.desk.path
        if key is not None:
            known, people = self.desk.known()
            gone = len(self.desk.strangers())
            told = f"Identity key: open. It knows {known} of {people} participants"
            told += f", and {gone} who {'is' if gone == 1 else 'are'} not in this study." if gone else "."
            self.words.setText(GONE if not key.is_there else READING if key.read_only else told)
        else:
            self.words.setText(CLOSED if path is not None else NONE_YET)
        writable = key is not None and not key.read_only
        self.open.setEnabled(key is None)
        self.make.setEnabled(key is None)
        self.close_key.setEnabled(key is not None)
        self.forget_gone.setEnabled(writable and bool(self.desk.strangers()))
        self.bring.setEnabled(writable)
        self.passphrase.setEnabled(writable)
        self.forget.setEnabled(path is not None)
        self.open_button.setVisible(key is None)
        self.make_button.setVisible(key is None and path is None)
        self.close_button.setVisible(key is not None)
        self.more_button.setVisible(key is not None or path is not None)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.make_button, self.open_button, self.close_button, self.more_button):
            buttons.addWidget(button)
        menu = QMenu(self.more_button)
        for action in (self.bring, self.passphrase, self.make, self.choose, self.forget_gone, self.forget):
            menu.addAction(action)
        menu.setToolTipsVisible(True)
        self.more_button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 12)
        row.setSpacing(12)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(buttons)

    def _tie(self, button: Button, action: CommandAction) -> None:
        button.clicked.connect(action.trigger)
        explain(button, action)

    def _hear(self, changes: Changes) -> None:
        if "participant" in changes.tables and self._study.identity is not None:
            self.refresh()
