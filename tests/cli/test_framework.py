"""The framework matrix on the command line, on the sample study."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed


@pytest.fixture
def sample(tmp_path: Path, typed: Typed) -> Path:
    path = tmp_path / "sample.counterpoint"
    assert typed("sample", path).exit_code == 0
    return path


def test_a_summary_is_written_and_found_again(sample: Path, typed: Typed) -> None:
    before = typed("framework", sample, "--json").json
    column = before["columns"][0]["name"]
    said = typed("framework", sample, "--set", "amira", column, "Told on the day.")
    assert (said.exit_code, said.out) == (0, "Summary written.\n")
    after = typed("framework", sample, "--json").json
    assert after["summarised"] == before["summarised"] + 1
    (amira,) = [row for row in after["participants"] if row["participant"] == "Amira"]
    assert amira["perspective"] == "Children and young people"
    assert (amira["cells"][0]["summary"], amira["cells"][0]["by"]) == ("Told on the day.", "Tester")
    assert after["cells"] == len(after["columns"]) * len(after["participants"])
    assert f"  {column}: Told on the day.  [" in typed("framework", sample).out


def test_codes_are_columns_where_they_are_named(sample: Path, typed: Typed) -> None:
    paths = ["Moves", "Moves / Not being told"]
    found = typed("framework", sample, "--codes", *paths, "--json").json
    assert found["columns"] == [{"name": path, "kind": "code"} for path in paths]
    assert all(row["kind"] == "theme" for row in typed("framework", sample, "--themes", "--json").json["columns"])


def test_the_matrix_is_saved(sample: Path, typed: Typed, tmp_path: Path) -> None:
    for name in ("matrix.docx", "matrix.xlsx", "matrix.csv"):
        said = typed("framework", sample, "--out", tmp_path / name, "--date", "2026-03-31")
        assert (said.exit_code, said.out) == (0, f"Matrix written: {tmp_path / name}\n")
        assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--set", "Nobody", "Moves happen to children", "x"), "There is no participant of that name."),
        (("--set", "Amira", "No such theme", "x"), "There is no theme and no code of that name."),
        (("--codes", "No such code"), "There is no theme and no code of that name."),
        (("--out", "matrix.pdf"), "The name of a framework matrix must end in .docx, .xlsx, .csv."),
    ],
)
def test_what_cannot_be_done_is_said(sample: Path, typed: Typed, arguments: tuple[str, ...], why: str) -> None:
    said = typed("framework", sample, *arguments)
    assert (said.exit_code, said.out) == (1, "")
    assert said.err.startswith(why)
