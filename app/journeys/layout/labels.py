"""Labels for which there is no room at their mark: in a line below it, the rest counted, none lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.journeys.layout.drawing import Drawn, Kind, Ref
from app.journeys.layout.packing import Shelves, crowds
from app.journeys.layout.shapes import MUTED, SMALL, TEXT, Label, Rect
from app.journeys.layout.sheet import LINE, Lain, Sheet
from app.journeys.layout.text import shortened

APART = 8.0
LONGEST = 190.0
"""A label in a line is shortened to this."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words wanted below a place on x; of a mark, or of none."""

    x: float
    text: str
    ref: Ref | None


def lay_labels(
    wanted: Sequence[Wanted], band: int, top: float, lain: Lain, sheet: Sheet, lines: int = 1
) -> tuple[dict[Ref, tuple[Label, ...]], list[Drawn]]:
    """Labels in so many lines from `top`, left to right; what finds no room is counted in one line more."""
    found: dict[Ref, tuple[Label, ...]] = {}
    left_out: list[tuple[float, Wanted]] = []
    shelves = Shelves()
    for want in sorted(wanted, key=lambda want: (want.ref is not None, want.x)):
        text = shortened(want.text, SMALL, LONGEST, sheet.measure)
        width = sheet.wide(text)
        x = max(min(want.x, sheet.plot.right - width), sheet.plot.x)
        shelf = shelves.first_free(x, x + width + APART, lines if want.ref else None)
        if shelf is None:
            left_out.append((want.x, want))
            continue
        shelves.take(shelf, x, x + width + APART)
        room = Rect(x, top + shelf * LINE, width, SMALL.height)
        label = Label(text, room, SMALL, TEXT if want.ref else MUTED)
        if want.ref is None:
            lain.furniture.append(label)
        else:
            found[want.ref] = (label,)
    bottom = top + len(shelves) * LINE
    more = more_marks(left_out, band, bottom, lain, sheet)
    if wanted:
        lain.bottom = max(lain.bottom, bottom + (LINE if more else 0) + 2)
    return found, more


def more_marks(
    left_out: Sequence[tuple[float, Wanted]], band: int, top: float, lain: Lain, sheet: Sheet
) -> list[Drawn]:
    """Signs like "+3 more", each standing for marks whose words found no room."""
    widest = sheet.wide("+999 more") + APART
    marks = []
    for crowd in crowds(left_out, widest, sheet.plot.x, sheet.plot.right):
        text = f"+{len(crowd.members)} more"
        names = [one.text for one in crowd.members]
        label = sheet.label(text, crowd.x, top)
        refs = tuple(one.ref for one in crowd.members if one.ref)
        marks.append(
            Drawn(
                ref=Ref(Kind.MORE, refs[0].mark, refs[0].event, len(refs)),
                band=band,
                rect=label.rect,
                order=crowd.x,
                name=f"{len(names)} more without room for their names",
                tooltip="; ".join(names) + ".",
                labels=(label,),
                stands_for=refs,
            )
        )
    return marks
