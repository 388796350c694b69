"""What is done to codes from trees and menus: each one step, asked about where it needs an answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.coding import actions
from app.coding.rows import CodeId, CodeRow, CodeSetId, CodingId
from app.store.project import Project
from app.ui.coding.codebook.code_dialog import CodeQuestion, CodeQuestionDialog
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from app.ui.widgets.name_dialog import NameDialog


class CodeChanges(QObject):
    """The codebook's own actions, for whoever shows codes; `parent` is what dialogs stand over."""

    merged = Signal(object)
    """The code that others were merged into."""

    def __init__(self, study: OpenStudy, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._over = parent

    @property
    def theme(self) -> Theme:
        """The colours of the window."""
        return self._study.theme

    def move(self, codes: Sequence[CodeId], parent: CodeId | None, position: int | None) -> None:
        """Puts codes at a place, each with all below it."""
        if len(codes) == 1:
            self._do(lambda: actions.move_code(self._project, code=codes[0], parent=parent, position=position))
        else:
            self._do(lambda: actions.move_codes(self._project, codes=codes, parent=parent, position=position))

    def recolour(self, chosen: Sequence[CodeRow], colour: int) -> None:
        """Gives codes a colour of the palette."""

        def recolour() -> None:
            with self._project.step("Recolour codes" if len(chosen) > 1 else "Recolour code"):
                for row in chosen:
                    actions.edit_code(self._project, code=row.id, colour=colour)

        self._do(recolour)

    def put(self, held: CodeSetId, codes: Sequence[CodeId], *, inside: bool) -> None:
        """Puts codes into a set, or takes them out."""
        if inside:
            self._do(lambda: actions.add_to_set(self._project, code_set=held, codes=codes))
        else:
            self._do(lambda: actions.remove_from_set(self._project, code_set=held, codes=codes))

    def retire(self, codes: Sequence[CodeRow], chosen: Sequence[CodeRow], *, retired: bool) -> None:
        """Retires codes with all below them, or restores them."""
        ids = [row.id for row in with_below(codes, chosen) if row.retired != retired]
        do = actions.retire_codes if retired else actions.restore_codes
        self._do(lambda: do(self._project, codes=ids))
        words = "Retired: kept with what was coded, offered no more." if retired else "Restored."
        self._study.said.emit(f"{words} Undo takes it back.")

    def categorise(self, row: CodeRow, category: bool) -> None:
        """Lets a code only group others, or be put on passages again."""
        do = actions.make_category if category else actions.make_plain_code
        self._do(lambda: do(self._project, code=row.id))

    def ask_set(self, codes: Sequence[CodeId]) -> None:
        """Asks for the name of a new set that begins with these codes."""
        if self._study.may_change():
            dialog = NameDialog("New set", "Name of the set", "", self._over)
            dialog.named.connect(
                lambda name: self._do(lambda: actions.make_code_set(self._project, name=name, codes=codes))
            )
            dialog.open()

    def ask_move(self, codes: Sequence[CodeRow], chosen: Sequence[CodeRow]) -> None:
        """Asks below which code they belong."""
        question = CodeQuestion(
            f"Move {_named(chosen)}", "Everything below goes along, in its order.", "Move", top="At the top"
        )
        ids = [row.id for row in chosen]
        self._ask(
            question,
            codes,
            with_below(codes, chosen),
            lambda code, _, reason: actions.move_codes(self._project, codes=ids, parent=code, reason=reason),
        )

    def ask_merge(self, codes: Sequence[CodeRow], chosen: Sequence[CodeRow]) -> None:
        """Asks into which code they are merged."""
        passages = sum(row.passages for row in chosen)
        question = CodeQuestion(
            f"Merge {_named(chosen)}",
            f"{_many(passages, 'passage')}, notes, sets and sub-codes go to the code you choose; "
            "where somebody coded the same words with both, one coding stays with both memos. Undo takes it back.",
            "Merge",
        )
        ids = [row.id for row in chosen]

        def merge(code: CodeId | None, _: str, reason: str) -> None:
            if code is not None:
                actions.merge_codes(self._project, codes=ids, into=code, reason=reason)
                self.merged.emit(code)

        self._ask(question, [row for row in codes if not row.category or not passages], chosen, merge)

    def ask_split(self, codes: Sequence[CodeRow], row: CodeRow, codings: Sequence[CodingId]) -> None:
        """Asks to which code, there or new, some passages of a code are given."""
        question = CodeQuestion(
            f"Split “{row.name}”",
            f"{_many(len(codings), 'chosen passage')} will be coded with the code you choose or name, "
            f"and no longer with “{row.name}”.",
            "Split",
            makes=True,
        )
        self._ask(
            question,
            [other for other in codes if other.offered],
            [row],
            lambda code, name, reason: actions.split_code(
                self._project, code=row.id, codings=codings, into=code, name=name, reason=reason
            ),
        )

    # Inside

    @property
    def _project(self) -> Project:
        return self._study.project

    def _do(self, do: Callable[[], object]) -> None:
        if self._study.may_change():
            self._study.attempt(do)

    def _ask(
        self,
        question: CodeQuestion,
        codes: Sequence[CodeRow],
        without: Sequence[CodeRow],
        then: Callable[[CodeId | None, str, str], object],
    ) -> None:
        if not self._study.may_change():
            return
        dialog = CodeQuestionDialog(
            self.theme, question, codes, without=[row.id for row in without], parent=self._over
        )
        dialog.answered.connect(lambda code, name, reason: self._do(lambda: then(code, name, reason)))
        dialog.open()


def with_below(codes: Sequence[CodeRow], chosen: Sequence[CodeRow]) -> list[CodeRow]:
    """Codes and all below them, in the order of the tree."""
    inside: set[CodeId] = {row.id for row in chosen}
    for row in codes:
        if row.parent in inside:
            inside.add(row.id)
    return [row for row in codes if row.id in inside]


def _named(chosen: Sequence[CodeRow]) -> str:
    return f"“{chosen[0].name}”" if len(chosen) == 1 else f"{len(chosen)} codes"


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
