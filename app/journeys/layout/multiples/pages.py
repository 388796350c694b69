"""All journeys as pages for pictures: a title, the axis, so many rows, and the legend on the last."""

from collections.abc import Sequence

from app.journeys.layout.drawing import Band, Drawing, Part
from app.journeys.layout.multiples.rows import ROW, Aligned, days_shared
from app.journeys.layout.multiples.sheet import (
    AXES,
    AXIS,
    MARGIN,
    Child,
    Small,
    axis_labels,
    lay_small,
    small_legend,
)
from app.journeys.layout.multiples.small_row import draw_row
from app.journeys.layout.shapes import BAND, HAIR, MUTED, SMALL, TEXT, TITLE, Box, Measure, Rect, Shape, line
from app.journeys.layout.sheet import Lain
from app.journeys.layout.text import label, wrapped
from app.journeys.rules.timeline import Axis

MOST_ROWS = 60
"""A picture of more is too high to look at."""
BELOW_TITLE = 14.0


def draw_multiples_pages(
    children: Sequence[Child], by: Aligned, width: float, measure: Measure, *, most: int = MOST_ROWS
) -> tuple[Drawing, ...]:
    """The rows of all children on as many pages as they need, all on the one axis; the legend on the last."""
    days = days_shared([child.journey for child in children], by)
    parts = [children[first : first + most] for first in range(0, len(children), most)]
    return tuple(
        _page(part, by, width, measure, days, of=len(children), page=(number, len(parts)))
        for number, part in enumerate(parts, 1)
    )


def _page(
    children: Sequence[Child],
    by: Aligned,
    width: float,
    measure: Measure,
    days: tuple[float, float],
    *,
    of: int,
    page: tuple[int, int],
) -> Drawing:
    title = f"{of} journey{'' if of == 1 else 's'} beside each other"
    under = f"{AXES[by]}; each row: homes, what happened, wellbeing"
    if page[1] > 1:
        under += f" · page {page[0]} of {page[1]}"
    lain = Lain(MARGIN - 4)
    for text, font, paint in ((title, TITLE, TEXT), (under, SMALL, MUTED)):
        for part in wrapped(text, font, width - 2 * MARGIN, measure, 2):
            lain.furniture.append(label(part, MARGIN, lain.bottom, font, paint, measure))
            lain.bottom += font.height + 3
    lain.bottom += BELOW_TITLE
    top = lain.bottom + AXIS
    small = lay_small(children, by, width, measure, top=top, days=days)
    lain.furniture += axis_labels(small, lain.bottom)
    marks = tuple(draw_row(child, row, small) for child, row in zip(children, small.multiples.rows, strict=True))
    bottom = top + len(children) * ROW
    lain.ground += row_grounds(small)
    lain.bottom = bottom + 4
    legend = small_legend(small, lain.bottom, lain) if page[0] == page[1] else []
    multiples = small.multiples
    return Drawing(
        width=width,
        height=round(lain.bottom + MARGIN - 8, 2),
        axis=Axis.AGE,
        title=title,
        described=f"{title}: {', '.join(child.journey.pseudonym for child in children)}.",
        plot=Rect(multiples.left, top, multiples.right - multiples.left, bottom - top),
        unknown=None,
        days=days,
        bands=(Band(Part.EVENTS, "", "", Rect(0, top, width, bottom - top)),),
        ticks=multiples.ticks,
        marks=marks,
        legend=tuple(legend),
        ground=tuple(lain.ground),
        furniture=tuple(lain.furniture),
        by_ref={mark.ref: number for number, mark in enumerate(marks)},
    )


def row_grounds(small: Small) -> list[Shape]:
    """The ground of every other row, and the lines of the years through all of them."""
    rows = small.multiples.rows
    shapes: list[Shape] = [
        Box(Rect(MARGIN - 10, row.top, small.width - 2 * MARGIN + 20, ROW), BAND)
        for number, row in enumerate(rows)
        if number % 2 == 0
    ]
    if rows:
        shapes += [
            line((tick.x, rows[0].top), (tick.x, rows[-1].top + ROW), HAIR, 1.0, () if tick.major else (1.0, 4.0))
            for tick in small.multiples.ticks
        ]
    return shapes
