"""The menus: every command of the window with its name and keys, and when it can be had."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.ui.commands import ChosenKeys, CommandAction, add_command, group_of, heard_on_page
from app.ui.rail import RailEntry


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
    def choose_approach(self) -> None: ...
    def choose_thresholds(self) -> None: ...
    def copy_backup(self) -> None: ...
    def show_audit(self) -> None: ...
    def rescue(self) -> None: ...
    def change_passphrase(self) -> None: ...
    def show_recovery_sheet(self) -> None: ...
    def lock(self) -> None: ...
    def show_retention(self) -> None: ...
    def say_saved(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def find_words(self) -> None: ...
    def find_everywhere(self) -> None: ...
    def go(self, name: str) -> None: ...
    def go_back(self) -> None: ...
    def next_pane(self, step: int) -> None: ...
    def zoom(self, steps: int) -> None: ...
    def set_appearance(self, mode: str) -> None: ...
    def show_commands(self) -> None: ...
    def show_shortcuts(self) -> None: ...
    def show_about(self) -> None: ...


class Menus:
    """Builds the menus of a window and keeps hold of the actions whose state changes."""

    def __init__(
        self,
        bar: QMenuBar,
        window: QWidget,
        commands: Commands,
        places: Sequence[RailEntry],
        keys: ChosenKeys,
    ) -> None:
        self._window = window
        self._keys = keys
        self._all: list[CommandAction] = []
        self._page_commands: list[str] = []
        self._is_open = False
        self._of_study: list[QAction] = []
        self._of_writing: list[QAction] = []
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
        self.edit.aboutToHide.connect(lambda: self._offer_both(True, True))
        self.set_study(is_open=False, read_only=False)
        self.name_page("")
        keys.changed.connect(self._share_keys)

    def everything(self) -> list[QAction]:
        """Every command of the window, in the order of the menus."""
        return list(self._all)

    def letters(self) -> dict[str, str]:
        """The menus by the keys that open them."""
        menus = (self.study, self.edit, self.page, self.view, self.help)
        titles = [menu.title() for menu in menus if "&" in menu.title().rstrip("&")]
        return {f"Alt+{title[title.index('&') + 1].upper()}": title.replace("&", "") for title in titles}

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

    def fill_page(self, actions: Sequence[QAction]) -> None:
        """The menu of the page: what it does, and below that what its parts do, each in a menu of its own."""
        # Not `clear`: it lets go of actions, and those that nothing else in Python holds are then gone for good.
        for old in self.page.actions():
            self.page.removeAction(old)
            if old.isSeparator():
                old.deleteLater()
        below: dict[str, QMenu] = {}
        before = ""
        for action in actions:
            group = group_of(action.objectName())
            if not group.apart:
                if before and before != group.title:
                    self.page.addSeparator()
                self.page.addAction(action)
                before = group.title
                continue
            if group.title not in below:
                below[group.title] = QMenu(group.title, self.page)
            below[group.title].addAction(action)
        if below:
            self.page.addSeparator()
        for menu in below.values():
            self.page.addMenu(menu)

    def give_way(self, page: Sequence[QAction]) -> None:
        """Leave the keys that the page in front uses to the page; all others are the window’s (again)."""
        self._page_commands = [action.objectName() for action in page]
        self._share_keys()

    def _share_keys(self) -> None:
        taken = frozenset(keys for name in self._page_commands for keys in heard_on_page(name, self._keys))
        for action in self._all:
            action.give_way(taken)

    def _offer_both(self, undo: bool, redo: bool) -> None:
        # Their keys always work while a study is open: with nothing to do, that is said.
        self.undo.setEnabled(self._is_open and undo)
        self.redo.setEnabled(self._is_open and redo)

    def _fill_study(self, commands: Commands) -> None:
        add, menu = self._add, self.study
        add(menu, "study.new", commands.new_study)
        add(menu, "study.open", commands.choose_study)
        menu.addMenu(self.recent)
        add(menu, "study.sample", commands.open_sample)
        add(menu, "study.fresh_sample", commands.start_sample_afresh)
        menu.addSeparator()
        add(menu, "study.rename", commands.rename_study, writing=True)
        add(menu, "study.approach", commands.choose_approach, study=True)
        add(menu, "study.thresholds", commands.choose_thresholds, study=True)
        add(menu, "study.retention", commands.show_retention, study=True)
        add(menu, "study.import", commands.choose_transcripts, writing=True)
        add(menu, "study.field_note", commands.new_field_note, writing=True)
        menu.addSeparator()
        add(menu, "study.back_up", commands.back_up, writing=True)
        add(menu, "study.open_backup", commands.open_backup, study=True)
        safe = menu.addMenu("Keep &safe")
        add(safe, "study.copy_backup", commands.copy_backup, study=True)
        add(safe, "study.passphrase", commands.change_passphrase, writing=True)
        add(safe, "study.recovery", commands.show_recovery_sheet, study=True)
        safe.addSeparator()
        add(safe, "study.check", commands.check, study=True)
        add(safe, "study.audit", commands.show_audit, study=True)
        add(safe, "study.rescue", commands.rescue)
        add(menu, "study.saved", commands.say_saved, study=True)
        menu.addSeparator()
        preferences = add(menu, "study.preferences", commands.show_preferences)
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        add(menu, "study.lock", commands.lock, study=True)
        add(menu, "study.close", commands.close_study, study=True)
        leave = add(menu, "study.quit", commands.close)
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self, commands: Commands) -> tuple[QAction, QAction]:
        undo = self._add(self.edit, "edit.undo", commands.undo, study=True)
        redo = self._add(self.edit, "edit.redo", commands.redo, study=True)
        self.edit.addSeparator()
        self._add(self.edit, "edit.find", commands.find_words, study=True)
        self._add(self.edit, "edit.find_all", commands.find_everywhere, study=True)
        return undo, redo

    def _fill_view(self, commands: Commands, places: Sequence[RailEntry]) -> QAction:
        add, menu = self._add, self.view
        for place in places:
            add(menu, f"view.{place.name}", partial(commands.go, place.name), study=True)
        menu.addSeparator()
        back = add(menu, "view.back", commands.go_back, study=True)
        add(menu, "view.next_pane", partial(commands.next_pane, 1), study=True)
        add(menu, "view.pane_before", partial(commands.next_pane, -1), study=True)
        menu.addSeparator()
        add(menu, "view.larger", partial(commands.zoom, 1), study=True)
        add(menu, "view.smaller", partial(commands.zoom, -1), study=True)
        add(menu, "view.usual", partial(commands.zoom, 0), study=True)
        menu.addSeparator()
        looks = menu.addMenu("&Appearance")
        group = QActionGroup(self._window)
        self.looks: dict[str, QAction] = {}
        for mode in ("system", "light", "dark"):
            look = add(looks, f"view.{mode}", partial(commands.set_appearance, mode))
            look.setCheckable(True)
            group.addAction(look)
            self.looks[mode] = look
        return back

    def _fill_help(self, commands: Commands) -> None:
        self._add(self.help, "help.commands", commands.show_commands)
        self._add(self.help, "help.keys", commands.show_shortcuts)
        self.help.addSeparator()
        about = self._add(self.help, "help.about", commands.show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(
        self, menu: QMenu, name: str, do: Callable[[], object], *, study: bool = False, writing: bool = False
    ) -> QAction:
        action = add_command(self._window, name, do, self._keys)
        self._all.append(action)
        if study:
            self._of_study.append(action)
        if writing:
            self._of_writing.append(action)
        menu.addAction(action)
        return action
