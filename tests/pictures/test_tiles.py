"""What is stored of a picture: every pixel where it was, at every size, in tiles any program can open."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from app.pictures.cutting import Held, cut, decode
from app.pictures.tiles import TILE, Place, TiledPicture, levels_of
from app.pictures.whole import as_file, is_lossless, whole
from app.problems import Problem
from tests.exchange.pictures.made import png_of
from tests.pictures.made import drawing, photo, stored


@pytest.mark.parametrize("size", [(1, 1), (512, 512), (513, 512), (1300, 900), (37, 1100)])
def test_a_drawing_comes_back_pixel_by_pixel(size: tuple[int, int]) -> None:
    image = drawing(*size)
    back = whole(stored(image))
    assert back.size == size
    assert ImageChops.difference(back, image).getbbox() is None


def test_a_photograph_comes_back_so_near_that_nobody_sees_it_and_takes_less_room() -> None:
    picture = stored(photo())
    assert not is_lossless(picture)
    assert is_lossless(stored(drawing()))
    assert sum(len(tile.content) for tile in cut(Held(photo()))) < len(photo().tobytes()) / 2
    differences = ImageChops.difference(whole(picture), photo()).convert("L").histogram()
    pixels = sum(differences)
    assert sum(differences[:9]) > pixels * 0.95
    assert sum(differences[33:]) == 0


def test_the_same_picture_is_the_same_bytes() -> None:
    assert cut(Held(photo())) == cut(Held(photo().copy()))


def test_each_level_has_half_the_size_and_the_last_is_one_tile() -> None:
    levels = levels_of(12_000, 9_001)
    assert [(level.width, level.height) for level in levels] == [
        (12_000, 9_001), (6_000, 4_501), (3_000, 2_251), (1_500, 1_126), (750, 563), (375, 282),
    ]  # fmt: skip
    assert len(list(levels[0].places())) == 24 * 18
    picture = stored(drawing())
    for level in picture.levels:
        for place in level.places():
            left, top, right, bottom = level.box(place)
            with Image.open(BytesIO(picture.tile(place).content)) as tile:
                assert tile.size == (right - left, bottom - top)
                assert max(tile.size) <= TILE
    assert cut(Held(drawing()))[-1].place == Place(2, 0, 0)


def test_smaller_levels_show_the_same_picture() -> None:
    picture = stored(photo())
    top = picture.levels[-1]
    small = decode(picture.tile(Place(top.number, 0, 0)), (top.width, top.height))
    expected = photo().resize(small.size, Image.Resampling.BOX)
    assert sum(ImageChops.difference(small, expected).convert("L").histogram()[12:]) == 0


def test_the_level_to_show_is_the_smallest_that_is_still_sharp() -> None:
    picture = stored(drawing())
    assert [picture.level_for(scale).number for scale in (4, 1, 0.9, 0.5, 0.4, 0.25, 0.1, 0)] == [
        0, 0, 0, 1, 1, 2, 2, 2,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("longest", "size"), [(650, (650, 450)), (100, (100, 69)), (9000, (1300, 900)), (None, (1300, 900))]
)
def test_a_whole_picture_is_an_ordinary_file_of_the_size_asked_for(
    longest: int | None, size: tuple[int, int]
) -> None:
    for image, media, lossless in ((drawing(), "image/png", True), (photo(), "image/jpeg", False)):
        file = as_file(whole(stored(image), longest), lossless=lossless, longest=longest)
        assert (file.media, file.width, file.height) == (media, *size)
        with Image.open(BytesIO(file.content)) as made:
            assert (made.size, made.get_format_mimetype()) == (size, media)
            assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_grey_stays_grey() -> None:
    assert whole(stored(drawing().convert("L"))).mode == "L"


def with_tile(content: bytes) -> TiledPicture:
    """A picture of one tile that is this."""
    return TiledPicture(40, 30, lambda place: content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        stored(drawing(60, 60)).tile(Place(0, 0, 0)).content,
        stored(drawing(40, 30)).tile(Place(0, 0, 0)).content[:90],
        png_of(60_000, 60_000),
    ],
)
def test_a_tile_that_this_program_did_not_store_is_a_sentence(content: bytes) -> None:
    with pytest.raises(Problem, match="stored picture is damaged"):
        whole(with_tile(content))


def test_a_missing_tile_or_an_impossible_size_is_a_sentence() -> None:
    with pytest.raises(Problem, match="stored picture is damaged"):
        whole(TiledPicture(40, 30, lambda place: None))
    for width, height in ((0, 30), (100_000, 30), (20_000, 20_000)):
        with pytest.raises(Problem, match="stored picture is damaged"):
            TiledPicture(width, height, lambda place: b"")


def test_a_tile_with_something_transparent_is_none_of_ours() -> None:
    out = BytesIO()
    Image.new("RGBA", (40, 30)).save(out, "PNG")
    with pytest.raises(Problem, match="stored picture is damaged"):
        whole(with_tile(out.getvalue()))


def test_a_picture_that_would_fill_the_study_is_refused_with_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.pictures.cutting.MOST_STORED", 1_000_000)
    with pytest.raises(Problem, match="more than 1 MB of the study"):
        stored(photo())
