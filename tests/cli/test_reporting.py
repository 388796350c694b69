"""Reports on the command line: from options, a settings file or a saved report; past gates, into the register."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Typed

TOLD = "They put my things in bin bags 😕 and nobody said why."


@pytest.fixture
def study(typed: Typed, transcripts: Path, tmp_path: Path) -> Path:
    """Three transcripts, coded, signed off; Robin may be quoted."""
    path = tmp_path / "study.counterpoint"
    typed("new", path, "--plain")
    typed("import", path, transcripts)
    listed = tmp_path / "codings.csv"
    text = (transcripts / "robin.txt").read_text("utf-8")
    start = text.index(TOLD)
    listed.write_text(f"source,start,end,code,coder,memo\nrobin,{start},{start + len(TOLD)},Moves,Ada,\n", "utf-8")
    typed("code", path, "--from", listed)
    typed("status", path, "--all", "--set", "coded")
    people = tmp_path / "people.csv"
    people.write_text("participant,quote_consent\nRobin,yes\n", "utf-8")
    typed("participants", path, "--set", people)
    typed("signoff", path, "--all")
    return path


def body(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode("utf-8")


def test_what_was_written_is_said_as_json_and_stands_in_the_register(
    typed: Typed, study: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.docx"
    done = typed("report", study, "--out", out, "--date", "2026-03-01", "--json")
    assert done.exit_code == 0, done.err
    assert done.json["quotes"] == 1
    [export] = typed("exports", study, "--json").json
    assert export["title"] == "Theme summary"
    assert "bin bags" not in json.dumps(export)


def test_settings_that_were_printed_write_the_same_file(typed: Typed, study: Path, tmp_path: Path) -> None:
    options = (
        "--code",
        "Moves",
        "--date",
        "2026-03-01",
        "--title",
        "What we heard",
        "--final",
        "--counts",
        "words",
    )
    printed = typed("report", study, *options, "--print-spec")
    settings = tmp_path / "spec.json"
    settings.write_text(printed.out, "utf-8")
    one, other = tmp_path / "one.docx", tmp_path / "other.docx"
    typed("report", study, *options, "--out", one)
    typed("report", study, "--spec", settings, "--out", other)
    assert one.read_bytes() == other.read_bytes()
    assert "What we heard" in body(one)
    assert "Final" in body(one)


def test_a_saved_report_is_written_again_byte_for_byte(typed: Typed, study: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.docx", tmp_path / "other.docx"
    first = typed("report", study, "--code", "Moves", "--date", "2026-03-01", "--save", "Board", "--out", one)
    assert first.exit_code == 0, first.err
    assert typed("report", study, "--list").out == "Board\n"
    typed("report", study, "--saved", "board", "--out", other)
    assert one.read_bytes() == other.read_bytes()
    typed("report", study, "--saved", "Board", "--title", "Again", "--save", "Board")
    assert '"title": "Again"' in typed("report", study, "--saved", "Board", "--print-spec").out


def test_a_quote_chosen_by_hand_that_may_not_leave_stops_the_report(
    typed: Typed, study: Path, tmp_path: Path
) -> None:
    printed = json.loads(typed("report", study, "--code", "Moves", "--date", "2026-03-01", "--print-spec").out)
    printed["themes"][0]["quotes"] = [{"passage": "0" * 32}]
    settings = tmp_path / "spec.json"
    settings.write_text(json.dumps(printed), "utf-8")
    out = tmp_path / "report.docx"
    done = typed("report", study, "--spec", settings, "--out", out)
    assert done.exit_code == 1
    assert "A passage of this report is no longer in the study." in done.err
    assert not out.exists()


def test_short_forms_ask_for_the_one_thing_they_are_about(typed: Typed, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    done = typed("report", study, "--kind", "two-pager", "--out", out)
    assert done.exit_code == 1
    assert "A two-pager is about one theme." in done.err
    assert typed("report", study, "--kind", "two-pager", "--code", "Moves", "--out", out).exit_code == 0
    assert "Who was heard" in body(out)
    assert typed("report", study, "--kind", "codebook", "--out", out).exit_code == 0


def test_tables_are_written_as_sheets_or_one_as_csv(typed: Typed, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "tables.xlsx"
    done = typed("report", study, "--table", "matrix", "--table", "assumptions", "--out", out, "--json")
    assert done.exit_code == 0, done.err
    assert zipfile.is_zipfile(out)
    csv = tmp_path / "matrix.csv"
    typed("report", study, "--table", "matrix", "--out", csv)
    assert '"Moves"' in csv.read_text("utf-8-sig")
    refused = typed("report", study, "--table", "matrix", "--table", "evidence", "--out", csv)
    assert "A CSV file holds one table." in refused.err
    assert len(typed("exports", study, "--json").json) == 2


@pytest.mark.parametrize(
    "options",
    [(), ("--spec", "a.json", "--saved", "b", "--out", "c.docx"), ("--table", "matrix", "--out", "c.docx")],
)
def test_options_that_do_not_go_together_are_a_usage_error(typed: Typed, study: Path, options: tuple[str]) -> None:
    with pytest.raises(SystemExit):
        typed("report", study, *options)
