"""A look at picture files before any of them is read: what each holds, every page in small; nothing is stored."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.exchange.pictures.kinds import KIND_OF_ENDING, Kind
from app.exchange.pictures.reading import PictureReader
from app.exchange.pictures.work import Contents, Preview
from app.problems import Cancelled, Problem

MOST_SHOWN = 60
"""Pages of a file that are shown in small; of one with more, the others are there by number only."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What a file holds, or the problem with it."""

    path: Path
    problem: str | None = None
    contents: Contents | None = None
    pages: tuple[Preview | None, ...] = ()
    """In the order of its contents; None for a page that nobody has looked at."""


def is_picture(path: Path) -> bool:
    """Whether a file is named as pictures are; a PDF may as well be a transcript."""
    return KIND_OF_ENDING.get(path.suffix.lower(), Kind.PDF) is not Kind.PDF


def may_be_picture(path: Path) -> bool:
    """Whether a file is named as pictures or PDFs are, or is a folder that may hold some."""
    return path.suffix.lower() in KIND_OF_ENDING or path.is_dir()


def pictures_among(paths: Iterable[Path]) -> list[Path]:
    """The files to look at, as given; for a folder every picture in it, however deep, by name."""
    found: dict[Path, None] = {}
    for path in paths:
        for file in sorted(_in_folder(path)) if path.is_dir() else [path]:
            found[file] = None
    return list(found)


def look_at(
    paths: Sequence[Path],
    *,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[LookedAt]:
    """Every file, in order; one that cannot be read stops none of the others. Raises Cancelled when it is."""
    found = []
    with PictureReader(cancelled) as reader:
        for done, path in enumerate(paths):
            progress(done, len(paths), path.name)
            found.append(_look_at(reader, path, cancelled))
    progress(len(paths), len(paths), "")
    return found


def _look_at(reader: PictureReader, path: Path, cancelled: Callable[[], bool]) -> LookedAt:
    try:
        contents = reader.look(path)
        pages: list[Preview | None] = []
        for page in contents.pages:
            if cancelled():
                raise Cancelled
            pages.append(reader.preview(path, page.number) if len(pages) < MOST_SHOWN else None)
    except Problem as problem:
        return LookedAt(path, str(problem))
    return LookedAt(path, contents=contents, pages=tuple(pages))


def _in_folder(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and path.suffix.lower() in KIND_OF_ENDING:
            yield path
