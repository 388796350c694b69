"""Pages of a PDF as pictures: a scan as fine as it was scanned, anything else sharp enough to zoom."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Inches
from PIL import Image

from app.exchange.pictures import work
from app.exchange.pictures.kinds import Kind
from app.pictures.whole import is_lossless, whole
from tests.exchange.formats.office import converted, needs_office
from tests.exchange.made_files import pdf
from tests.exchange.pictures.made import corner, saved
from tests.exchange.pictures.test_reading import colour_at
from tests.pictures.made import photo


@pytest.mark.parametrize(("dots", "expected"), [(400, 400), (50, 200), (1200, 600)])
def test_a_scan_is_read_at_its_own_resolution_within_reason(tmp_path: Path, dots: int, expected: int) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(saved(corner().resize((600, 400)), "PDF", resolution=dots))
    reading = work.read(str(path), 0)
    assert reading.kind is Kind.PDF
    assert reading.width == pytest.approx(600 * expected / dots, abs=1)
    assert colour_at(whole(reading.picture), (reading.width // 4, reading.height // 4)) == pytest.approx(
        (200, 30, 40), abs=12
    )


def test_a_page_of_lines_and_letters_is_read_at_three_hundred_dots_on_white(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf([(72, 700, "A drawing of my house")]))
    (page,) = work.look(str(path)).pages
    reading = work.read(str(path), 0)
    assert (reading.width, reading.height) == (page.width, page.height)
    assert is_lossless(reading.picture)
    image = whole(reading.picture).convert("L")
    assert image.getextrema()[0] == 0
    assert image.getpixel((3, 3)) == 255


def test_every_page_can_be_chosen_and_seen_before(tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"
    pages = [corner(), Image.new("RGB", (300, 500), "blue")]
    out = BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    path.write_bytes(out.getvalue())
    assert [page.number for page in work.look(str(path)).pages] == [0, 1]
    with Image.open(BytesIO(work.preview(str(path), 1, 100).content)) as image:
        assert image.size == (60, 100)
        assert colour_at(image, (30, 50))[2] > 240


def test_a_page_as_large_as_a_house_is_read_within_the_limits(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(pdf([(72, 700, "x")]).replace(b"595 842", b"14000 14000"))
    (page,) = work.look(str(path)).pages
    assert 99_000_000 <= page.width * page.height <= 101_000_000


def test_a_photograph_in_a_pdf_is_kept_as_a_photograph(tmp_path: Path) -> None:
    path = tmp_path / "photo.pdf"
    path.write_bytes(saved(photo(), "PDF", resolution=300))
    assert not is_lossless(work.read(str(path), 0).picture)


@pytest.mark.office
@needs_office
def test_a_page_with_a_picture_among_words_is_as_sharp_as_its_words_need(tmp_path: Path) -> None:
    """A Word document with a coarse picture, made a PDF by LibreOffice."""
    document = Document()
    document.add_paragraph("The map of my moves")
    document.add_picture(BytesIO(saved(corner(), "PNG")), width=Inches(6))
    saved_as = BytesIO()
    document.save(saved_as)
    made = tmp_path / "map.pdf"
    made.write_bytes(converted(saved_as.getvalue(), "docx", "pdf", tmp_path))
    (page,) = work.look(str(made)).pages
    reading = work.read(str(made), 0)
    assert (reading.width, reading.height) == (page.width, page.height)
    assert reading.width == pytest.approx(8.5 * 300, abs=2)
