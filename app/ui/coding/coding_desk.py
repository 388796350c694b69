"""Putting codes on passages of the open transcript: stored at once, and only what changed is shown anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.coding import actions
from app.coding.rows import PATH_SEPARATOR, CodeId, CoderId, CodeRow, CodingId, CodingMark, Origin, SegmentId
from app.language.spans import Span
from app.store.changes import Changes
from app.study.rows import ParticipantId, TranscriptRow, VersionId
from app.ui.choosing.code_choices import NewCode
from app.ui.choosing.code_matching import same_name
from app.ui.choosing.quick_keys import QuickKeys
from app.ui.coding.sentence_reading import SentenceReading
from app.ui.coding.transcript.places import turns_touching
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.open_study import OpenStudy

LONGEST_IN_VIVO = 60
FEW = 40
"""So many codings at most are shown one by one after an undo; more than that all at once."""


class CodingDesk(QObject):
    """One transcript on the desk, with its codings; `owner` is what its steps are announced as coming from."""

    changed = Signal()
    """A coding was added or taken away."""
    counted = Signal(int, int)
    """The codebook counts a code so many times more (or less)."""
    code_made = Signal()
    """The codebook has a code more."""
    read = Signal()
    """The transcript on the desk was read again, or another one was."""

    def __init__(self, study: OpenStudy, view: TranscriptView, keys: QuickKeys, owner: QObject) -> None:
        super().__init__(owner)
        self._study = study
        self._view = view
        self._sentences = SentenceReading(study, view)
        self._keys = keys
        self._owner = owner
        self._codes: Mapping[CodeId, CodeRow] = {}
        self._uncounted: frozenset[ParticipantId] = frozenset()
        self._coders: dict[str, CoderId] = {}
        study.changed.connect(self._forget_coders)
        self.transcript: TranscriptRow | None = None
        self.marks: dict[CodingId, CodingMark] = {}
        self.withheld: tuple[Span, ...] = ()
        """Words that a concern keeps out of every count."""

    # What lies on the desk

    def know(self, codes: Sequence[CodeRow], uncounted: frozenset[ParticipantId]) -> None:
        """The codebook as it is now, and the people who are in no count."""
        self._codes = {row.id: row for row in codes}
        self._uncounted = uncounted

    def put(self, transcript: TranscriptRow | None, marks: Sequence[CodingMark]) -> None:
        """Another transcript, or other words in it."""
        self.transcript = transcript
        self.marks = {mark.coding: mark for mark in marks}
        if transcript is not None:
            self._view.set_transcript(transcript)
            self._view.set_codings(marks)
        self._sentences.read(transcript)
        self.read.emit()

    def holds(self, transcript: TranscriptRow) -> bool:
        """Whether these are the words on the desk, spoken by the same people."""
        here = self.transcript
        return here is not None and replace(transcript, name=here.name, status=here.status) == here

    def follow(self, marks: Sequence[CodingMark]) -> None:
        """The codings as they are now; what stays the same is not painted again."""
        now = {mark.coding: mark for mark in marks}
        gone = [coding for coding, mark in self.marks.items() if now.get(coding) != _as_stored(mark, now)]
        new = [mark for coding, mark in now.items() if coding not in self.marks or coding in gone]
        self.marks = now
        if len(gone) + len(new) > FEW:
            self._view.set_codings(marks)
        else:
            for coding in gone:
                self._view.remove_coding(coding)
            for mark in new:
                self._view.add_coding(mark)
        self.read.emit()

    def counts(self, mark: CodingMark) -> bool:
        """Whether a coding is in the codebook's counts.

        It is not when only excluded people are heard in it, or a concern stands on its words.
        """
        if any(mark.span.overlaps(span) for span in self.withheld):
            return False
        if self.transcript is None or not self._uncounted:
            return True
        turns = turns_touching(self.transcript, mark.start, mark.end)
        heard = {turn.participant for turn in turns if turn.speech.overlaps(mark.span)} - {None}
        return not heard or bool(heard - self._uncounted)

    # What is done on it

    def apply(self, code: CodeId, span: Span) -> None:
        """Puts a code on a passage."""
        row = self._codes.get(code)
        if self.transcript is None or row is None or not self._study.may_change():
            return
        if row.category:
            self._study.said.emit(f"“{row.name}” groups codes: choose one below it.")
            return
        version = self.transcript.version

        def put() -> None:
            with self._study.project.step("Code passage", initiator=self._owner):
                coding = actions.apply_code(
                    self._study.project, version=version, span=span, code=code, coder=self._coder()
                )
            if self._shows(version):
                self._show_applied(coding, code, span)

        self._study.attempt(put)

    def apply_several(self, codes: Sequence[CodeId], new: NewCode | None, span: Span) -> None:
        """Puts several codes on a passage in one step, and one that is made for it."""
        if self.transcript is None or not self._study.may_change():
            return
        project, version, many = self._study.project, self.transcript.version, len(codes) + (new is not None)

        def put() -> None:
            with project.step(f"Code passage with {many} codes", initiator=self._owner):
                coder = self._coder()
                made = [
                    (code, actions.apply_code(project, version=version, span=span, code=code, coder=coder))
                    for code in codes
                ]
                if new is not None:
                    made.append(
                        actions.apply_new_code(
                            project, version=version, span=span, name=new.name, parent=new.parent, coder=coder
                        )
                    )
            if new is not None:
                self.code_made.emit()
            for code, coding in made if self._shows(version) else ():
                self._show_applied(coding, code, span, read=new is not None)

        self._study.attempt(put)

    def apply_new(self, name: str, parent: CodeId | None, span: Span, origin: Origin = Origin.EMERGENT) -> None:
        """Makes a code and puts it on a passage, in one step; a code of that name in that place is used."""
        known = same_name(name, [row for row in self._codes.values() if row.parent == parent])
        if known is not None:
            self.apply(known.id, span)
            return
        if self.transcript is None or not self._study.may_change():
            return
        version = self.transcript.version

        def put() -> None:
            with self._study.project.step("Code with new code", initiator=self._owner):
                code, coding = actions.apply_new_code(
                    self._study.project,
                    version=version,
                    span=span,
                    name=name,
                    parent=parent,
                    coder=self._coder(),
                    origin=origin,
                )
            self.code_made.emit()
            if self._shows(version):
                self._show_applied(coding, code, span, read=True)

        self._study.attempt(put)

    def apply_words(self, parent: CodeId | None, span: Span) -> None:
        """Makes a code named by the participant's own words and puts it on them."""
        if self.transcript is not None:
            self.apply_new(in_vivo_name(span.of(self.transcript.text)), parent, span, Origin.IN_VIVO)

    def repeat(self, span: Span) -> None:
        """Puts the last code on a passage."""
        if self._keys.recent:
            self.apply(self._keys.recent[0], span)
        else:
            self._study.said.emit("No code to repeat yet: Enter chooses one.")

    def press(self, number: int, span: Span) -> None:
        """Puts the code of a number key on a passage."""
        code = self._keys.code_on(number)
        if code is None:
            self._study.said.emit(f"Key {number} has no code yet.")
        else:
            self.apply(code, span)

    def recode(self, coding: CodingId, code: CodeId) -> None:
        """Puts another code in the place of one."""
        mark = self.marks.get(coding)
        if mark is None or code not in self._codes or not self._study.may_change():
            return
        here = {(one.span, one.code, one.coder) for one in self.marks.values()}
        folds = (mark.span, code, mark.coder) in here
        # Where two become one everybody reads anew, for the memo of the other has changed too.
        initiator = None if folds else self._owner
        actions.recode_coding(self._study.project, coding=coding, code=code, initiator=initiator)
        if folds:
            self._study.said.emit(f"“{mark.name}” changed to “{self._codes[code].name}”.")
        else:
            self._show_recoded(mark, code)

    def recode_new(self, coding: CodingId, name: str, parent: CodeId | None) -> None:
        """Makes a code and puts it in the place of one, in one step; a code of that name in that place is used."""
        known = same_name(name, [row for row in self._codes.values() if row.parent == parent])
        mark, project = self.marks.get(coding), self._study.project
        if known is not None:
            self.recode(coding, known.id)
        elif mark is not None and self._study.may_change():
            with project.step("Change code of passage", initiator=self._owner):
                code = actions.add_code(project, name=name, parent=parent)
                actions.recode_coding(project, coding=coding, code=code)
            self.code_made.emit()
            self._show_recoded(mark, code, read=True)

    def remove(self, coding: CodingId) -> None:
        """Takes a code off its passage."""
        mark = self.marks.get(coding)
        if mark is None or not self._study.may_change():
            return
        actions.remove_coding(self._study.project, coding=coding, initiator=self._owner)
        del self.marks[coding]
        self._view.remove_coding(coding)
        self._study.said.emit(f"“{mark.name}” removed from the passage. Undo brings it back.")
        if self.counts(mark):
            self.counted.emit(mark.code, -1)
        self.changed.emit()

    def resize(self, coding: CodingId, span: Span) -> None:
        """Moves the ends of a coded passage."""
        mark = self.marks.get(coding)
        if mark is None or not self._study.may_change():
            return
        before = self.counts(mark)
        actions.resize_coding(self._study.project, coding=coding, span=span, initiator=self._owner)
        now = replace(mark, segment=UNKNOWN, start=span.start, end=span.end)
        self._show_anew(now)
        self._study.said.emit(f"“{mark.name}” now reaches over {_words(span.of(self._text()))}.")
        if self.counts(now) != before:
            self.counted.emit(mark.code, -1 if before else 1)

    def write(self, coding: CodingId, memo: str) -> None:
        """Stores the memo of a coded passage."""

        def put() -> None:
            actions.set_memo(self._study.project, coding=coding, memo=memo, initiator=self._owner)
            mark = self.marks.get(coding)
            if mark is not None:
                self._show_anew(replace(mark, memo=memo))

        self._study.attempt(put)

    # Inside

    def _shows(self, version: VersionId) -> bool:
        """Whether this text lies on the desk; what waited to be saved may be of another."""
        return self.transcript is not None and self.transcript.version == version

    def _text(self) -> str:
        return self.transcript.text if self.transcript is not None else ""

    def _show_anew(self, mark: CodingMark) -> None:
        """A coding that looks different now."""
        self.marks[mark.coding] = mark
        self._view.remove_coding(mark.coding)
        self._view.add_coding(mark)
        self.changed.emit()

    def _show_applied(self, coding: CodingId, code: CodeId, span: Span, *, read: bool = False) -> None:
        """A code was put on a passage; `read` where the codebook was read since, and counts it."""
        row = self._codes.get(code)
        self._keys.use(code)
        if row is not None and coding in self.marks:
            self._study.said.emit(f"Already coded with “{row.name}”.")
        elif row is not None:
            mark = self._add(coding, row, span)
            if self.counts(mark) and not read:
                self.counted.emit(code, 1)

    def _show_recoded(self, before: CodingMark, code: CodeId, *, read: bool = False) -> None:
        """Another code stands in the place of one; `read` as above."""
        row = self._codes[code]
        now = replace(before, code=code, name=row.name, colour=row.colour)
        self._keys.use(code)
        self.marks[now.coding] = now
        self._view.remove_coding(now.coding)
        self._view.add_coding(now)
        if self.counts(now) and not read:
            self.counted.emit(before.code, -1)
            self.counted.emit(code, 1)
        self._study.said.emit(f"“{before.name}” changed to “{row.name}”.")
        self.changed.emit()

    def _coder(self) -> CoderId:
        name = self._study.settings.coder
        if name not in self._coders:
            self._coders[name] = actions.coder_named(self._study.project, name=name)
        return self._coders[name]

    def _forget_coders(self, changes: Changes) -> None:
        """A coder who was just made, or whose making was undone, is asked for again."""
        if "coder" in changes.tables:
            self._coders.clear()

    def _add(self, coding: CodingId, row: CodeRow, span: Span) -> CodingMark:
        coder = self._study.settings.coder
        mark = CodingMark(coding, UNKNOWN, row.id, row.name, row.colour, span.start, span.end, coder, "")
        self.marks[coding] = mark
        self._view.add_coding(mark)
        self._study.said.emit(f"Coded with “{row.name}”.")
        self.changed.emit()
        return mark


UNKNOWN = SegmentId(0)
"""The segment of a coding just made: nothing on screen asks for it."""


def _as_stored(mark: CodingMark, now: Mapping[CodingId, CodingMark]) -> CodingMark:
    """A mark as reading gives it: one made here learns its segment."""
    stored = now.get(mark.coding)
    return mark if stored is None else replace(mark, segment=stored.segment)


def _words(said: str) -> str:
    """How much somebody said."""
    many = len(said.split())
    return "1 word" if many == 1 else f"{many} words"


def in_vivo_name(words: str) -> str:
    """A participant's words as the name of a code: one line, not too long, whole words."""
    name = " ".join(words.split()).replace(PATH_SEPARATOR, "/").strip(".,;:!?…“”\"' ")
    if len(name) <= LONGEST_IN_VIVO:
        return name
    return name[:LONGEST_IN_VIVO].rsplit(" ", 1)[0].rstrip(".,;:") + "…"
