"""One child's row as shapes and words: homes, what happened, how the child fared, how accounts agree."""

from collections.abc import Iterator

from app.journeys.fact_rows import JourneyHead
from app.journeys.journey_rows import JourneyRow
from app.journeys.layout.bars import bar_shapes, gap_shape
from app.journeys.layout.drawing import Drawn, Kind, Ref
from app.journeys.layout.glyphs import glyph_shapes, ring_shapes, teller_paint, teller_shapes, words_paint
from app.journeys.layout.multiples.rows import EVENTS, HOMES, ROW, SPARK, SmallRow
from app.journeys.layout.multiples.sheet import COUNTED, MARGIN, Child, Small
from app.journeys.layout.multiples.words import facts_words, row_words
from app.journeys.layout.shapes import BAR, DEEP, HAIR, HEAD, MUTED, SMALL, TEXT, Label, Path, Rect, Shape, line
from app.journeys.layout.text import label, shortened
from app.study.rows import ParticipantId

LETTER = 20.0
"""The room for the letter of who tells, left of the lives."""
GLYPH = 5.6
COUNT = 32.0
"""A ring and its number."""
FADES = (2.0, 3.0)


def draw_row(child: Child, row: SmallRow, small: Small) -> Drawn:
    """The row of a child with everything on it."""
    shapes: list[Shape] = list(_homes(row))
    shapes += (gap_shape(left, right, row.top + HOMES[0] + HOMES[1] / 2) for left, right in row.gaps)
    shapes += _spark(child.journey, row)
    for tick in row.events:
        shapes += glyph_shapes(tick.glyph, tick.fill, tick.x, row.top + EVENTS, GLYPH, TEXT)
    labels = [*_name(child.head, row, small), *_letters(child.journey, row, small)]
    if row.empty:
        labels.append(_without(child.journey, row, small))
    if small.counted:
        rings, numbers = _counts(child.head, row, small)
        shapes += rings
        labels += numbers
    return Drawn(
        ref=Ref(Kind.JOURNEY, number=row.case),
        band=0,
        rect=Rect(0, row.top, small.width, ROW),
        order=row.top,
        name=row.pseudonym,
        tooltip=row_words(child.head),
        shapes=tuple(shapes),
        labels=tuple(labels),
    )


def _homes(row: SmallRow) -> Iterator[Shape]:
    above, height = HOMES
    for number, home in reversed(list(enumerate(row.homes))):  # so that an end lies over what follows
        tone = DEEP if number % 2 else BAR
        yield from bar_shapes(home.extent, row.top + above, height, home.pattern, tone, unplanned=home.unplanned)


def _spark(journey: JourneyRow, row: SmallRow) -> Iterator[Shape]:
    """The curve between two hairlines, very good and very low, with a finer one at neither."""
    if not row.spark_points:
        return
    above, height = SPARK
    first, last = row.spark_points[0][1][0], row.spark_points[-1][1][0]
    middle = row.top + above + height / 2
    yield line((first, middle), (max(last, first + 1), middle), HAIR, 1.0, FADES)
    for piece in row.spark:
        paint = teller_paint(journey.teller(piece.teller))
        yield Path(piece.points, paint, 1.8, (4.0, 3.0) if piece.dashed else ())
    for told_by, (x, y) in row.spark_points:
        yield from teller_shapes(journey.teller(told_by), x, y, 2.3)


def _name(head: JourneyHead, row: SmallRow, small: Small) -> list[Label]:
    """The child and what sorts the children, in three lines."""
    room = small.multiples.left - MARGIN - LETTER - 10
    texts = [(head.pseudonym, HEAD, TEXT), *((words, SMALL, MUTED) for words in facts_words(head))]
    y = row.top + (ROW - HEAD.height - (len(texts) - 1) * SMALL.height) / 2
    found = []
    for text, font, paint in texts:
        found.append(label(shortened(text, font, room, small.measure), MARGIN, y, font, paint, small.measure))
        y += font.height
    return found


def _letters(journey: JourneyRow, row: SmallRow, small: Small) -> Iterator[Label]:
    """Who tells of the homes and of the wellbeing, left of each."""
    if row.homes:
        yield _letter(journey, row.homes_told_by, row.top + HOMES[0] + HOMES[1] / 2, small)
    if row.spark_points:
        yield _letter(journey, row.spark_points[0][0], row.top + SPARK[0] + SPARK[1] / 2, small)


def _letter(journey: JourneyRow, told_by: ParticipantId | None, middle: float, small: Small) -> Label:
    teller = journey.teller(told_by)
    width = small.measure(teller.letter, SMALL)
    rect = Rect(small.multiples.left - LETTER + (8 - width) / 2, middle - SMALL.height / 2, width, SMALL.height)
    return Label(teller.letter, rect, SMALL, words_paint(teller))


def _without(journey: JourneyRow, row: SmallRow, small: Small) -> Label:
    """Why there is nothing to see."""
    if journey.empty:
        words = "Nothing told yet"
    else:
        words = "Told by dates: for ages, the birth is needed" if row.aligned else "Nobody tells when care began"
    y = row.top + (ROW - SMALL.height) / 2
    left = small.multiples.left
    room = small.multiples.right - left
    return label(shortened(words, SMALL, room, small.measure), left + 4, y, SMALL, MUTED, small.measure)


def _counts(head: JourneyHead, row: SmallRow, small: Small) -> tuple[list[Shape], list[Label]]:
    """A ring and a number for each way in which accounts stand to each other."""
    shapes: list[Shape] = []
    labels = []
    x, y = small.multiples.right + 33, row.top + ROW / 2
    for status, ring in COUNTED:
        count = head.accounts.get(status, 0)
        if count:
            shapes += ring_shapes(ring, x, y, 5.6)
            labels.append(label(str(count), x + 11, y - SMALL.height / 2, SMALL, TEXT, small.measure))
        x += COUNT
    return shapes, labels
