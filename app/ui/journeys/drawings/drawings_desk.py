"""What is done with the picture at hand: every deed one step, refused in a sentence, said in the status bar."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from app.coding import actions as coding
from app.coding.note_rows import AboutKind, Subject
from app.coding.queries import lost_with_region
from app.coding.region_rows import RegionCode, RegionRow
from app.coding.rows import CodeId, CoderId, CodingId, PassageLinkId, SegmentId
from app.journeys import actions as journeys
from app.journeys.journey_rows import MarkId
from app.pictures.regions.region import Region
from app.pictures.whole import PictureFile
from app.safeguards.gates import picture_past_gates
from app.safeguards.refusing import Looking
from app.safeguards.register import Held, let_leave
from app.store.put import ready_file
from app.study import actions
from app.study.picture_rows import Maker, PictureId, PictureKind, RedactionId, SafeCopyRow
from app.ui.choosing.code_choices import NewCode
from app.ui.journeys.drawings.canvas.shown import Key
from app.ui.journeys.drawings.link_dialog import Wanted
from app.ui.open_study import OpenStudy

T = TypeVar("T")


class DrawingsDesk(QObject):
    """Stores; who shows the picture hears of it as everybody does, by the study's change."""

    def __init__(self, study: OpenStudy, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study

    # Regions

    def mark(self, picture: PictureId, region: Region) -> Key | None:
        """A region of the picture."""
        made = self._do(lambda: coding.mark_region(self._study.project, picture=picture, region=region))
        return None if made is None else Key(False, made)

    def redact(self, picture: PictureId, region: Region) -> Key | None:
        """A part that nobody outside may see."""
        by = self._study.settings.coder
        made = self._do(lambda: actions.add_redaction(self._study.project, picture=picture, region=region, by=by))
        if made is not None:
            self._study.said.emit("Redacted. The safe copy has to be made (again).")
        return None if made is None else Key(True, made)

    def reshape(self, key: Key, region: Region) -> None:
        """Another outline."""
        project = self._study.project
        segment, redaction = key.segment, key.redacted
        if segment is not None:
            self._do(lambda: coding.reshape_region(project, segment=segment, region=region))
        elif redaction is not None:
            self._do(lambda: actions.change_redaction(project, redaction=redaction, region=region))

    def label(self, segment: SegmentId, words: str) -> None:
        """What is seen in a region."""
        self._do(lambda: coding.name_region(self._study.project, segment=segment, label=words))

    def reason(self, redaction: RedactionId, words: str) -> None:
        """Why a part is redacted."""
        self._do(lambda: actions.change_redaction(self._study.project, redaction=redaction, reason=words))

    def renumber(self, segment: SegmentId, number: int) -> None:
        """Another number."""
        self._do(lambda: coding.renumber_region(self._study.project, segment=segment, number=number))

    def remove(self, key: Key) -> None:
        """The region or redaction goes; what went with it is said, and undo brings it back."""
        project, segment, redaction = self._study.project, key.segment, key.redacted
        if redaction is not None:
            self._do(lambda: actions.remove_redaction(project, redaction=redaction))
            return
        if segment is None or not self._study.may_change():
            return
        with project.reading() as session:
            loss = lost_with_region(session, segment)
        self._do(lambda: coding.remove_region(project, segment=segment))
        parts = [(loss.codings, "code", "codes"), (loss.notes, "note", "notes"), (loss.links, "link", "links")]
        told = [f"{many} {one if many == 1 else more}" for many, one, more in parts if many]
        gone = f" with {' and '.join(told)}" if told else ""
        self._study.said.emit(f"Region removed{gone}. Undo brings it back.")

    # Codes and notes

    def code(self, segment: SegmentId, code: CodeId) -> None:
        """A code on a region."""

        def do() -> CodingId:
            with self._study.project.step("Code region"):
                return coding.code_segment(self._study.project, segment=segment, code=code, coder=self._coder())

        self._do(do)

    def code_new(self, segment: SegmentId, name: str, parent: CodeId | None) -> None:
        """A code is made and put on a region, in one step."""

        def do() -> CodingId:
            with self._study.project.step("Code region with new code"):
                made = coding.add_code(self._study.project, name=name, parent=parent)
                return coding.code_segment(self._study.project, segment=segment, code=made, coder=self._coder())

        self._do(do)

    def code_several(self, segment: SegmentId, codes: Sequence[CodeId], new: NewCode | None) -> None:
        """Several codes on a region, in one step."""

        def do() -> None:
            with self._study.project.step(f"Code region with {len(codes) + (new is not None)} codes"):
                coder = self._coder()
                for code in codes:
                    coding.code_segment(self._study.project, segment=segment, code=code, coder=coder)
                if new is not None:
                    made = coding.add_code(self._study.project, name=new.name, parent=new.parent)
                    coding.code_segment(self._study.project, segment=segment, code=made, coder=coder)

        self._do(do)

    def uncode(self, code: RegionCode) -> None:
        """A code comes off its region."""
        self._do(lambda: coding.remove_coding(self._study.project, coding=code.coding))

    def note(self, segment: SegmentId, words: str) -> None:
        """A note on a region."""
        about, by = Subject(AboutKind.PASSAGE, segment), self._study.settings.coder
        self._do(lambda: coding.write_note(self._study.project, about=about, text=words, author=by))

    # Links

    def link(self, region: RegionRow, wanted: Wanted) -> None:
        """The region is linked to words, to another region, or stands behind a mark."""
        project, by, to = self._study.project, self._study.settings.coder, wanted.to

        def do() -> PassageLinkId:
            if wanted.is_mark and isinstance(to, int):
                mark = MarkId(SegmentId(to))
                return journeys.link_evidence(project, mark=mark, evidence=region.id, by=by, note=wanted.note)
            evidence = to if not isinstance(to, int) else SegmentId(to)
            return coding.link_region(
                project, segment=region.id, evidence=evidence, kind=wanted.kind, by=by, note=wanted.note
            )

        if self._do(do) is not None:
            self._study.said.emit(f"Region {region.number} is linked.")

    def unlink(self, link: int) -> None:
        """A link goes."""
        self._do(lambda: coding.unlink_passages(self._study.project, link=PassageLinkId(link)))

    # The picture

    def describe(self, picture: PictureId, words: str) -> None:
        """What is on the picture."""
        self._do(lambda: actions.describe_picture(self._study.project, picture=picture, words=words))

    def set_kind(self, picture: PictureId, kind: PictureKind) -> None:
        """What the picture is."""
        self._do(lambda: actions.set_picture_kind(self._study.project, picture=picture, kind=kind))

    def keep_copy(self, picture: PictureId, copy: PictureFile, covers: Sequence[Region]) -> None:
        """The safe copy is kept."""
        by = self._study.settings.coder
        self._do(
            lambda: actions.make_safe_copy(self._study.project, picture=picture, copy=copy, covers=covers, by=by)
        )

    def drop_copy(self, picture: PictureId) -> None:
        """The safe copy goes."""
        self._do(lambda: actions.drop_safe_copy(self._study.project, picture=picture))

    def to_leave(self, picture: PictureId) -> SafeCopyRow | None:
        """What may leave of the picture; None where nothing may, which is said."""

        def look() -> SafeCopyRow:
            with self._study.project.reading() as session:
                return picture_past_gates(session, picture)

        return self._study.attempt(look)

    def write(self, copy: SafeCopyRow, path: Path, makers: Sequence[Maker]) -> None:
        """The safe copy into a file, which is registered with who drew it."""
        project, by = self._study.project, self._study.settings.coder
        people = {maker.participant: Held(pictures=1) for maker in makers}

        def put() -> bool:
            look = Looking(self._study.names_in)
            look.at_file(path)
            look.refuse()
            file = ready_file(copy.content, path, ending=copy.ending, thing="picture")
            let_leave(project, [file], kind="picture", title="Safe copy", by=by, people=people)
            return True

        if self._study.attempt(put):
            self._study.said.emit(f"Safe copy written: {path.name}.")

    def _do(self, do: Callable[[], T]) -> T | None:
        return self._study.attempt(do) if self._study.may_change() else None

    def _coder(self) -> CoderId:
        return coding.coder_named(self._study.project, name=self._study.settings.coder)
