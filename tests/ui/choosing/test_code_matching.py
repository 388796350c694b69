"""A few letters find the code that is meant."""

import pytest

from app.coding.rows import CodeId
from app.ui.choosing.code_matching import group_name, groups_of, matching_codes, near_duplicate, same_name
from tests.ui.coding.samples import CODEBOOK


def names(typed: str, recent: tuple[int, ...] = ()) -> list[str]:
    return [code.name for code in matching_codes(typed, CODEBOOK, [CodeId(number) for number in recent])]


@pytest.mark.parametrize("typed", ["not", "NBT", "no to", "being", "tol", "not being told", "  not   be "])
def test_beginnings_words_and_initials_find_a_code(typed: str) -> None:
    assert names(typed)[0] == "Not being told"


def test_the_better_match_comes_first() -> None:
    assert names("pla") == ["Places", "Places & animals", "Play"]
    assert names("play")[0] == "Play"


def test_among_equals_the_one_used_lately_comes_first() -> None:
    assert names("pla", recent=(4,)) == ["Play", "Places", "Places & animals"]
    assert names("", recent=(2, 4))[:2] == ["Waiting", "Play"]


def test_a_group_finds_its_codes_last() -> None:
    assert names("moving") == ["Moving", "Not being told", "Waiting"]


def test_what_matches_nothing_finds_nothing() -> None:
    assert names("zebra") == []


def test_a_name_that_is_there_is_known_whatever_its_case() -> None:
    found = same_name(" waiting ", CODEBOOK)
    assert found is not None
    assert found.name == "Waiting"
    assert same_name("wait", CODEBOOK) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Waitings", "Waiting"),
        ("Wating", "Waiting"),
        ("WAITING", "Waiting"),
        ("told, not being", "Not being told"),
        ("Animal and place", "Places & animals"),
        ("Kinship", None),
        ("wai", None),
    ],
)
def test_a_name_nearly_the_same_is_questioned(typed: str, expected: str | None) -> None:
    found = near_duplicate(typed, CODEBOOK)
    assert (found.name if found else None) == expected


def test_groups_are_what_codes_stand_under() -> None:
    assert [code.name for code in groups_of(CODEBOOK)] == ["Moving", "Places"]
    assert group_name(CODEBOOK[1]) == "Moving"
    assert group_name(CODEBOOK[0]) == ""
