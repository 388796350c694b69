"""Words made to fit: shortened with an ellipsis, or set in more lines; measured by whoever paints them."""

from app.journeys.layout.shapes import Font, Label, Measure, Paint, Rect

ELLIPSIS = "…"


def shortened(text: str, font: Font, width: float, measure: Measure) -> str:
    """The text, or as much of its beginning as fits before an ellipsis; empty where not even one letter does."""
    if measure(text, font) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS, font) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low else ""


def wrapped(text: str, font: Font, width: float, measure: Measure, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines, broken between words, the last shortened if need be."""
    words = text.split()
    done: list[str] = []
    while words and len(done) < lines - 1:
        taken = 1
        while taken < len(words) and measure(" ".join(words[: taken + 1]), font) <= width:
            taken += 1
        done.append(shortened(" ".join(words[:taken]), font, width, measure))
        words = words[taken:]
    if words:
        done.append(shortened(" ".join(words), font, width, measure))
    return tuple(part for part in done if part)


def fits_in_lines(text: str, font: Font, width: float, measure: Measure, lines: int) -> bool:
    """Whether all of it can be read in so many lines."""
    parts = wrapped(text, font, width, measure, lines)
    return " ".join(parts) == " ".join(text.split())


def label(text: str, x: float, y: float, font: Font, paint: Paint, measure: Measure) -> Label:
    """A label from its top left corner, as wide as its words."""
    return Label(text, Rect(x, y, measure(text, font), font.height), font, paint)
