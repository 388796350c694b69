"""The map as a picture or as text, for other programs: only what those who tell it let leave."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.journeys.journey_rows import JourneyRow
from app.journeys.layout import Drawing, Options, reading_order
from app.journeys.measuring import facts
from app.journeys.measuring.told import facts_told
from app.reports.pictures import Copied, copied_picture, write_pictures
from app.ui.journeys.saving import PICTURES, Saver
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard

NOTHING = "Nothing is told of this child yet."


class MapPictures(QObject):
    """`journey` says what is drawn and `options` how; work is done in the background."""

    def __init__(
        self,
        study: OpenStudy,
        journey: Callable[[], JourneyRow | None],
        options: Callable[[], Options],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._study = study
        self._journey = journey
        self._options = options
        self.saver = Saver(study, "picture", PICTURES, window)

    def save(self) -> None:
        """Ask where the picture goes; it is written when that is answered."""
        journey = self._told()
        if journey is None:
            return
        options, names_in = self._options(), self._study.names_in
        self.saver.ask(
            f"Journey of {journey.pseudonym}",
            lambda path: write_pictures(journey, options, path, names_in=names_in),
        )

    def copy(self) -> None:
        """The picture goes to the clipboard."""
        journey, options, names_in = self._told(), self._options(), self._study.names_in
        if journey is None:
            return

        def put(copied: Copied) -> None:
            clipboard.put_picture(QImage.fromData(copied.png))
            self._study.said.emit(" ".join(("Picture copied.", *copied.warnings)))

        self._study.tasks.run(
            "Drawing the picture",
            lambda progress, cancelled: copied_picture(journey, options, names_in=names_in),
            put,
            owner=self,
        )

    def copy_text(self, drawing: Drawing | None) -> None:
        """The journey in words: its facts, then every mark that is shown, in order of time."""
        journey = self._told()
        if journey is not None and drawing is not None:
            clipboard.put_text("\n".join(journey_lines(journey, drawing)))
            self._study.said.emit("Copied as text.")

    def _told(self) -> JourneyRow | None:
        journey = self._journey()
        if journey is None or journey.empty:
            self._study.said.emit(NOTHING)
            return None
        return journey


def journey_lines(journey: JourneyRow, drawing: Drawing) -> Iterator[str]:
    """A journey in lines of text."""
    yield from facts_told(facts(journey), journey)
    yield ""
    for ref in reading_order(drawing):
        mark = drawing.marks[drawing.by_ref[ref]]
        if not mark.stands_for:
            yield mark.tooltip
