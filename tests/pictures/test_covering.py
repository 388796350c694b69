"""Safe copies: under a cover nothing survives; beside it everything stays as it was."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from app.pictures.covering import MARGIN, paint, safe_copy
from app.pictures.regions.region import Region, Shape
from app.pictures.tiles import TiledPicture
from app.pictures.whole import whole
from tests.pictures.made import drawing, photo, stored
from tests.pictures.test_regions import regions

WIDTH, HEIGHT = 700, 530
COLOUR = stored(drawing(WIDTH, HEIGHT))
GREY = stored(drawing(WIDTH, HEIGHT).convert("L"))
PHOTO = stored(photo(WIDTH, HEIGHT))


def opened(content: bytes) -> Image.Image:
    """What a program that opens the file sees."""
    image = Image.open(BytesIO(content))
    image.load()
    return image


def spread(mask: Image.Image, pixels: int) -> Image.Image:
    """Everything within a square of so many pixels each way."""
    for across, down in ((1, 0), (0, 1)):
        from_here = mask
        for step in range(1, pixels + 1):
            for way in (step, -step):
                moved = Image.new("L", mask.size)
                moved.paste(from_here, (across * way, down * way))
                mask = ImageChops.lighter(mask, moved)
    return mask


def inside(covers: list[Region], size: tuple[int, int], step: int) -> Image.Image:
    """White where the middle of a pixel lies in a region, by the region's own rule, at every so many pixels."""
    mask = Image.new("L", size)
    for y in range(0, size[1], step):
        for x in range(0, size[0], step):
            if any(cover.contains((x + 0.5) / size[0], (y + 0.5) / size[1]) for cover in covers):
                mask.putpixel((x, y), 255)
    return mask


def changed(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where two pictures differ in any colour."""
    bands = ImageChops.difference(one, other).split()
    most = bands[0]
    for band in bands[1:]:
        most = ImageChops.lighter(most, band)
    return most.point(lambda value: 255 if value else 0)


@settings(max_examples=20, deadline=None)
@given(st.lists(regions(), min_size=1, max_size=3), st.sampled_from([COLOUR, GREY]))
def test_no_pixel_inside_survives_and_every_pixel_outside_does(
    covers: list[Region], picture: TiledPicture
) -> None:
    before, after = whole(picture), opened(safe_copy(picture, covers).content)
    assert (after.size, after.mode) == (before.size, before.mode)
    hidden = inside(covers, before.size, 6)
    seen = after.convert("L").point(lambda value: 255 if value else 0)
    assert ImageChops.multiply(seen, hidden).getbbox() is None
    outline = Image.new("L", before.size)
    pen = ImageDraw.Draw(outline)
    for cover in covers:
        points = [  # its last pixel, where the edge of the region is that of the picture
            (min(x * before.width, before.width - 1), min(y * before.height, before.height - 1))
            for x, y in cover.outline
        ]
        pen.line([*points, points[0]], fill=255)
    allowed = spread(ImageChops.lighter(hidden, outline), MARGIN + 3)
    assert ImageChops.subtract(changed(before, after), allowed).getbbox() is None


@pytest.mark.parametrize("shape", Shape)
def test_the_cover_reaches_over_every_block_of_a_jpeg_that_held_something_of_the_region(shape: Shape) -> None:
    corners = [(0.3, 0.3), (0.6, 0.7)] if shape.is_boxed else [(0.3, 0.3), (0.7, 0.4), (0.4, 0.7), (0.35, 0.5)]
    region = Region.of(shape, corners)
    white = Image.new("L", (WIDTH, HEIGHT), 255)
    paint(white, [region])
    assert ImageChops.multiply(white, spread(inside([region], white.size, 2), 17)).getbbox() is None


@pytest.mark.parametrize("longest", [None, 2000, 650, 200])
def test_two_pictures_that_differ_only_under_the_cover_give_the_same_copy(longest: int | None) -> None:
    """Nothing of what was there, in any byte: the strongest that can be said."""
    region = Region.of(Shape.ELLIPSE, [(0.2, 0.25), (0.7, 0.8)])
    one, other = drawing(1300, 900).copy(), drawing(1300, 900).copy()
    ImageDraw.Draw(other).rectangle((500, 400, 700, 520), fill=(0, 90, 200))
    assert whole(stored(one)).tobytes() != whole(stored(other)).tobytes()
    assert safe_copy(stored(one), [region], longest) == safe_copy(stored(other), [region], longest)


def test_of_two_photographs_neither_shows_under_the_cover() -> None:
    """Their tiles are JPEGs, in which what is hidden spreads to its neighbours."""
    region = Region.of(Shape.RECTANGLE, [(0.3, 0.3), (0.6, 0.6)])
    other = photo(WIDTH, HEIGHT).copy()
    ImageDraw.Draw(other).rectangle((211, 160, 419, 317), fill=(255, 0, 255))
    assert safe_copy(PHOTO, [region]) == safe_copy(stored(other), [region])


def test_a_photograph_is_copied_so_near_that_nobody_sees_it() -> None:
    region = Region.of(Shape.POLYGON, [(0.1, 0.1), (0.2, 0.1), (0.1, 0.2)])
    file = safe_copy(PHOTO, [region])
    assert (file.media, file.width, file.height) == ("image/jpeg", WIDTH, HEIGHT)
    far = (300, 200, WIDTH, HEIGHT)
    difference = ImageChops.difference(opened(file.content).crop(far), whole(PHOTO).crop(far)).convert("L")
    assert sum(difference.histogram()[20:]) == 0


def test_a_copy_is_pixels_only_and_always_the_same_bytes() -> None:
    region = Region.of(Shape.RECTANGLE, [(0.1, 0.1), (0.5, 0.4)])
    file = safe_copy(COLOUR, [region])
    assert file == safe_copy(COLOUR, [region])
    assert file.media == "image/png"
    image = opened(file.content)
    assert (image.info, image.mode) == ({}, "RGB")
    assert opened(safe_copy(COLOUR, []).content).tobytes() == whole(COLOUR).tobytes()


def test_a_smaller_copy_is_covered_as_well() -> None:
    region = Region.of(Shape.RECTANGLE, [(0.1, 0.1), (0.9, 0.6)])
    file = safe_copy(PHOTO, [region], 300)
    assert max(file.width, file.height) == 300
    covered = opened(file.content).crop((30, 24, 269, 135)).convert("L")
    assert sum(covered.histogram()[6:]) == 0
