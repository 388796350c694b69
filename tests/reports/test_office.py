"""The report opens in LibreOffice, and what a reader reads there is what was composed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from app.reports.compose import compose
from app.reports.word import write_word
from tests.reports.made_up import DAY, WORDS, material

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed"),
]


@pytest.fixture(scope="module")
def read_back(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("office")
    write_word(compose(material()), folder / "report.docx", date=DAY).put()
    office = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*office, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "report.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return words_of(folder / "report.pdf")


def words_of(pdf: Path) -> str:
    shown = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return " ".join(shown.stdout.decode().split())


def test_the_title_page_is_there(read_back: str) -> None:
    assert "Theme summary Moving on: care journeys in four areas 23 November 2025" in read_back
    assert "Contains pseudonymised data — do not circulate beyond the study team." in read_back


def test_every_quote_is_there_with_its_name(read_back: str) -> None:
    for name, words in WORDS.items():
        if words.isascii() or "’" in words:
            assert f"“{words}”" in read_back
            assert f"{name}, " in read_back


def test_counts_captions_and_page_numbers_are_there(read_back: str) -> None:
    assert "Most of the children and young people raised this (9 of 12)." in read_back
    assert "Table 1. The themes, the widest difference" in read_back
    assert "Page 2 of " in read_back
    assert "Error" not in read_back
