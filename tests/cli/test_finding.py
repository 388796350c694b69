"""Finding and coding what is found, as they are typed."""

from pathlib import Path

import pytest

from app.language.bare import words
from tests.cli.conftest import Typed


@pytest.fixture
def sample(typed: Typed, tmp_path: Path) -> Path:
    """The sample study."""
    path = tmp_path / "sample.counterpoint"
    assert typed("sample", path).exit_code == 0
    return path


def test_places_are_counted_in_people_and_can_be_listed_as_json(typed: Typed, sample: Path) -> None:
    children = typed("search", sample, "school", "--in", "children", "--json").json
    everyone = typed("search", sample, "school", "--json").json
    assert 0 < children["participants"] <= children["of_participants"] < everyone["of_participants"]
    assert {row["perspective"] for row in children["rows"]} == {"Children and young people"}
    assert len(everyone["rows"]) == everyone["places"] > children["places"]
    row = children["rows"][0]
    text = typed("text", sample, row["source"]).out
    assert text[row["start"] : row["end"]] == row["text"]


def test_lines_stand_below_each_other_and_are_sorted_by_what_stands_beside(typed: Typed, sample: Path) -> None:
    said = typed("search", sample, "they", "--kwic", "--sort", "right", "--limit", "30")
    lines = said.out.splitlines()[:-1]
    keys = [line[50:] for line in lines]
    assert all(key.casefold().startswith("they") for key in keys)
    beside = [words(key)[1:3] for key in keys]
    assert beside == sorted(beside)
    assert said.err.startswith("The first 30 of ")
    assert said.out.splitlines()[-1].endswith(" people.")


def test_all_forms_find_more_than_the_word(typed: Typed, sample: Path) -> None:
    word = typed("search", sample, "move", "--json").json
    forms = typed("search", sample, "move", "--forms", "--json").json
    tilde = typed("search", sample, "~move", "--json").json
    assert {row["text"].casefold() for row in forms["rows"]} >= {"move", "moved", "moving"}
    assert forms["places"] == tilde["places"] > word["places"]


def test_a_scope_can_be_a_person_a_source_and_what_is_coded(typed: Typed, sample: Path) -> None:
    everything = typed("search", sample, "they", "--json").json
    who = everything["rows"][0]["participant"]
    source = everything["rows"][0]["source"]
    one = typed("search", sample, "they", "--participant", who, "--source", source, "--json").json
    assert {(row["participant"], row["source"]) for row in one["rows"]} == {(who, source)}
    code = max(typed("codes", sample, "--json").json, key=lambda row: row["passages"])["code"]
    coded = typed("search", sample, "they", "--coded", code, "--json").json
    rest = typed("search", sample, "they", "--not-coded", code, "--json").json
    assert 0 < coded["places"] < everything["places"]
    assert coded["places"] + rest["places"] == everything["places"]
    assert typed("search", sample, "they", "--interviewer", "--json").json["places"] > everything["places"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("NOT they",), "NOT takes away"),
        (("…",), "no words to look for"),
        (("/(/",), "cannot be read"),
        (("they", "--in", "martians"), "no perspective called “martians”. There are: Children and young people"),
        (("they", "--in", "c"), "no perspective called"),
        (("they", "--source", "x"), "no source of that name"),
        (("they", "--coded", "x"), "no code of that path"),
    ],
)
def test_what_cannot_be_found_is_said_in_a_sentence(
    typed: Typed, sample: Path, asked: tuple[str, ...], said: str
) -> None:
    result = typed("search", sample, *asked)
    assert (result.exit_code, result.out) == (1, "")
    assert said in result.err


def test_what_is_found_is_coded_after_a_dry_run_and_only_once(typed: Typed, sample: Path) -> None:
    line = (
        "autocode",
        sample,
        "--find",
        "~move",
        "--code",
        "Moves / Said",
        "--coder",
        "Ada",
        "--scope",
        "sentence",
    )
    dry = typed(*line, "--dry-run")
    assert dry.out.endswith(" would be coded; nothing was.\n")
    assert "Moves / Said" not in typed("codes", sample, "--json").out
    tried = typed(*line, "--dry-run", "--json").json
    assert (tried["coded"], tried["dry_run"]) == (0, True)
    done = typed(*line, "--json").json
    assert done["coded"] == len(done["passages"]) == len(tried["passages"]) > 1
    [code] = [row for row in typed("codes", sample, "--json").json if row["code"] == "Moves / Said"]
    assert code["passages"] == done["coded"]
    assert typed(*line).out.splitlines()[-1] == f"0 passages coded. {done['coded']} had the code already."


def test_nothing_found_is_nothing_coded(typed: Typed, sample: Path) -> None:
    said = typed("autocode", sample, "--find", "aeroplanes", "--code", "Planes", "--coder", "Ada")
    assert (said.exit_code, said.out) == (0, "0 passages coded.\n")
    assert "Planes" not in typed("codes", sample).out


def test_words_beside_what_is_found(typed: Typed, sample: Path) -> None:
    rows = typed("search", sample, "they", "--beside", "--json").json
    assert rows
    assert [row["strength"] for row in rows] == sorted((row["strength"] for row in rows), reverse=True)
    assert all(row["times"] >= 5 and row["people"] >= 3 for row in rows)
    assert {row["word"] for row in rows}.isdisjoint({"the", "and", "was"})
    common = typed("search", sample, "they", "--beside", "--common", "--within", "10", "--json").json
    assert {row["word"] for row in rows} < {row["word"] for row in common}
    assert {"the", "and"} <= {row["word"] for row in common}
    first = typed("search", sample, "they", "--beside", "--limit", "1").out
    assert first.startswith(f"{rows[0]['word']}: {rows[0]['times']} times there, ")
    assert typed("search", sample, "aeroplanes", "--beside").out == "No word stands there 5 times with 3 people.\n"
