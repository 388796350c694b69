"""The tiles of the picture at hand, decoded off the window's thread and kept as long as there is room."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.pictures.tiles import Place
from app.problems import Cancelled
from app.study.picture_rows import PictureId
from app.study.queries import tile_content
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress, Task

MOST_BYTES = 96_000_000
"""So much of decoded tiles is kept: a large screen twice over."""
AT_A_TIME = 4


class TileStore(QObject):
    """Gives the tiles it has and fetches those that are wanted, the last wanted first."""

    arrived = Signal()
    """There are more tiles than before."""

    def __init__(self, study: OpenStudy, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._picture: PictureId | None = None
        self._kept: OrderedDict[Place, QImage] = OrderedDict()
        self._wanted: list[Place] = []
        self._missing: set[Place] = set()
        self._task: Task | None = None
        self.bytes = 0

    @property
    def waits(self) -> bool:
        """Whether tiles are still to come."""
        return self._task is not None or bool(self._wanted)

    def open(self, picture: PictureId | None) -> None:
        """Another picture: what was kept goes."""
        if picture == self._picture:
            return
        self._picture = picture
        self._kept.clear()
        self._missing.clear()
        self.bytes = 0
        self._wanted = []
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def tile(self, place: Place) -> QImage | None:
        """A tile, if it is there by now."""
        image = self._kept.get(place)
        if image is not None:
            self._kept.move_to_end(place)
        return image

    def want(self, places: Sequence[Place]) -> None:
        """These tiles are in sight now; those wanted before are not waited for any more."""
        self._wanted = [place for place in places if place not in self._kept and place not in self._missing]
        self._fetch()

    def _fetch(self) -> None:
        if self._task is not None or not self._wanted or self._picture is None:
            return
        some, self._wanted = self._wanted[:AT_A_TIME], self._wanted[AT_A_TIME:]
        project, picture = self._study.project, self._picture

        def work(progress: Progress, cancelled: IsCancelled) -> list[tuple[Place, QImage]]:
            found = []
            with project.reading() as session:
                for place in some:
                    if cancelled():
                        raise Cancelled
                    found.append((place, decoded(tile_content(session, picture, place))))
            return found

        self._task = self._study.tasks.run(
            "Reading the picture",
            work,
            lambda found: self._take(picture, found),
            stopped=lambda: None,
            owner=self,
            quiet=True,
        )

    def _take(self, picture: PictureId, found: list[tuple[Place, QImage]]) -> None:
        if picture != self._picture:
            return
        self._task = None
        for place, image in found:
            if image.isNull():
                self._missing.add(place)
                continue
            self._kept[place] = image
            self.bytes += image.sizeInBytes()
        while self.bytes > MOST_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self.bytes -= gone.sizeInBytes()
        self.arrived.emit()
        self._fetch()


def decoded(content: bytes | None) -> QImage:
    """A tile as it is painted; a null image where it is missing or damaged."""
    if content is None:
        return QImage()
    image = QImage.fromData(content)
    return image if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)
