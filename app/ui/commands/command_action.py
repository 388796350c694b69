"""A command as menus, pages and buttons have it: its keys are those chosen for it, always."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.commands.catalogue import command_called, group_of
from app.ui.commands.chosen_keys import ChosenKeys, written
from app.ui.commands.command import is_bare


class CommandAction(QAction):
    """Does one command; one that is heard by the text itself only shows its keys."""

    def __init__(self, name: str, do: Callable[[], object], keys: ChosenKeys, owner: QObject) -> None:
        command = command_called(name)
        super().__init__(command.words, owner)
        self.setObjectName(name)
        self.setStatusTip(command.help)
        self.setToolTip(command.help)
        self._keys = keys
        self.given: list[str] = []
        """The keys it has, wherever they are heard."""
        keys.changed.connect(self._follow)
        self._follow()
        self.triggered.connect(lambda _checked=False: do())

    def give_way(self, taken: frozenset[str]) -> None:
        """Leave these keys to somebody nearer to the keyboard."""
        self.setShortcuts([QKeySequence(keys) for keys in self.given if keys not in taken])

    def _follow(self) -> None:
        self.given = self._keys.of(self.objectName())
        wide, contexts = heard_on_page(self.objectName(), self._keys), Qt.ShortcutContext
        if group_of(self.objectName()).place == "window":
            self.setShortcutContext(contexts.WindowShortcut)
        else:
            self.setShortcutContext(contexts.WidgetWithChildrenShortcut if wide else contexts.WidgetShortcut)
        # Keys that only a part of the page hears are shown nevertheless.
        self.setShortcuts([QKeySequence(one) for one in wide or self.given])


def heard_on_page(name: str, keys: ChosenKeys) -> list[str]:
    """The keys of a command that its whole page hears: those of one character reach the text alone."""
    group = group_of(name)
    return [] if group.in_part else [one for one in keys.of(name) if not is_bare(one)]


def add_command(owner: QWidget, name: str, do: Callable[[], object], keys: ChosenKeys) -> CommandAction:
    """An action of a page: in its menu, in the palette, and at its keys."""
    action = CommandAction(name, do, keys, owner)
    owner.addAction(action)
    return action


def explain(button: QAbstractButton, action: CommandAction) -> None:
    """The tip of a button says what its action does and at which keys, whatever they become."""

    def tell() -> None:
        keys = written(action.given[0]) if action.given else ""
        button.setToolTip(f"{action.statusTip()} ({keys})" if keys else action.statusTip())

    action.changed.connect(tell)
    tell()
