"""Pictures of every kind are read upright, in the colours they show, on white, and nothing else is kept."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps

from app.exchange.pictures import work
from app.exchange.pictures.kinds import Kind
from app.exchange.pictures.reading import Wanted, look_into, read_pictures
from app.exchange.pictures.work import PictureRead
from app.pictures.whole import whole
from tests.exchange.pictures.made import (
    HEIC,
    SECRET,
    SIZE,
    biting_tiff,
    corner,
    exif,
    lab,
    moving,
    palette_on_nothing,
    rgb16,
    saved,
    srgb,
    tiff_pages,
    told_tiff,
)
from tests.pictures.made import photo


def read(folder: Path, data: bytes, name: str = "picture", page: int = 0) -> PictureRead:
    """What a file gives, read here."""
    path = folder / name
    path.write_bytes(data)
    return work.read(str(path), page)


def seen(reading: PictureRead) -> Image.Image:
    """What is stored, as one picture."""
    return whole(reading.picture)


def worst(one: Image.Image, other: Image.Image) -> int:
    """The greatest difference of any colour of any pixel."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(number for number, count in enumerate(difference.histogram()) if count) % 256


def colour_at(image: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    """The red, green and blue of a pixel."""
    return tuple(image.convert("RGB").crop((*place, place[0] + 1, place[1] + 1)).tobytes())


def cmyk() -> bytes:
    """A JPEG in printing colours; such files are stored inverted, as Adobe does."""
    return saved(corner().convert("CMYK"), "JPEG", quality=95, subsampling=0)


SOUND: dict[str, tuple[Callable[[], bytes], Kind, int]] = {
    "jpeg": (lambda: saved(corner(), "JPEG", quality=95, subsampling=0), Kind.JPEG, 8),
    "progressive jpeg": (
        lambda: saved(corner(), "JPEG", quality=95, subsampling=0, progressive=True),
        Kind.JPEG,
        8,
    ),
    "cmyk jpeg": (cmyk, Kind.JPEG, 8),
    "png": (lambda: saved(corner(), "PNG"), Kind.PNG, 0),
    "tiff": (lambda: saved(corner(), "TIFF"), Kind.TIFF, 0),
    "packed tiff": (lambda: saved(corner(), "TIFF", compression="tiff_lzw"), Kind.TIFF, 0),
    "jpeg in tiff": (lambda: saved(corner(), "TIFF", compression="jpeg", quality=95), Kind.TIFF, 60),
    "tiff with sixteen bits a colour": (rgb16, Kind.TIFF, 0),
    "cmyk tiff": (lambda: saved(corner().convert("CMYK"), "TIFF"), Kind.TIFF, 0),
    "lab tiff": (lambda: saved(lab(), "TIFF"), Kind.TIFF, 6),
    "tiff that bites its tail": (biting_tiff, Kind.TIFF, 0),
    "tiff with a strip without end": (lambda: told_tiff(279, 4_000_000_000), Kind.TIFF, 0),
    "webp": (lambda: saved(corner(), "WEBP", lossless=True), Kind.WEBP, 0),
    "gif": (lambda: saved(corner(), "GIF"), Kind.GIF, 0),
    "bmp": (lambda: saved(corner(), "BMP"), Kind.BMP, 0),
    "avif": (lambda: saved(corner(), "AVIF", quality=100, subsampling="4:4:4"), Kind.AVIF, 8),
    "png with a palette": (lambda: saved(corner().quantize(4), "PNG"), Kind.PNG, 0),
    "transparent palette": (lambda: saved(palette_on_nothing(), "PNG"), Kind.PNG, 0),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_picture_shows_what_it_showed(tmp_path: Path, name: str) -> None:
    make, kind, off = SOUND[name]
    reading = read(tmp_path, make())
    assert reading.kind is kind
    assert reading.warnings == ()
    assert (reading.width, reading.height) == SIZE
    assert worst(seen(reading), corner()) <= off


def test_a_heic_picture_of_a_phone_is_read_upright_and_says_that_it_had_a_place(tmp_path: Path) -> None:
    reading = read(tmp_path, HEIC)
    assert (reading.kind, reading.had_location, reading.warnings) == (Kind.HEIC, True, ())
    turned = corner().transpose(Image.Transpose.ROTATE_270)
    assert (reading.width, reading.height) == turned.size
    for place in ((20, 30), (60, 30), (20, 90), (60, 90)):
        assert colour_at(seen(reading), place) == pytest.approx(colour_at(turned, place), abs=12)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_is_turned_as_its_camera_says(tmp_path: Path, orientation: int, kind: str) -> None:
    options = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {"lossless": True} if kind == "WEBP" else {}
    data = saved(corner(), kind, exif=exif(orientation), **options)
    with Image.open(BytesIO(data)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    assert worst(seen(read(tmp_path, data)), upright) <= 8


def test_large_pictures_are_turned_over_the_edges_of_their_tiles(tmp_path: Path) -> None:
    for orientation in (3, 5, 6, 7, 8):
        data = saved(photo(), "JPEG", exif=exif(orientation), quality=95)
        with Image.open(BytesIO(data)) as image:
            upright = ImageOps.exif_transpose(image)
        reading = read(tmp_path, data)
        assert (reading.width, reading.height) == upright.size
        assert worst(seen(reading), upright) < 40


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_nothing_but_pixels_is_kept(tmp_path: Path, kind: str) -> None:
    """Neither who nor where, nor comments, in any byte of what is stored."""
    options: dict[str, object] = {"exif": exif(), "icc_profile": srgb(), "xmp": SECRET.encode()}
    if kind == "JPEG":
        options["comment"] = SECRET
    data = saved(corner(), kind, **options)
    assert SECRET.encode() in data
    reading = read(tmp_path, data)
    assert reading.had_location or kind == "TIFF"  # in which the library that writes it leaves the place out
    kept = b"".join(tile.content for tile in reading.tiles)
    assert SECRET.encode() not in kept
    assert b"Elm" not in kept
    for held in (b"Exif", b"ICC_PROFILE", b"iCCP", b"tEXt", b"iTXt", b"eXIf", b"http://ns.adobe.com"):
        assert held not in kept


def test_grey_of_one_eight_and_sixteen_bits(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").resize((64, 64))
    for data in (
        saved(ramp, "PNG"),
        saved(ramp.convert("I").point(lambda value: value * 257).convert("I;16"), "PNG"),
        saved(ramp.convert("I").point(lambda value: value * 257).convert("I;16"), "TIFF"),
    ):
        made = seen(read(tmp_path, data))
        assert made.mode == "L"
        assert worst(made, ramp) <= 1
    bits = ramp.convert("1")
    assert worst(seen(read(tmp_path, saved(bits, "PNG"))), bits) == 0
    assert worst(seen(read(tmp_path, saved(bits, "TIFF", compression="group4"))), bits) == 0


def test_measurements_are_shown_from_black_to_white(tmp_path: Path) -> None:
    heights = Image.linear_gradient("L").convert("F").point(lambda value: value * 3.0 - 100)
    made = seen(read(tmp_path, saved(heights, "TIFF")))
    assert made.getextrema() == (0, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_lies_on_white(tmp_path: Path, mode: str) -> None:
    clear = Image.new(mode, (30, 30), (0,) * len(mode))
    made = seen(read(tmp_path, saved(clear, "PNG")))
    assert made.convert("RGB").getcolors() == [(900, (255, 255, 255))]


def test_the_colours_of_another_profile_become_the_common_ones(tmp_path: Path) -> None:
    """A picture whose profile mirrors the blue and red of every other is not taken for what its numbers say."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    assert swapped != profile
    made = seen(read(tmp_path, saved(corner(), "PNG", icc_profile=swapped)))
    red, _, blue = colour_at(made, (10, 10))
    assert blue > 150 > red


@pytest.mark.parametrize(
    "profile", [b"no profile", srgb()[:200], srgb() + bytes(5_000_000)], ids=["none", "cut off", "giant"]
)
def test_a_broken_or_giant_profile_costs_its_colours_only(tmp_path: Path, profile: bytes) -> None:
    reading = read(tmp_path, saved(corner(), "TIFF", icc_profile=profile))
    assert reading.warnings == ("Its colour profile could not be used; colours may differ a little.",)
    assert worst(seen(reading), corner()) == 0


@pytest.mark.parametrize(
    "broken", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"]
)
def test_broken_exif_is_as_good_as_none(tmp_path: Path, broken: bytes) -> None:
    assert read(tmp_path, saved(corner(), "JPEG", exif=broken)).warnings == ()


def test_exif_of_a_megabyte_is_dropped_like_any(tmp_path: Path) -> None:
    reading = read(
        tmp_path, saved(corner(), "PNG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0" + SECRET.encode() * 50_000)
    )
    assert all(SECRET.encode() not in tile.content for tile in reading.tiles)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_of_a_moving_picture_the_first_image_is_kept_and_that_is_said(tmp_path: Path, kind: str) -> None:
    reading = read(tmp_path, moving(kind))
    assert reading.warnings == ("The picture moves; only its first image was kept.",)
    assert worst(seen(reading).crop((5, 5, 55, 35)), corner().crop((5, 5, 55, 35))) <= 8


def test_a_wrong_name_is_said_and_does_not_matter(tmp_path: Path) -> None:
    reading = read(tmp_path, saved(corner(), "PNG"), "drawing.JPG")
    assert reading.warnings == ("The file is named .jpg but is really PNG; it was read as that.",)
    assert worst(seen(reading), corner()) == 0
    assert read(tmp_path, saved(corner(), "JPEG"), "drawing.jpeg").warnings == ()


def test_each_page_of_a_scan_is_a_picture_of_its_own(tmp_path: Path) -> None:
    grey = Image.new("L", (50, 70), 128)
    path = tmp_path / "scan.tif"
    path.write_bytes(tiff_pages(corner(), grey, corner().convert("1")))
    (looked,) = look_into([path])
    assert looked.contents is not None
    assert [(page.number, page.width, page.height) for page in looked.contents.pages] == [
        (0, 120, 80), (1, 50, 70), (2, 120, 80),
    ]  # fmt: skip
    first, second, third = (reading.read for reading in read_pictures([Wanted(path, page) for page in range(3)]))
    assert first is not None
    assert second is not None
    assert third is not None
    assert worst(seen(first), corner()) == 0
    assert worst(seen(second), grey) == 0
    assert (third.width, third.page) == (120, 2)
    assert first.sha256 == second.sha256


def test_a_preview_is_small_and_upright_and_holds_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    path.write_bytes(saved(photo(), "JPEG", exif=exif(6)))
    with Image.open(BytesIO(work.preview(str(path), 0, 100).content)) as image:
        assert image.format == "JPEG"
        assert image.size == (69, 100)
    path.write_bytes(saved(corner(), "PNG"))
    with Image.open(BytesIO(work.preview(str(path), 0, 300).content)) as image:
        assert image.size == SIZE


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    data = saved(photo(), "JPEG", exif=exif(6))
    assert read(tmp_path, data) == read(tmp_path, data)
