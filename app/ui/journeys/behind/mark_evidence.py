"""Codes and words behind the mark at hand: each is put there, opened and taken away in one step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from app.coding import actions as coding
from app.coding import queries
from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId, CoderId, PassageLinkId
from app.journeys import actions
from app.journeys.evidence_rows import LinkedPassage, LinkedRegion, MarkCode
from app.journeys.journey_rows import MarkId
from app.ui.choosing.code_choices import NewCode
from app.ui.choosing.code_palette import CodePalette
from app.ui.journeys.behind.words_dialog import WordsDialog
from app.ui.journeys.inspector.evidence_part import EvidencePart
from app.ui.open_study import OpenStudy


class MarkEvidence(QObject):
    """Acts on the mark it was asked for; the palette opens over `owner`."""

    def __init__(self, study: OpenStudy, owner: QWidget) -> None:
        super().__init__(owner)
        self._study = study
        self._owner = owner
        self._mark: MarkId | None = None
        self._recent: list[CodeId] = []
        self.palette = CodePalette(study.theme, owner)
        self.palette.applied.connect(lambda code, _: self._code([CodeId(code)], None))
        self.palette.create_requested.connect(lambda name, group: self._code([], (name, group)))
        self.palette.several_applied.connect(self._code_several)

    def serve(self, part: EvidencePart) -> None:
        """Open and take away what a part shows."""
        part.passage_wanted.connect(self.open_passage)
        part.region_wanted.connect(self.open_region)
        part.unlink_wanted.connect(self.unlink)
        part.uncode_wanted.connect(self.uncode)

    def code(self, mark: MarkId, beside: QRect, what: str) -> None:
        """Ask for a code beside a place of the owner, and put it on the mark."""
        if not self._study.may_change():
            return
        self._mark = mark
        with self._study.project.reading() as session:
            self.palette.set_codes(queries.codes(session))
        self.palette.take_keys(self._study.keys)
        self.palette.set_recent(self._recent)
        self.palette.open_beside(beside)
        self.palette.field.setAccessibleName(f"Code for {what}")

    def link(self, mark: MarkId, what: str, teller: str) -> None:
        """Ask for words that tell of a mark, and link them to it."""
        if not self._study.may_change():
            return
        dialog = WordsDialog(self._study, what, teller, self._owner.window())
        dialog.chosen.connect(lambda place, note: self._link(mark, place, note))
        dialog.open()

    def unlink(self, link: PassageLinkId) -> None:
        """Take a link away."""
        self._do(lambda: actions.unlink_evidence(self._study.project, link=link))

    def uncode(self, code: MarkCode) -> None:
        """Take a code off its mark."""
        self._do(lambda: coding.remove_coding(self._study.project, coding=code.coding))

    def open_passage(self, linked: LinkedPassage) -> None:
        """Go to the words."""
        self._study.source_wanted.emit(linked.passage.source, linked.passage.span)

    def open_region(self, linked: LinkedRegion) -> None:
        """Go to the region on its picture."""
        self._study.segment_wanted.emit(linked.region)

    # Inside

    def _link(self, mark: MarkId, place: PassagePlace, note: str) -> None:
        project, by = self._study.project, self._study.settings.coder
        done = self._do(lambda: actions.link_evidence(project, mark=mark, evidence=place, by=by, note=note))
        if done is not None:
            self._study.said.emit("The words are linked.")

    def _code_several(self, codes: Sequence[int], new: NewCode | None) -> None:
        self._code([CodeId(code) for code in codes], None if new is None else (new.name, new.parent))

    def _code(self, codes: Sequence[CodeId], new: tuple[str, CodeId | None] | None) -> None:
        """Put codes on the mark, and a new one if one is wanted, in one step."""
        mark, project = self._mark, self._study.project
        if mark is None:
            return

        def do() -> bool:
            many = len(codes) + (new is not None)
            with project.step("Code mark" if many == 1 else f"Code mark with {many} codes"):
                coder = self._coder()
                made = [] if new is None else [coding.add_code(project, name=new[0], parent=new[1])]
                for code in (*codes, *made):
                    actions.code_mark(project, mark=mark, code=code, coder=coder)
            return True

        self._do(do)
        self._recent = [*codes, *(code for code in self._recent if code not in codes)]

    def _coder(self) -> CoderId:
        return coding.coder_named(self._study.project, name=self._study.settings.coder)

    def _do(self, do: Callable[[], object]) -> object:
        return self._study.attempt(lambda: (do(),)) if self._study.may_change() else None
