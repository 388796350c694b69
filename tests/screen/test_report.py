"""The report from the Outputs screen is one that a word processor opens, with people's words in it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.screen.display import wait_for
from tests.screen.looks import pages, wait_for_button_at_top
from tests.screen.program import SAMPLE, Program

CODE = "Moves / Not being told"


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed")
def test_a_report_is_written_and_a_word_processor_opens_it(program: Program) -> None:
    screen, report = program.display, program.home / "summary.docx"
    program.start("--sample", title="Sample study")
    screen.press(pages()["outputs"])
    wait_for_button_at_top(screen)
    screen.press("ctrl+k")
    program.wait_active("All commands")
    screen.type("write word")
    screen.press("Return")
    program.wait_active("Write Word report")
    screen.press("ctrl+a")
    screen.type(str(report))
    screen.press("Return")
    wait_for("the report", report.exists)

    words = read_by_office(report)
    said = [row["text"] for row in program.passages(program.home / SAMPLE, CODE)]
    assert sum(f"“{' '.join(text.split())}”" in words for text in said) >= 3
    assert "Not being told" in words


def read_by_office(report: Path) -> str:
    """The words of the report as a word processor shows them."""
    profile = (report.parent / "office").as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*office, "--outdir", str(report.parent), str(report)], check=True, capture_output=True, timeout=60
    )
    shown = subprocess.run(
        ["pdftotext", str(report.with_suffix(".pdf")), "-"], check=True, capture_output=True, timeout=60
    )
    return " ".join(shown.stdout.decode().split())
