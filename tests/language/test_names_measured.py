"""How many names are found in speech with every name marked, as floors that no change may go under."""

from collections.abc import Callable

import pytest

from app.language.names.cases import Cases, made_cases
from app.language.names.finding import NameFinder
from app.language.names.known import nothing
from tests.language.named_speech import (
    HELD_BACK,
    LOOKED_AT,
    SPOKEN_HELD_BACK,
    SPOKEN_LOOKED_AT,
    Gold,
    in_sentences,
    measured,
    small,
)


@pytest.fixture(scope="module")
def cases() -> Cases:
    """The table of capitals, made once."""
    return made_cases()


@pytest.mark.parametrize(("speech", "recall", "precision"), [(LOOKED_AT, 0.97, 0.97), (HELD_BACK, 0.91, 0.9)])
def test_names_are_found_with_what_ships_alone(speech: Gold, recall: float, precision: float) -> None:
    got = measured(speech, NameFinder(nothing()))
    assert got.recall >= recall
    assert got.precision >= precision
    assert got.kind >= 0.93


def test_the_table_of_capitals_is_worth_its_making_where_there_are_none(cases: Cases) -> None:
    """Speech in small letters: without it next to nothing is found, with it most."""
    without, with_it = (measured(small(HELD_BACK), NameFinder(nothing(), table)) for table in (None, cases))
    assert without.recall < 0.35
    assert with_it.recall >= 0.77
    assert with_it.precision >= 0.9
    assert measured(HELD_BACK, NameFinder(nothing(), cases)).recall >= 0.91


@pytest.mark.parametrize("written", [small, in_sentences])
@pytest.mark.parametrize(("speech", "recall"), [(SPOKEN_LOOKED_AT, 0.93), (SPOKEN_HELD_BACK, 0.86)])
def test_most_names_are_found_in_what_machines_write_down(
    speech: Gold, recall: float, written: Callable[[Gold], Gold], cases: Cases
) -> None:
    got = measured(written(speech), NameFinder(nothing(), cases))
    assert got.recall >= recall
    assert got.precision >= 0.95
