"""How many names are found in speech with every name marked, as floors that no change may go under."""

import pytest

from app.language.names.cases import Cases, made_cases
from app.language.names.finding import NameFinder
from app.language.names.known import nothing
from tests.language.named_speech import HELD_BACK, LOOKED_AT, Gold, measured, small


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
    assert with_it.recall >= 0.62
    assert with_it.precision >= 0.9
    assert measured(HELD_BACK, NameFinder(nothing(), cases)).recall >= 0.91
