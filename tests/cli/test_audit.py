"""The audit leaves as lines, as JSON and as tables; a changed one is told of."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver

from tests.cli.conftest import Typed


def test_the_audit_says_what_was_done_and_by_whom(typed: Typed, study: Path, tmp_path: Path) -> None:
    lines = typed("audit", study).out.splitlines()
    assert [line.split("  ", 1)[1] for line in lines] == ["Tester  New study", "Tester  Import transcripts"]
    told = typed("audit", study, "--json").json
    assert told["sound"]
    assert [entry["what"] for entry in told["entries"]] == ["New study", "Import transcripts"]
    assert "bin bags" not in typed("audit", study, "--json").out
    for name in ("audit.csv", "audit.xlsx"):
        assert typed("audit", study, "--out", tmp_path / name).exit_code == 0
    assert b"Import transcripts" in (tmp_path / "audit.csv").read_bytes()
    assert (tmp_path / "audit.xlsx").read_bytes().startswith(b"PK")


def test_a_changed_audit_is_told_of(typed: Typed, study: Path) -> None:
    bare = driver.connect(str(study), isolation_level=None)
    bare.execute("UPDATE audit SET who = 'Nobody' WHERE id = 1")
    bare.close()
    said = typed("audit", study)
    assert said.exit_code == 1
    assert "changed from outside" in said.err
    assert typed("check", study).exit_code == 1
