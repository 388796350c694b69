"""What can be done on the Transcripts screen, named, with its keys: for the menus and the command palette."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.coding.rows import CodeId, CodingId, CodingMark
from app.language.spans import Span
from app.ui.commands import GROUPS, ChosenKeys, CommandAction, add_command
from app.ui.commands.transcripts import NUMBERS


class Doer(Protocol):
    """What the actions ask of the screen."""

    def open_palette(self) -> None: ...
    def repeat_code(self) -> None: ...
    def press(self, number: int) -> None: ...
    def change_code(self, coding: CodingId | None = None) -> None: ...
    def remove_at_hand(self) -> None: ...
    def code_words(self) -> None: ...
    def write_memo(self) -> None: ...
    def go_to_uncoded(self) -> None: ...
    def next_snap(self) -> None: ...
    def finish_source(self) -> None: ...
    def assign_speakers(self) -> None: ...
    def sign_off(self) -> None: ...
    def replace_names(self) -> None: ...
    def make_code(self) -> None: ...
    def remove_coding(self, coding: CodingId) -> None: ...
    def copy_words(self) -> None: ...
    def show_only(self, code: CodeId | None = None) -> None: ...
    def make_event(self) -> None: ...
    def link_mark(self) -> None: ...
    def go_to_mark(self) -> None: ...
    def shows_one(self) -> bool: ...


class Noter(Protocol):
    """What the actions ask of notes and links."""

    def start_note(self) -> None: ...
    def link(self) -> None: ...


class Safeguarder(Protocol):
    """What the actions ask of concerns."""

    def raise_concern(self) -> None: ...


class Weigher(Protocol):
    """What the actions ask of weighing against assumptions."""

    def press(self, stance: str) -> None: ...
    def ask_in_hand(self) -> None: ...
    def ask_link(self) -> None: ...


class Corrector(Protocol):
    """What the actions ask of correcting."""

    def begin(self) -> None: ...
    def show_versions(self) -> object: ...
    def place_current(self) -> None: ...


PLACES = ("text", "transcripts", "codebook", "pins")
"""Whose commands are found here: of the page and of its parts."""
WRITING = frozenset(
    {"text.code", "text.repeat", "text.change", "text.remove", "transcripts.words", "transcripts.memo"}
    | {"text.note", "text.link", "transcripts.finish", "transcripts.new_code", "transcripts.speakers"}
    | {"text.correct", "transcripts.place", "text.event", "text.mark", "text.concern"}
    | {"transcripts.sign_off", "transcripts.names"}
    | {"text.supports", "text.challenges", "text.nuances", "text.assumption"}
    | {"text.start_earlier", "text.start_later", "text.end_left", "text.end_right"}
    | {f"codebook.{deed}" for deed in ("rename", "remove", "up", "down", "deeper", "higher")}
    | {f"text.key_{number}" for number in NUMBERS}
)
"""What changes the study."""
STANCES = ("challenges", "supports", "nuances")
FEW = 3
"""Codes at one place that the menu names one by one."""


class CodingActions:
    """Adds the actions to the screen; `of_parts` are those that the text and the codebook do by themselves."""

    def __init__(
        self,
        screen: QWidget,
        doer: Doer,
        noter: Noter,
        safeguarder: Safeguarder,
        corrector: Corrector,
        weigher: Weigher,
        of_parts: Mapping[str, Callable[[], object]],
        keys: ChosenKeys,
    ) -> None:
        self._screen = screen
        self._writable = True
        self._doer = doer
        deeds: dict[str, Callable[[], object]] = {
            "text.code": doer.open_palette,
            "text.repeat": doer.repeat_code,
            "text.change": doer.change_code,
            "text.remove": doer.remove_at_hand,
            "text.event": doer.make_event,
            "text.mark": doer.link_mark,
            "text.journey": doer.go_to_mark,
            "text.note": noter.start_note,
            "text.link": noter.link,
            "text.concern": safeguarder.raise_concern,
            "text.correct": corrector.begin,
            "text.in_hand": weigher.ask_in_hand,
            "text.assumption": weigher.ask_link,
            "transcripts.versions": corrector.show_versions,
            "transcripts.place": corrector.place_current,
            "transcripts.words": doer.code_words,
            "transcripts.memo": doer.write_memo,
            "transcripts.uncoded": doer.go_to_uncoded,
            "transcripts.alone": doer.show_only,
            "transcripts.snap": doer.next_snap,
            "transcripts.finish": doer.finish_source,
            "transcripts.new_code": doer.make_code,
            "transcripts.speakers": doer.assign_speakers,
            "transcripts.sign_off": doer.sign_off,
            "transcripts.names": doer.replace_names,
        }
        deeds |= {f"text.{stance}": partial(weigher.press, stance) for stance in STANCES}
        deeds |= {f"text.key_{number}": partial(doer.press, number) for number in NUMBERS}
        every = {**of_parts, **deeds}
        self.actions: dict[str, CommandAction] = {
            command.name: add_command(screen, command.name, every[command.name], keys)
            for group in GROUPS
            if group.place in PLACES
            for command in group.commands
        }

    def only_read(self) -> None:
        """What changes the study cannot be had."""
        for name in WRITING:
            self.actions[name].setEnabled(False)
        self._writable = False

    def do(self, name: str) -> bool:
        """Does what a key in the text asked for; False where it cannot be had."""
        self.actions[name].trigger()
        return self.actions[name].isEnabled()

    def menu(self, marks: list[CodingMark], selected: Span | None) -> QMenu:
        """What can be done at the cursor."""
        menu = QMenu(self._screen)
        for name in ("text.code", "text.repeat", "transcripts.words"):
            menu.addAction(self.actions[name])
        menu.addSeparator()
        for name in ("text.note", "text.link", "text.event", "text.mark", "text.journey", "text.concern"):
            menu.addAction(self.actions[name])
        menu.addSeparator()
        for name in (*(f"text.{stance}" for stance in STANCES), "text.assumption"):
            menu.addAction(self.actions[name])
        if marks:
            menu.addSeparator()
            menu.addAction(self.actions["transcripts.memo"])
            self._add_changes(menu, marks)
        menu.addSeparator()
        if self._doer.shows_one():
            menu.addAction("Show all codes", lambda: self._doer.show_only())
        elif marks:
            only = menu.addMenu("Show only")
            for code, name in {mark.code: mark.name for mark in marks}.items():
                action = only.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, code=code: self._doer.show_only(code))
        menu.addAction(self.actions["text.correct"])
        menu.addAction(self.actions["transcripts.names"])
        copy = menu.addAction("Copy with attribution", self._doer.copy_words)
        copy.setEnabled(selected is not None)
        return menu

    def _add_changes(self, menu: QMenu, marks: list[CodingMark]) -> None:
        """Changing and removing each code here; in a menu of their own where they are many."""
        for verb, rest, do in (("Change", "…", self._doer.change_code), ("Remove", "", self._doer.remove_coding)):
            many = menu.addMenu(f"{verb} a code here") if len(marks) > FEW else None
            for mark in marks:
                words = f"{mark.name}{rest}" if many else f"{verb} “{mark.name}”{rest}"
                action = (many or menu).addAction(words.replace("&", "&&"))
                action.setEnabled(self._writable)
                action.triggered.connect(lambda _=False, do=do, coding=mark.coding: do(coding))

    def open_menu(self, place: QPoint, marks: list[CodingMark], selected: Span | None) -> None:
        """Opens the menu at a place of the screen."""
        menu = self.menu(marks, selected)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
