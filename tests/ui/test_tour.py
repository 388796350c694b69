"""The tour leaves what it says it leaves: a report that opens, and a picture of every screen, light and dark."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.perspectives.rows import Comparison
from app.ui import tour
from app.ui.tour import headline, run_tour

SCREENS = (
    "welcome",
    "overview",
    "participants",
    "transcripts",
    "themes",
    "find",
    "compare",
    "queries",
    "journeys",
    "notes",
    "outputs",
)


@pytest.fixture
def made(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, str]:
    """The folder of a tour, and what it said."""
    monkeypatch.setattr(tour, "QUIET", 0.2)
    assert run_tour(tmp_path / "tour") == 0
    return tmp_path / "tour", capsys.readouterr().out


def test_every_screen_light_and_dark_and_a_report(made: tuple[Path, str]) -> None:
    folder, said = made
    pictures = {f"{screen}-{mode}.png" for screen in SCREENS for mode in ("light", "dark")}
    assert {path.name for path in folder.iterdir()} == {*pictures, "theme-summary.docx"}
    lines = said.splitlines()
    assert [line.split("  ")[0] for line in lines[:-1]] == sorted(
        (str(path) for path in folder.iterdir()), key=lambda path: said.index(path)
    )
    assert lines[-1] == (
        "Where the perspectives differ most: The system, "
        "Practitioners 9 of 10 ↔ Children and young people 0 of 11."
    )
    headings = [p.text for p in Document(str(folder / "theme-summary.docx")).paragraphs]
    assert "At a glance" in headings
    looks = {mode: QImage(str(folder / f"compare-{mode}.png")) for mode in ("light", "dark")}
    assert {(image.width(), image.height()) for image in looks.values()} == {(1400, 900)}
    assert looks["light"].pixelColor(700, 5).lightness() > 150 > looks["dark"].pixelColor(700, 5).lightness()


def test_nothing_to_compare_has_no_headline() -> None:
    assert headline(Comparison("perspective", (), ())) == "Nothing can be compared yet."
