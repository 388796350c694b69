"""Pictures of journeys: for print, legible in grey, and without a word that is not on the page (J-02, J-05)."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from xml.etree import ElementTree

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.journeys.layout import Drawing, Options, draw_journey
from app.journeys.layout.shapes import Font, Ink, Paint
from app.reports.pictures import measure, png_of, svg_of
from app.reports.pictures.inks import NEUTRAL, TELLER_WORDS, TELLERS, hex_of, rgb_of
from app.ui.theme.contrast import contrast
from app.ui.theme.roles import LIGHT
from tests.journeys.layout.amara import amara

TINY = {"svg", "title", "desc", "rect", "circle", "path", "text", "g"}


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return draw_journey(amara(), Options(), measure)


@pytest.fixture(scope="module")
def png(drawing: Drawing) -> bytes:
    return png_of(drawing)


def test_a_png_is_sharp_enough_for_print(png: bytes, drawing: Drawing) -> None:
    with Image.open(BytesIO(png)) as picture:
        assert min(picture.info["dpi"]) >= 200
        assert picture.width / picture.info["dpi"][0] == pytest.approx(10.4, abs=0.02)
        assert picture.height / picture.width == pytest.approx(drawing.height / drawing.width, abs=0.002)


def test_a_png_says_nothing_but_what_is_on_the_page(png: bytes) -> None:
    with Image.open(BytesIO(png)) as picture:
        assert set(picture.info) == {"dpi"}
        assert not picture.getexif()
    assert {kind for kind, _ in chunks_of(png)} == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def test_a_png_is_white_around_and_dark_on_it(png: bytes) -> None:
    with Image.open(BytesIO(png)) as picture:
        corners = [
            (0, 0),
            (picture.width - 1, 0),
            (0, picture.height - 1),
            (picture.width - 1, picture.height - 1),
        ]
        assert {picture.getpixel(corner) for corner in corners} == {(255, 255, 255)}
        assert any(picture.convert("L").histogram()[:60])


def test_the_same_drawing_gives_the_same_bytes(drawing: Drawing, png: bytes) -> None:
    assert png_of(drawing) == png
    assert svg_of(drawing) == svg_of(drawing)


def test_inks_are_the_windows_and_told_apart_in_grey() -> None:
    assert LIGHT.perspectives == TELLERS
    assert LIGHT.perspective_inks == TELLER_WORDS
    grounds = (NEUTRAL[Ink.PAGE], NEUTRAL[Ink.BAND], NEUTRAL[Ink.BAR], NEUTRAL[Ink.DEEP])
    assert all(contrast(NEUTRAL[Ink.TEXT], ground) >= 4.5 for ground in grounds)
    assert all(contrast(NEUTRAL[Ink.MUTED], ground) >= 4.5 for ground in grounds[:2])
    assert all(contrast(NEUTRAL[Ink.EDGE], ground) >= 3 for ground in grounds[:3])
    greys = {ink: grey(NEUTRAL[ink]) for ink in (Ink.PAGE, Ink.BAR, Ink.DEEP, Ink.EDGE, Ink.TEXT)}
    assert all(abs(one - other) >= 12 for one, other in combinations(greys.values(), 2))


def test_a_later_perspective_never_takes_the_colour_of_the_first_three() -> None:
    assert {hex_of(Paint(Ink.TELLER, place)) for place in range(6, 20)} <= set(TELLERS[3:])
    assert rgb_of(Paint(Ink.TELLER, None)) == rgb_of(Paint(Ink.TEXT))


def test_an_svg_is_tiny_and_says_what_it_is(drawing: Drawing) -> None:
    root = ElementTree.fromstring(svg_of(drawing))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= TINY
    assert root.get("baseProfile") == "tiny"
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "Amara’s journey"
    assert "as told by Amara (child)" in (root.findtext(f"{space}desc") or "")


def test_the_words_of_an_svg_are_those_of_the_drawing(drawing: Drawing) -> None:
    root = ElementTree.fromstring(svg_of(drawing))
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert words == [label.text for label in drawing.labels]
    everything = svg_of(drawing).decode()
    assert "202" not in "".join(element.text or "" for element in ElementTree.fromstring(everything).iter())


def test_signs_of_markup_in_words_harm_nothing() -> None:
    strange = replace(amara(), pseudonym="<A & 'B'>")
    root = ElementTree.fromstring(svg_of(draw_journey(strange, Options(), measure)))
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "<A & 'B'>’s journey"


def test_words_are_as_wide_as_they_are_painted() -> None:
    font = Font(12)
    assert measure("", font) == 0
    assert measure("Where I lived", font) == pytest.approx(2 * measure("Where I lived", Font(6)))
    assert measure("Where I lived", Font(12, bold=True)) > measure("Where I lived", font)


def test_a_second_painter_draws_the_svg(drawing: Drawing, qapp: QApplication) -> None:
    renderer = QSvgRenderer(QByteArray(svg_of(drawing)))
    assert renderer.isValid()
    image = QImage(1120, 1500, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert image.pixelColor(2, 2).lightness() == 255
    tones = {image.pixelColor(x, y).lightness() for x in range(180, 1100, 7) for y in range(150, 1300, 7)}
    assert min(tones) < 80


def grey(colour: str) -> int:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def chunks_of(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG by their kind."""
    place = 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12
