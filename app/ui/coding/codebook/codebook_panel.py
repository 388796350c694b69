"""The codebook beside the text: a field that filters and makes, the tree, and all that is done to codes."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.coding import actions
from app.coding.rows import PATH_SEPARATOR, CodeId, CodeRow, CodeSetRow
from app.ui.choosing.code_matching import near_duplicate, same_name
from app.ui.choosing.quick_keys import KEYS, QuickKeys, pin_command
from app.ui.coding.codebook.code_changes import CodeChanges, with_below
from app.ui.coding.codebook.code_menu import add_action, add_keys, changes_menu
from app.ui.coding.codebook.code_tree import CodeTree, code_id
from app.ui.coding.parts.list_panel import lay_out_panel
from app.ui.models.code_tree_model import CodeTreeModel
from app.ui.open_study import OpenStudy
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.search_field import SearchField


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
        self.model.without_retired = keys is not None  # where one codes, only what can be coded with is shown
        self.changes = CodeChanges(study, self)
        self._sets: Sequence[CodeSetRow] | None = None
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
        self.tree.move_wanted.connect(self.changes.move)
        self.changes.merged.connect(self.tree.choose)
        self.deeds = self._deeds()
        self.tree.command_pressed.connect(self._obey)
        study.keys.changed.connect(self._take_keys)
        self._take_keys()
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.model.codes_moved.connect(self.changes.move)
        self.model.renamed.connect(self._rename)
        self.model.passage_dropped.connect(self.passage_dropped)

    def show_codes(
        self,
        codes: Sequence[CodeRow],
        people: dict[CodeId, int] | None = None,
        rechecks: dict[CodeId, int] | None = None,
        sets: Sequence[CodeSetRow] | None = None,
    ) -> None:
        """Shows the codebook as it is now."""
        self._sets = sets
        self.model.show(codes, people, rechecks)
        self.tell()

    def chosen_rows(self) -> list[CodeRow]:
        """Every chosen code."""
        rows = (self.model.row_of(code) for code in self.tree.chosen_codes())
        return [row for row in rows if row is not None]

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

    def remove_chosen(self) -> None:
        """Removes the chosen codes with all below them; undo brings everything back."""
        chosen = self.chosen_rows()
        if not chosen or not self._study.may_change():
            return
        project = self._study.project
        with project.step("Remove codes" if len(chosen) > 1 else "Remove code"):
            for row in self._topmost(chosen):
                actions.remove_code(project, code=row.id)
        what = "Code" if len(chosen) == 1 else f"{len(chosen)} codes"
        held = (
            f" from {self.model.count_words(chosen[0])}" if len(chosen) == 1 and chosen[0].passages_below else ""
        )
        self._study.said.emit(f"{what} removed{held}. Undo brings {'it' if len(chosen) == 1 else 'them'} back.")

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

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """What is done at each command of the tree (`app.ui.commands`), to the codes that are chosen."""
        deeds: dict[str, Callable[[], object]] = {
            "codebook.rename": self._rename_chosen,
            "codebook.remove": self.remove_chosen,
            **{f"codebook.{way}": partial(self._move_chosen, way) for way in ("up", "down", "deeper", "higher")},
        }
        if self._keys is not None:
            numbers = (*KEYS, None)
            deeds |= {pin_command(number): partial(self._pin_chosen, number) for number in numbers}
        return deeds

    def _obey(self, name: str) -> None:
        if name in self.deeds:
            self.deeds[name]()

    def _take_keys(self) -> None:
        self.tree.take_keys(self._study.keys)

    def _rename_chosen(self) -> None:
        if self.current() is not None and self._study.may_change():
            self.tree.rename()

    def _move_chosen(self, way: str) -> None:
        if self._study.may_change():
            self.tree.shift(way)

    def _pin_chosen(self, number: int | None) -> None:
        code = self.current()
        if code is not None:
            self.pin(code, number)

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

    def _rename(self, code: int, name: str) -> None:
        actions.edit_code(self._study.project, code=CodeId(code), name=name)

    def _topmost(self, chosen: Sequence[CodeRow]) -> list[CodeRow]:
        """The chosen codes that stand below no other chosen one."""
        inside = {row.id for row in with_below(self.model.codes, chosen)}
        return [row for row in chosen if row.parent not in inside]

    def _open_menu(self, place: QPoint) -> None:
        row = self.model.code(self.tree.indexAt(place)) or self.tree.row()
        if row is not None:
            menu = self.menu_for(row)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.tree.viewport().mapToGlobal(place))

    def menu_for(self, row: CodeRow) -> QMenu:
        """What can be done with a code, or with all that are chosen where it is one of several."""
        chosen = self.chosen_rows()
        if row not in chosen:
            chosen = [row]
        menu = changes_menu(self.changes, self.model.codes, chosen, self._sets, self)
        for writing in menu.actions():
            writing.setEnabled(writing.isEnabled() and not self._study.read_only)
        first = menu.actions()[0]
        if len(chosen) == 1:
            for action in self._single_actions(menu, row):
                menu.insertAction(first, action)
            if self._keys is not None and row.offered:
                numbers = QMenu("Number key", menu)
                add_keys(numbers, row, self._keys, self.model.codes, lambda number: self.pin(row.id, number))
                menu.insertMenu(menu.actions()[4], numbers)
        menu.addSeparator()
        add_action(
            menu,
            self._with_keys("Remove", "codebook.remove"),
            self.remove_chosen,
            "With what stands below and its coding; undo brings it back",
        )
        menu.actions()[-1].setEnabled(not self._study.read_only)
        return menu

    def _with_keys(self, words: str, name: str) -> str:
        return f"{words}\t{self._study.keys.written(name)}".rstrip("\t")

    def _single_actions(self, menu: QMenu, row: CodeRow) -> list[QAction]:
        """What is done with one code only."""
        show = add_action(menu, "Show passages", lambda: self.passages_wanted.emit(row.id))
        define = add_action(menu, "Edit definition…", lambda: self.definition_wanted.emit(row.id))
        rename = add_action(
            menu, self._with_keys("Rename", "codebook.rename"), lambda: self.tree.edit(self.model.index_of(row.id))
        )
        below = add_action(menu, "Add a code below…", lambda: self.start_new(row))
        for writing in (rename, below):
            writing.setEnabled(not self._study.read_only)
        return [show, define, rename, below]

    def pin(self, code: int, number: int | None) -> None:
        """Gives a number key to a code, or with None lets it go to the codes used lately."""
        row, keys = self.model.row_of(CodeId(code)), self._keys
        if keys is None or (row is not None and not row.offered):
            return
        name = f"“{row.name}”" if row is not None else "This code"
        if number is None:
            keys.unpin(CodeId(code))
            self._study.said.emit(f"{name} keeps its key only while it is used.")
        else:
            keys.pin(CodeId(code), number)
            self._study.said.emit(f"{name} has key {number} from now on.")
        self.tree.viewport().update()
        self.keys_changed.emit()
