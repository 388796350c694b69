"""Codes on the mark at hand: the same palette, number keys and undo as on words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from app.coding import actions as coding
from app.coding import queries
from app.coding.rows import CodeId, CodeRow, SegmentId
from app.journeys import actions
from app.journeys.journey_rows import MarkId
from app.ui.choosing.code_choices import NewCode
from app.ui.choosing.code_matching import same_name
from app.ui.choosing.code_palette import CodePalette
from app.ui.choosing.kept_keys import kept_keys
from app.ui.choosing.quick_keys import QuickKeys
from app.ui.open_study import OpenStudy


class MarkCoding(QObject):
    """`mark` says what is at hand and where it stands; `window` is what the palette lies in."""

    def __init__(
        self, study: OpenStudy, mark: Callable[[], tuple[MarkId, QRect] | None], refusal: str, window: QWidget
    ) -> None:
        super().__init__(window)
        self._study = study
        self._window = window
        self._mark = mark
        self._refusal = refusal
        self._codes: Sequence[CodeRow] = ()
        self._keys = QuickKeys()
        self.palette = CodePalette(study.theme, window)
        self.palette.take_keys(study.keys)
        study.keys.changed.connect(lambda: self.palette.take_keys(study.keys))
        self.palette.applied.connect(lambda code, _: self._apply([CodeId(code)]))
        self.palette.create_requested.connect(lambda name, parent: self._apply([], name, parent))
        self.palette.several_applied.connect(self._apply_several)

    def open(self) -> None:
        """The palette opens beside the mark at hand."""
        found = self._mark()
        if found is None:
            self._study.said.emit(self._refusal)
        elif self._study.may_change():
            self._know()
            self.palette.set_codes(self._codes)
            self.palette.set_recent(self._keys.recent)
            self.palette.open_beside(found[1])

    def concern(self) -> None:
        """Asks what worries somebody about the mark at hand."""
        found = self._mark()
        if found is None:
            self._study.said.emit(self._refusal)
        elif self._study.may_change():
            from app.ui.telling.concern_dialog import ask_about

            ask_about(self._study, SegmentId(found[0]), "The mark at hand", self._window)

    def press(self, number: int) -> None:
        """A number key: puts its code on the mark at hand."""
        code = self.code_on(number)
        if self._mark() is None:
            self._study.said.emit(self._refusal)
        elif code is None:
            self._study.said.emit(f"Key {number} has no code yet.")
        elif self._study.may_change():
            self._apply([code])

    def code_on(self, number: int) -> CodeId | None:
        """The code of a number key."""
        self._know()
        return self._keys.code_on(number)

    def _know(self) -> None:
        with self._study.project.reading() as session:
            self._codes = queries.codes(session)
        offered = [row for row in self._codes if row.offered]
        if not self._keys.told():
            self._keys.take(kept_keys(self._study))
        self._keys.keep_only({row.id for row in offered})
        self._keys.begin_with(offered)

    def _apply_several(self, codes: list[CodeId], new: NewCode | None) -> None:
        self._apply(codes, new.name if new else "", new.parent if new else None)

    def _apply(self, codes: Sequence[CodeId], new: str = "", parent: CodeId | None = None) -> None:
        """All of it in one step."""
        found = self._mark()
        if found is not None:
            self._study.attempt(lambda: self._store(found[0], codes, new, parent))

    def _store(self, mark: MarkId, codes: Sequence[CodeId], new: str, parent: CodeId | None) -> None:
        project = self._study.project
        wanted = list(codes)
        with project.step("Code mark"):
            coder = coding.coder_named(project, name=self._study.settings.coder)
            if new:
                known = same_name(new, [row for row in self._codes if row.parent == parent])
                wanted.append(known.id if known else coding.add_code(project, name=new, parent=parent))
            for code in wanted:
                actions.code_mark(project, mark=mark, code=code, coder=coder)
        for code in wanted:
            self._keys.use(code)
        names = {row.id: row.name for row in self._codes}
        told = ", ".join(f"“{names.get(code, new)}”" for code in wanted)
        self._study.said.emit(f"Coded with {told}.")
