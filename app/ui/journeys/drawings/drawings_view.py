"""The Drawings view: the pictures of the child at hand, one of them large, its regions and words beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.coding.note_rows import AboutKind, Subject
from app.coding.queries import picture_of
from app.coding.rows import SegmentId
from app.study.picture_rows import PictureId, PictureRow, RedactionId
from app.study.queries import pictures
from app.study.rows import CaseId, SourceId
from app.ui.journeys.drawings.canvas.picture_pane import STEP
from app.ui.journeys.drawings.canvas.shown import Key, Tool
from app.ui.journeys.drawings.drawing_deeds import DrawingDeeds
from app.ui.journeys.drawings.drawing_parts import DrawingParts
from app.ui.journeys.drawings.drawings_desk import DrawingsDesk
from app.ui.journeys.drawings.reading import Seen, read
from app.ui.open_study import OpenStudy


class DrawingsView(DrawingParts):
    """The drawings of one child."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.seen = Seen()
        self.picture_at_hand: PictureId | None = None
        self.key: Key | None = None
        """The region or redaction at hand."""
        self._told: tuple[PictureId | None, Key | None] = (None, None)
        self.desk = DrawingsDesk(study, self)
        self.does = DrawingDeeds(self, self.desk)
        self.deeds.update(self.does.by_name)
        self._connect()

    # Reading

    def refresh(self) -> None:
        if not self._shows_all and self.case is None:
            return
        self.seen = read(self.study.project, self.case, self.picture_at_hand, reader=self.study.settings.coder)
        row = self.seen.picture
        self.show_whether_empty(empty=row is None)
        if row is None:
            self.canvas.show_picture(None)
            return
        self.picture_at_hand = row.id
        if self.seen.region(self.key) is None and self.seen.redaction(self.key) is None:
            self.key = None
        self.palette_of_codes.set_codes(self.seen.codes)
        self.list.show_pictures(self.seen.pictures, self.seen.counts, row.id)
        who = " and ".join(maker.pseudonym for maker in row.makers if maker.included)
        self.head.title.setText(f"{who} – {row.name}" if who and who not in row.name else row.name)
        self.canvas.show_picture(row)
        self._show_regions()
        self._tell(row)

    @property
    def _shows_all(self) -> bool:
        """Whether the drawings of everybody are shown."""
        return False

    def show_case(self, case: CaseId | None) -> None:
        if case != self.case:
            self.canvas.take_tool(Tool.SELECT)
        super().show_case(case)

    def show_picture(self, picture: PictureId, key: Key | None = None) -> None:
        """Show another picture, with a region at hand."""
        self.picture_at_hand, self.key = picture, key
        self.refresh()
        self.canvas.choose(key)

    def show_segment(self, segment: SegmentId) -> bool:
        with self.study.project.reading() as session:
            found = picture_of(session, segment)
        return found is not None and self._go(lambda row: row.id == found, Key(False, segment))

    def show_source(self, source: SourceId, *, redacting: bool = False) -> bool:
        found = self._go(lambda row: row.source == source)
        if found and redacting and not self.study.read_only:
            self.canvas.take_tool(Tool.REDACT)
        return found

    def _go(self, wanted: Callable[[PictureRow], bool], key: Key | None = None) -> bool:
        """Show the first picture that is wanted; False where this view has none."""
        with self.study.project.reading() as session:
            row = next((row for row in pictures(session) if wanted(row) and not row.excluded), None)
        if row is None or not self._can_show(row):
            return False
        self.show_picture(row.id, key)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _can_show(self, row: PictureRow) -> bool:
        """Whether a picture is of a child; that child is then at hand."""
        if self.case not in row.cases:
            self.case = row.cases[0] if row.cases else None
        return self.case is not None

    def zoom(self, steps: int) -> None:
        self.canvas.zoom(STEP**steps if steps else 0)

    def place(self) -> object:
        return (self.picture_at_hand, self.key)

    def return_to(self, place: object) -> None:
        if isinstance(place, tuple):
            picture, key = place
            if picture is not None:
                self.show_picture(picture, key)
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def _show_regions(self) -> None:
        may_change = not self.study.read_only
        self.canvas.show_regions(self.seen.shown, self.key, may_change=may_change)
        self.table.show_regions(self.seen, self.key)
        self.tools.allow(changing=may_change)

    def _tell(self, row: PictureRow) -> None:
        """What is known of the picture and of the region at hand."""
        may_change = not self.study.read_only
        told = (row.id, self.key)
        other_picture, other = told[0] != self._told[0], told != self._told
        self._told = told
        self.picture.show_picture(row, other=other_picture, may_change=may_change)
        region, redaction = self.seen.region(self.key), self.seen.redaction(self.key)
        named = "" if region is None else region.label or f"Region {region.number}"
        self.weighing.show_segment(None if region is None else SegmentId(region.id), named)
        if region is not None:
            marks = self.seen.marks.get(region.id, ())
            self.region.show_region(region, marks, other=other, may_change=may_change)
        elif redaction is not None:
            number = self.seen.redactions.index(redaction) + 1
            self.region.show_redaction(redaction, number, other=other, may_change=may_change)
        else:
            self.region.show_nothing()
        self.said.show_words(row, self.seen.regions, region)

    def take(self, key: Key | None) -> None:
        """Another region is at hand, wherever it was chosen."""
        if key == self.key or self.seen.picture is None:
            return
        self.key = key
        if self.canvas.hand.at_hand is None or self.canvas.hand.at_hand.key != key:
            self.canvas.choose(key)
        self.table.show_regions(self.seen, key)
        self._tell(self.seen.picture)

    def _connect(self) -> None:
        study = self.study
        self.list.chosen.connect(lambda picture: self.show_picture(PictureId(picture)))
        self.list.adding.connect(self.does.bring_in)
        self.empty.step_taken.connect(lambda _: self.does.bring_in())
        self.tools.taken.connect(self.does.take_tool)
        self.canvas.tool_taken.connect(self.tools.show_tool)
        self.canvas.chosen.connect(self.take)
        self.canvas.drawn.connect(self.does.draw)
        self.canvas.reshaped.connect(self.desk.reshape)
        self.canvas.refused.connect(lambda problem: study.said.emit(str(problem)))
        self.canvas.commanded.connect(self.does.do)
        self.canvas.menu_wanted.connect(self.does.menu)
        self.table.chosen.connect(self.take)
        self.table.commanded.connect(self.does.do)
        self.said.opened.connect(self.does.open)
        self.palette_of_codes.applied.connect(lambda code, _: self.does.code(code))
        self.palette_of_codes.create_requested.connect(self.does.code_new)
        self.palette_of_codes.several_applied.connect(self.does.code_several)
        region = self.region
        region.labelled.connect(lambda segment, words: self.desk.label(SegmentId(segment), words))
        region.noted.connect(lambda segment, words: self.desk.note(SegmentId(segment), words))
        region.reasoned.connect(lambda redaction, words: self.desk.reason(RedactionId(redaction), words))
        for field in (region.label, region.reason, region.note, self.picture.words):
            field.left.connect(self.canvas.setFocus)
        region.code_wanted.connect(self.does.open_palette)
        region.uncoded.connect(self.desk.uncode)
        region.link_wanted.connect(self.does.link)
        region.unlinked.connect(self.desk.unlink)
        region.opened.connect(self.does.open)
        region.removed.connect(self.does.remove)
        region.notes_wanted.connect(
            lambda: study.notes_wanted.emit(Subject(AboutKind.PASSAGE, self.does.segment() or 0))
        )
        self.picture.described.connect(lambda row, words: self.desk.describe(PictureId(row), words))
        self.picture.kind_chosen.connect(lambda row, kind: self.desk.set_kind(PictureId(row), kind))
        self.picture.safe_wanted.connect(lambda: self.does.do("drawing.safe"))
        self.picture.export_wanted.connect(lambda: self.does.do("drawing.export"))


class AllDrawingsView(DrawingsView):
    """The drawings of everybody, also of people who are linked to no child."""

    @property
    def _shows_all(self) -> bool:
        return True

    def _can_show(self, row: PictureRow) -> bool:
        self.case = None
        return True
