"""Sign-off, concerns and the register of exports on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed

AT = ("--source", "robin", "--start", "40", "--end", "60")


def signed(typed: Typed, study: Path) -> dict[str, bool]:
    return {row["source"]: row["signed_off"] for row in typed("sources", study, "--json").json}


def test_sources_are_signed_off_by_name_or_all_and_the_list_says_so(typed: Typed, study: Path) -> None:
    assert not any(signed(typed, study).values())
    said = typed("signoff", study, "robin", "--by", "Ada", "--on", "2026-11-29")
    assert (said.exit_code, said.out) == (0, "1 source signed off by Ada.\n")
    assert [name for name, done in signed(typed, study).items() if done] == ["robin"]
    assert "robin  (new; signed off;" in typed("sources", study).out
    assert typed("signoff", study, "--all").out == "3 sources signed off by Tester.\n"
    assert all(signed(typed, study).values())
    assert "once more" in typed("signoff", study, "robin", "--withdraw").out
    assert not signed(typed, study)["robin"]


def test_a_source_that_is_not_there_is_said_and_nothing_is_signed(typed: Typed, study: Path) -> None:
    assert typed("signoff", study, "robin", "nobody").exit_code == 1
    assert not any(signed(typed, study).values())


def test_a_concern_is_raised_listed_and_closed(typed: Typed, study: Path) -> None:
    assert typed("code", study, *AT, "--code", "Bags", "--coder", "Ada").exit_code == 0
    raised = typed("concerns", study, "--raise", "Neglect", *AT, "--immediate")
    assert raised.exit_code == 0
    assert "tell the designated lead" in raised.out
    (row,) = typed("concerns", study, "--json", "--open").json
    assert (row["where"], row["kind"], row["open"], row["immediate"]) == ("robin, turn 2", "Neglect", True, True)
    listed = typed("passages", study, "--code", "Bags")
    assert (listed.out, listed.err) == ("", "1 left out: a safeguarding concern stands on their words.\n")
    number = str(row["number"])
    assert "stay out" in typed("concerns", study, "--close", number).out
    assert typed("passages", study, "--code", "Bags", "--json").json == []
    assert typed("concerns", study, "--open").out == ""
    assert "may be counted" in typed("concerns", study, "--close", number, "--release", "--outcome", "Known").out
    assert len(typed("passages", study, "--code", "Bags", "--json").json) == 1
    assert "closed by Tester" in typed("concerns", study).out


@pytest.mark.parametrize(
    "words",
    [
        ["--raise", "Neglect"],
        ["--raise", "Neglect", "--close", "1", *AT],
        ["--release"],
        ["--source", "robin"],
    ],
)
def test_what_does_not_go_together_is_a_usage_error(typed: Typed, study: Path, words: list[str]) -> None:
    with pytest.raises(SystemExit):
        typed("concerns", study, *words)


def test_nothing_has_left_yet(typed: Typed, study: Path) -> None:
    assert typed("exports", study, "--json").json == []
    assert typed("exports", study, "--person", "robin").out == ""
    assert typed("exports", study, "--person", "nobody").exit_code == 1
