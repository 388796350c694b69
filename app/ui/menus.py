"""The menus: every command of the window with its name and keys, and when it can be had."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.ui.rail import RailEntry

Std = QKeySequence.StandardKey


class Commands(Protocol):
    """What the menus ask of the window."""

    def new_study(self) -> None: ...
    def choose_study(self) -> None: ...
    def open_sample(self) -> None: ...
    def start_sample_afresh(self) -> None: ...
    def choose_transcripts(self) -> None: ...
    def new_field_note(self) -> None: ...
    def back_up(self) -> None: ...
    def open_backup(self) -> None: ...
    def check(self) -> None: ...
    def rename_study(self) -> None: ...
    def close_study(self) -> None: ...
    def show_preferences(self) -> None: ...
    def close(self) -> bool: ...
    def say_saved(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def find_words(self) -> None: ...
    def find_everywhere(self) -> None: ...
    def go(self, name: str) -> None: ...
    def go_back(self) -> None: ...
    def next_pane(self) -> None: ...
    def previous_pane(self) -> None: ...
    def zoom(self, steps: int) -> None: ...
    def set_appearance(self, mode: str) -> None: ...
    def show_commands(self) -> None: ...
    def show_shortcuts(self) -> None: ...
    def show_about(self) -> None: ...


class Menus:
    """Builds the menus of a window and keeps hold of the actions whose state changes."""

    def __init__(self, bar: QMenuBar, window: QWidget, commands: Commands, places: Sequence[RailEntry]) -> None:
        self._window = window
        self._is_open = False
        self._of_study: list[QAction] = []
        self._of_writing: list[QAction] = []
        self._keys: dict[QAction, list[QKeySequence]] = {}
        self.study = bar.addMenu("&Study")
        self.edit = bar.addMenu("&Edit")
        self.page = bar.addMenu("")
        self.view = bar.addMenu("&View")
        self.help = bar.addMenu("&Help")
        self.recent = QMenu("Open &recent", window)
        self._fill_study(commands)
        self.undo, self.redo = self._fill_edit(commands)
        self.back = self._fill_view(commands, places)
        self._fill_help(commands)
        self._add(None, "Is everything saved?", commands.say_saved, Std.Save, "Ctrl+S", study=True)
        self.edit.aboutToHide.connect(lambda: self._offer_both(True, True))
        self.set_study(is_open=False, read_only=False)
        self.name_page("")

    def everything(self) -> dict[str, list[QAction]]:
        """Every command by its menu, for the palette and the list of shortcuts."""
        return {menu.title().replace("&", ""): list(_leaves(menu)) for menu in self._menus()}

    def set_study(self, *, is_open: bool, read_only: bool) -> None:
        """Offer only what can be done now."""
        for action in self._of_study:
            action.setEnabled(is_open)
        for action in self._of_writing:
            action.setEnabled(is_open and not read_only)
        self._is_open = is_open

    def name_page(self, title: str) -> None:
        """The menu of the page in front bears the name of its work; without one there is no such menu."""
        self.page.setTitle(f"&{title}")
        self.page.menuAction().setVisible(bool(title))

    def offer_undo(self, undo: str, redo: str) -> None:
        """In the menu undo and redo say what they would do; with nothing to do they are grey."""
        self.say_undo(undo, redo)
        self._offer_both(bool(undo), bool(redo))

    def say_undo(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do now."""
        self.undo.setText(undo.replace("&", "&&") or "&Undo")
        self.redo.setText(redo.replace("&", "&&") or "&Redo")

    def give_way(self, page: Sequence[QAction]) -> None:
        """Leave the keys that the page in front uses to the page; all others are the window's (again)."""
        taken = [keys for action in page for keys in action.shortcuts()]
        for action, keys in self._keys.items():
            action.setShortcuts([binding for binding in keys if binding not in taken])

    def _offer_both(self, undo: bool, redo: bool) -> None:
        # Their keys always work while a study is open: with nothing to do, that is said.
        self.undo.setEnabled(self._is_open and undo)
        self.redo.setEnabled(self._is_open and redo)

    def _menus(self) -> tuple[QMenu, ...]:
        return (self.study, self.edit, self.view, self.help)

    def _fill_study(self, commands: Commands) -> None:
        add, menu = self._add, self.study
        add(menu, "&New study…", commands.new_study, Std.New, "Ctrl+N")
        add(menu, "&Open study…", commands.choose_study, Std.Open, "Ctrl+O")
        menu.addMenu(self.recent)
        add(menu, "&Sample study", commands.open_sample)
        add(menu, "Sample study, started afresh", commands.start_sample_afresh)
        menu.addSeparator()
        add(menu, "Rena&me study…", commands.rename_study, writing=True)
        add(menu, "&Import transcripts…", commands.choose_transcripts, None, "Ctrl+Shift+I", writing=True)
        field_note = add(menu, "New &field note…", commands.new_field_note, writing=True)
        field_note.setStatusTip("Write down a visit or a meeting: what was seen, where, who was there")
        menu.addSeparator()
        add(menu, "&Back up now", commands.back_up, writing=True)
        add(menu, "Open a backup…", commands.open_backup, study=True)
        add(menu, "Chec&k study", commands.check, study=True)
        menu.addSeparator()
        preferences = add(menu, "&Preferences…", commands.show_preferences, Std.Preferences, "Ctrl+,")
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        add(menu, "&Close study", commands.close_study, Std.Close, "Ctrl+W", study=True)
        leave = add(menu, "&Quit", commands.close, Std.Quit, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self, commands: Commands) -> tuple[QAction, QAction]:
        undo = self._add(self.edit, "&Undo", commands.undo, Std.Undo, "Ctrl+Z", study=True)
        redo = self._add(self.edit, "&Redo", commands.redo, Std.Redo, "Ctrl+Shift+Z", also="Ctrl+Y", study=True)
        self.edit.addSeparator()
        self._add(self.edit, "&Find…", commands.find_words, Std.Find, "Ctrl+F", study=True)
        self._add(
            self.edit, "Find in &all transcripts", commands.find_everywhere, None, "Ctrl+Shift+F", study=True
        )
        return undo, redo

    def _fill_view(self, commands: Commands, places: Sequence[RailEntry]) -> QAction:
        add, menu = self._add, self.view
        for number, place in enumerate(places, start=1):
            add(menu, place.title, partial(commands.go, place.name), None, f"Ctrl+{number}", study=True)
        menu.addSeparator()
        back = add(menu, "&Back", commands.go_back, Std.Back, "Alt+Left", study=True)
        add(menu, "Next &pane", commands.next_pane, None, "F6", study=True)
        add(menu, "Pane before", commands.previous_pane, None, "Shift+F6", study=True)
        menu.addSeparator()
        larger, smaller = partial(commands.zoom, 1), partial(commands.zoom, -1)
        add(menu, "&Larger transcript text", larger, Std.ZoomIn, "Ctrl++", also="Ctrl+=", study=True)
        add(menu, "S&maller transcript text", smaller, Std.ZoomOut, "Ctrl+-", study=True)
        add(menu, "Usual transcript text", partial(commands.zoom, 0), None, "Ctrl+0", study=True)
        menu.addSeparator()
        looks = menu.addMenu("&Appearance")
        group = QActionGroup(self._window)
        self.looks: dict[str, QAction] = {}
        for mode, words in (("system", "As the system"), ("light", "Light"), ("dark", "Dark")):
            look = add(looks, words, partial(commands.set_appearance, mode))
            look.setCheckable(True)
            group.addAction(look)
            self.looks[mode] = look
        return back

    def _fill_help(self, commands: Commands) -> None:
        self._add(self.help, "&All commands…", commands.show_commands, None, "Ctrl+K")
        self._add(self.help, "&Keyboard shortcuts", commands.show_shortcuts, Std.HelpContents, "F1")
        self.help.addSeparator()
        about = self._add(self.help, "A&bout Counterpoint", commands.show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(
        self,
        menu: QMenu | None,
        words: str,
        do: Callable[[], object],
        standard: QKeySequence.StandardKey | None = None,
        keys: str = "",
        *,
        also: str = "",
        study: bool = False,
        writing: bool = False,
    ) -> QAction:
        action = QAction(words, self._window)
        action.triggered.connect(lambda _checked=False: do())
        bindings = QKeySequence.keyBindings(standard) if standard is not None else []
        usual = [QKeySequence(keys)] if keys else []
        # The keys people know come first, so that they are the ones shown.
        known = sorted(bindings, key=lambda binding: binding not in usual) or usual
        more = [QKeySequence(also)] if also else []
        self._keys[action] = known + [binding for binding in more if binding not in known]
        action.setShortcuts(self._keys[action])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if study:
            self._of_study.append(action)
        if writing:
            self._of_writing.append(action)
        self._window.addAction(action)
        if menu is not None:
            menu.addAction(action)
        return action


def _leaves(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found.extend(_leaves(below))
        elif not action.isSeparator():
            found.append(action)
    return found
