"""The map as a picture or as text, for other programs: only what those who tell it let leave."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.journeys.journey_rows import JourneyRow
from app.journeys.layout import Options
from app.reports.pictures import Copied, CopiedWords, copied_picture, copied_words, write_pictures
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

    def copy_text(self) -> None:
        """The journey in words, facts and then marks in order of time, as far as its picture may leave."""
        journey, options, names_in = self._told(), self._options(), self._study.names_in
        if journey is None:
            return

        def put(copied: CopiedWords) -> None:
            clipboard.put_text(copied.words)
            self._study.said.emit(" ".join(("Copied as text.", *copied.warnings)))

        self._study.tasks.run(
            "Putting the journey into words",
            lambda progress, cancelled: copied_words(journey, options, names_in=names_in),
            put,
            owner=self,
        )

    def _told(self) -> JourneyRow | None:
        journey = self._journey()
        if journey is None or journey.empty:
            self._study.said.emit(NOTHING)
            return None
        return journey
