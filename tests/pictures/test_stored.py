"""What is stored of a picture: every pixel where it was, at every size, in tiles any program can open."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from app.pictures.stored import TILE, Place, StoredPicture, levels_of
from app.pictures.tiles import decode
from app.pictures.whole import as_file, whole
from app.problems import Problem
from tests.pictures.made import drawing, photo, stored


@pytest.mark.parametrize("size", [(1, 1), (512, 512), (513, 512), (1300, 900), (37, 1100)])
def test_a_drawing_comes_back_pixel_by_pixel(size: tuple[int, int]) -> None:
    image = drawing(*size)
    back = whole(StoredPicture(stored(image)))
    assert back.size == size
    assert ImageChops.difference(back, image).getbbox() is None


def test_a_photograph_comes_back_so_near_that_nobody_sees_it_and_takes_less_room() -> None:
    picture = StoredPicture(stored(photo()))
    assert not picture.is_lossless(Place(0, 0, 0))
    assert StoredPicture(stored(drawing())).is_lossless(Place(0, 0, 0))
    differences = ImageChops.difference(whole(picture), photo()).convert("L").histogram()
    pixels = sum(differences)
    assert sum(differences[:9]) > pixels * 0.95
    assert sum(differences[33:]) == 0


def test_the_same_picture_is_the_same_bytes() -> None:
    assert stored(photo()) == stored(photo().copy())


def test_each_level_has_half_the_size_and_the_last_is_one_tile() -> None:
    levels = levels_of(12_000, 9_001)
    assert [(level.width, level.height) for level in levels] == [
        (12_000, 9_001), (6_000, 4_501), (3_000, 2_251), (1_500, 1_126), (750, 563), (375, 282),
    ]  # fmt: skip
    assert len(list(levels[0].places())) == 24 * 18
    picture = StoredPicture(stored(drawing()))
    for level in picture.levels:
        for place in level.places():
            left, top, right, bottom = level.box(place)
            with Image.open(BytesIO(picture.tile(place))) as tile:
                assert tile.size == (right - left, bottom - top)
                assert max(tile.size) <= TILE
    with Image.open(BytesIO(picture.thumbnail)) as thumbnail:
        assert thumbnail.size == (325, 225)


def test_smaller_levels_show_the_same_picture() -> None:
    picture = StoredPicture(stored(photo()))
    top = picture.levels[-1]
    small = decode(picture.tile(Place(top.number, 0, 0)), (top.width, top.height))
    expected = photo().resize(small.size, Image.Resampling.BOX)
    assert sum(ImageChops.difference(small, expected).convert("L").histogram()[12:]) == 0


def test_the_level_to_show_is_the_smallest_that_is_still_sharp() -> None:
    picture = StoredPicture(stored(drawing()))
    assert [picture.level_for(scale).number for scale in (4, 1, 0.9, 0.5, 0.4, 0.25, 0.1, 0)] == [
        0, 0, 0, 1, 1, 2, 2, 2,
    ]  # fmt: skip


def test_a_whole_picture_is_an_ordinary_file_of_the_size_asked_for() -> None:
    data, ending = as_file(StoredPicture(stored(drawing())), 650)
    with Image.open(BytesIO(data)) as image:
        assert (image.format, ending, image.size, image.info) == ("PNG", ".png", (650, 450), {})
    data, ending = as_file(StoredPicture(stored(photo())), 9000)
    with Image.open(BytesIO(data)) as image:
        assert (image.format, ending, image.size) == ("JPEG", ".jpg", (1300, 900))


def test_grey_stays_grey() -> None:
    assert whole(StoredPicture(stored(drawing().convert("L")))).mode == "L"


def changed(about: bytes = b"", tile: bytes = b"") -> bytes:
    """A stored picture with other members."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(stored(drawing(40, 30)))) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            other = about if name == "picture.json" else tile
            after.writestr(name, other or before.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        stored(drawing(40, 30))[:-30],
        changed(about=b"{}"),
        changed(about=b"[]"),
        changed(about=b'{"width": 1e9, "height": 5, "tile": 512}'),
        changed(about=b'{"width": 40, "height": 30, "tile": 1}'),
        changed(about=b'{"width": 2000, "height": 30, "tile": 512}'),
        changed(tile=b"no picture"),
        changed(tile=stored(drawing(60, 60))),
    ],
)
def test_what_this_program_did_not_store_is_a_sentence(data: bytes) -> None:
    with pytest.raises(Problem, match="stored picture is damaged"):
        whole(StoredPicture(data))


def test_a_tile_of_another_size_or_kind_is_never_decoded() -> None:
    for mode, size in (("RGB", (41, 30)), ("RGBA", (40, 30))):
        out = BytesIO()
        Image.new(mode, size).save(out, "PNG")
        with pytest.raises(Problem, match="stored picture is damaged"):
            whole(StoredPicture(changed(tile=out.getvalue())))
