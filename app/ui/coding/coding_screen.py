"""The Transcripts screen: sources, the transcript with its codes, the codebook, and what lies at the cursor.

It reads for its panes and joins them; coding itself is `coding_desk`'s, the codebook `codebook_panel`'s.
"""

from collections.abc import Collection, Sequence
from math import log

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.coding import queries as coding
from app.coding.note_rows import AboutKind, Subject
from app.coding.rows import CodeId, CodeRow, CodingId
from app.language.spans import Span
from app.study import queries
from app.study.rows import ParticipantRow, SourceId, SourceRow, SourceStatus
from app.ui.choosing.quick_keys import QuickKeys
from app.ui.coding.coding_actions import CodingActions
from app.ui.coding.coding_commands import CodingCommands
from app.ui.coding.coding_desk import CodingDesk
from app.ui.coding.coding_panes import CodingPanes
from app.ui.coding.copied_words import copy_from
from app.ui.coding.correcting.correcting_desk import CorrectingDesk
from app.ui.coding.desk_memory import DeskMemory, Place
from app.ui.coding.notes.notes_desk import NotesDesk
from app.ui.coding.safeguarding.concerns_desk import ConcernsDesk
from app.ui.coding.stance_desk import StanceDesk
from app.ui.coding.transcript.gutter_signs import GutterSign
from app.ui.coding.transcript.passage_edges import Snap
from app.ui.coding.transcript.places import turn_at
from app.ui.coding.transcript.transcript_view import ZOOM_STEP
from app.ui.commands import explain
from app.ui.open_study import OpenStudy
from app.ui.screen import Screen
from app.ui.widgets.empty_state import EmptyState

NOTHING_SELECTED = "Nothing is coded here. Select words and press Enter."
SELECTED = "Nothing is coded here. Press Enter to code the selected words."
EMPTY = (
    "Bring in interviews as Word, OpenDocument, text, PDF or subtitle files, or drop them on this window. "
    "Then select what somebody said and press Enter to code it."
)


class CodingScreen(Screen):
    """Reading and coding, one transcript at a time."""

    name = "transcripts"
    watches = frozenset(
        {"source", "speaker", "participant", "perspective", "area", "consent", "turn", "text_version"}
        | {"code", "coding", "segment", "coder", "sign_off", "concern"}
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.setAccessibleName("Transcripts")
        self.keys = QuickKeys()
        self.panes = CodingPanes(study, self.keys)
        self.sources, self.header, self.view = self.panes.sources, self.panes.header, self.panes.view
        self.codebook, self.inspector = self.panes.codebook, self.panes.inspector
        self.desk = CodingDesk(study, self.view, self.keys, self)
        self.commands = CodingCommands(study, self.panes, self.desk, self.keys, self)
        self.notes = NotesDesk(study, self.view, self.desk, self.inspector.notes, self.commands.passage, self)
        self.concerns = ConcernsDesk(study, self.panes, self.desk, self.commands.passage, self)
        self.stances = StanceDesk(study, self.view, self.desk, self.inspector, self.commands.passage, self)
        self.correcting = CorrectingDesk(study, self.panes, self.desk, self, self.show_source)
        self.keeper = self.correcting
        parts = {**self.view.deeds, **self.codebook.deeds}
        hands = self.commands, self.notes, self.concerns, self.correcting, self.stances
        self.named = CodingActions(self, *hands, parts, study.keys)
        self.notes.noted.connect(self.view.set_note_marks)
        self.panes.field_note.follow(self.desk)
        explain(self.header.snap, self.named.actions["transcripts.snap"])
        if study.read_only:
            self.named.only_read()
        self.empty = EmptyState(
            study.theme,
            icon_name="transcripts",
            title="No transcripts yet",
            words=EMPTY,
            steps=("Import transcripts…",),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.panes)
        self._stack.addWidget(self.empty)
        self._people: list[ParticipantRow] = []
        self._source: SourceId | None = None
        self._places: dict[SourceId, Place] = {}
        self._memory = DeskMemory(study)
        self.keys.take(self._memory.keys)
        self.setFocusProxy(self.view)
        self._connect()
        self._follow_settings()

    # Going somewhere

    def show_source(self, source: SourceId, span: Span | None = None) -> None:
        """Shows a transcript, at a passage if one is given."""
        if not self.correcting.finish_quietly():
            return
        self._freshen()
        if source != self._source:
            self._open(source)
        if span is not None and self._source == source:
            self.view.reveal(span)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> object:
        if self._source is None:
            return None
        return Place(self._source, self.view.caret(), self.view.verticalScrollBar().value())

    def return_to(self, place: object) -> None:
        known = isinstance(place, Place) and self.sources.model.row_of(place.source) is not None
        if isinstance(place, Place) and known and self.correcting.finish_quietly():
            self._freshen()
            self._open(place.source)
            self._go(place)

    def start_finding(self) -> None:
        (self.panes.correcting if self.correcting.is_on else self.view).open_find()

    def refresh(self) -> None:
        with self.study.project.reading() as session:
            sources, perspectives = queries.sources(session), queries.perspectives(session)
            self._people = queries.participants(session)
            codes = coding.codes(session)
        self._know(codes)
        self.sources.show_sources(sources, perspectives)
        self._stack.setCurrentWidget(self.panes if sources else self.empty)
        known = {row.id for row in sources}
        if self._source is not None and self._source in known:
            self._reread()
        else:
            self._source = None
            self.desk.put(None, ())
            if sources:
                self._open(self._remembered(known))

    # Qt's events

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep_place()
        self._remember()

    # Inside: joining the panes

    def _connect(self) -> None:
        do = self.commands
        view, desk, codebook, inspector = self.view, self.desk, self.codebook, self.inspector
        self.empty.step_taken.connect(lambda _: self.study.import_wanted.emit([]))
        self.sources.chosen.connect(self._open)
        self.sources.opened.connect(view.setFocus)
        self.sources.speakers_wanted.connect(do.assign_speakers)
        self.sources.sign_off_wanted.connect(do.sign_off)
        self.header.sign_off_wanted.connect(lambda: do.sign_off())
        self.header.status_chosen.connect(do.set_status)
        self.header.layers_chosen.connect(self._choose_layers)
        self.header.snap.chosen.connect(lambda snap: self.study.prefer(snap_to=snap))
        self.header.zoomed.connect(lambda step: view.zoom_by(step) if step else view.reset_zoom())
        view.zoomed.connect(self._keep_zoom)
        copy_from(self.study, view, desk, lambda: self._people)
        view.caret_moved.connect(lambda _: self._look())
        view.passage_selected.connect(lambda _: self._look())
        view.code_requested.connect(do.open_palette)
        view.repeat_requested.connect(do.repeat_code)
        view.number_pressed.connect(do.press)
        view.stripe_clicked.connect(do.point_at)
        view.remove_requested.connect(do.remove_coding)
        view.resize_requested.connect(lambda mark, span: desk.resize(CodingId(mark), span))
        view.coding_chosen.connect(lambda mark: inspector.choose(mark) if mark is not None else None)
        view.notes_requested.connect(self._open_notes)
        view.command_pressed.connect(lambda name: self.named.do(name) or self.study.may_change())
        view.code_dropped.connect(do.drop)
        view.context_menu_requested.connect(self._open_menu)
        desk.changed.connect(self._follow_desk)
        desk.counted.connect(lambda code, by: codebook.model.recount(CodeId(code), by))
        desk.code_made.connect(self._reread_codes)
        codebook.chosen.connect(view.focus_code)
        codebook.used.connect(do.apply)
        codebook.passage_dropped.connect(do.drop)
        codebook.passages_wanted.connect(lambda code: self.study.code_wanted.emit(CodeId(code)))
        codebook.definition_wanted.connect(do.edit_definition)
        codebook.keys_changed.connect(self._remember)
        do.palette.pin_wanted.connect(codebook.pin)
        inspector.remove_wanted.connect(do.remove_coding)
        inspector.memo_written.connect(do.write_on)
        inspector.definition_wanted.connect(do.edit_definition)
        inspector.coding_chosen.connect(view.choose)
        inspector.left.connect(view.setFocus)
        self.study.settings_changed.connect(self._follow_settings)

    def _open_menu(self, place: QPoint) -> None:
        self.named.open_menu(place, self.view.codings_at_caret(), self.view.selection())

    def _open_notes(self, sign: GutterSign) -> None:
        """The memo or the note that a sign beside the text stands for."""
        if sign.memos:
            self.inspector.choose(sign.memos[0].coding)
            self.inspector.start_memo()
        else:
            self.inspector.notes.enter()

    def _look(self) -> None:
        """What lies at the cursor."""
        row = self.desk.transcript
        if row is not None:
            self.inspector.finish()
            self.inspector.show_turn(turn_at(row, self.view.caret()))
            selected = self.view.textCursor().hasSelection()
            self.inspector.show_marks(
                self.view.codings_at_caret(), idle=SELECTED if selected else NOTHING_SELECTED
            )
            at_hand = self.view.coding_at_hand()
            if at_hand is not None:
                self.inspector.choose(
                    at_hand.coding
                )  # what Delete takes off is what stands chosen beside the text

    def _follow_desk(self) -> None:
        row = self.sources.model.row_of(self._source)
        if row is not None:
            self.header.show_facts(row, len(self.desk.marks))
            if row.status is SourceStatus.NEW:
                self._reread_sources()
        self.codebook.follow_keys()
        self._look()

    # Inside: reading

    def _open(self, source: SourceId) -> None:
        if source == self._source and self.desk.transcript is not None:
            return
        self.inspector.finish()
        self._keep_place()
        self._source = source
        with self.study.project.reading() as session:
            transcript = queries.transcript(session, source)
            marks = coding.codings_in(session, transcript.version)
        self.desk.put(transcript, marks)
        self.sources.choose(source)
        self._tell_header()
        first = transcript.turns[0].speech_start if transcript.turns else 0
        self._go(self._places.get(source, Place(source, first, 0)))
        self._look()

    def _reread(self) -> None:
        """The open transcript as it is stored now, painted anew where it is another."""
        assert self._source is not None
        with self.study.project.reading() as session:
            transcript = queries.transcript(session, self._source)
            marks = coding.codings_in(session, transcript.version)
        if self.desk.holds(transcript):
            self.desk.follow(marks)
        else:
            place = self.place()
            self.desk.put(transcript, marks)
            self._go(place)
        self._tell_header()
        self._look()

    def _go(self, place: object) -> None:
        row = self.desk.transcript
        if isinstance(place, Place) and row is not None:
            self.view.set_caret(min(place.caret, len(row.text)))
            self.view.verticalScrollBar().setValue(place.scrolled)

    def _reread_sources(self) -> None:
        with self.study.project.reading() as session:
            self.sources.show_sources(queries.sources(session), queries.perspectives(session))
        self._tell_header()

    def _reread_codes(self) -> None:
        with self.study.project.reading() as session:
            self._know(coding.codes(session))

    def _know(self, codes: Sequence[CodeRow]) -> None:
        offered = [row for row in codes if row.offered]
        self.keys.keep_only({row.id for row in offered})
        self.keys.begin_with(offered)
        self.desk.know(codes, frozenset(person.id for person in self._people if not person.counted))
        self.codebook.show_codes(codes)
        self.commands.palette.set_codes([row for row in codes if not row.retired])
        self.inspector.show_codes(codes)

    def _tell_header(self) -> None:
        row, transcript = self.sources.model.row_of(self._source), self.desk.transcript
        if row is not None and transcript is not None:
            heard = {turn.participant for turn in transcript.turns}
            self.header.show_source(row, [person for person in self._people if person.id in heard])
            self.header.show_facts(row, len(self.desk.marks))
            self.panes.notes_button.show_subject(Subject(AboutKind.SOURCE, row.id))

    # Inside: small things

    def _choose_layers(self) -> None:
        self.study.prefer(
            show_wash=self.header.wash.isChecked(),
            show_underlines=self.header.underlines.isChecked(),
            show_stripes=self.header.stripes.isChecked(),
            show_memos=self.header.memos.isChecked(),
        )

    def _follow_settings(self) -> None:
        kept = self.study.settings
        if self._zoom_steps() != kept.transcript_zoom:
            self.view.set_zoom(ZOOM_STEP**kept.transcript_zoom)
        self.header.show_zoom(self.view.zoom)
        layers = {"underlines": kept.show_underlines, "stripes": kept.show_stripes, "memos": kept.show_memos}
        self.header.show_layers(wash=kept.show_wash, **layers)
        self.view.show_layers(washes=kept.show_wash, **layers)
        self.view.snap = Snap.called(kept.snap_to)
        self.header.snap.show_snap(self.view.snap)
        self.view.announcer.enabled = kept.say_codes

    def _keep_zoom(self) -> None:
        self.header.show_zoom(self.view.zoom)
        if self._zoom_steps() != self.study.settings.transcript_zoom:
            self.study.prefer(transcript_zoom=self._zoom_steps())

    def _zoom_steps(self) -> int:
        return round(log(self.view.zoom, ZOOM_STEP))

    def _keep_place(self) -> None:
        place = self.place()
        if isinstance(place, Place):
            self._places[place.source] = place

    def _remember(self) -> None:
        self._memory.keep(self.keys.told(), self._source, self.view.caret())

    def _remembered(self, known: Collection[SourceId]) -> SourceId:
        """The source read last time, or the first in the list."""
        place = self._memory.place
        if place is not None and place[0] in known:
            source = SourceId(place[0])
            self._places.setdefault(source, Place(source, place[1], 0))
            return source
        return next(row.id for row in self.sources.model.nodes if isinstance(row, SourceRow))
