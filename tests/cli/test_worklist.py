"""The worklist on the command line, on the sample study."""

from pathlib import Path

from tests.cli.conftest import Typed


def test_the_worklist_is_listed_with_whom_to_look_at(tmp_path: Path, typed: Typed) -> None:
    sample = tmp_path / "sample.counterpoint"
    assert typed("sample", sample).exit_code == 0
    rows = typed("assumptions", sample, "--worklist", "--json").json
    (silent,) = [row for row in rows if row["asks"] == "a perspective is silent"]
    assert silent["participants"] == [
        {"participant": "Kieran", "asked": False},
        {"participant": "Robin", "asked": False},
    ]
    assert silent["put_aside"] is None
    said = typed("assumptions", sample, "--worklist").out
    assert silent["sentence"] in said
    assert "  Kieran (not asked), Robin (not asked)" in said
