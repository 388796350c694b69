"""Where things lie: what ships with the product, and this user's own folders."""

import sys
from pathlib import Path

import pytest

from app import paths
from app.problems import Problem

ROOT = Path(__file__).parents[1]


def test_what_ships_is_found_in_a_checkout() -> None:
    shipped = next(path for path in (ROOT / "resources").rglob("*") if path.is_file())
    name = shipped.relative_to(ROOT / "resources").as_posix()
    assert paths.resource(name).samefile(shipped)


def test_a_frozen_build_is_looked_in_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "word.txt").write_text("frozen")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("word.txt").read_text() == "frozen"


def test_a_missing_part_is_said_in_a_sentence() -> None:
    with pytest.raises(Problem, match="part of Counterpoint is missing"):
        paths.resource("no such thing")


def test_tests_never_touch_the_developers_own_folders(tmp_path: Path) -> None:
    """The folders of this process were made for it, beside those of pytest."""
    home = Path.home()
    assert home.name.startswith("counterpoint-tests-")
    for place in (paths.settings_file(), paths.data_folder()):
        assert place.is_relative_to(home)
    assert paths.documents_folder().is_relative_to(home)
