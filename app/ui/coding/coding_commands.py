"""What the researcher does on the Transcripts screen, by whatever hand: keys, menus, the palette, dragging."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.coding import queries as coding
from app.coding.rows import CodeId, CodingId, CodingMark
from app.language.spans import Span
from app.study import queries
from app.study.rows import SourceId, SourceStatus
from app.ui.choosing.code_choices import NewCode
from app.ui.choosing.code_palette import CodePalette
from app.ui.choosing.quick_keys import QuickKeys
from app.ui.coding.coding_desk import CodingDesk
from app.ui.coding.coding_panes import CodingPanes
from app.ui.coding.journey_words import ask_about, go_to_mark
from app.ui.coding.snap_choice import SNAP_WORDS
from app.ui.coding.transcript.passage_edges import Snap
from app.ui.coding.transcript.places import turn_at
from app.ui.open_study import OpenStudy

NOTHING_HERE = "Nothing is coded at the cursor."


class CodingCommands(QObject):
    """Finds the passage at hand and hands it to the desk; `window` is what the palette lies in."""

    def __init__(
        self, study: OpenStudy, panes: CodingPanes, desk: CodingDesk, keys: QuickKeys, window: QWidget
    ) -> None:
        super().__init__(window)
        self._study = study
        self._panes = panes
        self._view = panes.view
        self._desk = desk
        self._keys = keys
        self._window = window
        self.palette = CodePalette(study.theme, window)
        self.palette.applied.connect(lambda code, _: self._take(CodeId(code)))
        self.palette.create_requested.connect(self._take_new)
        self.palette.several_applied.connect(self.apply_several)

        panes.header.names_wanted.connect(self.replace_names)
        study.keys.changed.connect(self._take_keys)
        self._take_keys()

    def _take_keys(self) -> None:
        """The keys that are heard by the text and the palette, and by no menu."""
        self._view.keys.take(self._study.keys)
        self.palette.take_keys(self._study.keys)

    # Coding

    def passage(self) -> Span | None:
        """What a code would be put on: the selection, the sentence at the caret, else the turn."""
        found, row = self._view.passage_at_hand(), self._desk.transcript
        turn = None if row is None else turn_at(row, self._view.caret())
        if found is None and row is not None and turn is not None and turn.speech.of(row.text).strip():
            found = turn.speech
            self._view.select(found)
        return found

    def open_palette(self) -> None:
        """The palette opens beside the passage at hand."""
        if self.passage() is not None and self._study.may_change():
            self._open_palette(None)

    def change_code(self, coding: CodingId | None = None) -> None:
        """The palette opens for another code in the place of one: the one at hand unless another is named."""
        at_hand = self._view.coding_at_hand()
        mark = self._desk.marks.get(coding) if coding is not None else at_hand
        if mark is None:
            self._study.said.emit(NOTHING_HERE)
        elif self._study.may_change():
            self._view.choose(mark.coding)
            self._open_palette(mark)

    def _open_palette(self, instead_of: CodingMark | None) -> None:
        words = self._view.selection_rect()
        words.moveTopLeft(self._view.mapTo(self._window, words.topLeft()))
        self.palette.set_recent(self._keys.recent)
        self.palette.set_group(self._panes.codebook.group_at_hand())
        self.palette.open_beside(words, instead_of=instead_of)

    def _take(self, code: CodeId) -> None:
        """A code was chosen in the palette."""
        if self.palette.instead_of is None:
            self.apply(code)
        else:
            self._desk.recode(self.palette.instead_of.coding, code)

    def _take_new(self, name: str, parent: CodeId | None) -> None:
        """A new code was named in the palette."""
        if self.palette.instead_of is None:
            self.apply_new(name, parent)
        else:
            self._desk.recode_new(self.palette.instead_of.coding, name, parent)

    def apply(self, code: int) -> None:
        """Puts a code on the passage at hand, and gives the keyboard back to the text."""
        span = self.passage()
        if span is not None:
            self._desk.apply(CodeId(code), span)
        if not self.palette.isVisible():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, number: int) -> None:
        """A number key: puts its code on the passage at hand."""
        span = self.passage()
        if span is not None:
            self._desk.press(number, span)

    def apply_several(self, codes: list[CodeId], new: NewCode | None) -> None:
        """Puts several codes on the passage at hand."""
        span = self.passage()
        if span is not None:
            self._desk.apply_several(codes, new, span)

    def apply_new(self, name: str, parent: CodeId | None) -> None:
        """Makes a code and puts it on the passage at hand."""
        span = self.passage()
        if span is not None:
            self._desk.apply_new(name, parent, span)

    def drop(self, code: int, span: Span) -> None:
        """A code was dragged onto a passage, or a passage onto a code."""
        self._view.select(span)
        self._desk.apply(CodeId(code), span)

    def point_at(self, mark: int) -> None:
        """A coding was chosen beside the text: the cursor goes there."""
        found = self._desk.marks.get(CodingId(mark))
        if found is not None:
            self._view.set_caret(found.start)
            self._panes.inspector.choose(found.coding)

    def write_on(self, mark: int, memo: str) -> None:
        """Stores the memo of a coded passage."""
        self._desk.write(CodingId(mark), memo)

    def repeat_code(self) -> None:
        """Puts the last code on the passage at hand."""
        span = self.passage()
        if span is not None:
            self._desk.repeat(span)

    def code_words(self) -> None:
        """The selected words become a code of their own."""
        span = self._view.selection()
        if span is None:
            self._study.said.emit("Select the words that are to be the code’s name.")
        else:
            self._desk.apply_words(self._panes.codebook.group_at_hand(), span)

    def remove_coding(self, mark: int) -> None:
        """Takes a code off its passage."""
        self._desk.remove(CodingId(mark))

    def remove_at_hand(self) -> None:
        """Takes the code at the cursor off its passage."""
        mark = self._view.coding_at_hand()
        if mark is None:
            self._study.said.emit(NOTHING_HERE)
        else:
            self.remove_coding(mark.coding)

    def write_memo(self) -> None:
        """The keyboard goes to the memo of the passage at the cursor."""
        self._panes.inspector.start_memo()

    def copy_words(self) -> None:
        """The selected words with their attribution."""
        self._view.copy_words()

    def show_only(self, code: CodeId | None = None) -> None:
        """One code alone, or all again."""
        self._view.show_only(code)

    def shows_one(self) -> bool:
        """Whether one code stands alone."""
        return self._view.shows_one

    # Journeys

    def make_event(self) -> None:
        """The passage at hand becomes an event of a child’s journey."""
        self._ask_journey(event=True)

    def link_mark(self) -> None:
        """The passage at hand tells of a mark of a child’s journey."""
        self._ask_journey(event=False)

    def go_to_mark(self) -> None:
        """To the mark of a journey that the words at the cursor tell of."""
        row, here = self._desk.transcript, self._view.selection()
        if row is not None:
            caret = self._view.caret()
            go_to_mark(self._study, row, here or Span(caret, caret), self._view)

    def _ask_journey(self, *, event: bool) -> None:
        span, row = self.passage(), self._desk.transcript
        if span is not None and row is not None:
            ask_about(self._study, row, span, self._window, event=event)

    # The rest of what can be done

    def go_to_uncoded(self) -> None:
        """To the next participant's turn that no passage touches, round the end."""
        row = self._desk.transcript
        if row is None:
            return
        here = turn_at(row, self._view.caret())
        with self._study.project.reading() as session:
            start = coding.next_uncoded_turn(session, row.version, here.start if here else -1)
            start = coding.next_uncoded_turn(session, row.version, -1) if start is None else start
        turn = None if start is None else turn_at(row, start)
        if turn is None:
            self._study.said.emit("Every participant’s turn has a coded passage.")
            return
        self._view.set_caret(turn.speech_start)
        self._view.bring_into_sight(turn.speech)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_snap(self) -> None:
        """Selections take in the next larger thing from now on: words, sentences, turns, and then nothing."""
        snap = Snap.called(self._study.settings.snap_to).after
        self._study.prefer(snap_to=snap.value)
        self._study.said.emit(SNAP_WORDS[snap])

    def finish_source(self) -> None:
        """Marks the open transcript fully coded."""
        self.set_status(SourceStatus.CODED)

    def set_status(self, status: SourceStatus) -> None:
        """Says how far the coding of the open transcript has come."""
        row = self._desk.transcript
        if row is not None:
            self._panes.sources.set_status(row.source, status)

    def make_code(self) -> None:
        """The keyboard goes to where a code is made."""
        self._panes.codebook.start_new()

    def edit_definition(self, code: int) -> None:
        """The record of a code, beside the transcript."""
        row = self._panes.codebook.model.row_of(CodeId(code))
        if row is not None:
            from app.ui.coding.codebook.code_editor import CodeDialog

            CodeDialog(self._study, row, self._window).open()

    def sign_off(self, source: SourceId | None = None) -> None:
        """Says that no real name is left in transcripts: this one is ticked, others may be."""
        row = self._desk.transcript
        source = source or (row.source if row else None)
        if source is not None and self._study.may_change():
            with self._study.project.reading() as session:
                rows = [one for one in queries.sources(session) if not (one.signed_off or one.excluded)]
            if not rows:
                self._study.said.emit("Every transcript is signed off.")
                return
            from app.ui.coding.safeguarding.sign_off_dialog import SignOffDialog

            SignOffDialog(self._study, rows, {source}, self._window).open()

    def replace_names(self) -> None:
        """To where names are replaced; selected words are a name that somebody found."""
        row, span = self._desk.transcript, self._view.selection()
        if row is not None:
            self._study.names_wanted.emit(row.source, "" if span is None else span.of(row.text))

    def assign_speakers(self, source: SourceId | None = None) -> None:
        """Whose labels are these."""
        row = self._desk.transcript
        source = source or (row.source if row else None)
        if source is not None and self._study.may_change():
            with self._study.project.reading() as session:
                transcript, speakers = queries.transcript(session, source), queries.speakers(session, source)
                people = queries.participants(session)
            from app.ui.coding.speakers_dialog import SpeakersDialog

            SpeakersDialog(self._study, transcript, speakers, people, self._window).open()
