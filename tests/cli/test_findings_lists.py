"""Progress, themes and words on the command line, on the sample study."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed


@pytest.fixture
def sample(tmp_path: Path, typed: Typed) -> Path:
    path = tmp_path / "sample.counterpoint"
    assert typed("sample", path).exit_code == 0
    return path


def test_progress_says_how_far_each_source_is_and_what_was_asked(sample: Path, typed: Typed) -> None:
    rows = {row["source"]: row for row in typed("progress", sample, "--json").json}
    amira, wren = rows["Amira – interview"], rows["Wren – interview"]
    assert amira["status"] == "coded"
    assert 0 < amira["coded_turns"] <= amira["turns"]
    assert sum(amira["coders"].values()) == amira["passages"]
    assert amira["questions"]["What are reviews like?"] == "asked"
    assert amira["questions"]["What happens at eighteen?"] == "not asked"
    assert wren["passages"] == 0
    assert set(wren["questions"].values()) == {"not recorded"}
    assert "Wren – interview  (new; 0 of 18 turns hold a passage; by nobody yet" in typed("progress", sample).out


def test_words_of_children_are_set_against_all_others(sample: Path, typed: Typed) -> None:
    said = typed("words", sample, "--of", "children and young people", "--limit", "5", "--json").json
    assert said["perspective"] == "Children and young people"
    assert (said["participants"], said["others"]) == (12, 21)
    assert len(said["words"]) == 5
    ratios = [row["log_ratio"] for row in said["words"]]
    assert ratios == sorted(ratios, reverse=True)
    assert all(row["participants"] <= 12 for row in said["words"])
    missing = typed("words", sample, "--of", "Neighbours")
    assert (missing.exit_code, missing.out) == (1, "")
    assert missing.err.startswith("There is no perspective of that name in this study.")


def test_themes_say_what_stands_behind_and_against_them(sample: Path, typed: Typed) -> None:
    moves, wellbeing, unsettled = typed("themes", sample, "--json").json
    assert (moves["theme"], moves["status"], moves["for"], moves["against"]) == (
        "Moves happen to children",
        "reviewed",
        2,
        2,
    )
    assert moves["codes"] == [
        "Moves / Not being told",
        "Moves / Warning and preparation",
        "Moves / Belongings in bags",
    ]
    assert moves["people"] > 20
    assert (moves["lacks"], wellbeing["lacks"]) == ([], [])
    assert unsettled["lacks"] == ["contrary evidence, or a word on why there is none"]
    assert "Moves happen to children  (reviewed;" in typed("themes", sample).out


def test_a_study_without_themes_lists_none(tmp_path: Path, typed: Typed) -> None:
    path = tmp_path / "empty.counterpoint"
    typed("new", path, "--plain")
    assert typed("themes", path, "--json").json == []
