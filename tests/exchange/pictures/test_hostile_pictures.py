"""Pictures made to harm give a sentence, in time and within memory, change nothing and never stop the others."""

import random
from pathlib import Path

import pytest
from PIL import Image

from app.exchange.pictures import work
from app.exchange.pictures.reading import PictureReader, Reading, Wanted, look_into, read_pictures
from app.pictures.covering import safe_copy
from app.pictures.regions.region import Region, Shape
from app.problems import Cancelled, Problem
from tests.exchange.made_files import pdf
from tests.exchange.pictures.made import HOSTILE, corner, moving, png_of, saved, tiff_pages
from tests.pictures.made import photo


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """All of them read in one go, between two good pictures; nothing but them is in the folder after it."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "good first.png").write_bytes(saved(corner(), "PNG"))
    for name, make in HOSTILE.items():
        (folder / name).write_bytes(make())
    (folder / "good last.png").write_bytes(saved(corner(), "PNG"))
    names = ["good first.png", *HOSTILE, "good last.png"]
    found = list(read_pictures([Wanted(folder / name) for name in names]))
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    return dict(zip(names, found, strict=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_costs_a_sentence(readings: dict[str, Reading], name: str) -> None:
    problem = readings[name].problem
    assert problem is not None
    assert "Counterpoint" not in problem, "a bug, not a refusal"
    assert "takes too long" not in problem, "the limits of the process are the last resort"
    assert "too much memory" not in problem
    assert "stops its reader" not in problem


@pytest.mark.parametrize("name", ["good first.png", "good last.png"])
def test_the_good_pictures_beside_them_are_read(readings: dict[str, Reading], name: str) -> None:
    read = readings[name].read
    assert read is not None
    assert (read.width, read.height) == corner().size


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty.png", "The file is empty."),
        ("a program.png", "The file is a program, not a picture."),
        ("a web page.png", "The file is a web page, not a picture."),
        ("a drawing of lines.svg", "The file is a drawing made of lines (SVG), which cannot be read."),
        ("text.jpg", "The file is a text, not a picture."),
        ("an archive.tif", "The file is an office document or a compressed archive, not a picture."),
        ("a film.heic", "The file is a film or sound recording, not a picture."),
        ("sixty thousand each way.png", "The picture has 60,000 × 60,000 pixels; at most 150 million"),
        ("cut off.jpg", "The file is damaged or cut short."),
    ],
)
def test_the_sentence_says_what_is_wrong(readings: dict[str, Reading], name: str, said: str) -> None:
    assert str(readings[name].problem).startswith(said)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP", "AVIF"])
def test_whatever_a_damaged_picture_holds_it_is_read_or_refused(tmp_path: Path, kind: str) -> None:
    """Hundreds of random damages; anything but a sentence would be raised here."""
    sound, dice, path = saved(corner(), kind), random.Random(kind), tmp_path / "picture"
    refused = 0
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(dice.randrange(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(data[: dice.randrange(20, len(data))] if dice.random() < 0.3 else data)
        try:
            work.look(str(path))
            read = work.read(str(path), 0)
        except Problem:
            refused += 1
        else:
            assert read.tiles
    assert refused


def test_a_damaged_pdf_is_read_or_refused(tmp_path: Path) -> None:
    sound, dice, path = pdf([(72, 700, "x")]), random.Random(9), tmp_path / "page.pdf"
    refused = 0
    for _ in range(60):
        data = bytearray(sound)
        for _ in range(4):
            data[dice.randrange(9, len(data))] = dice.randrange(256)
        path.write_bytes(data)
        try:
            work.look(str(path))
            work.preview(str(path), 0, 40)
        except Problem:
            refused += 1
    assert refused


def test_a_file_that_is_away_or_a_folder_or_has_no_such_page_is_a_sentence(tmp_path: Path) -> None:
    several = tmp_path / "several.tif"
    several.write_bytes(tiff_pages(corner(), corner()))
    one = tmp_path / "one.png"
    one.write_bytes(saved(corner(), "PNG"))
    document = tmp_path / "document.pdf"
    document.write_bytes(pdf([(72, 700, "x")]))
    wanted = [
        (Wanted(tmp_path / "away.png"), "The file is not there."),
        (Wanted(tmp_path), "This is not a file."),
        (Wanted(several, 2), "The file has no such page"),
        (Wanted(one, 1), "The file has no such page"),
        (Wanted(document, 1), "The PDF has no such page."),
    ]
    for (_, said), reading in zip(wanted, read_pictures([one for one, _ in wanted]), strict=True):
        assert str(reading.problem).startswith(said)
    looked = look_into([tmp_path / "away.png", several])
    assert looked[0].problem is not None
    assert looked[1].contents is not None


def test_reading_stops_when_the_user_says_so(tmp_path: Path) -> None:
    path = tmp_path / "one.png"
    path.write_bytes(saved(corner(), "PNG"))
    heard: list[bool] = []
    readings = read_pictures([Wanted(path)] * 3, cancelled=lambda: len(heard) > 0)
    assert next(readings).read is not None
    heard.append(True)
    with pytest.raises(Cancelled):
        next(readings)


def test_a_picture_that_unpacks_to_far_more_than_it_says_is_stopped_at_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "more.png"
    path.write_bytes(png_of(100, 100, bytes(50_000_000)))
    with PictureReader() as reader:
        assert (reader.read(path).width, reader.read(path).height) == (100, 100)


def test_limits_of_the_library_are_as_they_were_after_reading(tmp_path: Path) -> None:
    before = Image.MAX_IMAGE_PIXELS
    path = tmp_path / "moves.gif"
    path.write_bytes(moving("GIF"))
    assert work.read(str(path), 0).warnings == ("The picture moves; only its first image was kept.",)
    assert before == Image.MAX_IMAGE_PIXELS


def test_a_safe_copy_is_made_in_the_limited_process_too(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(saved(photo(), "JPEG"))
    region = Region.of(Shape.RECTANGLE, [(0.2, 0.2), (0.5, 0.5)])
    with PictureReader() as reader:
        read = reader.read(path)
        for longest in (None, 300):
            made = reader.safe_copy(read.picture, [region], longest)
            assert made == safe_copy(read.picture, [region], longest)
            assert max(made.width, made.height) == (longest or 1300)
