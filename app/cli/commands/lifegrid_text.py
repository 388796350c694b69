"""The lifegrid as lines of text: columns of a fixed width, cells wrapped, empty columns left out."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from app.journeys.measuring import Lifegrid

WIDTH = 26
_FIRST = 14


def lifegrid_lines(grid: Lifegrid) -> Iterator[str]:
    """The lines of the table."""
    filled = [place for place in range(len(grid.columns)) if any(row.cells[place] for row in grid.rows)]
    if not filled:
        yield "Nothing is told yet."
        return
    yield _line(["", *(grid.columns[place].name for place in filled)])
    yield _line(["-" * (_FIRST - 1), *("-" * WIDTH for _ in filled)])
    for row in grid.rows:
        cells = [[line for entry in row.cells[place] for line in wrap(entry.told, WIDTH)] for place in filled]
        for parts in zip_longest([row.name], *cells, fillvalue="") if any(cells) else [[row.name]]:
            yield _line(parts)


def _line(parts: Sequence[str]) -> str:
    first, *others = parts
    return " ".join([first.ljust(_FIRST), *(part[:WIDTH].ljust(WIDTH) for part in others)]).rstrip()
