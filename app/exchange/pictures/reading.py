"""Reading pictures: from files to what can be looked at, agreed and then stored; nothing is stored here.

Every file is decoded in a worker process under limits (app.workers), so that a damaged or hostile one costs a
sentence and not the others. Storing is for the actions of the study.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.exchange.pictures import work
from app.exchange.pictures.work import Contents, PictureRead, Preview
from app.pictures.regions.region import Region
from app.pictures.tiles import TiledPicture
from app.pictures.whole import PictureFile, level_shown
from app.problems import Cancelled, Problem
from app.workers.worker import Worker, WorkerBug, WorkerDied, WorkerOutOfMemory, WorkerTimeout

SECONDS = 60.0
"""For one picture; the largest that can be kept takes about a third of it."""
MEMORY = 1_500_000_000
PREVIEW = 256


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file holds, or the problem with it."""

    path: Path
    problem: str | None = None
    contents: Contents | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of a file to be read."""

    path: Path
    page: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page gave: the picture, or the problem with it."""

    wanted: Wanted
    problem: str | None = None
    read: PictureRead | None = None


class PictureReader:
    """Reads and copies pictures in one worker process; use as a context manager, from one thread."""

    def __init__(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        self._worker = Worker(seconds=SECONDS, memory=MEMORY, cancelled=cancelled)

    def __enter__(self) -> "PictureReader":
        return self

    def __exit__(self, *raised: object) -> None:
        self._worker.__exit__(*raised)

    def look(self, path: Path) -> Contents:
        """Which pictures a file holds; a Problem when none."""
        with _in_sentences():
            contents: Contents = self._worker.call(_target(work.look), _named(path))
        return contents

    def preview(self, path: Path, page: int = 0, longest: int = PREVIEW) -> Preview:
        """A page of a file in small; a Problem when it cannot be read."""
        with _in_sentences():
            small: Preview = self._worker.call(_target(work.preview), _named(path), page, longest)
        return small

    def read(self, path: Path, page: int = 0) -> PictureRead:
        """A page of a file as it is to be stored; a Problem when it cannot be read."""
        with _in_sentences():
            read: PictureRead = self._worker.call(_target(work.read), _named(path), page)
        return read

    def safe_copy(
        self, picture: TiledPicture, regions: Iterable[Region], longest: int | None = None
    ) -> PictureFile:
        """A copy of a stored picture with the regions painted over, whole or made smaller; see covering."""
        level = level_shown(picture, longest)
        first = next(picture.levels[0].places())
        places = dict.fromkeys([first, *level.places()])
        tiles = tuple(picture.tile(place) for place in places)
        with _in_sentences():
            made: PictureFile = self._worker.call(
                _target(work.cover), picture.width, picture.height, tiles, tuple(regions), longest
            )
        return made


def look_into(
    paths: Sequence[Path],
    *,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Looked]:
    """What every file holds, in order; one that cannot be read stops none of the others."""
    found = []
    with PictureReader(cancelled) as reader:
        for done, path in enumerate(paths):
            progress(done, len(paths), path.name)
            try:
                found.append(Looked(path, contents=reader.look(path)))
            except Problem as problem:
                found.append(Looked(path, str(problem)))
        if cancelled():
            raise Cancelled
    progress(len(paths), len(paths), "")
    return found


def read_pictures(
    wanted: Sequence[Wanted],
    *,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Reading]:
    """Every page wanted, in order, one at a time, since large ones need not be in memory together.

    A page that cannot be read has a `problem` and stops none of the others. Raises Cancelled as soon as
    `cancelled` says so, even in the middle of a page.
    """
    with PictureReader(cancelled) as reader:
        for done, one in enumerate(wanted):
            progress(done, len(wanted), one.path.name)
            try:
                yield Reading(one, read=reader.read(one.path, one.page))
            except Problem as problem:
                yield Reading(one, str(problem))
        if cancelled():
            raise Cancelled
    progress(len(wanted), len(wanted), "")


@contextmanager
def _in_sentences() -> Iterator[None]:
    """Whatever goes wrong in the worker process as a Problem with the file."""
    try:
        yield
    except (WorkerTimeout, WorkerOutOfMemory, WorkerDied) as stopped:
        raise Problem(_STOPPED[type(stopped)], "Open it in another program and save it as PNG or JPEG.") from None
    except WorkerBug as bug:
        raise Problem(f"An error in Counterpoint keeps the picture from being read ({bug}).") from None


_STOPPED: dict[type[Problem], str] = {
    WorkerTimeout: "The picture takes too long to read: it is damaged, or far too large.",
    WorkerOutOfMemory: "The picture needs too much memory: it is damaged, or far too large.",
    WorkerDied: "The picture is damaged in a way that stops its reader.",
}


def _target(function: Callable[..., object]) -> str:
    return f"{function.__module__}:{function.__name__}"


def _named(path: Path) -> str:
    return str(path.absolute())
