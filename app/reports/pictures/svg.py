"""A drawing as SVG Tiny 1.2: words stay words, nothing is clipped, no script, nothing from elsewhere."""

import html
from collections.abc import Iterator

from app.journeys.layout.painted import Painted
from app.journeys.layout.shapes import XY, Box, Disc, Label, Paint, Path, Shape
from app.reports.pictures.inks import hex_of
from app.reports.pictures.order import plate_of

FAMILIES = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"


def svg_of(drawing: Painted) -> bytes:
    """The picture as the bytes of a file; the same bytes for the same drawing."""
    return "\n".join(_lines(drawing)).encode("utf-8")


def _lines(drawing: Painted) -> Iterator[str]:
    width, height = _number(drawing.width), _number(drawing.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny" xml:lang="en-GB" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{_escaped(FAMILIES)}">'
    )
    yield f"<title>{_escaped(drawing.title)}</title>"
    yield f"<desc>{_escaped(drawing.described)}</desc>"
    yield f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>'
    for shape in drawing.ground:
        yield _shape(shape)
    for label in drawing.labels:
        if label.plate is not None:
            yield _shape(plate_of(label))
    for mark in drawing.marks:
        yield f"<g><title>{_escaped(mark.name)}</title>"
        yield from (_shape(shape) for shape in mark.shapes)
        yield "</g>"
    yield from (_shape(shape) for shape in drawing.over)
    yield from (_words(label) for label in drawing.labels)
    yield "</svg>\n"


def _words(label: Label) -> str:
    weight = ' font-weight="600"' if label.font.bold else ""
    slant = ' font-style="italic"' if label.font.italic else ""
    return (
        f'<text x="{_number(label.rect.x)}" y="{_number(label.baseline)}" font-size="{_number(label.font.size)}"'
        f'{weight}{slant} fill="{hex_of(label.paint)}">{_escaped(label.text)}</text>'
    )


def _shape(shape: Shape) -> str:
    if isinstance(shape, Box):
        rect = shape.rect
        corners = f' rx="{_number(shape.radius)}"' if shape.radius else ""
        return (
            f'<rect x="{_number(rect.x)}" y="{_number(rect.y)}" width="{_number(rect.width)}" '
            f'height="{_number(rect.height)}"{corners}{_filled(shape.fill)}'
            f"{_lined(shape.line, shape.width, shape.dash)}/>"
        )
    if isinstance(shape, Disc):
        return (
            f'<circle cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.radius)}"'
            f"{_filled(shape.fill)}{_lined(shape.line, shape.width, shape.dash)}/>"
        )
    return f'<path d="{_steps(shape)}"{_filled(shape.fill)}{_lined(shape.line, shape.width, shape.dash)}/>'


def _steps(path: Path) -> str:
    first, *others = (_place(point) for point in path.points)
    return f"M{first}{''.join(f'L{other}' for other in others)}{'Z' if path.closed else ''}"


def _place(point: XY) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _filled(paint: Paint | None) -> str:
    if paint is None:
        return ' fill="none"'
    faint = f' fill-opacity="{_number(paint.opacity)}"' if paint.opacity < 1 else ""
    return f' fill="{hex_of(paint)}"{faint}'


def _lined(paint: Paint | None, width: float, dash: tuple[float, ...]) -> str:
    if paint is None or not width:
        return ""
    dashed = f' stroke-dasharray="{",".join(_number(part) for part in dash)}"' if dash else ""
    joined = ' stroke-linejoin="round"'
    return f' stroke="{hex_of(paint)}" stroke-width="{_number(width)}"{joined}{dashed}'


def _number(value: float) -> str:
    """As short as it can be written to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)
