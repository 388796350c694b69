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
    left_out = _lone(left_out, bottom, found, sheet) if lines else left_out
    more = more_marks(left_out, band, bottom, lain, sheet)
    if wanted:
        lowest = max((label.rect.bottom for labels in found.values() for label in labels), default=bottom)
        lain.bottom = max(lain.bottom, bottom + (LINE if more else 0) + 2, lowest + 2)
    return found, more


def _lone(
    left_out: list[tuple[float, Wanted]], y: float, found: dict[Ref, tuple[Label, ...]], sheet: Sheet
) -> list[tuple[float, Wanted]]:
    """Writes out what would be counted alone where its words fit in the line of the signs; gives the others."""
    gathered = crowds(left_out, _widest_sign(sheet), sheet.plot.x, sheet.plot.right)
    others: list[tuple[float, Wanted]] = []
    for number, crowd in enumerate(gathered):
        until = gathered[number + 1].x if number + 1 < len(gathered) else sheet.plot.right
        only = crowd.members[0]
        text = shortened(only.text, SMALL, LONGEST, sheet.measure)
        if len(crowd.members) == 1 and only.ref is not None and crowd.x + sheet.wide(text) + APART <= until:
            found[only.ref] = (sheet.label(text, crowd.x, y, SMALL, TEXT),)
        else:
            others += [(crowd.x, one) for one in crowd.members]
    return others


def _widest_sign(sheet: Sheet) -> float:
    return sheet.wide("+999 more") + APART


def more_marks(
    left_out: Sequence[tuple[float, Wanted]], band: int, top: float, lain: Lain, sheet: Sheet
) -> list[Drawn]:
    """Signs like "+3 more", each standing for marks whose words found no room."""
    widest = _widest_sign(sheet)
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
