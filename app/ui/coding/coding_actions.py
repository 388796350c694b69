"""What can be done on the Transcripts screen, named, with its keys: for the menus and the command palette."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.coding.rows import CodeId, CodingId, CodingMark
from app.language.spans import Span


class Doer(Protocol):
    """What the actions ask of the screen."""

    def open_palette(self) -> None: ...
    def repeat_code(self) -> None: ...
    def code_words(self) -> None: ...
    def write_memo(self) -> None: ...
    def go_to_uncoded(self) -> None: ...
    def finish_source(self) -> None: ...
    def assign_speakers(self) -> None: ...
    def make_code(self) -> None: ...
    def remove_coding(self, coding: CodingId) -> None: ...
    def copy_words(self) -> None: ...
    def show_only(self, code: CodeId | None = None) -> None: ...
    def shows_one(self) -> bool: ...


class Noter(Protocol):
    """What the actions ask of notes and links."""

    def start_note(self) -> None: ...
    def link(self) -> None: ...


class CodingActions:
    """Adds the actions to the screen; the keys of the text itself are shown here and heard by the view."""

    def __init__(self, screen: QWidget, doer: Doer) -> None:
        self._screen = screen
        self._writable = True
        self._doer = doer
        self.noting: tuple[QAction, ...] = ()
        self.code = self._add("Code the selected words…", "Return", doer.open_palette, heard_by_view=True)
        self.repeat = self._add("Repeat the last code", "Ctrl+Return", doer.repeat_code, heard_by_view=True)
        self.words = self._add("Make a code of the selected words", "Ctrl+I", doer.code_words)
        self.memo = self._add("Write a memo on the passage at the cursor", "Ctrl+M", doer.write_memo)
        self.uncoded = self._add("Next uncoded turn", "Ctrl+J", doer.go_to_uncoded)
        self.finished = self._add("Mark fully coded", "Ctrl+Shift+M", doer.finish_source)
        self.alone = self._add("Show only the code at hand, or all again", "Ctrl+Shift+O", doer.show_only)
        self.new_code = self._add("New code…", "Ctrl+Shift+N", doer.make_code)
        self.speakers = self._add("Whose labels are these…", "", doer.assign_speakers)

    def add_notes(self, view: QWidget, noter: Noter) -> None:
        """Adds what is done with notes and links; their keys are single letters, heard in the text only."""
        note = self._add("Write a note on this passage", "M", noter.start_note, heard_by_view=True)
        link = self._add("Link to another passage", "L", noter.link, heard_by_view=True)
        note.setStatusTip("Write on the selected words, or on the sentence at the cursor, coded or not")
        link.setStatusTip("Say how one passage stands to another: press once at each of the two")
        self.noting = (note, link)
        for action in self.noting:
            view.addAction(action)

    def only_read(self) -> None:
        """What changes the study cannot be had."""
        for action in (self.code, self.repeat, self.words, self.memo, self.finished, self.new_code, self.speakers):
            action.setEnabled(False)
        for action in self.noting:
            action.setEnabled(False)
        self._writable = False

    def menu(self, marks: list[CodingMark], selected: Span | None) -> QMenu:
        """What can be done at the cursor."""
        menu = QMenu(self._screen)
        for action in (self.code, self.repeat, self.words):
            menu.addAction(action)
        menu.addSeparator()
        menu.addActions(self.noting)
        if marks:
            menu.addSeparator()
            menu.addAction(self.memo)
            for mark in marks:
                words = f"Remove “{mark.name}”".replace("&", "&&")
                remove = menu.addAction(words)
                remove.setEnabled(self._writable)
                remove.triggered.connect(lambda _=False, coding=mark.coding: self._doer.remove_coding(coding))
        menu.addSeparator()
        if self._doer.shows_one():
            menu.addAction("Show all codes", lambda: self._doer.show_only())
        elif marks:
            only = menu.addMenu("Show only")
            for code, name in {mark.code: mark.name for mark in marks}.items():
                action = only.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, code=code: self._doer.show_only(code))
        copy = menu.addAction("Copy with attribution", self._doer.copy_words)
        copy.setEnabled(selected is not None)
        return menu

    def open_menu(self, place: QPoint, marks: list[CodingMark], selected: Span | None) -> None:
        """Opens the menu at a place of the screen."""
        menu = self.menu(marks, selected)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _add(self, words: str, keys: str, act: Callable[[], None], *, heard_by_view: bool = False) -> QAction:
        action = QAction(words, self._screen)
        if keys:
            action.setShortcut(QKeySequence(keys))
        context = Qt.ShortcutContext
        action.setShortcutContext(context.WidgetShortcut if heard_by_view else context.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: act())
        self._screen.addAction(action)
        return action
