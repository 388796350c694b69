"""With the identity key given, no line that holds a real name is printed, and which name is not said."""

import json
from pathlib import Path

import pytest

from app.cli.looking import NOT_PRINTED, without_names
from tests.cli.conftest import Typed

OWN = {"COUNTERPOINT_KEY_PASSPHRASE": "five grey geese"}
SAID = """Interviewer: Who came?
Sam: Zephyrine came, it rained.
Sam: It rained all day.
"""


def find(words: str, source: object = None) -> list[str]:
    return ["Zephyrine"] if "Zephyrine" in words else []


def test_lines_and_strings_with_a_name_are_left_out_and_counted() -> None:
    assert without_names("one\nZephyrine\n", find) == (f"one\n{NOT_PRINTED}\n", 1)
    written = json.dumps({"rows": [{"words": "Zephyrine came", "at": 3}, "rain"], "none": None})
    told, kept = without_names(written, find, as_json=True)
    assert (json.loads(told), kept) == ({"rows": [{"words": NOT_PRINTED, "at": 3}, "rain"], "none": None}, 1)
    assert without_names("", find, as_json=True) == ("", 0)


@pytest.fixture
def key(study: Path, typed: Typed, tmp_path: Path) -> Path:
    path = tmp_path / "names.counterpoint-key"
    assert typed("key", study, "new", "--key", path, **OWN).exit_code == 0
    (tmp_path / "area.txt").write_text("Zephyrine, person\n", "utf-8")
    assert typed("key", study, "names", tmp_path / "area.txt", "--key", path, **OWN).exit_code == 0
    (tmp_path / "later.txt").write_text(SAID, "utf-8")
    assert typed("import", study, tmp_path / "later.txt").exit_code == 0
    return path


def test_what_is_printed_is_looked_through(study: Path, key: Path, typed: Typed) -> None:
    plain = typed("text", study, "later")
    assert (plain.exit_code, "Zephyrine" in plain.out) == (0, True)
    looked = typed("text", study, "later", "--key", key, **OWN)
    assert looked.exit_code == 1
    assert looked.out == plain.out.replace("Sam: Zephyrine came, it rained.", NOT_PRINTED)
    assert looked.err.startswith("1 line holds a real name and is not printed.")
    assert "Zephyrine" not in looked.err
    found = typed("search", study, "rained", "--json", "--key", key, **OWN)
    assert found.exit_code == 1
    assert "Zephyrine" not in found.out
    assert json.loads(found.out)
