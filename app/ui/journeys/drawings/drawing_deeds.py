"""What can be done in the Drawings view, by whatever hand: keys, buttons, menus, the palette of codes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.coding.region_rows import LinkedRegion, LinkedWords
from app.coding.rows import CodeId, SegmentId
from app.journeys.evidence_rows import MarkTold
from app.pictures.regions.region import Region
from app.ui.choosing.code_choices import NewCode
from app.ui.commands import command_called
from app.ui.journeys.drawings.canvas.picture_pane import STEP
from app.ui.journeys.drawings.canvas.shown import Key, Tool
from app.ui.journeys.drawings.drawings_desk import DrawingsDesk
from app.ui.journeys.drawings.leaving import Leaving
from app.ui.journeys.drawings.link_dialog import LinkDialog
from app.ui.journeys.drawings.tool_row import COMMANDS

if TYPE_CHECKING:
    from app.ui.journeys.drawings.drawings_view import DrawingsView

NO_REGION = "Choose a region first."


class DrawingDeeds(QObject):
    """Finds what is at hand in the view and hands it to the desk."""

    def __init__(self, view: "DrawingsView", desk: DrawingsDesk) -> None:
        super().__init__(view)
        self._view = view
        self._study = view.study
        self._desk = desk
        self._leaving = Leaving(view.study, desk, view)
        self._recent: list[CodeId] = []
        self.by_name = self._all()

    def draw(self, region: Region, redacts: bool) -> None:
        row = self._view.seen.picture
        if row is None:
            return
        made = self._desk.redact(row.id, region) if redacts else self._desk.mark(row.id, region)
        if made is not None:
            self._view.canvas.take_tool(Tool.SELECT)
            self._view.key = made
            self._view.refresh()

    def open_palette(self) -> None:
        """The palette of codes beside the region at hand."""
        if self._view.seen.region(self._view.key) is None:
            self._study.said.emit(NO_REGION)
        elif self._study.may_change():
            rect = self._view.canvas.at_hand_rect()
            rect.moveTopLeft(self._view.canvas.mapTo(self._view, rect.topLeft()))
            self._view.palette_of_codes.set_recent(self._recent)
            self._view.palette_of_codes.open_beside(rect)
            self._view.palette_of_codes.field.setAccessibleName("Code for the region")

    def code(self, code: int) -> None:
        segment = self.segment()
        if segment is not None:
            self._recent = [CodeId(code), *(one for one in self._recent if one != code)]
            self._desk.code(segment, CodeId(code))

    def code_new(self, name: str, parent: CodeId | None) -> None:
        segment = self.segment()
        if segment is not None:
            self._desk.code_new(segment, name, parent)

    def code_several(self, codes: list[CodeId], new: NewCode | None) -> None:
        segment = self.segment()
        if segment is not None:
            self._desk.code_several(segment, codes, new)

    def link(self) -> None:
        """Ask what the region at hand is linked to."""
        row, region = self._view.seen.picture, self._view.seen.region(self._view.key)
        if row is None or region is None:
            self._study.said.emit(NO_REGION)
        elif self._study.may_change():
            dialog = LinkDialog(self._study, row, region, self._view.seen.regions, self._view.window())
            dialog.wanted.connect(lambda wanted: self._desk.link(region, wanted))
            dialog.open()

    def concern(self) -> None:
        """Ask what worries somebody about the region at hand."""
        row, region = self._view.seen.picture, self._view.seen.region(self._view.key)
        if row is None or region is None:
            self._study.said.emit(NO_REGION)
        elif self._study.may_change():
            from app.ui.telling.concern_dialog import ask_about

            ask_about(self._study, region.id, f"{row.name}, region {region.number}", self._view.window())

    def open_words(self) -> None:
        """Go to the first words linked to the region at hand, or to the picture."""
        region = self._view.seen.region(self._view.key)
        rows = self._view.seen.regions if region is None else (region,)
        first = next((linked for row in rows for linked in row.words), None)
        if first is None:
            self._study.said.emit("No words are linked yet.")
        else:
            self.open(first)

    def open(self, linked: LinkedWords | LinkedRegion | MarkTold) -> None:
        if isinstance(linked, LinkedWords):
            self._study.source_wanted.emit(linked.passage.source, linked.passage.span)
        elif isinstance(linked, LinkedRegion) and linked.picture == self._view.picture_at_hand:
            self._view.take(Key(False, linked.region))
        else:
            self._study.segment_wanted.emit(linked.region if isinstance(linked, LinkedRegion) else linked.mark)

    def remove(self) -> None:
        if self._view.canvas.hand.corner is not None and self._view.canvas.hand.remove_corner():
            return
        if self._view.key is None:
            self._study.said.emit(NO_REGION)
        else:
            self._desk.remove(self._view.key)

    def _renumber(self, by: int) -> None:
        region = self._view.seen.region(self._view.key)
        if region is not None:
            self._desk.renumber(region.id, region.number + by)

    def _next_corner(self) -> None:
        if self._view.canvas.hand.next_corner() is None:
            self._study.said.emit("No corner in hand: arrows move the whole region.")
        self._view.canvas.update()

    def _to_field(self, field: QWidget) -> None:
        if self._view.seen.region(self._view.key) is None:
            self._study.said.emit(NO_REGION)
        else:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def segment(self) -> SegmentId | None:
        return None if self._view.key is None else self._view.key.segment

    def bring_in(self) -> None:
        if self._study.may_change():
            self._study.pictures_wanted.emit([], self._view.case)

    def menu(self, place: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        region = self._view.seen.region(self._view.key) is not None
        for name in ("code", "name", "link", "words", "note", "concern", "earlier", "later", "remove"):
            command = command_called(f"drawing.{name}")
            choice = menu.addAction(command.words)
            choice.setEnabled(region or (name == "remove" and self._view.key is not None))
            choice.triggered.connect(lambda _=False, name=command.name: self.do(name))
        menu.popup(place)

    def do(self, command: str) -> None:
        deed = self.by_name.get(command)
        if deed is not None:
            deed()

    def _all(self) -> dict[str, Callable[[], object]]:
        tools: dict[str, Callable[[], object]] = {
            name: partial(self.take_tool, tool) for tool, name in COMMANDS.items()
        }
        return tools | {
            "drawing.import": self.bring_in,
            "drawing.code": self.open_palette,
            "drawing.name": lambda: self._to_field(self._view.region.label),
            "drawing.link": self.link,
            "drawing.words": self.open_words,
            "drawing.note": lambda: self._to_field(self._view.region.note),
            "drawing.concern": self.concern,
            "drawing.corner": self._next_corner,
            "drawing.more_corners": self._view.canvas.hand.add_corner,
            "drawing.earlier": lambda: self._renumber(-1),
            "drawing.later": lambda: self._renumber(1),
            "drawing.remove": self.remove,
            "drawing.larger": lambda: self._view.canvas.zoom(STEP),
            "drawing.smaller": lambda: self._view.canvas.zoom(1 / STEP),
            "drawing.whole": lambda: self._view.canvas.zoom(0),
            "drawing.actual": self._view.canvas.actual_size,
            "drawing.safe": lambda: self._leaving.look(self._view.seen),
            "drawing.export": lambda: self._leaving.export(self._view.seen),
            "drawing.copy": self._view.table.copy,
        }

    def take_tool(self, tool: Tool) -> None:
        if tool is Tool.SELECT or self._study.may_change():
            self._view.canvas.take_tool(tool)
            self._view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
