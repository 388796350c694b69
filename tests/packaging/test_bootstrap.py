"""The entry of `packaging/bootstrap.py`: readable by old Pythons, and in need of nothing installed."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bootstrap import too_old

ROOT = Path(__file__).parents[2]
ENTRY = ROOT / "packaging" / "bootstrap.py"


def test_an_old_python_can_read_the_entry() -> None:
    ast.parse(ENTRY.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_entry_imports_nothing_an_old_python_could_not_read() -> None:
    tree = ast.parse(ENTRY.read_text(encoding="utf-8"))
    at_the_top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in at_the_top] == [
        "from __future__ import annotations",
        "import sys",
    ]


@pytest.mark.parametrize("version", [(3, 8), (3, 10)])
def test_an_old_python_is_told_what_is_needed(version: tuple[int, int]) -> None:
    sentence = too_old(version)
    assert sentence is not None
    assert "needs Python 3.11 or newer" in sentence
    assert f"this is Python 3.{version[1]}." in sentence


@pytest.mark.parametrize("version", [(3, 11), (3, 13), (4, 0)])
def test_a_new_enough_python_is_told_nothing(version: tuple[int, int]) -> None:
    assert too_old(version) is None


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["test", "--help"]])
def test_help_is_there_with_no_package_installed(arguments: list[str]) -> None:
    without_packages = [sys.executable, "-S", "-E", "-B", str(ENTRY), *arguments]
    done = subprocess.run(without_packages, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "usage: python packaging/bootstrap.py" in done.stdout


def test_a_build_server_runs_the_tests_command() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").endswith("\nexec python3 packaging/bootstrap.py test\n")
