"""Safe copies: under a cover nothing survives at any size; beside it everything stays as it was."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from app.pictures.covering import MARGIN, safe_copy
from app.pictures.regions.region import Region, Shape
from app.pictures.stored import StoredPicture
from app.pictures.tiles import decode
from app.pictures.whole import whole
from tests.pictures.made import drawing, photo, stored
from tests.pictures.test_regions import regions

WIDTH, HEIGHT = 700, 530
PHOTO = stored(photo(WIDTH, HEIGHT))
GREY = stored(drawing(WIDTH, HEIGHT).convert("L"))


@settings(max_examples=30, deadline=None)
@given(st.lists(regions(), min_size=1, max_size=3), st.sampled_from([PHOTO, GREY]))
def test_no_pixel_inside_survives_and_every_pixel_outside_does(covers: list[Region], before: bytes) -> None:
    first, copy = whole(StoredPicture(before)), whole(StoredPicture(safe_copy(before, covers)))
    assert copy.size == first.size
    black = (0, 0, 0) if first.mode == "RGB" else 0
    differs = ImageChops.difference(first, copy).convert("L").point(lambda value: 255 if value else 0)
    for x in range(3, WIDTH, 29):
        for y in range(3, HEIGHT, 23):
            inside = any(cover.contains((x + 0.5) / WIDTH, (y + 0.5) / HEIGHT) for cover in covers)
            if inside:
                assert copy.getpixel((x, y)) == black
    changed = differs.getbbox()
    assert changed is None or within(changed, covers)


def within(box: tuple[int, int, int, int], covers: list[Region]) -> bool:
    """Whether a box lies in the one around the covers and their margin."""
    bounds = [cover.bounds for cover in covers]
    far = MARGIN + 2
    return (
        box[0] >= min(bound.left for bound in bounds) * WIDTH - far
        and box[1] >= min(bound.top for bound in bounds) * HEIGHT - far
        and box[2] <= max(bound.right for bound in bounds) * WIDTH + far
        and box[3] <= max(bound.bottom for bound in bounds) * HEIGHT + far
    )


@pytest.mark.parametrize("shape", Shape)
def test_the_cover_reaches_over_every_block_of_a_jpeg_that_held_something_of_the_region(shape: Shape) -> None:
    """Near the region all is black, farther away all is unchanged, at every pixel."""
    corners = [(0.3, 0.3), (0.6, 0.7)] if shape.is_boxed else [(0.3, 0.3), (0.7, 0.4), (0.4, 0.7), (0.35, 0.5)]
    region = Region.of(shape, corners)
    inside = Image.new("L", (WIDTH, HEIGHT))
    points = [(x * WIDTH, y * HEIGHT) for x, y in region.outline]
    ImageDraw.Draw(inside).polygon(points, fill=255)
    near, far = grown(inside, 16), grown(inside, MARGIN + 2)
    first = whole(StoredPicture(PHOTO))
    copy = whole(StoredPicture(safe_copy(PHOTO, [region])))
    assert ImageChops.multiply(copy, Image.merge("RGB", [near] * 3)).getbbox() is None
    changed = ImageChops.difference(first, copy).convert("L").point(lambda value: 255 if value else 0)
    assert ImageChops.subtract(changed, far).getbbox() is None


def grown(mask: Image.Image, pixels: int) -> Image.Image:
    """Everything within a square of so many pixels each way."""
    out = mask.copy()
    for across, down in [(n, 0) for n in range(-pixels, pixels + 1)]:
        out = ImageChops.lighter(out, shifted(mask, across, down))
    wide = out.copy()
    for down in range(-pixels, pixels + 1):
        out = ImageChops.lighter(out, shifted(wide, 0, down))
    return out


def shifted(mask: Image.Image, across: int, down: int) -> Image.Image:
    moved = Image.new("L", mask.size)
    moved.paste(mask, (across, down))
    return moved


def test_two_pictures_that_differ_only_under_the_cover_give_the_same_copy() -> None:
    """Nothing of what was there, in any byte, at any level: the strongest that can be said."""
    region = Region.of(Shape.ELLIPSE, [(0.2, 0.25), (0.7, 0.8)])
    one, other = drawing(1300, 900).copy(), drawing(1300, 900).copy()
    ImageDraw.Draw(other).rectangle((500, 400, 700, 520), fill=(0, 90, 200))
    assert stored(one) != stored(other)
    assert safe_copy(stored(one), [region]) == safe_copy(stored(other), [region])


def test_smaller_levels_of_a_copy_are_made_of_the_copy() -> None:
    region = Region.of(Shape.RECTANGLE, [(0.0, 0.0), (1.0, 0.5)])
    picture = StoredPicture(safe_copy(stored(photo()), [region]))
    for level in picture.levels[1:]:
        for place in level.places():
            left, top, right, bottom = level.box(place)
            tile = decode(picture.tile(place), (right - left, bottom - top))
            covered = tile.crop((0, 0, right - left, max(0, min(bottom, level.height // 2 - 8) - top)))
            assert covered.size[1] == 0 or max(high for _, high in extremes(covered)) < 12


def extremes(image: Image.Image) -> list[tuple[float, float]]:
    found = [band.getextrema() for band in image.split()]
    return [(float(str(low)), float(str(high))) for low, high in found]


def test_a_copy_without_covers_is_the_picture_and_the_same_covers_give_the_same_bytes() -> None:
    region = Region.of(Shape.POLYGON, [(0.1, 0.1), (0.5, 0.2), (0.2, 0.6)])
    assert safe_copy(PHOTO, []) == PHOTO
    assert safe_copy(PHOTO, [region]) == safe_copy(PHOTO, [region])


def test_a_copy_holds_pixels_only() -> None:
    region = Region.of(Shape.RECTANGLE, [(0.1, 0.1), (0.5, 0.4)])
    data = safe_copy(PHOTO, [region])
    with zipfile.ZipFile(BytesIO(data)) as file:
        for name in file.namelist():
            if name != "picture.json":
                with Image.open(BytesIO(file.read(name))) as tile:
                    assert tile.mode in ("L", "RGB")
                    assert set(tile.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
