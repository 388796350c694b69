"""The codebook beside the text: a field that filters and makes, the tree, and all that is done to codes."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.coding import actions
from app.coding.rows import PATH_SEPARATOR, CodeId, CodeRow
from app.ui.coding.code_colours import COLOUR_NAMES
from app.ui.coding.code_matching import near_duplicate, same_name
from app.ui.coding.code_tree import CodeTree, code_id
from app.ui.coding.list_panel import lay_out_panel
from app.ui.coding.quick_keys import KEYS, QuickKeys
from app.ui.models.code_tree_model import CodeTreeModel
from app.ui.open_study import OpenStudy
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.swatch import swatch_icon


class CodebookPanel(QWidget):
    """Changes the codebook itself; what is done with a code (putting it on a passage, say) is its owner's."""

    chosen = Signal(object)
    """The id of the code the keyboard came to."""
    used = Signal(int)
    """Enter or a double click on a code."""
    passages_wanted = Signal(int)
    definition_wanted = Signal(int)
    passage_dropped = Signal(int, object)
    keys_changed = Signal()

    def __init__(self, study: OpenStudy, keys: QuickKeys | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._keys = keys
        self._told_keys = ""
        self.setAccessibleName("Codes")
        self.model = CodeTreeModel(self)
        self.tree = CodeTree(study.theme, self.model, keys, self)
        self.field = SearchField(study.theme, "Filter codes…" if study.read_only else "Filter or make a code…")
        if study.read_only:
            self.tree.only_read()
        else:
            self.field.setAccessibleDescription(
                "Enter makes a code of this name; “Group / Name” makes it in a group"
            )
        self.note = wrapped_label("", "hint")
        self.note.setContentsMargins(12, 0, 12, 4)
        self.legend = plain_label("passages" if keys else "passages · people", "hint")
        lay_out_panel(self, "Codes", beside=self.legend, field=self.field, tree=self.tree, note=self.note)
        self.note.hide()
        self.field.textChanged.connect(self._filter)
        self.field.entered.connect(self._enter)
        self.field.left_down.connect(self._go_down)
        self.tree.left_up.connect(self.field.setFocus)
        self.tree.chosen.connect(lambda key: self.chosen.emit(code_id(key)))
        self.tree.used.connect(self.used)
        self.tree.remove_wanted.connect(lambda code: self.remove(CodeId(code)))
        self.tree.move_wanted.connect(self._move)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.model.code_moved.connect(self._move)
        self.model.renamed.connect(self._rename)
        self.model.passage_dropped.connect(self.passage_dropped)

    def show_codes(self, codes: Sequence[CodeRow], people: dict[CodeId, int] | None = None) -> None:
        """Shows the codebook as it is now."""
        self.model.show(codes, people)
        self.tell()

    def current(self) -> CodeId | None:
        """The chosen code."""
        return code_id(self.tree.current)

    def group_at_hand(self) -> CodeId | None:
        """Where a new code belongs: in the group that is chosen, or of the code that is."""
        row = None if self.current() is None else self.model.row_of(self.current() or CodeId(0))
        if row is None:
            return None
        return row.id if row.parent is None or self.model.siblings(row.id) else row.parent

    def follow_keys(self) -> None:
        """Number keys went to other codes, perhaps."""
        told = self._keys.told() if self._keys else ""
        if told != self._told_keys:
            self._told_keys = told
            self.tree.viewport().update()

    def start_new(self, below: CodeRow | None = None) -> None:
        """The keyboard goes to the field, ready for the name of a new code."""
        if not self._study.may_change():
            return
        self.field.setText(f"{below.path}{PATH_SEPARATOR}" if below else "")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.end(False)

    def remove(self, code: CodeId) -> None:
        """Removes a code with all below it; undo brings everything back."""
        row = self.model.row_of(code)
        if not self._study.may_change():
            return
        actions.remove_code(self._study.project, code=code)
        if row is not None and row.passages_below:
            self._study.said.emit(f"Code removed from {self.model.count_words(row)}. Undo brings it back.")
        else:
            self._study.said.emit("Code removed. Undo brings it back.")

    def tell(self) -> None:
        """Says under the field what Enter would do, and whether a code of nearly that name exists."""
        typed = self._typed()
        known = self._known(typed)
        sentence = ""
        if typed and known is None and not self._study.read_only:
            close = near_duplicate(typed, self.model.codes)
            sentence = f"Enter makes the code “{typed}”."
            if close is not None:
                sentence += f" You have “{close.name}”, which is close."
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    # Inside

    def _typed(self) -> str:
        words = " ".join(self.field.text().split())
        return "" if words.endswith("/") or PATH_SEPARATOR.strip() == words else words

    def _known(self, typed: str) -> CodeRow | None:
        path = typed.casefold()
        found = next((row for row in self.model.codes if row.path.casefold() == path), None)
        return found or same_name(typed, self.model.codes)

    def _filter(self, words: str) -> None:
        self.model.filter(words.rstrip().rstrip("/"))
        self.tell()

    def _enter(self, _words: str) -> None:
        typed = self._typed()
        if not typed:
            return
        known = self._known(typed)
        if known is None and not self._study.may_change():
            return
        if known is None:
            code = actions.make_code_path(self._study.project, path=typed)
            self._study.said.emit(f"Code “{typed}” made.")
        else:
            code = known.id
        self.field.clear()
        self.tree.choose(code)
        self.chosen.emit(code)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_down(self) -> None:
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.model.index(0, 0))
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, code: int, parent: CodeId | None, position: int | None) -> None:
        if self._study.may_change():
            actions.move_code(self._study.project, code=CodeId(code), parent=parent, position=position)

    def _rename(self, code: int, name: str) -> None:
        actions.edit_code(self._study.project, code=CodeId(code), name=name)

    def _recolour(self, code: CodeId, colour: int) -> None:
        actions.edit_code(self._study.project, code=code, colour=colour)

    def _open_menu(self, place: QPoint) -> None:
        row = self.model.code(self.tree.indexAt(place)) or self.tree.row()
        if row is not None:
            menu = self.menu_for(row)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.tree.viewport().mapToGlobal(place))

    def menu_for(self, row: CodeRow) -> QMenu:
        """What can be done with a code."""
        menu = QMenu(self)
        _add(menu, "Show passages").triggered.connect(lambda: self.passages_wanted.emit(row.id))
        _add(menu, "Edit definition…").triggered.connect(lambda: self.definition_wanted.emit(row.id))
        rename, below = _add(menu, "Rename\tF2"), _add(menu, "Add a code below…")
        rename.triggered.connect(lambda: self.tree.edit(self.model.index_of(row.id)))
        below.triggered.connect(lambda: self.start_new(row))
        colours = menu.addMenu("Colour")
        for colour, name in enumerate(COLOUR_NAMES):
            choice = _add(colours, name)
            choice.setIcon(swatch_icon(self._study.theme.code_colour(colour)))
            choice.setCheckable(True)
            choice.setChecked(colour == row.colour)
            choice.triggered.connect(lambda _=False, colour=colour: self._recolour(row.id, colour))
        if self._keys is not None:
            self._add_keys(menu.addMenu("Number key"), row, self._keys)
        menu.addSeparator()
        remove = _add(menu, "Remove\tDel")
        remove.triggered.connect(lambda: self.remove(row.id))
        for writing in (rename, below, colours.menuAction(), remove):
            writing.setEnabled(not self._study.read_only)
        return menu

    def _add_keys(self, menu: QMenu, row: CodeRow, keys: QuickKeys) -> None:
        for number in KEYS:
            holder = keys.code_on(number)
            other = None if holder is None or holder == row.id else self.model.row_of(holder)
            choice = _add(menu, f"{number}" + (f"   (now “{other.name}”)".replace("&", "&&") if other else ""))
            choice.setCheckable(True)
            choice.setChecked(holder == row.id and keys.is_pinned(row.id))
            choice.triggered.connect(lambda _=False, number=number: self._pin(keys, row.id, number))
        if keys.is_pinned(row.id):
            menu.addSeparator()
            _add(menu, "Not pinned").triggered.connect(lambda: self._pin(keys, row.id, None))

    def _pin(self, keys: QuickKeys, code: CodeId, number: int | None) -> None:
        if number is None:
            keys.unpin(code)
        else:
            keys.pin(code, number)
        self.tree.viewport().update()
        self.keys_changed.emit()


def _add(menu: QMenu, words: str) -> QAction:
    return menu.addAction(words)
