"""How the width of the transcript view is shared: gutter, a column that reads well, stripes. Numbers only."""

from dataclasses import dataclass

MEASURE = 72
"""Characters in a line where there is room."""
TIGHT = 50
"""Characters in a line before names beside the text give way."""


@dataclass(frozen=True, slots=True)
class Page:
    """Widths from left to right; `left` includes the gutter, `right` the stripes."""

    left: int
    column: int
    right: int


def share(width: int, *, gutter: int, character: float, pad: int, names: int, short: int, bare: int) -> Page:
    """Shares `width` pixels: the full measure with names, then a narrower one, short names, bare brackets."""
    full, tight = round(character * MEASURE) + pad, round(character * TIGHT) + pad
    room = width - gutter
    beside = min(names, room - tight) if room - short >= tight else bare
    column = max(120, min(full, room - beside))
    spare = max(0, room - column - round(beside * 1.25))
    return Page(gutter + spare // 2, column, max(bare, room - column - spare // 2))
